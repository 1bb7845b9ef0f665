"""Many rows at once: into an installation that is being set up, and out of one, in the same canonical form.

A row is any object whose attributes are named as the columns, with uids where the columns refer to other rows; a column it lacks
takes its default. What can be worked out (pinyin keys, lineage) is worked out here and stands in no row.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from typing import Any

from django.db import connection, models, transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Fault, NotAllowed
from zerentian.organisations import tree
from zerentian.organisations.lineage import Placed, closure
from zerentian.organisations.models import (
    Act,
    Designation,
    Grid,
    GridBranch,
    Lineage,
    Organisation,
    Part,
    Placement,
    Reach,
    Succession,
    Term,
    Unit,
    UnitCensus,
)
from zerentian.storage.names import Named, named

Model = type[models.Model]
Rows = Mapping[str, Sequence[object]]  # model name → rows
Progress = Callable[[str, int, int], None]  # what, done, of how many

Tables = Mapping[Model, str]  # in the order in which rows can be written, with the name that progress is told under

TABLES: Tables = {
    Organisation: "组织",
    Designation: "组织名称",
    Placement: "隶属",
    Act: "组织变动",
    Part: "变动涉及的组织",
    Succession: "承接关系",
    Term: "届期",
    Unit: "单位",
    UnitCensus: "单位摸排",
    Reach: "单位联系",
    Grid: "网格",
    GridBranch: "网格支部",
}
BATCH = 2_000
AS_IT_IS = {str, int, type(None)}
# Worked out from other columns, or an integer key, or nobody else's business: in no canonical row.
UNSAID = {"id", "sort_key", "pinyin", "initials", "password", "email"}


class UnknownColumn(Fault):
    """A row says something no column holds: it would be lost without a word."""

    code = "unknown-column"


def silent(what: str, done: int, of: int) -> None:
    """The progress nobody watches."""


@transaction.atomic
def load(*, by: Actor, rows: Rows, progress: Progress = silent) -> dict[str, int]:
    """Write organisations with everything around them, and the lineage that follows. Only the program may. Returns counts."""
    require_program(by)
    tree.lock_tree()
    counts = write(TABLES, rows, progress)
    write_lineage(progress)
    data: dict[str, object] = {"count": counts, "list": fingerprint(TABLES, rows)}
    record(by=by, verb="organisation.load", object="", data=data)
    return counts


def is_empty() -> bool:
    return not Organisation.objects.exists()


def require_program(by: Actor) -> None:
    if not by.program:
        raise NotAllowed("成批装入只能由程序在建立数据时来办。请用页面上的导入。")


def write(tables: Tables, rows: Rows, progress: Progress) -> dict[str, int]:
    """Write the rows of `tables` in this order, so that what is referred to is there. Returns how many of each."""
    keys: dict[Model, dict[str, int]] = {}
    for model, title in tables.items():
        _write_table(model, rows.get(model.__name__, ()), keys, partial(progress, title))
    refresh_statistics(tables)
    return {model.__name__: len(rows.get(model.__name__, ())) for model in tables}


def refresh_statistics(tables: Iterable[Model]) -> None:
    """PostgreSQL plans by what it last counted; after a bulk load it would take the tables for empty until it next looks."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _write_table(model: Model, rows: Sequence[object], keys: dict[Model, dict[str, int]], progress: Callable[[int, int], None]) -> None:
    for begin in range(0, len(rows), BATCH):
        batch = rows[begin : begin + BATCH]
        insert(model, (_given(model, values_of(model, row), keys) for row in batch))
        progress(begin + len(batch), len(rows))


def insert(model: Model, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows by column; what one lacks takes its default. `bulk_create` spends most of its time on objects and on composing statements."""
    fields, quote = _stored_columns(model), connection.ops.quote_name
    names, places = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    into = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - names come from the models
    with connection.cursor() as cursor:
        cursor.executemany(into, [[_stored(field, given) for field in fields] for given in rows])


@cache
def _stored_columns(model: Model) -> "tuple[models.Field[Any, Any], ...]":
    return tuple(field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField))


def _stored(field: "models.Field[Any, Any]", given: Mapping[str, Any]) -> Any:
    """The value as the database takes it; texts, whole numbers and nothing at all are taken as they are."""
    value = given[field.attname] if field.attname in given else field.get_default()
    return value if value.__class__ in AS_IT_IS else field.get_db_prep_save(value, connection)


def _given(model: Model, values: Mapping[str, Any], keys: dict[Model, dict[str, int]]) -> dict[str, Any]:
    """Canonical values with integer keys for uids, and what is worked out from them."""
    given = dict(values)
    for column in _references(model):
        uid = given.pop(column.name)
        given[column.attname] = uid and _keys(column.related_model, keys)[uid]
    return given | named(given["name"]) if issubclass(model, Named) else given


@cache
def _references(model: Model) -> "tuple[models.ForeignKey[Any, Any], ...]":
    return tuple(column for column in columns(model) if isinstance(column, models.ForeignKey))


def _keys(model: Any, keys: dict[Model, dict[str, int]]) -> dict[str, int]:
    if model not in keys:
        keys[model] = dict(model._default_manager.values_list("uid", "pk"))
    return keys[model]


@cache
def columns(model: Model) -> "tuple[models.Field[Any, Any], ...]":
    """The columns of a canonical row: no integer keys, nothing derived, no instants, no secrets."""
    return tuple(f for f in model._meta.concrete_fields if f.name not in UNSAID and not isinstance(f, models.DateTimeField))


def values_of(model: Model, row: object) -> dict[str, Any]:
    """Column name → value, uids for references."""
    _require_columns(model, tuple(getattr(row, "__dataclass_fields__", ())))
    return {c.name: getattr(row, c.name) if hasattr(row, c.name) else c.get_default() for c in columns(model)}


@cache
def _require_columns(model: Model, given: tuple[str, ...]) -> None:
    unknown = set(given) - {column.name for column in columns(model)}
    if unknown:
        raise UnknownColumn(f"{model.__name__} has no column {', '.join(sorted(unknown))}")


def line(model: Model, values: Mapping[str, Any]) -> str:
    """One canonical row: JSON with sorted keys, the table's name among them."""
    return CANONICAL.encode({"table": model.__name__, **values})


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} has no canonical form")


CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def lines(model: Model) -> Iterator[str]:
    """The canonical rows that the database holds of `model`, in no particular order."""
    paths = {c.name: f"{c.name}__uid" if isinstance(c, models.ForeignKey) else c.name for c in columns(model)}
    for values in model._default_manager.values_list(*paths.values()):
        yield line(model, dict(zip(paths, values, strict=True)))


def fingerprint(tables: Iterable[Model], rows: Rows) -> str:
    """`sha256:` over the sorted canonical rows, each followed by a line feed: equal to that of an export of the same rows."""
    said = sorted(line(model, values_of(model, row)) for model in tables for row in rows.get(model.__name__, ()))
    return "sha256:" + sha256("".join(text + "\n" for text in said).encode()).hexdigest()


def write_lineage(progress: Progress = silent) -> None:
    """The spans that the placements call for and the table does not hold yet."""
    placements = Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to")
    lives = Organisation.objects.values_list("pk", "founded", "closed")
    spans = closure([Placed(*placement) for placement in placements], list(lives))
    held = set(Lineage.objects.values_list("ancestor_id", "organisation_id", "depth", "valid_from", "valid_to"))
    new = [
        Lineage(ancestor_id=s.ancestor, organisation_id=s.organisation, depth=s.depth, valid_from=s.start, valid_to=s.end)
        for s in spans
        if (s.ancestor, s.organisation, s.depth, s.start, s.end) not in held
    ]
    for begin in range(0, len(new), BATCH):
        Lineage.objects.bulk_create(new[begin : begin + BATCH])
        progress("上下级关系", min(begin + BATCH, len(new)), len(new))
    refresh_statistics([Lineage])
