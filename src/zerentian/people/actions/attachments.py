"""Belonging beside membership: floating members, 双报到, part-time. Counts only where an indicator names it."""

from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import AttachmentKind, catalogue
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import attachment_seen, organisation_kept, person_seen, require_kept
from zerentian.people.models import Attachment, Membership, Person


@transaction.atomic
def attachment_begin(*, by: Actor, person: str, organisation: str, kind: str, on: date) -> str:
    """Enter that a person takes part in an organisation from `on`; `kind` is a code of the catalogue. Returns the uid."""
    lock_tree()
    organ = organisation_kept(by, organisation)
    who = person_seen(by, person)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    way = catalogue().attachments.get(kind)
    if way is None:
        raise Invalid(messages.UNKNOWN_ATTACHMENT.format(kind=kind), field="kind")
    if way.member_elsewhere:
        _require_elsewhere(who, organ, way)
    _require_not_attached(who, organ, way, on)
    row = Attachment.objects.create(person=who, organisation=organ, kind=kind, valid_from=on)
    data: dict[str, object] = {"organisation": organ.uid, "person": who.uid, "kind": kind, "on": on.isoformat()}
    record(by=by, verb="attachment.begin", object=row.uid, data=data)
    return row.uid


def _require_elsewhere(who: Person, organ: Organisation, way: AttachmentKind) -> None:
    """A member of the organisation itself, or of one below it, does not report to it besides; no membership on record is no obstacle."""
    row = Membership.objects.filter(person=who, valid_to=FOREVER).select_related("organisation").first()
    if row and organ.pk in path_keys(row.organisation):
        where = organisation_checks.name_of(row.organisation)
        raise Conflict(messages.ATTACHED_TO_OWN.format(name=who.name, organisation=where, kind=way.title), field="kind")


def _require_not_attached(who: Person, organ: Organisation, way: AttachmentKind, on: date) -> None:
    last = Attachment.objects.filter(person=who, organisation=organ, kind=way.code).order_by("-valid_to").first()
    if last is None or last.valid_to <= on:
        return
    where = organisation_checks.name_of(organ)
    if last.open:
        since = in_words(last.valid_from)
        raise Conflict(messages.ATTACHED_ALREADY.format(name=who.name, organisation=where, kind=way.title, since=since), field="kind")
    until = in_words(last.valid_to)
    raise Invalid(messages.ATTACHED_UNTIL.format(name=who.name, organisation=where, kind=way.title, until=until), field="on")


@transaction.atomic
def attachment_end(*, by: Actor, attachment: str, on: date) -> None:
    """End an attachment; `on` is the first day without it."""
    lock_tree()
    subject = attachment_seen(by, attachment)
    require_kept(by, subject.organisation)
    organisation_checks.require_not_future(on)
    if not subject.open:
        raise Conflict(messages.ATTACHMENT_ENDED.format(ended=in_words(subject.valid_to)))
    if on <= subject.valid_from:
        sentence = messages.ATTACHMENT_ENDS_TOO_EARLY.format(on=in_words(on), since=in_words(subject.valid_from))
        raise Invalid(sentence, field="on")
    Attachment.objects.filter(pk=subject.pk).update(valid_to=on)
    data: dict[str, object] = {"organisation": subject.organisation.uid, "person": subject.person.uid, "on": on.isoformat()}
    record(by=by, verb="attachment.end", object=subject.uid, data=data)
