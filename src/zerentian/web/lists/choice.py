"""Choosing the columns of a table: a list of boxes to tick, each with a step up and a step down."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from zerentian.web.lists.list import Column, Table


@dataclass(frozen=True, slots=True)
class Choice:
    """All columns on offer in the order of the list, and the names of those that are ticked."""

    columns: Sequence[Column]
    ticked: frozenset[str]
    open: bool = False

    @property
    def lines(self) -> list[tuple[Column, bool]]:
        return [(column, column.name in self.ticked) for column in self.columns]


def choice_shown(table: Table, shown: Sequence[Column]) -> Choice:
    """Shown columns first, as they stand."""
    names = frozenset(column.name for column in shown)
    return Choice([*shown, *(column for column in table.offered if column.name not in names)], names)


def choice_moved(table: Table, sent: QueryDict) -> Choice:
    """What was sent, with the column whose button was pressed one step further up or down. Nothing is kept yet."""
    offered = {column.name: column for column in table.offered}
    order = [name for name in dict.fromkeys(sent.getlist("order")) if name in offered]
    order += [name for name in offered if name not in order]
    _move(order, sent.get("up", ""), -1)
    _move(order, sent.get("down", ""), 1)
    return Choice([offered[name] for name in order], frozenset(sent.getlist("columns")), open=True)


def _move(order: list[str], name: str, step: int) -> None:
    if name in order:
        place = order.index(name)
        order.remove(name)
        order.insert(max(0, place + step), name)


def columns_to_keep(table: Table, sent: QueryDict) -> list[str]:
    """Names in order; empty where nothing is ticked, or just what the table shows by itself."""
    offered = {column.name for column in table.offered}
    names = [name for name in dict.fromkeys(sent.getlist("columns")) if name in offered]
    return [] if names == [column.name for column in table.columns] else names
