"""The library that reads Excel cells, kept behind one door.

It gets only files written here from parts that were checked, never the file as it was sent: it trusts sizes and positions, and a cell
in the last row and column makes it ask for more memory than there is, which ends the process.
"""

import io

from python_calamine import CalamineWorkbook, load_workbook

from zerentian.files.badfile import BadFile, readable
from zerentian.files.messages import DAMAGED
from zerentian.rosters.sheets.book import Range, Value

Read = tuple[str, list[list[Value]], list[Range]]  # name, rows from A1 on, merged


def read(data: bytes) -> list[Read]:
    """Every sheet of the file, in order."""
    with readable():
        book = load_workbook(io.BytesIO(data))
        names = book.sheet_names
        if len(set(names)) != len(names):
            raise BadFile(DAMAGED)
        return [one(book, name) for name in names]


def one(book: CalamineWorkbook, name: str) -> Read:
    found = book.get_sheet_by_name(name)
    merged = [(*first, *last) for first, last in found.merged_cell_ranges or []]
    return name, found.to_python(skip_empty_area=False), merged
