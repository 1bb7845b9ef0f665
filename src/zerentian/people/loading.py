"""Many persons at once, with all that belongs to them. For the form of a row see `organisations.loading`.

Numbers go beside the rows: what is sealed differs every time, so it stands in no canonical row and in no fingerprint.
"""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password
from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Fault
from zerentian.organisations.loading import (
    BATCH,
    Progress,
    Rows,
    Tables,
    fingerprint,
    insert,
    refresh_statistics,
    require_program,
    silent,
    write,
)
from zerentian.people.confidential import Numbers, sealed_row
from zerentian.people.models import Account, Acting, Attachment, Confidential, Membership, Person, Post, RelationCheck, Transfer

TABLES: Tables = {
    Person: "人员",
    Membership: "党员",
    Attachment: "其他联系",
    RelationCheck: "关系排查",
    Transfer: "关系转接",
    Post: "岗位",
    Acting: "代办",
    Account: "账号",
}


class NumbersOfNobody(Fault):
    """Numbers of somebody who is not among the rows: nobody would ever find or erase them."""

    code = "numbers-of-nobody"


@transaction.atomic
def load(
    *, by: Actor, rows: Rows, passwords: Mapping[str, str], numbers: Mapping[str, Numbers] | None = None, progress: Progress = silent
) -> dict[str, int]:
    """Write persons and what belongs to them. Returns counts.

    `passwords` by user name; an account without one cannot sign in. `numbers` by the uid of a person among the rows.
    """
    require_program(by)
    held = {person: each for person, each in (numbers or {}).items() if each.identity or each.phone}
    strangers = held.keys() - {getattr(row, "uid", "") for row in rows.get(Person.__name__, ())}
    if strangers:
        raise NumbersOfNobody(f"{len(strangers)} persons, {min(strangers)} among them")
    counts = write(TABLES, rows, progress)
    _seal(held, progress)
    names = [getattr(row, "username", "") for row in rows.get(Account.__name__, ())]
    for name in names:
        Account.objects.filter(username=name).update(password=make_password(passwords.get(name)))
    counts[Confidential.__name__] = len(held)
    data: dict[str, object] = {"count": counts, "list": fingerprint(TABLES, rows)}
    record(by=by, verb="person.load", object="", data=data)
    return counts


def _seal(numbers: Mapping[str, Numbers], progress: Progress) -> None:
    held = list(numbers.items())
    for begin in range(0, len(held), BATCH):
        batch = held[begin : begin + BATCH]
        insert(Confidential, (vars(sealed_row(person, each)) for person, each in batch))
        progress("证件号码", begin + len(batch), len(held))
    refresh_statistics([Confidential])
