"""A table page: which columns, what it can be filtered and sorted by, fifty rows at a time. One query counts, one fetches."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import Any

from django.db.models import QuerySet

from zerentian.web.lists.listed import Listed

PAGE = 50
Rows = QuerySet[Any, Any] | Listed
Row = Any  # a model instance or a dict of `.values()`, as the page's query gives it


def value_of(row: Row, name: str) -> object:
    return row[name] if isinstance(row, Mapping) else getattr(row, name)


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the value's; `sort` the query field to sort by, "" for none; `show` gives a row's text, `href` its address."""

    name: str
    title: str
    sort: str = ""
    number: bool = False
    show: Callable[[Row], object] | None = None
    href: Callable[[Row], str] | None = None
    state: Callable[[Row], str] | None = None  # a status mark of the sprite, before the word

    def value(self, row: Row) -> object:
        shown = self.show(row) if self.show else value_of(row, self.name)
        return "" if shown is None else shown


@dataclass(frozen=True, slots=True)
class Filter:
    """`apply` narrows the rows by what was chosen. `choices` makes it a select, `day` a date field."""

    name: str
    label: str
    apply: Callable[[Any, str], Any]  # on a QuerySet or on Listed rows, as the page's query gives them
    choices: Sequence[tuple[str, str]] = ()
    day: bool = False
    hint: str = ""
    hidden: bool = False  # carried along, not offered

    def clean(self, typed: str) -> str:
        """What was chosen, or "" if it cannot be: an address somebody shortened must not end in an error page."""
        typed = typed.replace("\x00", "").strip()[:100]
        if self.choices:
            return typed if typed in dict(self.choices) else ""
        return _iso(typed) if self.day else typed

    def in_words(self, chosen: str) -> str:
        return f"{self.label}：{dict(self.choices).get(chosen, chosen)}"


def _iso(typed: str) -> str:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Table:
    """Declared once per page. `tie` makes the order total; `empty_*` say why there is nothing and what to do."""

    name: str
    title: str
    columns: Sequence[Column]
    default_sort: str
    tie: str
    filters: Sequence[Filter] = ()
    empty_title: str = "这里还没有内容"
    empty_todo: str = ""
    row_href: Callable[[Row], str] | None = None
    unit: str = "条"

    def page(self, rows: Rows, asked: Mapping[str, str]) -> "Page":
        chosen = {f.name: f.clean(asked.get(f.name, "")) for f in self.filters}
        for each in self.filters:
            if chosen[each.name]:
                rows = each.apply(rows, chosen[each.name])
        sort = self._sort(asked.get("sort", ""))
        return Page(self, rows.order_by(*self._order(sort)), sort, chosen, _number(asked.get("page", "")))

    def _sort(self, asked: str) -> str:
        names = {column.name for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in names else self.default_sort

    def _order(self, sort: str) -> list[str]:
        sorted_by = next(c.sort for c in self.columns if c.name == sort.removeprefix("-"))
        return [f"-{sorted_by}" if sort.startswith("-") else sorted_by, self.tie]


def _number(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


@dataclass(slots=True)
class Page:
    """One page of a table, ready to be shown."""

    table: Table
    query: Rows
    sort: str
    chosen: dict[str, str]
    asked_number: int
    total: int = field(init=False)
    number: int = field(init=False)
    rows: list["Line"] = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.query.count()
        self.number = min(self.asked_number, self.pages)
        start = (self.number - 1) * PAGE
        self.rows = [Line(self.table, row) for row in self.query[start : start + PAGE]]

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / PAGE))

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def narrowed(self) -> bool:
        return any(chosen for each, chosen in self.filters if not each.hidden)

    @property
    def heads(self) -> list["Head"]:
        return [Head(column, self.sort) for column in self.table.columns]

    @property
    def filters(self) -> list[tuple[Filter, str]]:
        return [(each, self.chosen[each.name]) for each in self.table.filters]

    def narrowed_in_words(self) -> str:
        """What the export notes under its title."""
        return "；".join(f.in_words(chosen) for f, chosen in self.filters if chosen and not f.hidden)


@dataclass(frozen=True, slots=True)
class Head:
    column: Column
    sort: str

    @property
    def sorted(self) -> str:
        """Value of aria-sort."""
        if self.sort.removeprefix("-") != self.column.name:
            return ""
        return "descending" if self.sort.startswith("-") else "ascending"

    @property
    def turn(self) -> str:
        """The sort that a click on the head asks for."""
        return f"-{self.column.name}" if self.sorted == "ascending" else self.column.name


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    value: object
    href: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    table: Table
    row: Row

    @property
    def href(self) -> str:
        return self.table.row_href(self.row) if self.table.row_href else ""

    @property
    def cells(self) -> list[Cell]:
        return [self._cell(column) for column in self.table.columns]

    def _cell(self, column: Column) -> Cell:
        href = column.href(self.row) if column.href else ""
        state = column.state(self.row) if column.state else ""
        return Cell(column, column.value(self.row), href, state)
