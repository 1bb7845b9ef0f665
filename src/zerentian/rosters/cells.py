"""Rows of a file as they lie in the database: JSON, a few hundred together, packed and sealed."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from zerentian.rosters.models import ImportPiece, RosterImport
from zerentian.rosters.sheets.book import Value
from zerentian.storage.sealing import Stored, seal, unseal

TOGETHER = 500  # rows in a piece: some twenty milliseconds of writing
ROWS, CHANGES, FILE = "import-rows", "import-changes", "import-file"  # what is sealed as one does not open as another


@dataclass(slots=True)
class Raw:
    """One row. `number` as Excel counts; `fixes`: column → what was put there on the page; `answers`: question → answer."""

    number: int
    cells: list[Value]
    fixes: dict[int, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def cell(self, column: int) -> Value:
        if column in self.fixes:
            return self.fixes[column]
        return self.cells[column] if column < len(self.cells) else ""


def keep(it: RosterImport, rows: list[Raw]) -> ImportPiece:
    """An unsaved piece."""
    text = json.dumps([_plain(row) for row in rows], ensure_ascii=False, separators=(",", ":"))
    return ImportPiece(roster_import=it, first_row=rows[0].number, sealed=sealed(it, ROWS, text))


def rows_of(it: RosterImport) -> Iterator[Raw]:
    for piece in ImportPiece.objects.filter(roster_import=it).order_by("first_row"):
        yield from rows_in(it, piece)


def rows_in(it: RosterImport, piece: ImportPiece) -> list[Raw]:
    return [_raw(row) for row in json.loads(opened(it, ROWS, piece.sealed))]


def sealed(it: RosterImport, purpose: str, text: str) -> bytes:
    assert it.salt is not None
    return seal(it.salt, purpose, zlib.compress(text.encode(), 1))


def opened(it: RosterImport, purpose: str, value: Stored) -> str:
    assert it.salt is not None
    return zlib.decompress(unseal(it.salt, purpose, value)).decode()


def _plain(row: Raw) -> list[Any]:
    return [row.number, [_kept(value) for value in row.cells], row.fixes, row.answers]


def _kept(value: Value) -> Any:
    if isinstance(value, datetime):
        return ["t", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return value if isinstance(value, str | int | float | bool) else str(value)


def _raw(row: list[Any]) -> Raw:
    number, cells, fixes, answers = row
    return Raw(number, [_given(value) for value in cells], {int(column): text for column, text in fixes.items()}, answers)


def _given(value: Any) -> Value:
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    mark, text = value
    return datetime.fromisoformat(text) if mark == "t" else date.fromisoformat(text)
