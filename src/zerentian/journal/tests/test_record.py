"""One entry per act, in the act's transaction, in one unbroken order."""

import threading
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, transaction

from tests.databases import DataFolder
from zerentian.journal.actions import NotInTransaction, record
from zerentian.journal.chain import canonical
from zerentian.journal.models import Entry, Submission
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Role

WRITER = Actor(uid="writer", name="记录人", role=Role.MEMBER)


def test_an_entry_follows_the_one_before_it(db: None) -> None:
    with time_machine.travel(datetime(2026, 6, 30, 4, 0, 0, 5, tzinfo=UTC), tick=False):
        assert record(by=WRITER, verb="unit.register", object="a" * 16, data={"on": "2026-06-30", "名": "甲"}) == 1
        assert record(by=SYSTEM_ACTOR, verb="unit.survey", object="b" * 16, data={}) == 2
    first, second = Entry.objects.order_by("seq")
    assert (first.at, first.actor, first.verb, first.object, first.previous) == (
        1_782_792_000_000_005,
        "writer",
        "unit.register",
        "a" * 16,
        "",
    )
    assert first.data == '{"on":"2026-06-30","名":"甲"}'
    assert (second.previous, second.actor) == (first.hash, "system")
    assert clock.from_microseconds(first.at) == datetime(2026, 6, 30, 4, 0, 0, 5, tzinfo=UTC)


def test_the_hash_of_a_known_entry_never_changes(db: None) -> None:
    """Worked out with sha256sum: printf '\\n1\\n86400000000\\nwriter\\nunit.survey\\naaaaaaaaaaaaaaaa\\n{}' | sha256sum."""
    with time_machine.travel(datetime(1970, 1, 2, tzinfo=UTC), tick=False):
        record(by=WRITER, verb="unit.survey", object="a" * 16, data={})
    assert Entry.objects.get().hash == "sha256:39285e8973fdc412bed09108077d292ba764e126615540ff3083745ce2d25a72"


def test_data_is_written_in_one_form_only() -> None:
    assert canonical({"b": 1, "a": ["甲", None, True]}) == '{"a":["甲",null,true],"b":1}'
    assert canonical({"line": '一\n二"三'}) == '{"line":"一\\n二\\"三"}'


def test_time_never_runs_backwards_even_when_the_clock_does(db: None) -> None:
    with time_machine.travel(datetime(2026, 6, 30, 12, tzinfo=UTC), tick=False):
        record(by=WRITER, verb="unit.survey", object="a" * 16, data={})
    with time_machine.travel(datetime(2026, 6, 30, 11, tzinfo=UTC), tick=False):
        record(by=WRITER, verb="unit.survey", object="a" * 16, data={})
    assert len(set(Entry.objects.values_list("at", flat=True))) == 1
    assert verify().sound


def test_no_entry_is_written_outside_a_transaction(fresh_database: DataFolder) -> None:
    with pytest.raises(NotInTransaction):
        record(by=WRITER, verb="unit.survey", object="a" * 16, data={})
    assert Entry.objects.count() == 0


@pytest.mark.both
def test_an_act_that_fails_after_its_entry_takes_the_entry_with_it(fresh_database: DataFolder) -> None:
    write(1)
    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert (Entry.objects.count(), Submission.objects.count()) == (1, 1)
    write(1)
    assert (verify().sound, verify().checked) == (True, 2)


@transaction.atomic
def write_and_fail() -> None:
    Submission.objects.create(key="lost", actor="w", body="", result="")
    record(by=WRITER, verb="unit.survey", object="a" * 16, data={})
    raise ZeroDivisionError


def write(acts: int, name: str = "w") -> None:
    """Acts that change a row and say so, each committed for itself."""
    for number in range(acts):
        with transaction.atomic():
            key = f"{name}-{number}-{Submission.objects.count()}"
            Submission.objects.create(key=key, actor=name, body="", result="")
            record(by=WRITER, verb="unit.survey", object="a" * 16, data={"writer": name, "number": number})


def write_at_once(writers: int, acts: int) -> list[BaseException]:
    failed: list[BaseException] = []

    def run(name: str) -> None:
        try:
            write(acts, name)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(f"w{number}",)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def whole(writers: int, acts: int) -> None:
    assert write_at_once(writers, acts) == []
    entries = list(Entry.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == list(range(1, writers * acts + 1))
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert Submission.objects.count() == writers * acts
    verdict = verify()
    assert (verdict.sound, verdict.checked) == (True, writers * acts)
    for number in range(writers):
        own = [entry.data for entry in entries if f'"writer":"w{number}"' in entry.data]
        assert own == [canonical({"writer": f"w{number}", "number": n}) for n in range(acts)]


@pytest.mark.both
def test_eight_writers_at_once_leave_no_gap_and_no_fork(fresh_database: DataFolder) -> None:
    whole(writers=8, acts=5)


@pytest.mark.both
@pytest.mark.slow
def test_fifty_writers_at_once_leave_no_gap_and_no_fork(fresh_database: DataFolder) -> None:
    whole(writers=50, acts=20)
