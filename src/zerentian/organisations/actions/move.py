from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Lineage, Organisation, Placement
from zerentian.organisations.vocabulary import ActKind, PartRole


@transaction.atomic
def organisation_move(*, by: Actor, organisation: str, parent: str, on: date, paper: str = "", seen: int | None = None) -> None:
    """Hang an organisation with everything below it under `parent` from `on`; on the day it was last placed, put that right."""
    tree.lock_tree()
    subject, old, new = movable(by, organisation, parent, on)
    checks.require_fresh(subject, seen)
    corrects = Placement.objects.filter(organisation=subject, valid_from=on).exists()
    tree.hang(subject, new, on)
    parts = [(PartRole.SUBJECT, subject), (PartRole.OLD_PARENT, old), (PartRole.NEW_PARENT, new)]
    how = "更正：{}当天不在{}，在{}" if corrects else "{}由{}调整到{}"
    summary = how.format(checks.name_of(subject), checks.name_of(old), checks.name_of(new))
    write_act(by, "organisation.move", ActKind.MOVED, on, paper, summary, parts)


def movable(by: Actor, organisation: str, parent: str, on: date) -> tuple[Organisation, Organisation, Organisation]:
    """The organisation, its old and its new parent, or the refusal that moving it would meet. Writes nothing: previews ask it too."""
    subject = checks.organisation_seen(by, organisation)
    old = checks.parent_of(subject)
    if old is None:
        raise Conflict(messages.ROOT_STAYS.format(name=checks.name_of(subject)))
    checks.require_tree_right(by, subject)
    checks.require_open(subject)
    new = checks.organisation_seen(by, parent)
    checks.require_tree_right_below(by, new, checks.name_of(subject))
    checks.require_not_future(on)
    _require_place(subject, old, new, on)
    checks.require_not_before(subject, Placement.objects.filter(organisation=subject).latest("valid_from").valid_from, on)
    checks.require_fits(new, checks.designation_of(subject).kind, field="parent")
    checks.require_name_free(new, checks.name_of(subject))
    return subject, old, new


def _require_place(subject: Organisation, old: Organisation, new: Organisation, on: date) -> None:
    name, above = checks.name_of(subject), checks.name_of(new)
    if new == old:
        raise Invalid(messages.SAME_PARENT.format(name=name, above=above), field="parent")
    if Lineage.objects.filter(ancestor=subject, organisation=new, valid_to__gt=on).exists():
        raise Invalid(messages.INTO_ITSELF.format(name=name, above=above), field="parent")
    if not new.founded <= on < new.closed:
        raise Invalid(messages.PARENT_NOT_YET.format(on=in_words(on), above=above), field="parent")
    checks.require_open(new)
