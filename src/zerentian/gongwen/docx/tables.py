"""Tables: as wide as the 版心, the head again on every page, letters small enough to fit."""

from itertools import chain

from zerentian.gongwen.blocks import Table
from zerentian.gongwen.docx.markup import AFTER_TEXT, NEW_PAGE, PLAIN, escaped, paragraph, run
from zerentian.gongwen.docx.sections import BREAK
from zerentian.gongwen.layout import columns, shares, table_size
from zerentian.gongwen.standard import BODY_HEIGHT, BODY_WIDTH, SIZE_SMALL_4

EDGE_EIGHTHS = 4  # half a point; the standard says nothing of tables but where they lie
MARGIN = 85  # twips, 1.5 mm, between a cell's edge and its words
SHORT = 8  # characters: a column of which no cell is longer is centred
LINE_SHARE = 1.5  # of the size of the letters, lines in cells are high
EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="{EDGE_EIGHTHS}" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_of(table: Table, *, new_page: bool) -> str:
    """With its title; behind it a paragraph nobody sees, since two tables that touch become one. `new_page`: begins one."""
    count = columns(table)
    page = NEW_PAGE if new_page else ""
    above = paragraph("TableTitle", run(table.title), page) if table.title else BREAK.format(page) if page else ""
    if not count:
        return above
    room = BODY_HEIGHT if table.landscape else BODY_WIDTH
    widths = exact_widths(table, room)
    size = table_size(table, room / 20)
    looks = Looks(size)
    head = row(table.header, looks.cells(widths, ["TableHead"] * count), "<w:cantSplit/><w:tblHeader/>") if any(table.header) else ""
    usual = looks.cells(widths, styles_of_columns(table, count))
    rows = "".join([row(one, usual, "<w:cantSplit/>") for one in table.rows])
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    settings = (
        f'<w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return f"{above}<w:tbl>{settings}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{BREAK.format('')}"


class Looks:
    """What stands around the words of a cell; it is the same all the way down a column."""

    def __init__(self, size: int) -> None:
        usual = size == SIZE_SMALL_4
        self.spacing = f'<w:spacing w:line="{int(size * 10 * LINE_SHARE)}" w:lineRule="exact"/>'
        self.run = PLAIN if usual else PLAIN.replace("</w:rPr>", f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>')

    def cells(self, widths: list[int], styles: list[str]) -> list[str]:
        return [
            f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{self.spacing}</w:pPr>{self.run}'
            for one, style in zip(widths, styles, strict=True)
        ]


CELL_ENDS = f"{AFTER_TEXT}</w:p></w:tc>"


def row(cells: tuple[str, ...], before: list[str], settings: str) -> str:
    """A row that is too short is filled up with empty cells."""
    filled = chain(cells, [""] * (len(before) - len(cells)))
    return (
        f"<w:tr><w:trPr>{settings}</w:trPr>"
        + "".join([b + escaped(c) + CELL_ENDS for b, c in zip(before, filled, strict=True)])
        + "</w:tr>"
    )


def exact_widths(table: Table, room: int) -> list[int]:
    widths = [int(share * room) for share in shares(table)]
    widths[-1] += room - sum(widths)
    return widths


def styles_of_columns(table: Table, count: int) -> list[str]:
    long = {place for one in table.rows for place, cell in enumerate(one) if len(cell) > SHORT}
    return ["TableText" if place in long else "TableCentred" for place in range(count)]
