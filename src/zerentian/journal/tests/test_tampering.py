"""Whoever has the database in hand can switch its triggers off. What they then do to the chain shows, and where it begins shows too.

Each scene changes a chain of six entries inside a transaction that is rolled back. Every verdict is compared with a second verifier
that was written from the format alone.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.db import DataError, connection, transaction

from zerentian.journal.actions import record
from zerentian.journal.models import Entry
from zerentian.journal.verification import Checkpoint, Verdict, head, verify
from zerentian.kernel.actor import SYSTEM_ACTOR

pytestmark = pytest.mark.both

COLUMNS = "seq, at, actor, verb, object, data, previous, hash"
Row = list[Any]


def second_verifier(kept: tuple[int, str] | None = None) -> int | None:
    """The number of the first entry that does not fit, by the docstring of journal/chain.py and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM journal_entry ORDER BY seq")
        rows = cursor.fetchall()
    end, last_at, seen = "", 0, set()
    for expected, (seq, at, actor, verb, object_, data, previous, hash_) in enumerate(rows, start=1):
        lines = [previous, str(seq), str(at), actor, verb, object_, data]
        digest = "sha256:" + sha256("\n".join(lines).encode("utf8")).hexdigest()
        if seq != expected or previous != end or at < last_at or hash_ != digest:
            return expected
        end, last_at = hash_, at
        seen.add((seq, hash_))
    return kept[0] if kept and kept not in seen else None


@pytest.fixture
def chain(db: None) -> Iterator[Checkpoint]:
    """Six entries without triggers; the end of the chain is kept outside."""
    for number in range(1, 7):
        record(by=SYSTEM_ACTOR, verb="unit.survey", object="a" * 16, data={"number": number, "村": "青禾"})
    kept = head()
    with transaction.atomic():
        drop_triggers()
        yield kept
        transaction.set_rollback(True)


def drop_triggers() -> None:
    on = " ON journal_entry" if connection.vendor == "postgresql" else ""
    per_vendor = {"sqlite": ["no_update", "no_delete", "in_order"], "postgresql": ["no_change", "no_truncate", "in_order"]}
    for name in per_vendor[connection.vendor]:
        execute(f"DROP TRIGGER journal_entry_{name}{on}")


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows() -> list[Row]:
    return [list(row) for row in Entry.objects.order_by("seq").values_list(*COLUMNS.split(", "))]


def rewrite(changed: list[Row]) -> None:
    """The whole table anew."""
    execute("DELETE FROM journal_entry")
    for row in changed:
        execute(f"INSERT INTO journal_entry ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", *row)


def rehash(changed: list[Row], start: int = 0) -> list[Row]:
    """The chain as an attacker who knows the format would make it fit again."""
    for index in range(start, len(changed)):
        row = changed[index]
        row[0], row[6] = index + 1, changed[index - 1][7] if index else ""
        row[7] = "sha256:" + sha256("\n".join(map(str, [row[6], *row[:6]])).encode()).hexdigest()
    return changed


def verdict(kept: Checkpoint | None = None) -> Verdict:
    found = verify(kept)
    assert found.first_bad == second_verifier((kept.seq, kept.hash) if kept else None)
    return found


def test_an_untouched_chain_is_sound(chain: Checkpoint) -> None:
    assert verdict(chain) == Verdict(6, chain)
    assert chain.seq == 6


@pytest.mark.parametrize("column", COLUMNS.split(", "))
@pytest.mark.parametrize("bit", range(7))
def test_a_flipped_bit_is_found_in_every_column(chain: Checkpoint, column: str, bit: int) -> None:
    value = Entry.objects.values_list(column, flat=True).get(seq=3)
    if isinstance(value, str):
        middle = len(value) // 2
        flipped: object = value[:middle] + chr(ord(value[middle]) ^ 1 << bit) + value[middle + 1 :]
    else:
        flipped = value ^ 1 << bit + 5  # a number that no other entry has
    execute(f"UPDATE journal_entry SET {column} = %s WHERE seq = 3", flipped)
    found = verdict()
    assert (found.first_bad, found.checked) == (3, 2)
    assert "第 3 条" in found.reason


def test_a_bit_that_leaves_no_text_is_found_too(chain: Checkpoint) -> None:
    """The highest bit of a letter: the bytes are no UTF-8 any more. PostgreSQL takes no such value."""
    if connection.vendor == "postgresql":
        with pytest.raises(DataError), transaction.atomic():
            execute("UPDATE journal_entry SET data = convert_from('\\xfb'::bytea, 'UTF8') WHERE seq = 3")
        return
    execute("UPDATE journal_entry SET data = CAST(x'fb226e227d' AS TEXT) WHERE seq = 3")
    found = verify()
    assert (found.first_bad, found.checked) == (3, 2)
    assert verify().first_bad == 3


def test_a_value_of_another_type_is_found_too(chain: Checkpoint) -> None:
    """SQLite keeps words in a column of numbers."""
    if connection.vendor == "postgresql":
        with pytest.raises(DataError), transaction.atomic():
            execute("UPDATE journal_entry SET at = 'soon' WHERE seq = 3")
        return
    changed = rows()
    changed[2][1] = "soon"
    rewrite(changed)
    assert verify().first_bad == 3
    rewrite(rehash(changed))
    assert verify().first_bad == 3


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_deleted_entry_is_found(chain: Checkpoint, seq: int) -> None:
    execute("DELETE FROM journal_entry WHERE seq = %s", seq)
    found = verdict()
    assert (found.first_bad, found.reason) == (seq, f"第 {seq} 条不见了，后面接着第 {seq + 1} 条")


def test_a_deleted_entry_is_found_when_the_others_close_up(chain: Checkpoint) -> None:
    changed = rows()
    del changed[2]
    for index, row in enumerate(changed):
        row[0] = index + 1
    rewrite(changed)
    assert verdict().first_bad == 3


def test_two_swapped_entries_are_found(chain: Checkpoint) -> None:
    changed = rows()
    changed[2][1:], changed[3][1:] = changed[3][1:], changed[2][1:]
    rewrite(changed)
    assert verdict().first_bad == 3


def test_two_swapped_contents_under_their_old_hashes_are_found(chain: Checkpoint) -> None:
    changed = rows()
    changed[2][5], changed[3][5] = changed[3][5], changed[2][5]
    rewrite(changed)
    assert verdict().first_bad == 3


def test_a_back_dated_entry_is_found(chain: Checkpoint) -> None:
    execute("UPDATE journal_entry SET at = at - 86400000000 WHERE seq = 4")
    found = verdict()
    assert (found.first_bad, found.reason) == (4, "第 4 条的时间早于上一条")


def test_a_back_dated_entry_is_found_even_when_the_chain_is_made_to_fit(chain: Checkpoint) -> None:
    changed = rows()
    changed[3][1] -= 86_400_000_000
    rewrite(rehash(changed, start=3))
    assert verdict().first_bad == 4


def inserted() -> list[Row]:
    changed = rows()
    new = list(changed[2])
    new[5] = '{"number":99}'
    changed.insert(3, new)
    return changed


def test_an_inserted_entry_is_found(chain: Checkpoint) -> None:
    """The new one fits the one before it; the next one then does not fit the new one."""
    changed = inserted()
    rehash(changed[:4], start=3)
    for index, row in enumerate(changed):
        row[0] = index + 1
    rewrite(changed)
    assert verdict().first_bad == 5


def rebuilt_with_another_content() -> list[Row]:
    changed = rows()
    changed[1][5] = '{"number":99}'
    return rehash(changed)


HIDDEN: dict[str, Callable[[], list[Row]]] = {
    "cut tail": lambda: rows()[:4],
    "cut last": lambda: rows()[:5],
    "emptied": list,
    "rebuilt": rebuilt_with_another_content,
    "rebuilt with one more": lambda: rehash(inserted()),
    "rebuilt with one less": lambda: rehash(rows()[1:]),
}


@pytest.mark.parametrize("scene", HIDDEN)
def test_what_the_chain_alone_cannot_show_is_found_with_a_kept_end(chain: Checkpoint, scene: str) -> None:
    rewrite(HIDDEN[scene]())
    assert verdict().sound
    found = verdict(chain)
    assert found.first_bad == 6
    assert found.reason == "与留存的校验点不符：第 6 条被截去或整条链被重写"


def test_an_end_kept_earlier_stays_true_while_the_chain_grows(chain: Checkpoint) -> None:
    record(by=SYSTEM_ACTOR, verb="unit.survey", object="a" * 16, data={})
    found = verdict(chain)
    assert (found.sound, found.checked, found.head.seq) == (True, 7, 7)


def test_an_empty_journal_is_sound(db: None) -> None:
    assert verdict() == Verdict(0, Checkpoint(0, ""))
