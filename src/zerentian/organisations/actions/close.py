from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.endings import EndOfLife
from zerentian.organisations.ends import end_life
from zerentian.organisations.history import Parts, write_act
from zerentian.organisations.models import Designation, Organisation, Placement, Term
from zerentian.organisations.vocabulary import ActKind, PartRole


@transaction.atomic
def organisation_close(
    *, by: Actor, organisation: str, on: date, receiver: str | None = None, paper: str = "", seen: int | None = None
) -> None:
    """Close an organisation that has nothing below it. `on` is the first day without it; `receiver` takes its members."""
    tree.lock_tree()
    subject = checks.organisation_seen(by, organisation)
    closable(by, subject, on)
    checks.require_fresh(subject, seen)
    _require_no_children(subject)
    takes = checks.organisation_seen(by, receiver) if receiver else None
    if takes:
        require_receiver(subject, takes, on)
    name = checks.name_of(subject)
    counts = end_life(EndOfLife(by, subject, takes, on))
    parts: Parts = [(PartRole.SUBJECT, subject), *([(PartRole.RESULT, takes)] if takes else [])]
    write_act(by, "organisation.close", ActKind.CLOSED, on, paper, f"撤销{name}", parts, counts)


def closable(by: Actor, subject: Organisation, on: date) -> None:
    """May the organisation end on `on`, whether closed or merged away."""
    if checks.parent_of(subject) is None:
        raise Conflict(messages.ROOT_STAYS.format(name=checks.name_of(subject)))
    checks.require_tree_right(by, subject)
    checks.require_open(subject)
    checks.require_not_future(on)
    checks.require_after(subject, last_fact(subject), on)
    _require_left_alone(subject, on)


def last_fact(subject: Organisation) -> date:
    """The latest day on which something about the organisation began; it cannot end on or before it."""
    days = [subject.founded]
    for model in (Placement, Designation, Term):
        days += model.objects.filter(organisation=subject).order_by("-valid_from").values_list("valid_from", flat=True)[:1]
    return max(days)


def _require_left_alone(subject: Organisation, on: date) -> None:
    """Whatever once stood below it had left by `on`; what still stands below is the caller's question."""
    left = Placement.objects.filter(parent=subject, valid_to__gt=on).exclude(valid_to=FOREVER).order_by("-valid_to").first()
    if left:
        until = in_words(left.valid_to)
        raise Invalid(messages.CHILDREN_THEN.format(on=in_words(on), name=checks.name_of(subject), until=until), field="on")


def require_receiver(subject: Organisation, takes: Organisation, on: date) -> None:
    if takes == subject:
        raise Invalid(messages.MERGE_INTO_ITSELF.format(name=checks.name_of(subject)), field="receiver")
    if not takes.founded <= on < takes.closed:
        raise Invalid(messages.PARENT_NOT_YET.format(on=in_words(on), above=checks.name_of(takes)), field="receiver")
    checks.require_open(takes)


def _require_no_children(subject: Organisation) -> None:
    children = Placement.objects.filter(parent=subject, valid_to=FOREVER).values("organisation")
    names = list(Designation.objects.filter(organisation__in=children, valid_to=FOREVER).values_list("name", flat=True))
    if names:
        shown = "、".join(names[:3]) + ("等" if len(names) > 3 else "")
        raise Conflict(messages.HAS_CHILDREN.format(name=checks.name_of(subject), count=len(names), names=shown))
