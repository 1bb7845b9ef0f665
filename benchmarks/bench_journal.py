"""How fast the chain is read again, and what one entry adds to an act."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from benchmarks.harness import Row, at_least, at_most, benchmark, compare, demonstration, use

ENTRIES = 200_000
ACTS = 50  # in one run of journal.record
START = 1_760_000_000_000_000  # microseconds: the chain's first instant


@cache
def chain() -> Path:
    """A database with a journal of 200,000 entries and nothing else."""
    use(demonstration("district"))  # one folder serves a whole run; the chain measured is a file of its own
    from django.core.management import call_command

    folder = Path(tempfile.mkdtemp(prefix="zerentian-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with pointed_at(folder / "chain.sqlite3"):
        call_command("migrate", verbosity=0)
        fill()
    return folder / "chain.sqlite3"


@contextmanager
def pointed_at(path: Path) -> Iterator[None]:
    """Django's connection leads to another SQLite file."""
    from django.db import connections

    kept, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = {**settings, "NAME": path}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = kept


def fill() -> None:
    from zerentian.journal.chain import canonical, fingerprint
    from zerentian.journal.models import Entry

    previous, batch = "", []
    for seq in range(1, ENTRIES + 1):
        data = canonical({"on": "2026-06-30", "organisation": f"{seq:016x}", "paper": "柳委〔2026〕3号", "parts": [["subject", "a" * 16]]})
        row = (previous, seq, START + seq, "b" * 16, "organisation.move", f"{seq:016x}", data)
        entry = Entry(seq, *row[2:], previous, fingerprint(*row))
        previous = entry.hash
        batch.append(entry)
        if len(batch) == 10_000:
            Entry.objects.bulk_create(batch, batch_size=1_000)
            batch.clear()


@benchmark("journal.verify")
def verify() -> Row:
    """Baseline: the same rows in memory, hashed by a bare loop that compares nothing."""
    with pointed_at(chain()):
        from zerentian.journal.models import Entry
        from zerentian.journal.verification import COLUMNS, verify

        rows = list(Entry.objects.order_by("seq").values_list(*COLUMNS))
        assert bare(rows) == rows[-1][7] == verify().head.hash
        return compare(verify, lambda: bare(rows), runs=7, unit="entries/s", count=ENTRIES, goal=at_least(100_000))


def bare(rows: list[tuple[object, ...]]) -> str:
    """The last hash."""
    head = ""
    for row in rows:
        head = "sha256:" + sha256(f"{row[6]}\n{row[0]}\n{row[1]}\n{row[2]}\n{row[3]}\n{row[4]}\n{row[5]}".encode()).hexdigest()
    return head


@benchmark("journal.record")
def recorded() -> Row:
    """One small act with its entry and its commit. Baseline: the same act and commit without an entry."""
    with pointed_at(chain()):
        from django.db import connection

        row = compare(lambda: acts(entry=True), lambda: acts(entry=False), runs=11, unit="ms")
        connection.close()
    each = Row("", row.runs, row.median / ACTS, "ms", row.baseline / ACTS if row.baseline else None, row.ratio)
    return at_most(10).judge(each)


def acts(*, entry: bool) -> None:
    from django.db import transaction

    from zerentian.journal.actions import record
    from zerentian.journal.models import Submission
    from zerentian.kernel.actor import SYSTEM_ACTOR

    for _ in range(ACTS):
        with transaction.atomic():
            Submission.objects.update_or_create(key="bench", defaults={"actor": "a", "body": "", "result": ""})
            if entry:
                record(by=SYSTEM_ACTOR, verb="unit.survey", object="a" * 16, data={"on": "2026-06-30", "full_members": 3, "ripe": True})
