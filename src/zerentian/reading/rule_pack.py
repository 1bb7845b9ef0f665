"""The words, dates and parameters by which reports are checked, from `packs/report_rules.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from zerentian.kernel.packs import PACKS, BadPack, Parameter, parameter, pattern
from zerentian.reading.report import Role

FILE = "report_rules.yaml"
Pattern = re.Pattern[str]
Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True, slots=True)
class Office:
    """A level of offices. `speakers` tell it from a title; `places` follow 全 and 我; `organs` are convened by this level only."""

    level: int
    title: str
    speakers: tuple[str, ...]
    places: tuple[str, ...]
    organs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part a kind of report must have: a section of one of the roles, or at least the words."""

    title: str
    roles: frozenset[Role]
    words: Pattern
    unless: Pattern | None  # in the title: then it need not have it


@dataclass(frozen=True, slots=True)
class Issued:
    """Something nobody spoke of before a month: `from` of the pack less the months `ahead`, where drafts were known before."""

    name: str
    pattern: Pattern
    hint: str  # without it in the text the pattern cannot be there
    since: Month
    basis: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """A phrase that another took the place of in a month."""

    phrase: str
    since: Month
    now: str
    basis: str


@dataclass(frozen=True, slots=True)
class LostWords:
    """Words after which a unit wants a number. The first three are words, each alone and with every link behind it: 党员, 党员共."""

    peoples: tuple[str, ...]
    counted: tuple[str, ...]
    sums: tuple[str, ...]
    verbs: tuple[str, ...]
    before_percent: tuple[str, ...]

    def people(self, before: str) -> bool:
        return before.endswith(self.peoples)

    def things(self, before: str) -> bool:
        return before.endswith(self.counted)

    def money(self, before: str) -> bool:
        return before.endswith(self.sums)


@dataclass(frozen=True, slots=True)
class RulePack:
    parameters: Mapping[str, Parameter]
    set_phrases: Pattern
    lost: LostWords
    offices: tuple[Office, ...]  # the lowest level first
    not_offices: Pattern
    units: Office  # departments, companies, schools
    parts: Mapping[str, tuple[Part, ...]]
    wholes: tuple[tuple[str, ...], ...]
    dimensions: tuple[Pattern, ...]
    synonyms: tuple[tuple[str, ...], ...]
    empty_words: Pattern
    general_words: Pattern
    issued: tuple[Issued, ...]
    plenums: Mapping[str, tuple[Month, ...]]  # 二十 → months of its plenums, the first first
    outdated: tuple[Outdated, ...]

    def value(self, parameter: str) -> int:
        return int(self.parameters[parameter].value)


@cache
def rule_pack() -> RulePack:
    return rule_pack_of(yaml.safe_load((PACKS / FILE).read_text(encoding="utf8")))


def rule_pack_of(raw: Mapping[str, Any]) -> RulePack:
    """Read and check a pack. Raises BadPack naming the entry that is wrong."""
    return RulePack(
        parameters={code: parameter(code, entry) for code, entry in raw["parameters"].items()},
        set_phrases=pattern("set_phrases", "|".join(f"(?:{one})" for one in raw["set_phrases"])),
        lost=_lost(raw["lost"]),
        offices=tuple(_office(entry) for entry in raw["offices"].values()),
        not_offices=pattern("not_offices", raw["not_offices"]),
        units=_office(raw["units"]),
        parts={kind: tuple(_part(kind, entry) for entry in entries) for kind, entries in raw["parts"].items()},
        wholes=tuple(tuple(words) for words in raw["wholes"]),
        dimensions=tuple(pattern("dimensions", words) for words in raw["dimensions"]),
        synonyms=tuple(tuple(words) for words in raw["synonyms"]),
        empty_words=pattern("empty_words", "|".join(sorted(raw["empty_words"], key=len, reverse=True))),
        general_words=pattern("general_words", raw["general_words"]),
        issued=tuple(_issued(entry) for entry in raw["issued"]),
        plenums={term: tuple(map(_month, months)) for term, months in raw["plenums"].items() if isinstance(months, list)},
        outdated=tuple(_outdated(entry) for entry in raw["outdated"]),
    )


def _lost(entry: Mapping[str, list[str]]) -> LostWords:
    def linked(words: list[str]) -> tuple[str, ...]:
        return tuple(word + link for word in words for link in ("", *entry["links"]))

    return LostWords(
        linked(entry["people"]), linked(entry["things"]), linked(entry["money"]), tuple(entry["verbs"]), tuple(entry["before_percent"])
    )


def _office(entry: Mapping[str, Any]) -> Office:
    return Office(entry["level"], entry["title"], tuple(entry["speakers"]), tuple(entry["places"]), tuple(entry["organs"]))


def _part(kind: str, entry: Mapping[str, Any]) -> Part:
    unless = pattern(f"parts.{kind}", entry["unless"]) if "unless" in entry else None
    return Part(entry["title"], frozenset(entry["roles"]), pattern(f"parts.{kind}", entry["words"]), unless)


def _issued(entry: Mapping[str, Any]) -> Issued:
    _sources(entry["name"], entry)
    year, month = _month(entry["from"])
    months = year * 12 + month - 1 - entry.get("ahead", 0)
    hint = entry.get("hint", entry["pattern"])
    if not re.fullmatch("\\w+", hint):
        raise BadPack(f"issued: {entry['name']} needs a hint, words without signs that its pattern always holds")
    return Issued(entry["name"], pattern(entry["name"], entry["pattern"]), hint, (months // 12, months % 12 + 1), entry["basis"])


def _outdated(entry: Mapping[str, Any]) -> Outdated:
    _sources(entry["phrase"], entry)
    return Outdated(entry["phrase"], _month(entry["from"]), entry["now"], entry["basis"])


def _sources(name: str, entry: Mapping[str, Any]) -> None:
    if not entry.get("basis") or not entry.get("sure"):
        raise BadPack(f"{name} lacks basis or sure")


def _month(written: str) -> Month:
    """2019-05 → (2019, 5)."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", str(written))
    if not found:
        raise BadPack(f"{written} is not a month like 2019-05")
    return int(found[1]), int(found[2])
