"""Words and tolerances by which documents are measured, from `packs/document_rules.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from zerentian.kernel.packs import PACKS, parameter, pattern

FILE = "document_rules.yaml"
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Words:
    head: Pattern
    imprint: Pattern
    annex_head: Pattern
    note: Pattern
    blank_date: Pattern
    date: Pattern
    annex_note: Pattern
    dashes: Pattern
    marks: Mapping[int, Pattern]  # of each level


@dataclass(frozen=True, slots=True)
class DocumentPack:
    tolerances: Mapping[str, float]
    words: Words
    official: Pattern
    official_kinds: frozenset[str]


@cache
def document_pack() -> DocumentPack:
    return document_pack_of(yaml.safe_load((PACKS / FILE).read_text(encoding="utf8")))


def document_pack_of(raw: Mapping[str, Any]) -> DocumentPack:
    """Read and check a pack. Raises BadPack naming the entry that is wrong."""
    said = dict(raw["words"])
    marks = {int(level): pattern(f"marks.{level}", mark) for level, mark in said.pop("marks").items()}
    words = Words(**{name: pattern(name, word) for name, word in said.items()}, marks=marks)
    tolerances = {name: parameter(name, entry).value for name, entry in raw["tolerances"].items()}
    return DocumentPack(tolerances, words, pattern("official", raw["official"]), frozenset(raw["official_kinds"]))
