from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Organisation, Term
from zerentian.organisations.rules import term_due
from zerentian.organisations.vocabulary import ActKind, PartRole


@transaction.atomic
def organisation_elect(*, by: Actor, organisation: str, on: date, years: int | None = None, paper: str = "") -> None:
    """Record that a committee was elected on `on`, which begins a term of `years` (the catalogue's for its kind and area).

    On the very day of the last election, that one is put right.
    """
    tree.lock_tree()
    subject = checks.organisation_seen(by, organisation)
    checks.require_tree_right(by, subject)
    checks.require_not_future(on)
    checks.require_alive_since(subject, on)
    now = checks.designation_of(subject)
    usual = catalogue().term_years(now.kind, now.area)
    if usual is None:
        raise Conflict(messages.NO_TERM.format(kind=catalogue().kinds[now.kind].title))
    last = _current(subject)
    if last and on < last.valid_from:
        sentence = messages.TERM_BEFORE_LAST.format(name=now.name, last=in_words(last.valid_from))
        raise Invalid(sentence, field="on")
    if last and (last.valid_from, last.years) == (on, years or usual):
        raise Invalid(messages.NOTHING_CHANGES)
    corrects = _begin_term(subject, on, years or usual)
    summary = ("更正：" if corrects else "") + f"{now.name}换届，任期 {years or usual} 年"
    write_act(by, "organisation.elect", ActKind.ELECTED, on, paper, summary, [(PartRole.SUBJECT, subject)])


def _begin_term(subject: Organisation, on: date, years: int) -> bool:
    """Whether the term that began on this very day was put right, instead of another begun."""
    now = Term.objects.filter(organisation=subject, valid_to=FOREVER)
    if now.filter(valid_from=on).update(years=years):
        return True
    now.update(valid_to=on)
    Term.objects.create(organisation=subject, years=years, valid_from=on)
    return False


@transaction.atomic
def organisation_postpone(*, by: Actor, organisation: str, until: date, on: date, paper: str = "") -> None:
    """Record that the level above agreed, on `on`, to put the next election off until `until`."""
    tree.lock_tree()
    subject = checks.organisation_seen(by, organisation)
    checks.require_tree_right(by, subject)
    checks.require_not_future(on)
    checks.require_open(subject)
    term = _current(subject)
    if term is None:
        raise Conflict(messages.NO_TERM_YET.format(name=checks.name_of(subject)))
    due = term_due(term.valid_from, term.years, term.postponed_to)
    if until <= due:
        raise Invalid(messages.POSTPONE_TOO_EARLY.format(due=in_words(due)), field="until")
    term.postponed_to = until
    term.save(update_fields=["postponed_to"])
    summary = f"{checks.name_of(subject)}换届延期至{in_words(until)}"
    write_act(by, "organisation.postpone", ActKind.POSTPONED, on, paper, summary, [(PartRole.SUBJECT, subject)])


def _current(subject: Organisation) -> Term | None:
    term: Term | None = Term.objects.filter(organisation=subject, valid_to=FOREVER).first()
    return term
