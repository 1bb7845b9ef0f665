"""Letters and indents of the body."""

from collections.abc import Iterator

from zerentian.gongwen import standard
from zerentian.gongwen.drafts.bodies import speaks_to_people
from zerentian.gongwen.measuring.arithmetic import left_gap
from zerentian.gongwen.measuring.measured import Finding, Letters, Measured, MeasuredParagraph, Name, ParagraphMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack, document_pack
from zerentian.gongwen.measuring.rules.rule import Rule, Slip, Span, headings, letters_of, running_text, whole
from zerentian.gongwen.measuring.wording import ALIGNS, colour, font, signs, size
from zerentian.gongwen.widths import width

BLACK = {"auto", "000000"}
PRESENT: Name = "present"
LIKE_BODY: tuple[Name, ...] = ("addressee", "annex_note", "signature", "date", "note")
COLOURED: tuple[Name, ...] = (
    "title",
    "byline",
    "heading",
    "body",
    "table_title",
    *LIKE_BODY,
    PRESENT,
    "annex_head",
    "annex_title",
    "annex",
    "imprint",
)
FIRST = {"ind.firstLineChars": "200", "ind.firstLine": str(standard.INDENT * standard.SIZE_3 * 10)}
SIDES = {"ind.left": "0", "ind.leftChars": "0", "ind.right": "0", "ind.rightChars": "0"}
RIGHT = {"right", "end", "center", "distribute"}


def font_slips(measured: Measured, spans: Iterator[Span], wanted: str, todo: str) -> Iterator[Slip]:
    """Where the greatest part of what is no such font stands for all."""
    for span in spans:
        counted = letters_of(measured.paragraphs[span.paragraph], span.start, span.end, chinese=True)
        families = standard.FAMILIES[wanted] | lead_fonts(measured, span)
        wrong = [letters for letters, _ in counted.most_common() if letters.font not in families]
        if wrong:
            mend = ParagraphMend(span.paragraph, {}, {"rFonts.eastAsia": wanted, "rFonts.eastAsiaTheme": ""}, span.start, span.end)
            yield Slip(span.paragraph, font(wrong[0].font), wanted, todo, mend)


def lead_fonts(measured: Measured, span: Span) -> frozenset[str]:
    """A long sentence behind 一、 or （一） is no heading to the reader, but its first words may be set as one. 10.3: 出席 is 黑体."""
    if measured.parts[span.paragraph].name == PRESENT:
        return standard.FAMILIES[standard.HEI]
    numbered = measured.parts[span.paragraph].name == "body" and span.level in standard.HEADING_FONTS
    return standard.FAMILIES[standard.HEADING_FONTS[span.level]] if numbered else frozenset()


def size_slips(measured: Measured, spans: Iterator[Span], wanted: int, todo: str) -> Iterator[Slip]:
    for span in spans:
        counted = letters_of(measured.paragraphs[span.paragraph], span.start, span.end)
        wrong = [letters for letters, _ in counted.most_common() if letters.size != wanted]
        if wrong:
            mend = ParagraphMend(span.paragraph, {}, {"sz": str(wanted), "szCs": str(wanted)}, span.start, span.end)
            yield Slip(span.paragraph, size(wrong[0].size), size(wanted), todo, mend)


def body_like(measured: Measured) -> Iterator[Span]:
    yield from running_text(measured)
    yield from whole(measured, *measured.of(PRESENT))
    if is_official(measured):
        yield from whole(measured, *measured.of(*LIKE_BODY))


def is_official(measured: Measured) -> bool:
    """Debriefs, scripts and the like are no official documents by kind: only the rules of page and body hold."""
    return measured.report.kind in document_pack().official_kinds


class BodyFont(Rule):
    name, title, clause = "body_font", "正文字体", "5.2.2"
    why = "正文用仿宋体；只给西文设了字体，中文会变成系统默认的宋体或等线。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        todo = f"选中这些字，把中文字体改成{standard.FANGSONG}。"
        yield from self.gathered(measured, font_slips(measured, body_like(measured), standard.FANGSONG, todo))


class BodySize(Rule):
    name, title, clause = "body_size", "正文字号", "5.2.2"
    why = "正文用 3号字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        yield from self.gathered(measured, size_slips(measured, body_like(measured), standard.SIZE_3, "选中这些字，把字号改成三号。"))


class Colour(Rule):
    name, title, clause = "colour", "文字颜色", "5.2.4"
    why = "除发文机关标志等用红色，公文中的字都是黑色。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips = []
        for span in whole(measured, *measured.of(*COLOURED)):
            one = measured.paragraphs[span.paragraph]
            wrong = [letters for letters, _ in letters_of(one, 0, span.end).most_common() if letters.colour not in BLACK]
            if wrong:
                black = {"color": "000000", "color.themeColor": "", "color.themeTint": "", "color.themeShade": ""}
                mend = ParagraphMend(span.paragraph, {}, black)
                slips.append(Slip(span.paragraph, colour(wrong[0].colour), "黑色", "选中这些字，把颜色改成黑色。", mend))
        yield from self.gathered(measured, slips)


class Bold(Rule):
    name, title, clause, level = "bold", "加粗", "7.3.3", "advice"
    why = "标准没有加粗，各级标题靠字体区分；有的地方习惯加粗，由您决定。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        spans = [*headings(measured), *running_text(measured), *whole(measured, *measured.of("title"))]
        places = sorted(
            {span.paragraph for span in spans if is_bold(letters_of(measured.paragraphs[span.paragraph], span.start, span.end))}
        )
        slips = [Slip(place, "加粗", "不加粗", "标准不要求加粗；本地没有这个习惯的，取消加粗。") for place in places]
        yield from self.gathered(measured, slips)


def is_bold(counted: dict[Letters, int]) -> bool:
    return any(letters.bold for letters in counted)


class FirstLineIndent(Rule):
    name, title, clause = "first_line_indent", "首行缩进", "7.3.3"
    why = "每个自然段左空二字，回行顶格。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near, slips = pack.tolerances["indent"], []
        for place in measured.of("body", "heading"):
            one = measured.paragraphs[place]
            gap = left_gap(one)
            if one.placing.align in ("center", "right", "end") or (abs(gap) <= near and speaks_to_people(one.text.strip())):
                continue
            if abs(gap - standard.INDENT) > near or one.placing.left > near:
                mend = None if is_typed(one) else ParagraphMend(place, FIRST | SIDES)
                hanging = "，回行不顶格" if one.placing.left > near else ""
                slips.append(
                    Slip(place, f"首行空 {signs(gap)}{hanging}", "首行空 2 字，回行顶格", "在“段落—特殊格式”里选首行缩进 2 字符。", mend)
                )
        yield from self.gathered(measured, slips)


def is_typed(one: MeasuredParagraph) -> bool:
    """Whether it begins with blanks that somebody typed: an indent would come on top."""
    return one.text[:1].isspace() and width(one.text[: len(one.text) - len(one.text.lstrip())]) >= 1


class Sides(Rule):
    name, title, clause = "sides", "正文对齐", "7.3.3"
    why = "正文撑满版心：左右不另缩进，不居中，不靠右。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near, slips = pack.tolerances["indent"], []
        for place in measured.of("body", "heading"):
            placing = measured.paragraphs[place].placing
            if placing.align in RIGHT or placing.right > near:
                found = ALIGNS.get(placing.align, placing.align) + (f"，右空 {signs(placing.right)}" if placing.right > near else "")
                mend = ParagraphMend(place, {"jc": "both"} | FIRST | SIDES)
                slips.append(Slip(place, found, "两端对齐，左右不另缩进", "在“段落”里选两端对齐，左右缩进改成 0。", mend))
        yield from self.gathered(measured, slips)


class TypedSpaces(Rule):
    name, title, clause, level = "typed_spaces", "用空格代替缩进", "7.3.3", "style"
    why = "用空格排的位置一改字就乱，别人接着改时要一处处删。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        slips = []
        for place in measured.of("title", "byline", "addressee", "heading", "body", *LIKE_BODY):
            one = measured.paragraphs[place]
            if is_typed(one):
                typed = one.text[: len(one.text) - len(one.text.lstrip())]
                slips.append(Slip(place, f"段首用了 {len(typed)} 个空格", "用段落缩进和对齐", "删掉段首的空格，改在“段落”里设缩进和对齐。"))
        yield from self.gathered(measured, slips)


class EmptyLines(Rule):
    name, title, clause, level = "empty_lines", "空行分页", "5.2.3", "style"
    why = "用空行推到下一页，前面一增减就错位。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        most, count = pack.tolerances["empty_most"], 0
        last = max(measured.of("title"), default=0)
        for place, one in enumerate(measured.paragraphs):
            part = measured.parts[place].name
            if part != "empty" or one.row or one.drawn:
                if count > most and place > last and part != "imprint":
                    slip = Slip(place, f"前面连着 {count} 个空行", "换页用分页符", "删掉空行，换页的地方插入分页符，或者勾选“段前分页”。")
                    yield from self.gathered(measured, [slip])
                count = 0
            else:
                count += 1
