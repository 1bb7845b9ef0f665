"""Tables: as wide as the 版心, the head again on every page, wide ones on pages that lie on their side. Lengths are points."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from zerentian.gongwen.blocks import Table
from zerentian.gongwen.layout import columns, shares, table_size
from zerentian.gongwen.pdf.cutting import cut
from zerentian.gongwen.pdf.flow import Flow
from zerentian.gongwen.pdf.lines import LYING_WIDTH, WIDTH, Letters, runs
from zerentian.gongwen.pdf.signs import Look, cleaned
from zerentian.gongwen.standard import FANGSONG, HEI

MARGIN = 4.25  # 1.5 mm between a cell's edge and its words
PITCH = 1.5  # of the size of the letters
SHORT = 8  # characters: a column of which no cell is longer is centred
WHOLE = 12  # lines: rows that are higher may go on on the next page
EDGE = 0.5


def add_table(flow: Flow, table: Table, opening: Flow | None = None) -> None:
    """`opening` stands above it on its page, if that lies on its side."""
    room = LYING_WIDTH if table.landscape else WIDTH
    own = Flow(flow.letters, list(opening.parts) if opening else [])
    if table.title:
        own.lines([flow.letters.centred(table.title, Look(HEI), room)], heading=True)
    if columns(table):
        own.source(table_source(table, flow.letters, room))
    flow.source(f"#lying[{own.said()}]\n" if table.landscape else own.said())


def table_source(table: Table, letters: Letters, room: float) -> str:
    size = table_size(table, room) / 2
    edges = [round(room * end, 2) for end in accumulate(shares(table), initial=0.0)]
    widths = [end - begin for begin, end in pairwise(edges)]
    cells = Cells(letters, size, widths)
    head = f"table.header(repeat:true,{cells.row(table.header, HEI)})," if any(table.header) else ""
    rows = ",\n".join(cells.row(row, FANGSONG) for row in table.rows)
    align = ",".join(alignments(table, len(widths)))
    measures = ",".join(f"{one:.2f}pt" for one in widths)
    heads = 0 if not head else 1
    return f"#cells({size}pt,{PITCH * size}pt,({measures},),({align},),{heads},{MARGIN}pt,{EDGE}pt,{head}{rows})\n"


def alignments(table: Table, count: int) -> Iterator[str]:
    long = {place for row in table.rows for place, cell in enumerate(row) if len(cell) > SHORT}
    return ("left" if place in long else "center" for place in range(count))


class Cells:
    """Words of cells, cut to the width of their column."""

    def __init__(self, letters: Letters, size: float, widths: Sequence[float]) -> None:
        self.letters, self.size = letters, size
        self.rooms = [one - 2 * MARGIN - 1 for one in widths]

    def row(self, cells: Sequence[str], font: str) -> str:
        """A row that is too short is filled up with empty cells."""
        filled = [*cells, *[""] * (len(self.rooms) - len(cells))]
        return ",".join(self.cell(text, room, font) for text, room in zip(filled, self.rooms, strict=True))

    def cell(self, text: str, room: float, font: str) -> str:
        lines = list(self.lines(text, room, Look(font, self.size)))
        said = ";linebreak();".join(lines)
        if len(lines) > WHOLE:
            return f"table.cell(breakable:true,{{{said}}})"
        return "[]" if not lines else said if len(lines) == 1 and ";" not in said else f"{{{said}}}"

    def lines(self, text: str, room: float, look: Look) -> Iterator[str]:
        for part in cleaned(text).strip().split("\n"):
            signs = self.letters.signs(part.strip(), look)
            for begin, end in cut(signs, room, room):
                yield ";".join(self.letters.run(run) for run in runs(signs[begin:end]))
