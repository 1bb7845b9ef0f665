from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import organisation_kept
from zerentian.people.models import Membership, Person
from zerentian.people.vocabulary import MembershipKind
from zerentian.storage.names import named


@transaction.atomic
def person_register(*, by: Actor, organisation: str, name: str, on: date, membership: str | None = None, namesake: bool = False) -> str:
    """Enter a person in an organisation, as a member of kind `membership` from `on`.

    Returns the person's uid. A member of the same name in the organisation is refused unless `namesake` says it is another.
    Only the program enters somebody who is no member (None): the first clerk of a district.
    """
    lock_tree()
    organ = organisation_kept(by, organisation)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    name = "".join(name.split())
    if not name:
        raise Invalid(messages.NAME_MISSING, field="name")
    if membership not in MembershipKind.values and not (membership is None and by.program):
        raise Invalid(messages.UNKNOWN_MEMBERSHIP.format(kind=membership or ""), field="membership")
    if not namesake:
        _require_no_namesake(organ, name)
    person = Person.objects.create(**named(name))
    if membership is not None:
        Membership.objects.create(person=person, organisation=organ, kind=membership, valid_from=on)
    data: dict[str, object] = {"organisation": organ.uid, "membership": membership or "", "on": on.isoformat()}
    record(by=by, verb="person.register", object=person.uid, data=data)
    return person.uid


def _require_no_namesake(organisation: Organisation, name: str) -> None:
    if Membership.objects.filter(organisation=organisation, valid_to=FOREVER, person__name=name).exists():
        where = organisation_checks.name_of(organisation)
        raise Conflict(messages.NAMESAKE.format(organisation=where, name=name), field="namesake")
