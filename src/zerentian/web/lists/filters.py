"""What a table page can be narrowed by."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from zerentian.web.pickers import OrganisationPicker, Picked

ALL = "全部"


@dataclass(frozen=True, slots=True)
class Pick:
    """A filter by an organisation: `called` gives the name of a uid or refuses, `named` the uids of those that bear a name."""

    called: Callable[[str], str]
    named: Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """`apply` narrows the rows by what was chosen. `choices` makes it a select, `day` a date field, `pick` an organisation picker."""

    name: str
    label: str
    apply: Callable[[Any, str], Any]  # on a QuerySet or on Listed rows, as the page's query gives them
    choices: Sequence[tuple[str, str]] = ()
    day: bool = False
    hint: str = ""
    hidden: bool = False  # carried along, not offered
    pick: Pick | None = None
    shape: str = ""  # regular expression that typed text must match
    blank: str = ALL  # what the select says when nothing is chosen
    more: bool = False  # behind “更多条件”

    @property
    def typed(self) -> bool:
        """Whether people write into it what they like."""
        return not (self.choices or self.day or self.hidden)

    def asked(self, asked: Mapping[str, str]) -> "Asked":
        """What was chosen, or "" if it cannot be: an address somebody shortened must not end in an error page."""
        typed = asked.get(self.name, "").replace("\x00", "").strip()[:100]
        if self.pick:
            return self._picked(self.pick, typed, asked.get(f"{self.name}_words", "").replace("\x00", "").strip()[:100])
        if self.choices:
            return Asked(self, typed if typed in dict(self.choices) else "")
        if self.day:
            return Asked(self, _iso(typed))
        return Asked(self, typed if re.fullmatch(self.shape or ".*", typed) else "")

    def _picked(self, pick: Pick, uid: str, words: str) -> "Asked":
        """Words other than the name of the choice were typed later, without the script: they must be one organisation's exact name."""
        name = pick.called(uid) if uid else ""
        if uid and words in ("", name):
            return Asked(self, uid, name)
        found = pick.named(words) if words else []
        return Asked(self, found[0], words) if len(found) == 1 else Asked(self, "", words)


def _iso(typed: str) -> str:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter with what was chosen, "" for nothing. `words`: in the box of a picker; without a choice they named no organisation."""

    filter: Filter
    chosen: str
    words: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.chosen) and not self.filter.hidden

    @property
    def picker(self) -> SafeString:
        name = self.filter.name
        return OrganisationPicker().render(name, Picked(self.chosen, self.words), {"id": f"f-{name}"})

    def in_words(self) -> str:
        said = self.words or dict(self.filter.choices).get(self.chosen, self.chosen)
        return f"{self.filter.label}：{said}"
