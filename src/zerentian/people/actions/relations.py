"""组织关系排查: what is wrong with a member's relation to the organisation, and how it was put right. Closed lists, no remarks."""

from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import organisation_kept, person_seen, relation_check_seen, require_kept
from zerentian.people.models import Person, RelationCheck
from zerentian.people.vocabulary import PutRight, RelationFault


@transaction.atomic
def relation_check_note(*, by: Actor, person: str, organisation: str, fault: str, on: date) -> str:
    """Enter what a check found on `on`; `organisation` follows it up until it is put right. Returns the uid."""
    lock_tree()
    organ = organisation_kept(by, organisation)
    who = person_seen(by, person)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    if fault not in RelationFault.values:
        raise Invalid(messages.UNKNOWN_FAULT.format(fault=fault), field="fault")
    _require_not_known(who, RelationFault(fault), on)
    check = RelationCheck.objects.create(person=who, organisation=organ, fault=fault, valid_from=on)
    data: dict[str, object] = {"organisation": organ.uid, "person": who.uid, "fault": fault, "on": on.isoformat()}
    record(by=by, verb="relation.check_note", object=check.uid, data=data)
    return check.uid


def _require_not_known(who: Person, fault: RelationFault, on: date) -> None:
    last = RelationCheck.objects.filter(person=who, fault=fault).order_by("-valid_to").select_related("organisation").first()
    if last is None or last.valid_to <= on:
        return
    if last.open:
        where, since = organisation_checks.name_of(last.organisation), in_words(last.valid_from)
        raise Conflict(messages.CHECKED_ALREADY.format(name=who.name, fault=fault.label, since=since, organisation=where), field="fault")
    raise Invalid(messages.CHECK_OVERLAPS.format(name=who.name, fault=fault.label, until=in_words(last.valid_to)), field="on")


@transaction.atomic
def relation_check_put_right(*, by: Actor, check: str, put_right: str, on: date) -> None:
    """Close a finding; `put_right` says how, `on` is the day from which it is in order."""
    lock_tree()
    subject = relation_check_seen(by, check)
    require_kept(by, subject.organisation)
    organisation_checks.require_not_future(on)
    if put_right not in PutRight.values:
        raise Invalid(messages.UNKNOWN_PUT_RIGHT.format(how=put_right), field="put_right")
    if not subject.open:
        raise Conflict(messages.CHECK_DONE.format(ended=in_words(subject.valid_to), how=_how(subject)))
    if on <= subject.valid_from:
        sentence = messages.CHECK_ENDS_TOO_EARLY.format(on=in_words(on), since=in_words(subject.valid_from))
        raise Invalid(sentence, field="on")
    RelationCheck.objects.filter(pk=subject.pk).update(valid_to=on, put_right=put_right)
    data: dict[str, object] = {"organisation": subject.organisation.uid, "person": subject.person.uid, "put_right": put_right}
    record(by=by, verb="relation.check_put_right", object=subject.uid, data=data | {"on": on.isoformat()})


def _how(subject: RelationCheck) -> str:
    return PutRight(subject.put_right).label if subject.put_right else messages.MOOT_BY_ENDING
