"""The beginning of a real district: everything that must be there before anybody can sign in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed
from zerentian.organisations.actions import organisation_found
from zerentian.people import messages
from zerentian.people.actions.accounts import BAD_NAME, USERNAME, Opened, account_open, account_reset_password
from zerentian.people.actions.persons import person_register
from zerentian.people.actions.posts import post_appoint
from zerentian.people.models import Account
from zerentian.people.queries.actors import actor_of
from zerentian.people.queries.beginning import begun

ADMINISTRATORS = (Role.SYSTEM, Role.SECURITY, Role.AUDIT)
GUESSED_FIRST = {"admin", "administrator", "root", "sysadmin", "system", "superuser", "test", "guest", "user"}


@dataclass(frozen=True, slots=True)
class Beginning:
    """`root`: uid of the organisation at the top. The passwords are shown once and stored nowhere."""

    root: str
    administrators: Mapping[Role, Opened]
    clerk: Opened


@transaction.atomic
def district_begin(
    *, by: Actor, root: str, founded: date, clerk: str, usernames: Mapping[Role, str], clerk_username: str = ""
) -> Beginning:
    """Found the root, open the accounts of the three administrators, and appoint and let in the first clerk.

    `usernames`: of the three administrators. Refuses where a district, or a demonstration, has begun.
    """
    _require_beginning(by)
    _require_usernames([*usernames.values(), *filter(None, [clerk_username])])
    top = organisation_found(by=by, parent=None, name=root, kind="committee", area="district_organ", on=founded)
    accounts = {role: Account.objects.create(username=usernames[role], role=role) for role in ADMINISTRATORS}
    security = actor_of(accounts[Role.SECURITY], clock.today())
    administrators = {role: account_reset_password(by=security, account=account.uid) for role, account in accounts.items()}
    person = person_register(by=by, organisation=top, name=clerk, on=clock.today())
    post_appoint(by=by, organisation=top, person=person, kind="clerk", on=clock.today())
    let_in = account_open(by=security, person=person, username=clerk_username)
    data: dict[str, object] = {"accounts": {role.value: opened.uid for role, opened in administrators.items()}, "clerk": let_in.uid}
    record(by=by, verb="district.begin", object=top, data=data)
    return Beginning(top, administrators, let_in)


def _require_beginning(by: Actor) -> None:
    if not by.program:
        raise NotAllowed(messages.ONLY_THE_PROGRAM_BEGINS)
    if begun():
        raise Conflict(messages.BEGUN_ALREADY)


def _require_usernames(names: list[str]) -> None:
    for name in names:
        if not USERNAME.fullmatch(name):
            raise Invalid(BAD_NAME, field="username")
        if name in GUESSED_FIRST:
            raise Invalid(messages.GUESSED_FIRST.format(username=name), field="username")
    if len(set(names)) < len(names):
        raise Invalid(messages.USERNAMES_ALIKE, field="username")
