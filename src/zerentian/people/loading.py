"""Many persons at once, with their memberships, posts and accounts. For the form of a row see `organisations.loading`."""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.organisations.loading import Progress, Rows, Tables, fingerprint, require_program, silent, write
from zerentian.people.models import Account, Membership, Person, Post

TABLES: Tables = {Person: "人员", Membership: "党员", Post: "岗位", Account: "账号"}


@transaction.atomic
def load(*, by: Actor, rows: Rows, passwords: Mapping[str, str], progress: Progress = silent) -> dict[str, int]:
    """Write persons and what belongs to them. `passwords` by user name; an account without one cannot sign in. Returns counts."""
    require_program(by)
    counts = write(TABLES, rows, progress)
    names = [getattr(row, "username", "") for row in rows.get(Account.__name__, ())]
    for name in names:
        Account.objects.filter(username=name).update(password=make_password(passwords.get(name)))
    data: dict[str, object] = {"count": counts, "list": fingerprint(TABLES, rows)}
    record(by=by, verb="person.load", object="", data=data)
    return counts
