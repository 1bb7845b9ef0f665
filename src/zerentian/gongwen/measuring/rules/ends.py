"""What stands below the text: annex note, signature, date, annexes, imprint."""

from collections.abc import Iterator, Sequence

from zerentian.gongwen import standard
from zerentian.gongwen.drafts.kinds import kind_of_title
from zerentian.gongwen.layout import SignatureLine, signature_places
from zerentian.gongwen.measuring.arithmetic import left_gap, right_gap
from zerentian.gongwen.measuring.measured import Finding, Measured, Name, ParagraphMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack
from zerentian.gongwen.measuring.rules.heads import NO_FIRST
from zerentian.gongwen.measuring.rules.rule import Rule, Slip, whole
from zerentian.gongwen.measuring.rules.text import SIDES, font_slips, is_official, is_typed, size_slips
from zerentian.gongwen.measuring.word import Said
from zerentian.gongwen.measuring.wording import place_of, quoted, signs

BODY_LETTER = standard.SIZE_3 * 10  # twips
PRINTED = "印发"  # 7.4.3
FOLLOWING = 5  # 字 to the left of 2. below 附件：1.
ORDER: tuple[Name, ...] = ("annex_note", "signature", "date", "note")
TITLES = {"annex_note": "附件说明", "signature": "署名", "date": "成文日期", "note": "附注"}


def from_right(signs_: float) -> Said:
    """Words so many 字 from the right edge."""
    return {"jc": "right"} | NO_FIRST | SIDES | {"ind.rightChars": str(round(signs_ * 100)), "ind.right": str(round(signs_ * BODY_LETTER))}


def allowed_places(names: Sequence[str], date: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """(of the last name, of the date) from the right, in 字, without a seal and with one: whether there is one nobody can see in the file.

    >>> allowed_places(["中共青禾街道工委"], "2026年1月5日"), allowed_places(["街道工委"], "2026年11月5日")
    (((2.0, 2.0), (3.0, 4)), ((6.5, 2), (5.25, 4)))
    """
    unsealed_lines, sealed_lines = signature_places(names, date, sealed=False), signature_places(names, date, sealed=True)
    return last_places(unsealed_lines), last_places(sealed_lines)


def last_places(lines: Sequence[SignatureLine]) -> tuple[float, float]:
    return lines[-2].places[-1].right, lines[-1].places[-1].right


def date_in_form(measured: Measured) -> str:
    """The date as it should be written: another rule asks for that, and then it is not as wide. "" where it is not known to the day."""
    if measured.report.date.count("-") != 2:
        return ""
    year, *rest = measured.report.date.split("-")
    return f"{year}年" + "".join(f"{int(one)}{sign}" for one, sign in zip(rest, "月日", strict=False))


class SignaturePlace(Rule):
    name, title, clause = "signature_place", "署名和日期的位置", "7.3.5"
    why = "不盖章的署名右空二字、日期首字右移二字；盖章的日期右空四字、署名在日期上居中。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        places, dates = measured.of("signature"), measured.of("date")
        if not is_official(measured) or not places or not dates or places[-1] > dates[0]:
            return
        above, below = measured.paragraphs[places[-1]], measured.paragraphs[dates[0]]
        names, day = names_of(measured, places), below.text.strip()
        is_ = right_gap(above), right_gap(below)
        wanted = allowed_places(names, day)
        days = day, date_in_form(measured) or day
        allowed = [pair for date in days for together in (names, names[-1:]) for pair in allowed_places(together, date)]
        if any(abs(is_[0] - one[0]) <= self.near(pack) and abs(is_[1] - one[1]) <= self.near(pack) for one in allowed):
            return
        typed = any(is_typed(measured.paragraphs[place]) or "\t" in measured.paragraphs[place].text for place in (*places, dates[0]))
        mends = [] if typed else unsealed(places, names, dates[0], day)
        todo = "把这几行设成右对齐，右缩进照上面的字数填。" if mends else "先删掉这几行前面的空格，设成右对齐，再照字数填右缩进。"
        told = f"不盖章：{said(*wanted[0])}；盖章：{said(*wanted[1])}"
        yield self.found(f"落款{quoted(above.text)}", said(*is_), told, todo, mends)

    def near(self, pack: DocumentPack) -> float:
        return pack.tolerances["signature"]


def names_of(measured: Measured, places: Sequence[int]) -> list[str]:
    """With seals several stand side by side, behind tabs."""
    return [name.strip() for place in places for name in measured.paragraphs[place].text.split("\t") if name.strip()]


def unsealed(places: Sequence[int], names: Sequence[str], date: int, day: str) -> list[ParagraphMend]:
    """Names under one another, the date below them."""
    lines = signature_places(names, day, sealed=False)
    return [ParagraphMend(place, from_right(line.places[0].right)) for place, line in zip((*places, date), lines, strict=True)]


def said(name: float, date: float) -> str:
    return f"署名右空 {signs(name)}、日期右空 {signs(date)}"


class DateForm(Rule):
    name, title, clause = "date_form", "成文日期写法", "7.3.5.4"
    why = "日期用阿拉伯数字把年、月、日写全，年份写四位，月、日不编虚位。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        for place in measured.of("date") if is_official(measured) else ():
            one = measured.paragraphs[place]
            written = one.text.strip().strip("（）()")
            if not pack.words.date.fullmatch(written) and not pack.words.blank_date.fullmatch(written):
                yield self.found(place_of(one), written, "写成“2026年1月5日”这样", "这是文字，请您自己改。")


class Order(Rule):
    name, title, clause = "ending_order", "文后次序", "7.3"
    why = "正文后面依次是附件说明、发文机关署名、成文日期、附注。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        found = measured.of(*ORDER)
        reached = 0
        for place in found:
            name = measured.parts[place].name
            at = ORDER.index(name)
            if at < reached:
                told = f"{TITLES[name]}在{TITLES[ORDER[reached]]}后面"
                yield self.found(
                    place_of(measured.paragraphs[place]), told, "附件说明、署名、成文日期、附注", "这是文字，请您自己调整次序。"
                )
            reached = max(reached, at)


class AnnexNote(Rule):
    name, title, clause = "annex_note", "附件说明", "7.3.4"
    why = "附件说明左空二字写“附件”，后标全角冒号和名称；有几个的用阿拉伯数字编号，名称后不加标点。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near, slips = pack.tolerances["indent"], []
        for place in measured.of("annex_note"):
            one, following = measured.paragraphs[place], measured.parts[place].level == 3
            if not pack.words.annex_note.fullmatch(one.text.strip()):
                slips.append(Slip(place, f"写成{quoted(one.text)}", "“附件：1.×××”，名称后不加标点", "这是文字，请您自己改。"))
            wanted, gap = (FOLLOWING if following else standard.INDENT), left_gap(one)
            if abs(gap - wanted) > (0.6 if following else near):
                mend = None if is_typed(one) else ParagraphMend(place, at_left(wanted))
                slips.append(Slip(place, f"左空 {signs(gap)}", f"左空 {wanted} 字", f"在“段落”里改成左边空 {wanted} 字。", mend))
        yield from self.gathered(measured, slips)


def at_left(signs_: int) -> Said:
    """The first line so many 字 from the left."""
    first = {"ind.firstLineChars": str(signs_ * 100), "ind.firstLine": str(signs_ * BODY_LETTER)}
    return {"jc": "both"} | SIDES | first


class AnnexHead(Rule):
    name, title, clause = "annex_head", "附件页", "7.3.7"
    why = "附件另面编排；“附件”和序号用 3号黑体顶格排在版心左上角第一行。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        places = measured.of("annex_head")
        slips = list(font_slips(measured, whole(measured, *places), standard.HEI, "选中“附件”二字，把中文字体改成黑体。"))
        slips += size_slips(measured, whole(measured, *places), standard.SIZE_3, "选中“附件”二字，把字号改成三号。")
        for place in places:
            one = measured.paragraphs[place]
            if abs(left_gap(one)) > pack.tolerances["indent"] or one.placing.align in ("center", "right", "end"):
                mend = None if is_typed(one) else ParagraphMend(place, {"jc": "left"} | NO_FIRST | SIDES)
                slips.append(Slip(place, "没有顶格", "顶格", "去掉“附件”前面的缩进，左对齐。", mend))
            if not one.starts_page and one.row is None:
                mend = ParagraphMend(place, {"pageBreakBefore": "1"})
                slips.append(Slip(place, "接在正文后面", "另起一页", "在“段落—换行和分页”里勾选段前分页。", mend))
        yield from self.gathered(measured, slips)


class ImprintLetters(Rule):
    name, title, clause = "imprint_letters", "版记字体字号", "7.4"
    why = "抄送机关、印发机关和印发日期用 4号仿宋体字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        places = [place for place in measured.of("imprint") if measured.paragraphs[place].text.strip()]
        todo = "选中版记，改成四号仿宋。"
        slips = [*font_slips(measured, whole(measured, *places), standard.FANGSONG, todo)]
        slips += size_slips(measured, whole(measured, *places), standard.SIZE_4, todo)
        yield from self.gathered(measured, slips)


class ImprintPlace(Rule):
    name, title, clause = "imprint_place", "版记位置", "7.4"
    why = "抄送机关和印发机关左右各空一字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips = []
        for place in measured.of("imprint"):
            one = measured.paragraphs[place]
            gap, first_cell = left_gap(one), place == 0 or measured.paragraphs[place - 1].row != one.row or one.row is None
            if one.text.strip() and first_cell and abs(gap - standard.IMPRINT_INDENT) > 0.5:
                indents = {
                    "ind.left": str(standard.SIZE_4 * 10),
                    "ind.leftChars": "100",
                    "ind.right": str(standard.SIZE_4 * 10),
                    "ind.rightChars": "100",
                }
                mend = None if is_typed(one) else ParagraphMend(place, NO_FIRST | indents)
                slips.append(Slip(place, f"左空 {signs(gap)}", "左右各空 1 字", "在“段落”里把左右缩进都改成 1 字符。", mend))
        yield from self.gathered(measured, slips)


class ImprintLines(Rule):
    name, title, clause = "imprint_lines", "版记的线", "7.4.1"
    why = "版记首条和末条分隔线用粗线（0.35 毫米），中间的用细线（0.25 毫米）。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        places = [place for place in measured.of("imprint") if measured.paragraphs[place].text.strip()]
        if not places or any(one.drawn for one in measured.paragraphs[max(0, places[0] - 2) :]) or is_of_letter(measured, places):
            return  # lines that were drawn cannot be measured here
        for place, side, at in ((places[0], "上面", 0), (places[-1], "下面", 1)):
            one = measured.paragraphs[place]
            is_ = one.placing.lines[at]
            if abs(is_ - standard.IMPRINT_OUTER_EIGHTHS) > pack.tolerances["line_eighths"]:
                edge = "pBdr.top" if at == 0 else "pBdr.bottom"
                line = {edge: "single", f"{edge}.sz": str(standard.IMPRINT_OUTER_EIGHTHS), f"{edge}.space": "1", f"{edge}.color": "000000"}
                mend = [ParagraphMend(place, line)] if one.row is None else []
                found = f"{side}的线 {round(is_ / 8 * 25.4 / 72, 2):g} 毫米" if is_ else f"{side}没有线"
                yield self.found(place_of(one), found, f"{side}的线 0.35 毫米", "在“边框”里给版记上下各加一条 1 磅的线。", mend)


def is_of_letter(measured: Measured, places: Sequence[int]) -> bool:
    """10.1: the imprint of a letter has neither lines nor who printed it."""
    copies_only = not any(measured.paragraphs[place].text.rstrip().endswith(PRINTED) for place in places)
    lines = any(any(measured.paragraphs[place].placing.lines) for place in places)
    return kind_of_title(measured.report.title).form == "letter" and copies_only and not lines


class ImprintWords(Rule):
    name, title, clause = "imprint_words", "版记写法", "7.4.2"
    why = "抄送机关后标全角冒号，最后一个机关名称后标句号；印发日期后加“印发”二字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        for place in measured.of("imprint"):
            one = measured.paragraphs[place]
            text = one.text.strip()
            if text.startswith("抄送") and (text[2:3] != "：" or not text.endswith("。")):
                yield self.found(place_of(one), quoted(text), "“抄送：×××，×××。”", "这是文字，请您自己改。")
