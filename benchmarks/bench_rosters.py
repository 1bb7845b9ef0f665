"""Bringing in the roster of a whole district: 60,000 members into 2,000 organisations, while others go on working."""

import atexit
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.district_roster import MEMBERS
from benchmarks.harness import ROOT, Row, at_most, benchmark, compare, figure, times_better

PAUSE = 0.005  # seconds between two saves of the other user
KNOCK = 0.002  # seconds between two tries of one save


@cache
def prepared() -> tuple[Path, str]:
    """(data folder with the file taken in, uid of the import)."""
    place = Path(tempfile.mkdtemp(prefix="zerentian-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.district_roster", str(place / "data")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return place / "data", done.stdout.split()[-1]


@benchmark("rosters.read")
def read() -> Row:
    """Opening the file with every refusal in place. Baseline: the reading library alone, which refuses nothing."""
    from python_calamine import load_workbook

    from zerentian.rosters.sheets.opening import open_book

    data = (prepared()[0] / "roster.xlsx").read_bytes()
    rows = open_book(data, "roster.xlsx").sheets[0].rows
    assert rows == load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert len(rows) == MEMBERS + 1
    alone: Callable[[], object] = lambda: load_workbook(BytesIO(data)).get_sheet_by_index(0).to_python()  # noqa: E731
    return compare(lambda: open_book(data, "roster.xlsx"), alone, runs=5, unit="s", goal=times_better(1 / 3))


@cache
def imported() -> tuple[float, list[float]]:
    """(seconds from the file to the written roster, seconds that each save of another user took meanwhile)."""
    folder, uid = prepared()
    waits: list[float] = []
    begin = perf_counter()
    for stage in ("checked", "written"):
        work = subprocess.Popen([sys.executable, "-m", "zerentian.cli", "--data", str(folder), "roster", uid], cwd=ROOT)
        while work.poll() is None:
            waits.append(saved(folder))
            sleep(PAUSE)
        assert of_import(folder, "SELECT stage FROM rosters_rosterimport") == stage
        if stage == "checked":
            assert of_import(folder, "SELECT count(*) FROM rosters_importproblem") == 0
            write(folder)
    taken = perf_counter() - begin
    assert of_import(folder, "SELECT count(*) FROM people_membership") == MEMBERS + 1
    return taken, waits


def saved(folder: Path) -> float:
    """One small save of somebody else, in a transaction of its own, as the product's connections are set; seconds until it was in.

    It knocks every 2 ms: SQLite's own waiting looks again after 100 ms in the end, which would hide how long the lock was really held.
    """
    connection = sqlite3.connect(folder / "zerentian.sqlite3", isolation_level=None, timeout=60)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA busy_timeout=0")
    begin = perf_counter()
    while not begun(connection):
        sleep(KNOCK)
    connection.execute("INSERT OR REPLACE INTO journal_submission(key, actor, body, result, at) VALUES ('bench', '', '', '', '2026-01-01')")
    connection.execute("COMMIT")
    taken = perf_counter() - begin
    connection.close()
    return taken


def begun(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as locked:
        if locked.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def write(folder: Path) -> None:
    """What pressing the button does."""
    connection = sqlite3.connect(folder / "zerentian.sqlite3", isolation_level=None, timeout=60)
    connection.execute("UPDATE rosters_rosterimport SET stage = 'writing', version = version + 1")
    connection.close()


def of_import(folder: Path, question: str) -> object:
    connection = sqlite3.connect(folder / "zerentian.sqlite3", timeout=60)
    answer = connection.execute(question).fetchone()[0]
    connection.close()
    return answer


@benchmark("rosters.import")
def whole() -> Row:
    """From the file taken in to the last member written: two processes started, read, checked twice, written, journalled."""
    return figure(imported()[0], "s", goal=at_most(60))


@benchmark("rosters.wait")
def waited() -> Row:
    """The longest that another user's save waited during all of it."""
    return figure(max(imported()[1]) * 1000, "ms", goal=at_most(500))
