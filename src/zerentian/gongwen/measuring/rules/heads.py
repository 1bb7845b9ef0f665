"""Title, addressee, headings."""

from collections.abc import Iterator

from zerentian.gongwen import standard
from zerentian.gongwen.measuring.arithmetic import left_gap
from zerentian.gongwen.measuring.measured import Finding, Measured, ParagraphMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack
from zerentian.gongwen.measuring.rules.rule import Rule, Slip, headings, whole
from zerentian.gongwen.measuring.rules.text import SIDES, font_slips, is_official, is_typed, size_slips
from zerentian.gongwen.measuring.wording import ALIGNS, quoted, signs

NO_FIRST = {"ind.firstLine": "0", "ind.firstLineChars": "0"}
LEVELS = {1: "一级标题", 2: "二级标题", 3: "三级标题", 4: "四级标题"}
WRITTEN = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
SUBTITLE = ("—", "-", "（", "(")


class TitleFont(Rule):
    name, title, clause = "title_font", "标题字体", "7.3.1"
    why = "标题一般用 2号小标宋体字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        todo = f"选中标题，把中文字体改成{standard.TITLE_SONG}，不要加粗代替。"
        yield from self.gathered(measured, font_slips(measured, whole(measured, *title_lines(measured)), standard.TITLE_SONG, todo))


class TitleSize(Rule):
    name, title, clause = "title_size", "标题字号", "7.3.1"
    why = TitleFont.why

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        spans = whole(measured, *title_lines(measured))
        yield from self.gathered(measured, size_slips(measured, spans, standard.SIZE_2, "选中标题，把字号改成二号。"))


class TitleCentred(Rule):
    name, title, clause = "title_centred", "标题居中", "7.3.1"
    why = "标题居中排布。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near, slips = pack.tolerances["indent"], []
        for place in measured.of("title"):
            placing = measured.paragraphs[place].placing
            off = abs(placing.first + placing.left - placing.right)
            if placing.align != "center" or off > near:
                found = ALIGNS.get(placing.align, placing.align) + (f"，左边多空 {signs(off)}" if placing.align == "center" else "")
                mend = ParagraphMend(place, {"jc": "center"} | NO_FIRST | SIDES)
                slips.append(Slip(place, found, "居中，不缩进", "选中标题，点居中，缩进都改成 0。", mend))
        yield from self.gathered(measured, slips)


def title_lines(measured: Measured) -> list[int]:
    """Without a subtitle below, which the standard does not speak of."""
    return [place for place in measured.of("title") if not measured.paragraphs[place].text.strip().startswith(SUBTITLE)]


class HeadingFont(Rule):
    name, title, clause = "heading_font", "各级标题字体", "7.3.3"
    why = "第一层用黑体、第二层用楷体、第三层和第四层用仿宋体。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips: list[Slip] = []
        for level, wanted in standard.HEADING_FONTS.items():
            mine = (span for span in headings(measured) if span.level == level)
            slips += font_slips(measured, mine, wanted, f"选中{LEVELS[level]}，把中文字体改成{wanted}。")
        yield from self.gathered(measured, slips)


class HeadingSize(Rule):
    name, title, clause = "heading_size", "各级标题字号", "7.3.3"
    why = "各级标题和正文一样用 3号字，只靠字体区分。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        yield from self.gathered(measured, size_slips(measured, headings(measured), standard.SIZE_3, "选中标题，把字号改成三号。"))


class HeadingMark(Rule):
    name, title, clause = "heading_mark", "层次序数", "7.3.3"
    why = "结构层次序数依次用“一、”“（一）”“1.”“（1）”，括号后面不加顿号，“一”后面不用点。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips = []
        for place in measured.of("heading", "body"):
            part = measured.parts[place]
            if part.level and part.mark and not pack.words.marks[part.level].fullmatch(part.mark):
                found, wanted = f"写成{quoted(part.mark)}", f"写成“{WRITTEN[part.level]}”这样"
                slips.append(Slip(place, found, wanted, "这是文字，请您自己改；同级的都用一种写法。"))
        yield from self.gathered(measured, slips)


class Addressee(Rule):
    name, title, clause = "addressee", "主送机关", "7.3.2"
    why = "主送机关居左顶格，最后一个名称后标全角冒号。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        if not is_official(measured):
            return
        found = measured.of("addressee")
        if not found and pack.official.search(measured.report.title[-12:]) and measured.of("body"):
            yield self.found("标题下面", "没有主送机关", "标题下空一行顶格写主送机关", "补上主送机关；普发的公告、通报可以不写。")
        slips = [slip for place in found for slip in self.slips(measured, place, pack.tolerances["indent"])]
        yield from self.gathered(measured, slips)

    def slips(self, measured: Measured, place: int, near: float) -> Iterator[Slip]:
        one = measured.paragraphs[place]
        gap = left_gap(one)
        if abs(gap) > near or one.placing.align not in ("left", "start", "both"):
            where = f"左空 {signs(gap)}" if one.placing.align in ("left", "start", "both") else ALIGNS.get(one.placing.align, "")
            mend = None if is_typed(one) else ParagraphMend(place, {"jc": "left"} | NO_FIRST | SIDES)
            yield Slip(place, where, "居左顶格", "去掉主送机关的缩进，左对齐。", mend)
        if one.text.rstrip().endswith(":"):
            yield Slip(place, "后面是半角冒号", "后面用全角冒号“：”", "这是文字，请您自己把冒号改成全角。")
