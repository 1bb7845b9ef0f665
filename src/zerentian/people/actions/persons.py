from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, Stale
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Organisation
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import organisation_kept
from zerentian.people.confidential import IDENTITY, PHONE, Numbers, keep_numbers, numbers_of
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, Membership, Person, RelationCheck
from zerentian.people.particulars import (
    Told,
    clean_facts,
    clean_identity,
    clean_name,
    clean_phone,
    filled_from_identity,
    require_consistent,
    require_identity_free,
)
from zerentian.people.queries.persons import facts_of, require_over
from zerentian.people.vocabulary import MembershipKind, RelationFault
from zerentian.storage.names import named

UNKNOWN = Facts()


@transaction.atomic
def person_register(
    *,
    by: Actor,
    organisation: str,
    name: str,
    on: date,
    membership: str | None = None,
    attachment: str = "",
    fault: str = "",
    namesake: bool = False,
    facts: Facts = UNKNOWN,
    identity: str = "",
    phone: str = "",
    sure: bool = False,
) -> str:
    """Enter a person in an organisation from `on`: as a member of kind `membership`, attached by `attachment` (code of the catalogue), or
    under check for `fault`; exactly one of the three. Returns the person's uid.

    Somebody of the same name who belongs to the organisation is refused unless `namesake` says it is another; what is unlikely is asked
    about unless `sure`. Birth and sex are taken from a given identity number. Only the program enters somebody who belongs in no way:
    the first clerk of a district.
    """
    lock_tree()
    organ = organisation_kept(by, organisation)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    name = clean_name(name)
    _require_one_way(by, membership, attachment, fault)
    if not namesake:
        _require_no_namesake(organ, name)
    numbers = Numbers(clean_identity(identity), clean_phone(phone))
    facts = filled_from_identity(clean_facts(facts), numbers.identity)
    require_consistent(Told(facts, membership or "", numbers.identity), sure=sure)
    require_identity_free(by, numbers.identity)
    person = Person.objects.create(**named(name), **_columns(facts))
    _belong(person, organ, on, membership, attachment, fault)
    if numbers != Numbers():
        keep_numbers(person.uid, identity=numbers.identity, phone=numbers.phone)
    data: dict[str, object] = {"organisation": organ.uid, "membership": membership or "", "on": on.isoformat()}
    known = changed_fields(UNKNOWN, facts) + _held(numbers)
    more = {"attachment": attachment, "fault": fault, "fields": known}
    record(by=by, verb="person.register", object=person.uid, data=data | {key: value for key, value in more.items() if value})
    return person.uid


def _require_one_way(by: Actor, membership: str | None, attachment: str, fault: str) -> None:
    given = [each for each in (membership, attachment, fault) if each]
    if len(given) > 1:
        raise Invalid(messages.BELONGS_ONE_WAY, field="membership")
    if attachment and attachment not in catalogue().attachments:
        raise Invalid(messages.UNKNOWN_ATTACHMENT.format(kind=attachment), field="attachment")
    if fault and fault not in RelationFault.values:
        raise Invalid(messages.UNKNOWN_FAULT.format(fault=fault), field="fault")
    nothing = not given and by.program and membership is None
    if not (attachment or fault or nothing) and membership not in MembershipKind.values:
        raise Invalid(messages.UNKNOWN_MEMBERSHIP.format(kind=membership or ""), field="membership")


def _require_no_namesake(organisation: Organisation, name: str) -> None:
    rows = (model.objects.filter(organisation=organisation, valid_to=FOREVER) for model in (Membership, Attachment, RelationCheck))
    if any(each.filter(person__name=name).exists() for each in rows):
        where = organisation_checks.name_of(organisation)
        raise Conflict(messages.NAMESAKE.format(organisation=where, name=name), field="namesake")


def _belong(person: Person, organisation: Organisation, on: date, membership: str | None, attachment: str, fault: str) -> None:
    if membership:
        Membership.objects.create(person=person, organisation=organisation, kind=membership, valid_from=on)
    if attachment:
        Attachment.objects.create(person=person, organisation=organisation, kind=attachment, valid_from=on)
    if fault:
        RelationCheck.objects.create(person=person, organisation=organisation, fault=fault, valid_from=on)


@transaction.atomic
def person_correct(
    *,
    by: Actor,
    person: str,
    name: str,
    facts: Facts,
    identity: str | None = None,
    phone: str | None = None,
    seen: int | None = None,
    sure: bool = False,
) -> None:
    """Put right what is known of a person. A number of None stays as it is, "" is forgotten; a new identity number tells birth and sex
    where they are left open. `seen`: the version on the page the form was filled on; None for the program and for bulk work.

    The journal holds the names of what changed, never what it was or is.
    """
    who = _correctable(by, person)
    if seen is not None and seen != who.version:
        raise Stale(messages.PERSON_STALE.format(name=who.name))
    name, kept = clean_name(name), numbers_of([who.uid]).get(who.uid, Numbers())
    numbers = Numbers(kept.identity if identity is None else clean_identity(identity), kept.phone if phone is None else clean_phone(phone))
    facts = filled_from_identity(clean_facts(facts), numbers.identity if identity else "")
    kind = _kind_now(who)
    require_consistent(Told(facts, kind, numbers.identity), sure=sure, before=Told(facts_of(who), kind, kept.identity))
    require_identity_free(by, numbers.identity, besides=who.uid)
    changed = _changes(who, name, facts, kept, numbers)
    if not changed:
        raise Conflict(messages.PERSON_UNCHANGED)
    Person.objects.filter(pk=who.pk).update(**named(name), **_columns(facts), version=who.version + 1)
    if IDENTITY in changed or PHONE in changed:
        keep_numbers(who.uid, identity=numbers.identity, phone=numbers.phone)
    record(by=by, verb="person.correct", object=who.uid, data={"fields": changed})


def _correctable(by: Actor, uid: str) -> Person:
    who = require_over(by, Right.KEEP_PEOPLE, uid)
    return Person.objects.select_for_update().get(pk=who.pk)


def _kind_now(who: Person) -> str:
    return Membership.objects.filter(person=who, valid_to=FOREVER).values_list("kind", flat=True).first() or ""


def _changes(who: Person, name: str, facts: Facts, kept: Numbers, numbers: Numbers) -> list[str]:
    renamed = ["name"] if name != who.name else []
    renumbered = [field for field in (IDENTITY, PHONE) if getattr(kept, field) != getattr(numbers, field)]
    return renamed + changed_fields(facts_of(who), facts) + renumbered


def changed_fields(before: Facts, after: Facts) -> list[str]:
    """Names of the facts that differ, in the order of the form."""
    return [field for field in Facts.__slots__ if getattr(before, field) != getattr(after, field)]


def _columns(facts: Facts) -> dict[str, object]:
    return {field: getattr(facts, field) for field in Facts.__slots__}


def _held(numbers: Numbers) -> list[str]:
    return [field for field in (IDENTITY, PHONE) if getattr(numbers, field)]
