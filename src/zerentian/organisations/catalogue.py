"""The catalogue of kinds, areas, unit sorts, posts and parameters: `packs/organisations.yaml`, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from zerentian.kernel.actor import Right
from zerentian.kernel.errors import Fault

FILE = "organisations.yaml"


class BadCatalogue(Fault):
    """The pack says something the program cannot run; the message names the entry."""

    code = "catalogue"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of organisation. `term_years` is None where no committee is elected."""

    code: str
    title: str
    may_contain: tuple[str, ...]
    term_years: int | None


@dataclass(frozen=True, slots=True)
class Area:
    """领域. `term_years`, where given, holds for branches of the area instead of the kind's."""

    code: str
    title: str
    term_years: int | None


@dataclass(frozen=True, slots=True)
class UnitSort:
    code: str
    title: str
    two_new: bool


@dataclass(frozen=True, slots=True)
class PostKind:
    """`rights` maps a right to whether it reaches below; `single`: at most one holder; `heads`: kinds whose leader it is;
    `sent`: held by people from elsewhere, and by one person in several organisations."""

    code: str
    title: str
    single: bool
    rights: Mapping[Right, bool]
    heads: frozenset[str]
    sent: bool


@dataclass(frozen=True, slots=True)
class AttachmentKind:
    """`member_elsewhere`: only for members of another organisation."""

    code: str
    title: str
    member_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Whole years from `least` up to the next band."""

    least: int
    title: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the rules, with the paper it rests on and how sure that is."""

    code: str
    title: str
    value: int
    unit: str
    basis: str
    sure: str


@dataclass(frozen=True)
class Catalogue:
    kinds: Mapping[str, Kind]
    areas: Mapping[str, Area]
    unit_sorts: Mapping[str, UnitSort]
    posts: Mapping[str, PostKind]
    attachments: Mapping[str, AttachmentKind]
    bands: Mapping[str, tuple[Band, ...]]
    parameters: Mapping[str, Parameter]

    def term_years(self, kind: str, area: str) -> int | None:
        """Years of a term; villages and communities have their own (支部工作条例)."""
        years = self.kinds[kind].term_years
        return years and (self.areas[area].term_years or years)

    def value(self, parameter: str) -> int:
        return self.parameters[parameter].value

    def heads_of(self, kind: str) -> list[PostKind]:
        """The posts that lead an organisation of `kind`."""
        return [post for post in self.posts.values() if kind in post.heads]


@cache
def catalogue() -> Catalogue:
    return read_catalogue(Path(settings.PACKS_DIR) / FILE)


def read_catalogue(path: Path) -> Catalogue:
    """Read and check a catalogue. Raises BadCatalogue naming the entry that is wrong."""
    raw = yaml.safe_load(path.read_text(encoding="utf8"))
    kinds = {code: _kind(code, entry) for code, entry in raw["kinds"].items()}
    for kind in kinds.values():
        for inner in kind.may_contain:
            if inner not in kinds:
                raise BadCatalogue(f"{path.name}: kinds.{kind.code}.may_contain names {inner}, which is not a kind")
    return Catalogue(
        kinds,
        {code: Area(code, e["title"], _years(e.get("term_years"), f"areas.{code}")) for code, e in raw["areas"].items()},
        {code: UnitSort(code, e["title"], e["two_new"]) for code, e in raw["unit_sorts"].items()},
        {code: _post(code, e, kinds) for code, e in raw["posts"].items()},
        {code: AttachmentKind(code, e["title"], e["member_elsewhere"]) for code, e in raw["attachments"].items()},
        {code: _bands(code, entries) for code, entries in raw["bands"].items()},
        {code: _parameter(code, e) for code, e in raw["parameters"].items()},
    )


def _years(entry: Mapping[str, Any] | None, where: str) -> int | None:
    return _parameter("term_years", {"title": where, **entry}).value if entry else None


def _kind(code: str, entry: Mapping[str, Any]) -> Kind:
    return Kind(code, entry["title"], tuple(entry["may_contain"]), _years(entry["term_years"], f"kinds.{code}"))


def _post(code: str, entry: Mapping[str, Any], kinds: Mapping[str, Kind]) -> PostKind:
    reach = entry["rights"]
    known = {right.value for right in Right}
    if not set(reach) <= known or not set(reach.values()) <= {"self", "below"}:
        raise BadCatalogue(f"posts.{code}.rights: rights are {sorted(known)}, each reaching self or below")
    heads = frozenset(entry.get("heads", ()))
    if not heads <= set(kinds):
        raise BadCatalogue(f"posts.{code}.heads names a kind that does not exist")
    rights = {Right(right): how == "below" for right, how in reach.items()}
    return PostKind(code, entry["title"], entry.get("single", False), rights, heads, entry.get("sent", False))


def _bands(code: str, entries: list[Mapping[str, Any]]) -> tuple[Band, ...]:
    bands = tuple(Band(int(entry["from"]), entry["title"]) for entry in entries)
    if not bands or bands[0].least != 0 or any(a.least >= b.least for a, b in pairwise(bands)):
        raise BadCatalogue(f"bands.{code} must begin with 0 and rise")
    return bands


def _parameter(code: str, entry: Mapping[str, Any]) -> Parameter:
    missing = {"value", "unit", "basis", "sure", "title"} - set(entry)
    if missing:
        raise BadCatalogue(f"parameter {code} lacks {', '.join(sorted(missing))}")
    return Parameter(code, entry["title"], int(entry["value"]), entry["unit"], entry["basis"], entry["sure"])
