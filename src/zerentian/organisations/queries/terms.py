"""Elections: which committees are due, late, or have no election on record."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Term
from zerentian.organisations.queries.paths import scope
from zerentian.organisations.queries.tree import path_names
from zerentian.organisations.rules import TermState, term_due, term_state


@dataclass(frozen=True, slots=True)
class TermRow:
    uid: str
    name: str
    sort_key: str
    pinyin: str
    initials: str
    kind_title: str
    path: str
    state: TermState
    elected: date | None
    due: date | None
    postponed: bool


def terms(actor: Actor, on: date) -> list[TermRow]:
    """Every organisation in the actor's scope that elects a committee, the most pressing first: three queries whatever the size."""
    elects = [code for code, kind in catalogue().kinds.items() if kind.term_years]
    rows = list(Designation.objects.at(on).filter(scope(actor, on), kind__in=elects).select_related("organisation"))
    latest = {term.organisation_id: term for term in Term.objects.filter(scope(actor, on), valid_to=FOREVER)}
    paths = path_names(actor, [row.organisation_id for row in rows], on)
    found = [_row(row, latest.get(row.organisation_id), paths.get(row.organisation_id, ""), on) for row in rows]
    return sorted(found, key=lambda r: (r.due or date.max, r.sort_key))


def _row(row: Designation, term: Term | None, path: str, on: date) -> TermRow:
    due = term_due(term.valid_from, term.years, term.postponed_to) if term else None
    return TermRow(
        row.organisation.uid,
        row.name,
        row.sort_key,
        row.pinyin,
        row.initials,
        catalogue().kinds[row.kind].title,
        path,
        term_state(due, on, catalogue().value("term_warning_days")),
        term.valid_from if term else None,
        due,
        bool(term and term.postponed_to),
    )


def term_counts(rows: list[TermRow]) -> Counter[TermState]:
    return Counter(row.state for row in rows)
