"""What a roster file holds once it is open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | date | datetime | time | timedelta  # "" is a blank cell
Range = tuple[int, int, int, int]  # first row, first column, last row, last column; zero-based, inclusive


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[0]` is row 1 of the file and `rows[0][0]` its cell A1; all rows are equally long; blank rows and columns at the end are cut."""

    name: str  # "" for csv
    rows: list[list[Value]]
    merged: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    sheets: tuple[Sheet, ...]  # visible sheets that hold something, in order
    notes: tuple[str, ...]  # Chinese sentences about what was left unread
