"""Rows that a query module worked out in Python, for the table pages: counts, sorts and slices as a QuerySet does."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self


class Listed:
    """`dress` adds to the rows that are shown what would be too much to fetch for all of them."""

    def __init__(self, rows: Iterable[Any], dress: Callable[[list[Any]], list[Any]] | None = None) -> None:
        self.rows = list(rows)
        self.dress = dress

    def count(self) -> int:
        return len(self.rows)

    def order_by(self, *fields: str) -> Self:
        """Sort by attributes, the last first; "-" turns one round. What is not known stands at the end either way."""
        rows = self.rows
        for field in reversed(fields):
            name, turned = field.removeprefix("-"), field.startswith("-")
            known = [row for row in rows if getattr(row, name) is not None]
            unknown = [row for row in rows if getattr(row, name) is None]
            rows = sorted(known, key=lambda row: getattr(row, name), reverse=turned) + unknown
        return type(self)(rows, self.dress)

    def where(self, fits: Callable[[Any], bool]) -> Self:
        return type(self)((row for row in self.rows if fits(row)), self.dress)

    def __getitem__(self, wanted: slice) -> list[Any]:
        shown = self.rows[wanted]
        return self.dress(shown) if self.dress else shown

    def iterator(self, chunk_size: int = 0) -> Iterator[Any]:
        return iter(self[:])
