"""Paper, edges, lines and characters."""

from collections import Counter
from collections.abc import Iterator

from zerentian.gongwen import standard
from zerentian.gongwen.measuring.arithmetic import characters_a_line, letter_width, lines_a_page, pitch
from zerentian.gongwen.measuring.measured import Finding, Measured, ParagraphMend, Section, SectionMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack
from zerentian.gongwen.measuring.rules.rule import Rule, Slip, letters_of, running_text
from zerentian.gongwen.measuring.rules.text import LIKE_BODY, PRESENT, is_official
from zerentian.gongwen.measuring.wording import millimetres, page, points, signs

EDGES = {"top": "上边距", "left": "左边距", "right": "右边距", "bottom": "下边距"}
WANTED = {"top": standard.TOP, "left": standard.LEFT, "right": standard.RIGHT, "bottom": standard.BOTTOM}
ON_ITS_SIDE = {"top": "left", "left": "bottom", "right": "top", "bottom": "right"}
GRID = {"docGrid.type": "lines", "docGrid.linePitch": str(standard.LINE), "docGrid.charSpace": ""}
CLOSER = "-5"  # twips between letters of 16 pt: 15.75 pt each. A grid of 28 does it in Word alone; LibreOffice gives each letter two cells
EMPTY_ABOVE = {"addressee", "annex_note", "signature"}
EXACT = {"spacing.line": str(standard.LINE), "spacing.lineRule": "exact"}


class PageSize(Rule):
    name, title, clause = "page_size", "纸张", "5.1"
    why = "公文用纸是 A4 型，别的纸打出来版面全变。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near = pack.tolerances["edge"] * standard.TWIPS_PER_MM
        for place, one in enumerate(measured.sections):
            wide, long = min(one.width, one.height), max(one.width, one.height)
            if abs(wide - standard.PAGE_WIDTH) > near or abs(long - standard.PAGE_HEIGHT) > near:
                found = f"{millimetres(one.width)} × {millimetres(one.height)}"
                sides = (standard.PAGE_HEIGHT, standard.PAGE_WIDTH) if one.landscape else (standard.PAGE_WIDTH, standard.PAGE_HEIGHT)
                mend = SectionMend(place, {"pgSz.w": str(sides[0]), "pgSz.h": str(sides[1])})
                yield self.found(page(measured, place), found, "A4：210 毫米 × 297 毫米", "在“布局—纸张大小”里选 A4。", [mend])


class Margins(Rule):
    name, title, clause = "margins", "页边距", "5.2.1"
    why = "天头 37 毫米、订口 28 毫米，版心 156 毫米 × 225 毫米，装订和每页字数都由它定。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near = pack.tolerances["edge"] * standard.TWIPS_PER_MM + 1
        for place, one in enumerate(measured.sections):
            wanted = {ON_ITS_SIDE[edge]: twips for edge, twips in WANTED.items()} if one.landscape else WANTED
            for edge, twips in wanted.items():
                is_ = getattr(one, edge)
                if abs(is_ - twips) > near and not (one.landscape and fits_on_its_side(one, near)):
                    told, todo = EDGES[edge], f"在“布局—页边距”里把{EDGES[edge]}改成 {round(twips / standard.TWIPS_PER_MM)} 毫米。"
                    settings = {f"pgMar.{edge}": str(twips)} | ({"pgMar.gutter": "0"} if edge == "left" else {})
                    yield self.found(
                        page(measured, place),
                        f"{told} {millimetres(is_)}",
                        f"{told} {millimetres(twips)}",
                        todo,
                        [SectionMend(place, settings)],
                    )


def fits_on_its_side(one: Section, near: float) -> bool:
    """Whichever side is bound: the same four edges in turn."""
    edges = sorted((one.top, one.bottom, one.left, one.right))
    return all(abs(found - wanted) <= near for found, wanted in zip(edges, sorted(WANTED.values()), strict=True))


def may_have_empty_line(measured: Measured, place: int) -> bool:
    """Names and notes, a date without names, who was there, and what comes first below a title."""
    first = [measured.of(PRESENT)[:1], lines_of_body(measured)[:1], [] if measured.of("signature") else measured.of("date")[:1]]
    return measured.parts[place].name in EMPTY_ABOVE or [place] in first


def lines_of_body(measured: Measured) -> list[int]:
    """Paragraphs whose lines stand on those of the page."""
    return sorted(measured.of("body", "heading", PRESENT, *(LIKE_BODY if is_official(measured) else ())))


class LinePitch(Rule):
    name, title, clause = "line_pitch", "行距", "5.2.3"
    why = "每面排 22 行并撑满版心，行距是 28.95 磅。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        wanted = f"固定值 {points(standard.LINE)}，每面 {standard.LINES} 行"
        todo = "在“段落—行距”里选固定值，填 28.95 磅。"
        slips = []
        for place in lines_of_body(measured):
            one = measured.paragraphs[place]
            twips = pitch(one, measured.sections[one.section])
            if lines_a_page(twips) != standard.LINES or abs(twips - standard.LINE) > pack.tolerances["pitch"] * 20:
                slips.append(Slip(place, said(one.placing.line_rule, twips), wanted, todo, ParagraphMend(place, EXACT)))
        yield from self.gathered(measured, slips)


def said(rule: str, twips: float) -> str:
    kind = {"exact": "固定值", "atLeast": "最小值"}.get(rule, "约")
    return f"{kind} {points(twips)}，每面 {lines_a_page(twips)} 行"


class SpaceAround(Rule):
    name, title, clause = "space_around", "段前段后", "5.2.3"
    why = "正文的行一行挨一行，段前段后留空，每面就排不满 22 行。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips = [slip for place in lines_of_body(measured) for slip in self.slips(measured, place, pack.tolerances["space"] * 20)]
        yield from self.gathered(measured, slips)

    def slips(self, measured: Measured, place: int, near: float) -> Iterator[Slip]:
        """Where the standard has an empty line it may be made in this way."""
        placing = measured.paragraphs[place].placing
        wrong = {"after": placing.after} | ({} if may_have_empty_line(measured, place) else {"before": placing.before})
        if max(wrong.values()) > near:
            nothing = {f"spacing.{side}{unit}": "0" for side in wrong for unit in ("", "Lines", "Autospacing")}
            found = f"段前 {points(placing.before)}，段后 {points(placing.after)}"
            yield Slip(place, found, "段前 0 磅，段后 0 磅", "在“段落—间距”里把段前、段后都改成 0。", ParagraphMend(place, nothing))


class CharactersALine(Rule):
    name, title, clause = "characters_a_line", "每行字数", "5.2.3"
    why = "每行排 28 个字并撑满版心；3号字本身宽 16 磅，不收紧只排得下 27 个。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        for place, section in enumerate(measured.sections):
            mine = [span for span in running_text(measured) if measured.paragraphs[span.paragraph].section == place]
            counted: Counter[float] = Counter()
            for span in mine:
                for letters, count in letters_of(measured.paragraphs[span.paragraph], span.start, span.end, chinese=True).items():
                    counted[letters.spacing] += count
            if section.landscape or not counted:
                continue
            twips = letter_width(section, standard.SIZE_3, counted.most_common(1)[0][0], measured.normal)
            if characters_a_line(twips) != standard.CHARACTERS:
                mends = [ParagraphMend(one.paragraph, {}, {"spacing": CLOSER}, one.start, one.end) for one in mine]
                found = f"一个字占 {points(twips)}，版心每行 {characters_a_line(twips)} 字"
                wanted = f"一个字占 {points(standard.CHARACTER)}，每行 {signs(standard.CHARACTERS)}"
                todo = "先把“正文”样式改成 3号仿宋，再在“页面设置—文档网格”里指定每行 28、每页 22。"
                yield self.found(page(measured, place), found, wanted, todo, [SectionMend(place, GRID), *mends])
