"""A table page: which columns, what it can be filtered and sorted by, fifty rows at a time. One query counts, one fetches."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from zerentian.web.lists.filters import Asked, Filter
from zerentian.web.lists.listed import Listed

PAGE = 50
CHUNK = 1_000  # rows of an export fetched and dressed at a time
Rows = QuerySet[Any, Any] | Listed
Row = Any  # a model instance or a dict of `.values()`, as the page's query gives it

__all__ = ["Cell", "Column", "Filter", "Head", "Line", "Page", "Row", "Rows", "Table"]


def value_of(row: Row, name: str) -> object:
    return row[name] if isinstance(row, Mapping) else getattr(row, name)


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the value's; `sort` the query field to sort by, "" for none; `show` gives a row's text, `href` its address.

    `missing`: what stands, dimmed, where there is no value; sorting then keeps what is not known at the end, either way.
    `ranks`: the values in the order in which they are to be sorted, where it is not that of the alphabet.
    """

    name: str
    title: str
    sort: str = ""
    number: bool = False
    show: Callable[[Row], object] | None = None
    href: Callable[[Row], str] | None = None
    state: Callable[[Row], str] | None = None  # a status mark of the sprite, before the word
    missing: str = ""
    ranks: Sequence[str] = ()

    def value(self, row: Row) -> object:
        shown = self.show(row) if self.show else value_of(row, self.name)
        return self.missing if shown is None or shown == "" else shown

    def order(self, rows: Rows, turned: bool) -> str | OrderBy:
        """What the rows are sorted by, or by it `turned` round. Listed rows keep what is not known at the end by themselves."""
        descending = self.sort.startswith("-") != turned
        field = self.sort.removeprefix("-")
        if isinstance(rows, Listed) or not (self.missing or self.ranks):
            return f"-{field}" if descending else field
        value = Case(*_ranked(field, self.ranks), output_field=IntegerField()) if self.ranks else F(field)
        return value.desc(nulls_last=True) if descending else value.asc(nulls_last=True)


def _ranked(field: str, values: Sequence[str]) -> list[When]:
    return [When(**{field: value}, then=Value(rank)) for rank, value in enumerate(values)]


@dataclass(frozen=True, slots=True)
class Table:
    """Declared once per page. `tie` makes the order total; `empty_*` say why there is nothing and what to do.

    `optional` columns are not shown until the reader chooses them. `dress` turns the rows that are shown into what the columns read,
    given which columns these are: what would be too much to fetch for all rows.
    """

    name: str
    title: str
    columns: Sequence[Column]
    default_sort: str
    tie: str  # query fields, separated by spaces
    filters: Sequence[Filter] = ()
    empty_title: str = "这里还没有内容"
    empty_todo: str = ""
    row_href: Callable[[Row], str] | None = None
    unit: str = "条"
    optional: Sequence[Column] = ()
    dress: Callable[[Sequence[Row], Collection[str]], Sequence[Row]] | None = None

    def page(self, rows: Rows, asked: Mapping[str, str], chosen: Sequence[str] = ()) -> "Page":
        """`chosen`: names of the columns the reader wants, in order; those that are not offered any more are passed over."""
        filters = [each.asked(asked) for each in self.filters]
        for each in filters:
            if each.chosen:
                rows = each.filter.apply(rows, each.chosen)
        sort = self._sort(asked.get("sort", ""))
        return Page(self, rows.order_by(*self._order(rows, sort)), sort, filters, _number(asked.get("page", "")), self.shown(chosen))

    def shown(self, chosen: Sequence[str]) -> Sequence[Column]:
        offered = {column.name: column for column in self.offered}
        return [offered[name] for name in chosen if name in offered] or self.columns

    @property
    def offered(self) -> Sequence[Column]:
        return [*self.columns, *self.optional]

    def _sort(self, asked: str) -> str:
        names = {column.name for column in self.offered if column.sort}
        return asked if asked.removeprefix("-") in names else self.default_sort

    def _order(self, rows: Rows, sort: str) -> list[Any]:
        sorted_by = next(column for column in self.offered if column.name == sort.removeprefix("-"))
        return [sorted_by.order(rows, sort.startswith("-")), *self.tie.split()]


def _number(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


@dataclass(slots=True)
class Page:
    """One page of a table, ready to be shown."""

    table: Table
    query: Rows
    sort: str
    filters: Sequence[Asked]
    asked_number: int
    columns: Sequence[Column]
    total: int = field(init=False)
    number: int = field(init=False)
    rows: list["Line"] = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.query.count()
        self.number = min(self.asked_number, self.pages)
        start = (self.number - 1) * PAGE
        self.rows = [Line(self, row) for row in self.dressed(self.query[start : start + PAGE])]

    def dressed(self, rows: Any) -> Sequence[Row]:
        dress = self.table.dress
        return dress(list(rows), {column.name for column in self.columns}) if dress else list(rows)

    def values(self) -> Iterator[list[object]]:
        """All rows, not the page; for the export."""
        chunk: list[Row] = []
        for row in self.query.iterator(chunk_size=CHUNK):
            chunk.append(row)
            if len(chunk) == CHUNK:
                yield from self._values(chunk)
                chunk = []
        yield from self._values(chunk)

    def _values(self, rows: list[Row]) -> Iterator[list[object]]:
        for row in self.dressed(rows):
            yield [column.value(row) for column in self.columns]

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
    def chosen(self) -> dict[str, str]:
        return {each.filter.name: each.chosen for each in self.filters}

    @property
    def narrowed(self) -> bool:
        return any(each.narrows for each in self.filters)

    @property
    def heads(self) -> list["Head"]:
        return [Head(column, self.sort) for column in self.columns]

    @property
    def near_filters(self) -> list[Asked]:
        return [each for each in self.filters if not each.filter.more]

    @property
    def further_filters(self) -> list[Asked]:
        return [each for each in self.filters if each.filter.more]

    @property
    def narrowed_further(self) -> bool:
        return any(each.narrows for each in self.further_filters)

    @property
    def not_found(self) -> list[str]:
        """Words in a picker that name no organisation, or several."""
        return [each.words for each in self.filters if each.words and not each.chosen]

    def narrowed_in_words(self) -> str:
        """What the export notes under its title."""
        return "；".join(each.in_words() for each in self.filters if each.narrows)


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

    @property
    def missing(self) -> bool:
        return bool(self.column.missing) and self.value == self.column.missing


@dataclass(frozen=True, slots=True)
class Line:
    page: Page
    row: Row

    @property
    def href(self) -> str:
        table = self.page.table
        return table.row_href(self.row) if table.row_href else ""

    @property
    def cells(self) -> list[Cell]:
        return [self._cell(column) for column in self.page.columns]

    def _cell(self, column: Column) -> Cell:
        href = column.href(self.row) if column.href else ""
        state = column.state(self.row) if column.state else ""
        return Cell(column, column.value(self.row), href, state)
