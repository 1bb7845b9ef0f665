"""The kinds of documents, from `packs/documents.yaml`: by which form each is set, what it should have, how a blank one looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import yaml

from zerentian.gongwen.blocks import Form
from zerentian.gongwen.drafts import messages
from zerentian.kernel.errors import Invalid
from zerentian.kernel.packs import PACKS, BadPack, parameter, pattern

PACK = "documents.yaml"
WANTS = {"addressee", "byline", "signature", "date"}
MARKS = {"", "mark", "letter_mark", "minutes_mark", "bulletin_mark"}  # of an installation's settings
KEYS = {"title", "form", "words", "mark", "wants", "landscape", "template"}
OTHER = "other"


@dataclass(frozen=True, slots=True)
class DocumentKind:
    code: str
    title: str
    form: Form
    words: re.Pattern[str] | None  # in titles
    mark: str  # which head of an installation is put on it; "": none
    wants: frozenset[str]
    landscape: bool  # its tables lie on their side
    template: str  # Markdown


@dataclass(frozen=True, slots=True)
class Pack:
    kinds: Mapping[str, DocumentKind]  # in the order in which they are offered
    values: Mapping[str, int]


@cache
def pack() -> Pack:
    return pack_of(yaml.safe_load((PACKS / PACK).read_text(encoding="utf8")))


def pack_of(raw: Mapping[str, Any]) -> Pack:
    """Raises BadPack naming the entry that is wrong."""
    found = Pack({code: _kind(code, entry) for code, entry in raw["kinds"].items()}, {})
    if OTHER not in found.kinds:
        raise BadPack(f"kinds lacks {OTHER}, which is taken where no other fits")
    return Pack(found.kinds, {code: int(parameter(code, entry).value) for code, entry in raw["parameters"].items()})


def kinds() -> tuple[DocumentKind, ...]:
    return tuple(pack().kinds.values())


def kind_called(name: str) -> DocumentKind:
    """By its code or its title. Raises Invalid."""
    for kind in kinds():
        if name in (kind.code, kind.title):
            return kind
    raise Invalid(messages.UNKNOWN_KIND.format(name=name, names="、".join(kind.title for kind in kinds())))


def kind_of_title(title: str) -> DocumentKind:
    """The word nearest to the end says what it is: 关于印发整改方案的通知 is a notice. Of two that end together the longer one counts."""
    spoken = re.sub("《[^》]*》", "", title)
    last, longest, kind = -1, 0, pack().kinds[OTHER]
    for one in kinds():
        for found in one.words.finditer(spoken) if one.words else ():
            if (found.end(), len(found[0])) > (last, longest):
                last, longest, kind = found.end(), len(found[0]), one
    return kind


def _kind(code: str, entry: Mapping[str, Any]) -> DocumentKind:
    unknown = set(entry) - KEYS
    wants = frozenset(entry.get("wants", ()))
    mark = entry.get("mark", "")
    if unknown or not entry.get("title") or not entry.get("template"):
        raise BadPack(f"{code} lacks a title or a template, or has unknown entries: {', '.join(sorted(unknown))}")
    if entry["form"] not in get_args(Form) or wants - WANTS or mark not in MARKS:
        raise BadPack(f"{code} has a form, a mark or wants that nobody knows")
    words = pattern(code, entry["words"]) if "words" in entry else None
    return DocumentKind(code, entry["title"], entry["form"], words, mark, wants, bool(entry.get("landscape")), entry["template"])
