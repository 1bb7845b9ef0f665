"""The parsers by the names under which a pack of rosters calls them."""

from collections.abc import Callable, Mapping
from datetime import date

from zerentian.rosters.values.counts import as_count
from zerentian.rosters.values.days import as_day
from zerentian.rosters.values.identities import as_identity
from zerentian.rosters.values.phones import as_phone
from zerentian.rosters.values.trouble import Trouble
from zerentian.rosters.values.words import as_choice, as_name, as_text

Parsed = str | int | date | Trouble | None
Parser = Callable[[object], Parsed]

PLAIN: Mapping[str, Parser] = {"name": as_name, "day": as_day, "identity": as_identity, "phone": as_phone, "count": as_count}
NAMES = frozenset(PLAIN) | {"text", "choice"}


def parser_of(name: str, most: int, words: Mapping[str, str]) -> Parser:
    """The parser `name`; `most` characters matter to text only, `words` to a choice only. Raises KeyError for a name not in NAMES."""
    if name == "text":
        return lambda raw: as_text(raw, most)
    if name == "choice":
        return lambda raw: as_choice(raw, words)
    return PLAIN[name]
