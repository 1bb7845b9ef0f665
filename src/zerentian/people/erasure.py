"""Erasing a person: the sealed numbers lose their key, name and facts go, what is open is closed, the account is closed for good.

What stays are rows that say somebody held this post or was a member here, under a uid that leads to nobody; and the journal, which
names people by uid only.
"""

from collections.abc import Iterable
from time import monotonic, sleep
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Replace

from zerentian.journal.actions import record
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.people import messages
from zerentian.people.confidential import destroy
from zerentian.people.facts import Facts
from zerentian.people.holdings import Whose, paths_to_person, rows_of, sessions_of, whose
from zerentian.people.models import Account, Person, Transfer
from zerentian.people.registry import registry
from zerentian.people.vocabulary import ErasureReason, TransferState
from zerentian.storage.dated import Dated
from zerentian.storage.names import named

SOMEBODY = "某人"  # in place of the name, where it was typed into a text
PATIENCE = 60  # seconds to wait for others who read the database
NAME_LEAST = 2  # characters: a single one stands in too many words to be taken out of them


@transaction.atomic
def person_erase(*, by: Actor, person: str, reason: str) -> dict[str, int]:
    """Erase what is held on a person, for good; returns how many rows of which kind were touched. Only the program, asked by an operator.

    `reason` is a code of ErasureReason: typed words could name whom they are to forget.
    """
    if not by.program:
        raise NotAllowed(messages.ONLY_THE_PROGRAM_ERASES)
    who = Person.objects.select_for_update().filter(uid=person).first()
    if who is None:
        raise NotFound(messages.NO_SUCH_PERSON)
    if who.name == messages.ERASED_NAME:
        raise Conflict(messages.ERASED_ALREADY)
    if reason not in ErasureReason.values:
        raise Invalid(messages.UNKNOWN_ERASURE_REASON.format(reasons="、".join(ErasureReason.labels)), field="reason")
    whom = whose(who)
    counts = {"closed": _close(whom), "texts": _forget_words(who, whom), "sessions": _end_sessions(whom)}
    counts["removed"] = _remove(whom)
    destroy(who.uid)
    _blank(who)
    _close_account(whom)
    record(by=by, verb="person.erase", object=who.uid, data={"reason": reason, **counts})
    return counts


def _blank(who: Person) -> None:
    nothing = {field: getattr(Facts(), field) for field in Facts.__slots__}
    keys = dict.fromkeys(named(who.name).keys() - {"name"}, "")
    Person.objects.filter(pk=who.pk).update(name=messages.ERASED_NAME, **keys, **nothing, version=who.version + 1)


def _close(whom: Whose) -> int:
    """End every open row from today; what began today or later never was. Open transfers are cancelled."""
    today, count = clock.today(), 0
    for model in _dated_farthest_first():
        for path in paths_to_person(model):
            rows = model._default_manager.filter(**{path: whom.key}, valid_to__gt=today)
            count += rows.filter(valid_from__gte=today).delete()[0] + rows.update(valid_to=today)
    open_transfers = Transfer.objects.filter(person=whom.key, state=TransferState.OPEN)
    return count + open_transfers.update(state=TransferState.CANCELLED, closed_on=today)


def _dated_farthest_first() -> list[type[models.Model]]:
    """Tables of rows in time that lead to a person; those that hang on others of them come first, so that they can go first."""
    found = [model for model in apps.get_models() if issubclass(model, Dated) and list(paths_to_person(model))]
    return sorted(found, key=lambda model: -max(path.count("__") for path in paths_to_person(model)))


def _forget_words(who: Person, whom: Whose) -> int:
    """Empty typed words in the person's own rows, and put 某人 for the name wherever else it was typed."""
    count = 0
    for table in registry().ours.values():
        for column in table.free:
            rows = table.model._default_manager.all()
            count += rows.filter(pk__in=_about(table.model, whom)).exclude(**{column: ""}).update(**{column: ""})
            if len(who.name) >= NAME_LEAST:
                named_in = rows.filter(**{f"{column}__contains": who.name})
                count += named_in.update(**{column: Replace(column, Value(who.name), Value(SOMEBODY))})
    return count


def _about(model: type[models.Model], whom: Whose) -> list[Any]:
    """Keys of the rows about the person; rows that the person made about others stay as they are."""
    if "person" not in paths_to_person(model):
        return []
    return list(model._default_manager.filter(person=whom.key).values_list("pk", flat=True))


def _end_sessions(whom: Whose) -> int:
    ended = sessions_of(whom)
    for session in ended:
        session.delete()
    return len(ended)


def _remove(whom: Whose) -> int:
    return sum(rows_of(table, whom).delete()[0] for table in registry().personal() if table.erase == "delete")


def _close_account(whom: Whose) -> None:
    for account in Account.objects.filter(uid__in=whom.accounts):
        account.set_unusable_password()
        account.username, account.is_active, account.email = f"已删除-{account.uid}", False, ""
        account.save(update_fields=["password", "username", "is_active", "email"])


def scrub() -> None:
    """Let the database file forget what its rows no longer say. Outside any transaction; takes the time of rewriting the tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":  # erased bytes are overwritten (secure_delete), but the log beside the file still has them
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        _await_others(cursor)
        for table in _touched():
            cursor.execute(f'VACUUM (FULL, ANALYZE) "{table}"')
        cursor.execute("VACUUM FULL pg_catalog.pg_statistic")  # where samples of the columns stood


def _await_others(cursor: Any) -> None:
    """Until whatever was running has ended: what somebody may still see, PostgreSQL carries over into the new table.

    Running in any database of the server counts, since a snapshot begins with the oldest of them all.
    """
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    (now,) = cursor.fetchone()
    until = monotonic() + PATIENCE
    while monotonic() < until:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > %s AND NOT EXISTS (SELECT 1 FROM pg_stat_activity "
            "WHERE datname = current_database() AND backend_xmin IS NOT NULL AND pid <> pg_backend_pid())",
            [now],
        )
        if cursor.fetchone()[0]:
            return
        sleep(0.1)


def _touched() -> Iterable[str]:
    return sorted(table.model._meta.db_table for table in registry().personal() if table.model is not Entry)


def open_rows(who: Person) -> int:
    """How many rows an erasure would end, to be told beforehand."""
    dated = _dated_farthest_first()
    held = ((model, path) for model in dated for path in paths_to_person(model))
    return sum(model._default_manager.filter(**{path: who.pk}, valid_to=FOREVER).count() for model, path in held)
