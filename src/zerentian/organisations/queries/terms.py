"""Elections: which committees are due, late, or have no election on record."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Term
from zerentian.organisations.queries.paths import scope
from zerentian.organisations.queries.tree import path_names
from zerentian.organisations.rules import TermState, term_due, term_state

COLUMNS = ("organisation_id", "organisation__uid", "name", "sort_key", "pinyin", "initials", "kind")


class TermRow(NamedTuple):
    """A tuple, because a district has two thousand of them on one page."""

    key: int
    uid: str
    name: str
    sort_key: str
    pinyin: str
    initials: str
    kind_title: str
    state: TermState
    elected: date | None
    due: date | None
    postponed: bool
    path: str = ""  # filled by `with_paths` for the rows that are shown


def terms(actor: Actor, on: date) -> list[TermRow]:
    """Every organisation in the actor's scope that elects a committee, the most pressing first: two queries whatever the size."""
    elects = [code for code, kind in catalogue().kinds.items() if kind.term_years]
    rows = Designation.objects.at(on).filter(scope(actor, on), kind__in=elects).values_list(*COLUMNS)
    held = Term.objects.filter(scope(actor, on), valid_to=FOREVER)
    latest = {organisation: term for organisation, *term in held.values_list("organisation_id", "valid_from", "years", "postponed_to")}
    warning = catalogue().value("term_warning_days")
    found = [_row(row, latest.get(row[0]), on, warning) for row in rows]
    return sorted(found, key=lambda r: (r.due or date.max, r.sort_key))


def _row(row: tuple[Any, ...], term: Sequence[Any] | None, on: date, warning: int) -> TermRow:
    """`term`: elected, years, postponed to."""
    key, uid, name, sort_key, pinyin, initials, kind = row
    due = term_due(*term) if term else None
    title, state = catalogue().kinds[kind].title, term_state(due, on, warning)
    return TermRow(key, uid, name, sort_key, pinyin, initials, title, state, term[0] if term else None, due, bool(term and term[2]))


def with_paths(actor: Actor, rows: Sequence[TermRow], on: date) -> list[TermRow]:
    """The same rows, each with what stands above it."""
    paths = path_names(actor, [row.key for row in rows], on)
    return [row._replace(path=paths.get(row.key, "")) for row in rows]


def term_counts(rows: list[TermRow]) -> Counter[TermState]:
    return Counter(row.state for row in rows)
