"""The registry of personal data, `packs/personal_data.yaml`: what every column is for, on what basis, how long. Checked at every start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import models

FILE = "personal_data.yaml"
OURS = "zerentian."
CLASSES = ("ordinary", "sensitive")
WHOSE = ("person", "account", "username", "any")
ERASURES = ("", "delete", "session")


@dataclass(frozen=True, slots=True)
class Column:
    """`names`: whose uid the column holds, without a foreign key. `free`: typed words, that may name somebody. `secret`: not exported."""

    name: str
    title: str
    sensitive: bool
    why: str
    basis: str
    keep: str
    names: str = ""
    free: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Columns that are kept for the same reason, on the same basis, for the same time."""

    titles: tuple[str, ...]
    sensitive: bool
    why: str
    basis: str
    keep: str


@dataclass(frozen=True, slots=True)
class Table:
    """`not_personal` says why, where nothing of a person is held. `what` stands for the columns in tables of other people's making.

    `erase`: what happens to a person's rows besides emptying what `free` marks. `unfound`: why an export cannot find rows in it.
    """

    label: str
    title: str
    columns: tuple[Column, ...] = ()
    technical: tuple[str, ...] = ()
    not_personal: str = ""
    unfound: str = ""
    erase: str = ""
    what: str = ""
    why: str = ""
    basis: str = ""
    keep: str = ""
    others_names: Mapping[str, str] | None = None
    others_secret: tuple[str, ...] = ()

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @property
    def names(self) -> dict[str, str]:
        """Columns that hold a uid or account name → whose."""
        return dict(self.others_names or {}) | {column.name: column.names for column in self.columns if column.names}

    @property
    def secret(self) -> set[str]:
        return {*self.others_secret, *(column.name for column in self.columns if column.secret)}

    def lines(self) -> list[Line]:
        """For people to read."""
        if self.what:
            return [Line((self.what,), False, self.why, self.basis, self.keep)]
        found: dict[tuple[bool, str, str, str], list[str]] = {}
        for each in self.columns:
            found.setdefault((each.sensitive, each.why, each.basis, each.keep), []).append(each.title)
        return [Line(tuple(dict.fromkeys(titles)), *reason) for reason, titles in found.items()]

    @property
    def free(self) -> list[str]:
        return [column.name for column in self.columns if column.free]


@dataclass(frozen=True)
class Registry:
    ours: Mapping[str, Table]
    others: Mapping[str, Table]
    bases: Mapping[str, str]
    keeps: Mapping[str, str]

    def personal(self) -> list[Table]:
        """Tables with something of a person in them, ours first."""
        return [table for table in (*self.ours.values(), *self.others.values()) if not table.not_personal]


@cache
def registry() -> Registry:
    return read_registry(Path(settings.PACKS_DIR) / FILE)


def read_registry(path: Path) -> Registry:
    raw = yaml.safe_load(path.read_text(encoding="utf8"))
    bases, keeps = raw["bases"], raw["keeps"]
    ours = {label: _table(label, entry, bases, keeps) for label, entry in raw["models"].items()}
    return Registry(ours, {label: _other(label, entry, bases, keeps) for label, entry in raw["others"].items()}, bases, keeps)


Words = Mapping[str, str]


def _table(label: str, entry: Mapping[str, Any], bases: Words, keeps: Words) -> Table:
    columns = tuple(_column(name, each, bases, keeps) for name, each in entry.get("columns", {}).items())
    return Table(
        label,
        entry["title"],
        columns,
        tuple(entry.get("technical", ())),
        entry.get("not_personal", ""),
        entry.get("unfound", ""),
        entry.get("erase", ""),
    )


def _column(name: str, entry: Mapping[str, Any], bases: Words, keeps: Words) -> Column:
    basis, keep = bases.get(entry["basis"], ""), keeps.get(entry["keep"], "")
    sensitive = entry["class"] == "sensitive" if entry["class"] in CLASSES else None
    if not basis or not keep or sensitive is None:
        raise KeyError(f"{FILE}: {name}: class, basis or keep is not in its list")
    more = {key: entry[key] for key in ("names", "free", "secret") if key in entry}
    return Column(name, entry["title"], sensitive, entry["why"], basis, keep, **more)


def _other(label: str, entry: Mapping[str, Any], bases: Words, keeps: Words) -> Table:
    if "not_personal" in entry:
        return Table(label, entry["title"], not_personal=entry["not_personal"])
    return Table(
        label,
        entry["title"],
        erase=entry.get("erase", ""),
        what=entry["what"],
        why=entry["why"],
        basis=bases[entry["basis"]],
        keep=keeps[entry["keep"]],
        others_names=entry.get("names"),
        others_secret=tuple(entry.get("secret", ())),
    )


def faults(found: Registry) -> Iterator[str]:
    """Where the registry and the tables of this installation disagree."""
    ours = {model._meta.label: model for model in apps.get_models() if model.__module__.startswith(OURS)}
    others = {model._meta.label for model in apps.get_models()} - ours.keys()
    for label in sorted((ours.keys() - found.ours.keys()) | (others - found.others.keys())):
        yield f"{label} is missing"
    for label in sorted((found.ours.keys() - ours.keys()) | (found.others.keys() - others)):
        yield f"{label} is no table"
    for label, table in found.ours.items():
        if label in ours and not table.not_personal:
            yield from _column_faults(table, [field.name for field in ours[label]._meta.concrete_fields])
    for table in (*found.ours.values(), *found.others.values()):
        if table.erase not in ERASURES or not set(table.names.values()) <= set(WHOSE):
            yield f"{table.label}: erase is one of {ERASURES}, names one of {WHOSE}"


def _column_faults(table: Table, fields: Sequence[str]) -> Iterator[str]:
    known = [*table.technical, *(column.name for column in table.columns)]
    yield from (f"{table.label}.{name} is missing" for name in fields if name not in known)
    yield from (f"{table.label}.{name} is no column" for name in known if name not in fields)
    yield from (f"{table.label}.{name} stands there twice" for name in set(known) if known.count(name) > 1)


def check_registry(app_configs: Iterable[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Django's system check: nothing of a person is stored that the registry does not explain."""
    try:
        found = registry()
    except (OSError, KeyError, yaml.YAMLError) as error:
        return [Error(f"{FILE} cannot be read: {error}", id="people.E001")]
    return [Error(f"{FILE}: {fault}", id="people.E002") for fault in faults(found)]
