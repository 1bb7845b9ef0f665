"""Rows of cells: cleaning, cutting, naming, and how many are too many."""

import re
from collections.abc import Iterable, Mapping, Sequence

from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.book import Range, Sheet, Value
from zerentian.rosters.sheets.limits import CELLS_MOST, COLUMNS_MOST, ERRORS_MOST, ROWS_MOST

UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # control characters except the line feed
NAMED_MOST = 3  # cells or sheets named in one sentence
Place = tuple[int, int]  # row and column, zero-based


def cleaned(text: str) -> str:
    return UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(rows: Iterable[list[Value]]) -> None:
    """Takes control characters out of every text, in place. A row is looked at as one text first: nearly all need nothing."""
    for row in rows:
        if not "".join([value for value in row if type(value) is str]).isprintable():
            row[:] = [cleaned(value) if isinstance(value, str) else value for value in row]


def is_blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


def widest(rows: Iterable[Sequence[Value]]) -> int:
    """The number of columns up to the last that holds something."""
    width = 0
    for row in rows:
        for column in range(len(row) - 1, width - 1, -1):
            if not is_blank(row[column]):
                width = column + 1
                break
    return width


def cut(rows: list[list[Value]]) -> None:
    """Takes off blank rows and columns at the end and pads what is left, in place."""
    while rows and all(map(is_blank, rows[-1])):
        rows.pop()
    width = widest(rows)
    for row in rows:
        if len(row) != width:
            row[width:] = [""] * (width - len(row))


def sheet(name: str, rows: list[list[Value]], merged: Sequence[Range] = (), errors: Mapping[Place, str] | None = None) -> Sheet:
    """`errors` are the texts of cells such as #N/A, which the reading library leaves blank."""
    for (row, column), text in (errors or {}).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    clean(rows)
    cut(rows)
    return Sheet(cleaned(name), rows, tuple(merged))


def letters(column: int) -> str:
    """
    >>> [letters(column) for column in (0, 25, 26, 199, 701, 702)]
    ['A', 'Z', 'AA', 'GR', 'ZZ', 'AAA']
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def where(name: str) -> str:
    return messages.IN_SHEET.format(name=cleaned(name)) if name else messages.IN_FILE


def refuse_big(name: str, rows: int, columns: int) -> None:
    if rows > ROWS_MOST:
        raise BadFile(messages.TOO_MANY_ROWS.format(sheet=where(name), row=rows, most=ROWS_MOST))
    if columns > COLUMNS_MOST:
        raise BadFile(messages.TOO_MANY_COLUMNS.format(sheet=where(name), column=letters(columns - 1), most=COLUMNS_MOST))


def refuse_many(cells: int) -> None:
    if cells > CELLS_MOST:
        raise BadFile(messages.TOO_MANY_CELLS.format(cells=cells, most=CELLS_MOST))


def refuse_many_errors(count: int) -> None:
    if count > ERRORS_MOST:
        raise BadFile(messages.TOO_MANY_ERRORS.format(most=ERRORS_MOST))


def refuse_formulas(name: str, places: Sequence[Place], count: int) -> None:
    """`places` are the first of `count`."""
    if count:
        named = [messages.CELL.format(row=row + 1, column=letters(column)) for row, column in places[:NAMED_MOST]]
        more = messages.AND_MORE.format(count=count) if count > NAMED_MOST else ""
        raise BadFile(messages.FORMULAS.format(sheet=where(name), cells="、".join(named) + more))


def hidden_note(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    named = "".join(messages.QUOTED.format(name=cleaned(name)) for name in names[:NAMED_MOST])
    more = messages.SHORTENED if len(names) > NAMED_MOST else ""
    return (messages.HIDDEN_SHEETS.format(count=len(names), names=named + more),)
