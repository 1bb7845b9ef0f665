"""版记: on the last page, its last line on the lower edge of the 版心."""

from zerentian.gongwen.blocks import Imprint
from zerentian.gongwen.docx.markup import TAB, indents, paragraph, run, tabs
from zerentian.gongwen.docx.sections import BREAK
from zerentian.gongwen.standard import BODY_WIDTH, IMPRINT_INDENT, IMPRINT_INNER_EIGHTHS, IMPRINT_OUTER_EIGHTHS, LEFT, SIZE_4
from zerentian.gongwen.widths import width

CHARACTER_4 = SIZE_4 * 10  # twips: the width of a character of 4号
EDGE = IMPRINT_INDENT * CHARACTER_4
COPIES = "抄送："
PRINTED = "印发"
# At the foot of the 版心, whatever stands above it; text goes round it. Measured from the edge of the page: only then does LibreOffice
# let a table float that is as wide as the 版心
PLACE = (
    f'<w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{LEFT}"'
    f' w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="{BODY_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblGrid><w:gridCol w:w="{BODY_WIDTH}"/></w:tblGrid>'
)


def imprint_of(imprint: Imprint | None, letter: bool) -> str:
    """Of a letter only 抄送, without lines (10.1).

    The table hangs on a paragraph nobody sees, behind all that is on the page; one before it begins the page if nothing else is on it.
    """
    if imprint is None:
        return ""
    elements = [copies(imprint.copies_to)] if imprint.copies_to else []
    if not letter and (imprint.office or imprint.date):
        elements.append(printing(imprint))
    last = len(elements) - 1
    rows = [row(one, "" if letter else edges(place == 0, place == last)) for place, one in enumerate(elements)]
    nothing = BREAK.format("")
    return f"{nothing}<w:tbl>{PLACE}{''.join(rows)}</w:tbl>{nothing}" if rows else ""


def row(content: str, borders: str) -> str:
    cell = f'<w:tcPr><w:tcW w:w="{BODY_WIDTH}" w:type="dxa"/>{borders}</w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{cell}{content}</w:tc></w:tr>"


def edges(first: bool, last: bool) -> str:
    """The line between two elements is thinner than those at the ends."""
    sides = (("top", first), ("bottom", last))
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{IMPRINT_OUTER_EIGHTHS if outer else IMPRINT_INNER_EIGHTHS}" w:space="0" w:color="000000"/>'
        for side, outer in sides
    )
    return f"<w:tcBorders>{lines}</w:tcBorders>"


def copies(organs: str) -> str:
    """Ends in 。; what does not fit goes on below the first character behind the colon."""
    label = int(width(COPIES) * CHARACTER_4)
    settings = indents(left=EDGE + label, right=EDGE, hanging=label)
    return paragraph("Imprint", run(COPIES + organs.removeprefix(COPIES).rstrip("。") + "。"), settings)


def printing(imprint: Imprint) -> str:
    date = imprint.date.removesuffix(PRINTED) + PRINTED if imprint.date else ""
    stop = tabs(("right", BODY_WIDTH - EDGE))
    return paragraph("Imprint", run(imprint.office) + (TAB + run(date) if date else ""), stop + indents(left=EDGE))
