"""From a file to rows in the database: which sheet, which row is the head, what each column is."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from zerentian.kernel.errors import Invalid
from zerentian.rosters.cells import Raw
from zerentian.rosters.headers import Header, RosterKind, find_header, is_furniture, normal
from zerentian.rosters.sheets.book import Book, Sheet, Value

NOT_A_ROSTER = "没有认出表头。请核对是不是{title}：前 20 行里要有一行写着{needed}等列名。"
OTHER_SHEET = "这个文件有 {count} 张表，读的是最像{title}的“{name}”，其余没有读。"
LEFT_ASIDE = "“{title}”这一列没有导入：{why}"


@dataclass(frozen=True, slots=True)
class Column:
    """`field` "": not imported. `why` says so where the column is one that is never taken."""

    place: int
    letter: str
    title: str
    field: str
    doubtful: bool = False
    masked: bool = False
    why: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    sheet: Sheet
    header: Header
    columns: list[Column]
    notes: list[str]


def find(book: Book, kind: RosterKind) -> Found:
    """The sheet in which most columns are recognised. Raises Invalid where there is none."""
    headers = [(sheet, find_header(sheet.rows, kind, sheet.merged)) for sheet in book.sheets]
    known = [(sheet, header) for sheet, header in headers if header]
    if not known:
        needed = "、".join(spec.title for spec in kind.fields if spec.required)
        raise Invalid(NOT_A_ROSTER.format(title=kind.title, needed=needed), field="file")
    sheet, header = max(known, key=lambda pair: sum(field is not None for field in pair[1].fields))
    columns = [_column(place, header, kind) for place in range(len(header.titles))]
    notes = list(book.notes)
    if len(book.sheets) > 1:
        notes.append(OTHER_SHEET.format(count=len(book.sheets), title=kind.title, name=sheet.name))
    notes += [LEFT_ASIDE.format(title=column.title, why=column.why) for column in columns if column.why]
    return Found(sheet, header, columns, notes)


def rows(found: Found) -> Iterator[Raw]:
    """Rows below the head that say something; blank ones, repeated heads and lines at the foot are left out."""
    filled = _merged_down(found)
    for place, cells in enumerate(found.sheet.rows[found.header.row + 1 :], start=found.header.row + 1):
        row = [filled.get((place, column), value) for column, value in enumerate(cells)] if filled else cells
        if any(value != "" for value in row) and not is_furniture(row, found.header):
            yield Raw(place + 1, row)


def _merged_down(found: Found) -> Mapping[tuple[int, int], Value]:
    """What stands in the first cell of cells merged downwards holds for all of them."""
    filled: dict[tuple[int, int], Value] = {}
    for first, left, last, right in found.sheet.merged:
        if first > found.header.row and last > first and left == right and left < len(found.sheet.rows[first]):
            value = found.sheet.rows[first][left]
            filled |= {(row, left): value for row in range(first + 1, last + 1)}
    return filled


def _column(place: int, header: Header, kind: RosterKind) -> Column:
    title = header.titles[place]
    masked = place in header.masked
    why = kind.refused.get(normal(title), "")
    field = "" if masked else header.fields[place] or ""
    return Column(place, letter(place), title, field, place in header.doubtful, masked, why)


def letter(place: int) -> str:
    """Column 0 is A, 26 is AA.

    >>> [letter(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def as_stored(columns: list[Column]) -> list[dict[str, Any]]:
    return [asdict(column) for column in columns]


def as_columns(stored: list[dict[str, Any]]) -> list[Column]:
    return [Column(**entry) for entry in stored]
