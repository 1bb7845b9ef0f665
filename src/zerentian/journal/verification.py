"""Reading the whole chain again: what was changed, removed, swapped or back-dated shows at the first entry that no longer fits."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

from django.db import OperationalError, connection

from zerentian.journal.chain import ALGORITHM
from zerentian.journal.models import Entry

Row = tuple[int, int, str, str, str, str, str, str]  # seq, at, actor, verb, object, data, previous, hash
COLUMNS = ("seq", "at", "actor", "verb", "object", "data", "previous", "hash")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the chain's end was at an earlier time, kept outside the database: it alone shows a cut tail or a rebuilt chain."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`checked` entries fitted; `first_bad` is the number of the first that did not, `reason` says how, in Chinese."""

    checked: int
    head: Checkpoint
    first_bad: int | None = None
    reason: str = ""

    @property
    def sound(self) -> bool:
        return self.first_bad is None


def head() -> Checkpoint:
    """The end of the chain as it stands, unverified."""
    return Checkpoint(*(Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, "")))


def verify(kept: Checkpoint | None = None) -> Verdict:
    """Check every entry, oldest first, and that the chain still contains the checkpoint `kept`."""
    try:
        return verify_rows(_rows(), kept)
    except OperationalError:
        if connection.vendor != "sqlite":
            raise
        with _unreadable_allowed():
            return verify_rows(_rows(), kept)


def _rows() -> Iterator[Row]:
    return Entry.objects.order_by("seq").values_list(*COLUMNS).iterator(chunk_size=5_000)


@contextmanager
def _unreadable_allowed() -> Iterator[None]:
    """SQLite stores bytes that are no text and stops when it reads them. Read as question marks, they fit no hash and are named."""
    connection.connection.text_factory = lambda stored: stored.decode(errors="replace")
    try:
        yield
    finally:
        connection.connection.text_factory = str


def verify_rows(rows: Iterable[Row], kept: Checkpoint | None = None) -> Verdict:
    seq, at, head = 0, 0, ""
    found = kept is None
    for row in rows:
        # One expression, no call: this loop is the speed of the whole verification.
        text = f"{head}\n{row[0]}\n{row[1]}\n{row[2]}\n{row[3]}\n{row[4]}\n{row[5]}"
        fits = row[7] == f"{ALGORITHM}:{sha256(text.encode()).hexdigest()}"
        if not fits or row[0] != seq + 1 or row[6] != head or type(row[1]) is not int or row[1] < at:
            return Verdict(seq, Checkpoint(seq, head), seq + 1, _fault(row, seq, at, head))
        seq, at, head = row[0], row[1], row[7]
        found = found or (kept is not None and seq == kept.seq and head == kept.hash)
    end = Checkpoint(seq, head)
    if not found and kept is not None:
        return Verdict(seq, end, kept.seq, f"与留存的校验点不符：第 {kept.seq} 条被截去或整条链被重写")
    return Verdict(seq, end)


def _fault(row: Row, seq: int, at: int, head: str) -> str:
    if row[0] != seq + 1:
        return f"第 {seq + 1} 条不见了，后面接着第 {row[0]} 条"
    if row[6] != head:
        return f"第 {row[0]} 条与上一条接不上，次序或上一条被动过"
    if isinstance(row[1], int) and row[1] < at:  # SQLite keeps words in a column of numbers
        return f"第 {row[0]} 条的时间早于上一条"
    return f"第 {row[0]} 条的内容与校验值不符，被改过"
