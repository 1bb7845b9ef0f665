"""Opening a .csv: which letters it is written in, what parts its cells, and its cells, all of them text."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from zerentian.files.badfile import BadFile
from zerentian.files.encodings import decoded, is_binary
from zerentian.rosters.sheets import grid, messages
from zerentian.rosters.sheets.book import Sheet, Value
from zerentian.rosters.sheets.limits import COLUMNS_MOST

DELIMITERS = ",\t;"
TRIED = 50  # rows looked at to see what parts the cells
PARTS_MOST = 10_000  # delimiters in one line; more is refused before the line is cut
LONG_CELL = "field larger"  # how the csv module begins its sentence about a cell that does not end


def read(data: bytes) -> list[Sheet]:
    text = decoded(data, messages.SAID)
    if is_binary(text):
        raise BadFile(messages.UNREADABLE)
    rows = parsed(text, delimiter(text))
    grid.refuse_many(len(rows) * grid.widest(rows))
    return [grid.sheet("", rows)]


def delimiter(text: str) -> str:
    """The one by which most of the first rows fall into equally many cells, and among equals into the most."""
    return max(DELIMITERS, key=lambda one: agreement(text, one))


def agreement(text: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in islice(cells(text, delimiter), TRIED) if len(row) > 1)
    except (csv.Error, BadFile):
        return 0, 0
    width, rows = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
    return rows, width


def cells(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(lines(text, delimiter), delimiter=delimiter, strict=True)


def lines(text: str, delimiter: str) -> Iterator[str]:
    for line in io.StringIO(text, newline=""):
        if line.count(delimiter) > PARTS_MOST:
            raise too_wide(line.count(delimiter) + 1)
        yield line


def too_wide(columns: int) -> BadFile:
    return BadFile(messages.TOO_MANY_COLUMNS.format(sheet=messages.IN_FILE, column=grid.letters(columns - 1), most=COLUMNS_MOST))


def parsed(text: str, delimiter: str) -> list[list[Value]]:
    """Rows that hold something; one that is empty between them stays, so that rows keep their numbers."""
    rows: list[list[Value]] = []
    blank = 0
    reader = cells(text, delimiter)
    try:
        for found in reader:
            if not any(map(str.strip, found)):
                blank += 1
                continue
            grid.refuse_big("", len(rows) + blank + 1, grid.widest([found]))
            rows += [[] for _ in range(blank)]
            blank = 0
            rows.append(list(found))
    except csv.Error as error:
        row = len(rows) + blank + 1
        raise BadFile((messages.LONG_CELL if LONG_CELL in str(error) else messages.QUOTES).format(row=row)) from error
    return rows
