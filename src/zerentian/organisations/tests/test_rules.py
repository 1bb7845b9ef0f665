"""Terms, coverage and the forms of grid mapping, worked by hand."""

from datetime import date
from fractions import Fraction

import pytest

from zerentian.organisations.rules import (
    MappingForm,
    Rate,
    TermState,
    UnitFacts,
    mapping_forms,
    organisation_coverage,
    term_due,
    term_state,
    work_coverage,
)

WARNING_DAYS = 180
DUE = date(2026, 9, 15)  # 180 days before: 19 March 2026


@pytest.mark.parametrize(
    ("elected", "years", "postponed", "due"),
    [
        (date(2021, 9, 15), 5, None, date(2026, 9, 15)),
        (date(2024, 2, 29), 3, None, date(2027, 2, 28)),
        (date(2024, 2, 29), 5, None, date(2029, 2, 28)),
        (date(2021, 9, 15), 5, date(2027, 3, 1), date(2027, 3, 1)),
        (date(2021, 9, 15), 5, date(2026, 1, 1), date(2026, 9, 15)),  # a postponement never brings an election forward
    ],
)
def test_an_election_is_due_by_the_calendar(elected: date, years: int, postponed: date | None, due: date) -> None:
    assert term_due(elected, years, postponed) == due


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 18), TermState.DONE),
        (date(2026, 3, 19), TermState.SOON),
        (date(2026, 9, 14), TermState.SOON),
        (date(2026, 9, 15), TermState.SOON),
        (date(2026, 9, 16), TermState.LATE),
    ],
)
def test_a_term_is_soon_due_for_180_days_and_late_the_day_after(day: date, state: TermState) -> None:
    assert term_state(DUE, day, WARNING_DAYS) == state


def test_no_election_on_record_is_no_late_election() -> None:
    assert term_state(None, date(2026, 1, 1), WARNING_DAYS) == TermState.NONE


def unit(
    key: int, *, two_new: bool = True, members: int | None = 3, ripe: bool = True, own: bool = False, reached: bool = False
) -> UnitFacts:
    return UnitFacts(key, two_new, members, ripe, own, reached or own)


SCENE = [
    unit(1, members=3, own=True),
    unit(2, members=12, own=True),
    unit(3, members=3, reached=True),  # should have its own and has not
    unit(4, members=2, own=True),  # need not have its own
    unit(5, members=8, ripe=False),  # conditions not ripe
    unit(6, members=None, reached=True),  # never surveyed: in no rate of organisation, but shown
    unit(7, members=0),
    unit(8, two_new=False, members=40, own=True),  # a school: only in the work rate
]


def test_organisation_coverage_counts_ripe_two_new_units_with_three_full_members() -> None:
    rate = organisation_coverage(SCENE, needs_own=3)
    assert (rate.part, rate.whole, rate.unknown) == ((1, 2), (1, 2, 3), (6,))
    assert rate.share == Fraction(2, 3)


def test_work_coverage_counts_every_unit_however_it_is_reached() -> None:
    rate = work_coverage(SCENE)
    assert (rate.part, rate.whole) == ((1, 2, 3, 4, 6, 8), (1, 2, 3, 4, 5, 6, 7, 8))
    assert rate.share == Fraction(3, 4)


def test_nothing_to_cover_is_not_applicable_and_not_zero() -> None:
    assert organisation_coverage([unit(1, members=2)], needs_own=3).share is None
    assert work_coverage([]).share is None
    assert Rate((), (1,)).share == 0


def test_grids_and_branches_stand_to_each_other_in_three_forms() -> None:
    forms = mapping_forms({1: [10], 2: [20], 3: [20], 4: [30, 40], 5: [], 6: [40]})
    assert forms == {
        1: MappingForm.ONE_ONE,
        2: MappingForm.MANY_GRIDS,
        3: MappingForm.MANY_GRIDS,
        4: MappingForm.MANY_BRANCHES,
        5: MappingForm.NONE,
        6: MappingForm.MANY_GRIDS,  # branch 40 stands on grid 4 too
    }
