"""Days, instants, rights and refusals, without a database."""

import doctest
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from zerentian.kernel import actor, clock, dates, errors, numerals
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Grant, Right, Role
from zerentian.kernel.dates import add_years, in_words


@pytest.fixture
def unpinned() -> Iterator[None]:
    kept = clock._pinned
    clock.pin(None)
    yield
    clock.pin(kept)


def test_the_examples_in_the_docstrings_hold() -> None:
    results = [doctest.testmod(module) for module in (actor, clock, dates, errors, numerals)]
    assert sum(result.attempted for result in results) == 4
    assert sum(result.failed for result in results) == 0


@pytest.mark.usefixtures("unpinned")
def test_today_begins_at_midnight_in_shanghai() -> None:
    with time_machine.travel(datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 6, 30)
    with time_machine.travel(datetime(2026, 6, 30, 16, 0, 0, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 7, 1)


@pytest.mark.usefixtures("unpinned")
def test_a_demonstration_stays_on_its_day_while_instants_go_on() -> None:
    clock.pin(date(2026, 11, 30))
    with time_machine.travel(datetime(2031, 5, 1, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 11, 30)
        assert clock.now() == datetime(2031, 5, 1, tzinfo=UTC)


def test_instants_enter_a_hash_as_whole_microseconds_and_come_back() -> None:
    moment = datetime(1970, 1, 2, 0, 0, 0, 7, tzinfo=UTC)
    assert clock.to_microseconds(moment) == 86_400_000_007
    assert clock.from_microseconds(86_400_000_007) == moment


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2021, 12, 31), 5, date(2026, 12, 31)),
    ],
)
def test_years_are_added_by_the_calendar(day: date, years: int, expected: date) -> None:
    assert add_years(day, years) == expected


def test_dates_are_written_without_leading_zeros() -> None:
    assert in_words(date(2026, 11, 30)) == "2026年11月30日"
    assert in_words(date(2026, 1, 5)) == "2026年1月5日"


STREET, COMMUNITY, BRANCH = 2, 3, 4
PATH = [BRANCH, COMMUNITY, STREET, 1]  # from the branch up to the root


def member(*grants: Grant) -> Actor:
    return Actor(uid="m", name="束小满", role=Role.MEMBER, grants=grants)


def test_a_right_that_reaches_below_holds_on_the_whole_path() -> None:
    clerk = member(Grant(Right.SEE, STREET, below=True))
    assert [clerk.may(Right.SEE, PATH[start:]) for start in range(4)] == [True, True, True, False]


def test_a_right_that_stays_holds_at_its_organisation_only() -> None:
    worker = member(Grant(Right.KEEP_PEOPLE, COMMUNITY, below=False))
    assert [worker.may(Right.KEEP_PEOPLE, PATH[start:]) for start in range(4)] == [False, True, False, False]
    assert not worker.may_below(Right.KEEP_PEOPLE, PATH[1:])


def test_one_right_gives_no_other() -> None:
    clerk = member(Grant(Right.SEE, STREET, below=True))
    assert [right for right in Right if clerk.may(right, PATH)] == [Right.SEE]


def test_nothing_is_allowed_where_no_path_is_known() -> None:
    everywhere = member(*(Grant(right, 1, below) for right in Right for below in (True, False)))
    assert not any(everywhere.may(right, []) or everywhere.may_below(right, []) for right in Right)


def test_tops_come_once_in_the_order_of_the_posts() -> None:
    clerk = member(
        Grant(Right.SEE, 7, below=True),
        Grant(Right.SEE, 3, below=False),
        Grant(Right.SEE, 7, below=False),
        Grant(Right.EXPORT, 9, below=True),
    )
    assert clerk.tops(Right.SEE) == [7, 3]
    assert clerk.tops(Right.SEE, below=True) == [7]
    assert clerk.tops(Right.SEE, below=False) == [3, 7]


def test_only_the_program_itself_may_do_everything() -> None:
    assert all(SYSTEM_ACTOR.may(right, PATH) and SYSTEM_ACTOR.may_below(right, PATH) for right in Right)
    administrator = Actor(uid="a", name="系统管理员", role=Role.SYSTEM)
    assert not any(administrator.may(right, PATH) for right in Right)


def test_refusals_and_faults_never_meet() -> None:
    assert not issubclass(errors.Refusal, errors.Fault)
    assert not issubclass(errors.Fault, errors.Refusal)


def test_every_refusal_has_its_own_code_and_a_status() -> None:
    classes = [errors.Refusal, errors.Invalid, errors.NotAllowed, errors.NotFound, errors.Conflict, errors.Stale]
    assert [c.status for c in classes] == [422, 422, 403, 404, 409, 409]
    assert len({c.code for c in classes}) == len(classes)


def test_a_refusal_carries_its_sentence_and_its_field() -> None:
    refusal = errors.Invalid("名称没有填。请填写组织全称。", field="name")
    assert (str(refusal), refusal.message, refusal.field) == ("名称没有填。请填写组织全称。",) * 2 + ("name",)
