"""The database itself refuses to change the journal, whoever asks: here a stranger's own connection, past Django."""

import sqlite3
from typing import Any

import pytest
from django.db import connection, transaction

from tests.databases import DataFolder
from zerentian.journal.actions import record
from zerentian.journal.models import Entry
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR

pytestmark = pytest.mark.both

ROW = "1782792000000000, 'someone', 'unit.survey', 'aaaaaaaaaaaaaaaa', '{}', '', 'sha256:0'"
FORBIDDEN = {
    "change": "UPDATE journal_entry SET actor = 'someone' WHERE seq = 2",
    "change all": "UPDATE journal_entry SET at = at + 1",
    "delete": "DELETE FROM journal_entry WHERE seq = 2",
    "delete the last": "DELETE FROM journal_entry WHERE seq = 3",
    "delete all": "DELETE FROM journal_entry",
    "insert before": f"INSERT INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (0, {ROW})",
    "insert beyond a gap": f"INSERT INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (5, {ROW})",
}
OF_SQLITE = {
    "replace": f"INSERT OR REPLACE INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (2, {ROW})",
    "replace the last": f"REPLACE INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (3, {ROW})",
    "update or replace": "UPDATE OR REPLACE journal_entry SET seq = 2 WHERE seq = 3",
    "upsert": f"INSERT INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (2, {ROW}) "
    "ON CONFLICT (seq) DO UPDATE SET actor = 'someone'",
}
OF_POSTGRESQL = {
    "truncate": "TRUNCATE journal_entry",
    "truncate with others": "TRUNCATE journal_entry, journal_submission CASCADE",
    "upsert": f"INSERT INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (2, {ROW}) "
    "ON CONFLICT (seq) DO UPDATE SET actor = 'someone'",
}


@pytest.fixture
def journal(fresh_database: DataFolder) -> DataFolder:
    """Three entries."""
    for _ in range(3):
        with transaction.atomic():
            record(by=SYSTEM_ACTOR, verb="unit.survey", object="a" * 16, data={})
    connection.close()
    return fresh_database


def stranger(data: DataFolder) -> Any:
    """A connection as any client opens it: on SQLite with recursive_triggers off, as is its default."""
    if data.address:
        import psycopg

        return psycopg.connect(data.address)
    opened = sqlite3.connect(data.database)
    assert opened.execute("PRAGMA recursive_triggers").fetchone() == (0,)
    return opened


def test_every_way_to_change_it_is_refused(journal: DataFolder) -> None:
    before = list(Entry.objects.values_list())
    statements = FORBIDDEN | (OF_POSTGRESQL if journal.address else OF_SQLITE)
    answers = {name: answer(journal, statement) for name, statement in statements.items()}
    assert {name: said for name, said in answers.items() if "journal_entry is append-only" not in said} == {}
    assert list(Entry.objects.values_list()) == before
    assert verify().sound


def answer(data: DataFolder, statement: str) -> str:
    """What the database says to the statement: "taken", or the words with which it refuses."""
    client = stranger(data)
    try:
        client.execute(statement)
        client.commit()
    except Exception as error:
        return str(error)
    else:
        return "taken"
    finally:
        client.close()


def test_the_next_entry_is_taken(journal: DataFolder) -> None:
    """The same connection may append: it is the order that is held, not the door."""
    client = stranger(journal)
    client.execute(f"INSERT INTO journal_entry (seq, at, actor, verb, object, data, previous, hash) VALUES (4, {ROW})")
    client.commit()
    client.close()
    verdict = verify()
    assert (verdict.sound, verdict.first_bad) == (False, 4)
