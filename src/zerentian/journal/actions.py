"""Writing to the journal: the last statement of every act, in the same transaction as the act."""

from django.db import connection

from zerentian.journal.chain import canonical, fingerprint
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Fault

WRITERS_LOCK = 7_310_001  # PostgreSQL advisory lock: entries are written one after another until commit, so the sequence has no gap


class NotInTransaction(Fault):
    """An entry outside a transaction could stand without its act, or the act without its entry."""

    code = "journal-outside-transaction"


def record(*, by: Actor, verb: str, object: str, data: dict[str, object]) -> int:
    """Append one entry and return its number. Call it last: on PostgreSQL it holds all other writers back until commit."""
    if not connection.in_atomic_block:
        raise NotInTransaction(verb)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
    last = Entry.objects.order_by("-seq").values_list("seq", "at", "hash").first() or (0, 0, "")
    said = {**data, "acting_for": by.acting_for} if by.acting_for else data
    seq, at, text = last[0] + 1, max(last[1], clock.to_microseconds(clock.now())), canonical(said)
    Entry.objects.create(
        seq=seq,
        at=at,
        actor=by.uid,
        verb=verb,
        object=object,
        data=text,
        previous=last[2],
        hash=fingerprint(last[2], seq, at, by.uid, verb, object, text),
    )
    return seq
