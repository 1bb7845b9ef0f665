"""Work on an import that is killed at any moment leaves the roster as it was, and can be taken up."""

import subprocess
import sys
import time
from datetime import date
from random import Random

import pytest
from django.conf import settings
from django.db import connection

from tests.cast import build
from tests.databases import DataFolder
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.people.models import Confidential, Membership, Person
from zerentian.rosters import processes
from zerentian.rosters.actions import import_open, import_resume, import_write
from zerentian.rosters.actions.imports import QUIET
from zerentian.rosters.models import RosterImport, StagedMember
from zerentian.rosters.tests.files import line, workbook
from zerentian.rosters.tests.test_members import number
from zerentian.rosters.vocabulary import WORKING, Stage
from zerentian.rosters.work import advance

pytestmark = pytest.mark.slow
ROWS, KILLS = 1_800, 12
STARTING = 1.0  # seconds that a process needs before it begins to work, about


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The acts start no work of their own; the test does, under the same key, and kills it."""
    monkeypatch.setenv("ZERENTIAN_PRIVACY_KEY", settings.PRIVACY_KEY())
    monkeypatch.setattr(processes, "begin", lambda uid, small: None)


def roster() -> bytes:
    return workbook(
        [line(f"竺{chr(0x4E00 + n % 3000)}", number(birth=f"{1950 + n % 50}0716", order=f"{n // 50 * 2:03d}")) for n in range(ROWS)]
    )


def killed(data: DataFolder, uid: str, after: float) -> bool:
    """Whether the process was still at work when it was killed."""
    work = subprocess.Popen([sys.executable, "-m", "zerentian.cli", "roster", uid], env=data.environment)
    time.sleep(after)
    still = work.poll() is None
    work.kill()
    work.wait()
    return still


def known() -> tuple[int, int, int]:
    return Person.objects.count(), Membership.objects.count(), Confidential.objects.exclude(person__in=staged()).count()


def staged() -> list[str]:
    return list(StagedMember.objects.values_list("uid", flat=True))


def taken_up(uid: str, cast_clerk: object) -> None:
    RosterImport.objects.filter(uid=uid).update(beat_at=clock.now() - 2 * QUIET)
    if RosterImport.objects.get(uid=uid).stage in WORKING:
        import_resume(by=cast_clerk, roster_import=uid)  # type: ignore[arg-type]


def test_killed_at_any_moment_nothing_is_in_and_then_everything(fresh_database: DataFolder, far_away: None) -> None:
    cast = build()
    uid = import_open(by=cast.clerk, kind="members", organisation=cast.willow, as_of=date(2026, 6, 1), file_name="a.xlsx", data=roster())
    before, rng, at_work = known(), Random(3), 0
    for turn in range(KILLS):
        if RosterImport.objects.get(uid=uid).stage == Stage.CHECKED:
            import_write(by=cast.clerk, roster_import=uid)
        at_work += killed(fresh_database, uid, STARTING + rng.random() * 3)
        assert RosterImport.objects.get(uid=uid).stage != Stage.FAILED
        written = RosterImport.objects.get(uid=uid).stage == Stage.WRITTEN
        assert known()[0] == before[0] + ROWS * written, f"turn {turn}"
        if written:
            break
        assert known() == before
        taken_up(uid, cast.clerk)
    assert at_work
    for stage in (Stage.CHECKED, Stage.WRITTEN):
        if RosterImport.objects.get(uid=uid).stage == Stage.CHECKED:
            import_write(by=cast.clerk, roster_import=uid)
        advance(uid)
        assert RosterImport.objects.get(uid=uid).stage in (stage, Stage.WRITTEN)
    assert staged() == []
    assert known() == tuple(count + ROWS for count in before)
    assert verify().first_bad is None
    connection.close()
