"""The words by which a report is read, from `packs/reading.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from zerentian.kernel.packs import PACKS
from zerentian.reading.report import Kind

FILE = "reading.yaml"
Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Words:
    advertising: Pattern  # a line with it is none of the report
    advertising_signs: Pattern  # words of which such a line has one; all but literal, so the engine runs over a line without any of them
    advertising_near: Pattern  # a line with it is none of the report if it stands among such lines
    parts: Pattern  # a group for each role
    not_parts: Pattern
    kinds: tuple[tuple[Kind, Pattern], ...]
    title: Pattern  # any word of any kind
    salutation: Pattern
    reporter: Pattern
    units: str  # an alternation, long ones first
    unit_signs: frozenset[str]  # with which they begin
    not_figures: Pattern


@cache
def words() -> Words:
    return words_of(yaml.safe_load((PACKS / FILE).read_text(encoding="utf8")))


def words_of(pack: dict[str, Any]) -> Words:
    kinds, parts = pack["kinds"], pack["parts"]
    return Words(
        advertising=re.compile("|".join(pack["advertising"]["anywhere"])),
        advertising_signs=re.compile("|".join(map(re.escape, pack["advertising"]["signs"]))),
        advertising_near=re.compile("|".join(pack["advertising"]["near"])),
        parts=re.compile("|".join(f"(?P<{role}>{pattern})" for role, pattern in parts.items())),
        not_parts=re.compile(pack["not_parts"]),
        kinds=tuple((kind, re.compile(pattern)) for kind, pattern in kinds.items()),
        title=re.compile("|".join(kinds.values())),
        salutation=re.compile(pack["salutation"]),
        reporter=re.compile(pack["reporter"]),
        units=units(pack["units"]),
        unit_signs=frozenset(unit[0] for unit in pack["units"]["plain"]),
        not_figures=re.compile("|".join(pack["not_figures"])),
    )


def units(said: dict[str, Any]) -> str:
    """次(?![性元品])|人次|人(?![民员])…: a unit, unless what follows makes another word of it."""
    after = said["not_before"]
    longest_first = sorted(said["plain"], key=len, reverse=True)
    return "|".join(
        re.escape(unit)
        + (f"(?!{after[unit]})" if after.get(unit, "").startswith("(") else f"(?![{after[unit]}])" if after.get(unit) else "")
        for unit in longest_first
    )
