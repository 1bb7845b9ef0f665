"""Whole years, bands and shares, at the days where they turn."""

from datetime import date, timedelta

import pytest

from zerentian.organisations.catalogue import Band
from zerentian.people.ages import band_days, band_of, latest_with, whole_years
from zerentian.people.shares import percent

ON = date(2026, 6, 30)
BANDS = (Band(0, "30岁及以下"), Band(31, "31至35岁"), Band(36, "36岁及以上"))


@pytest.mark.parametrize(
    ("since", "on", "years"),
    [
        (date(1995, 6, 30), ON, 31),  # the birthday is today
        (date(1995, 7, 1), ON, 30),
        (date(2026, 6, 30), ON, 0),
        (date(1996, 2, 29), date(2027, 2, 27), 30),
        (date(1996, 2, 29), date(2027, 2, 28), 31),  # a year without the day: its last one in February
        (date(1996, 2, 29), date(2028, 2, 28), 31),
        (date(1996, 2, 29), date(2028, 2, 29), 32),
    ],
)
def test_a_year_is_full_on_its_day(since: date, on: date, years: int) -> None:
    assert whole_years(since, on) == years


@pytest.mark.parametrize(
    ("years", "on", "day"),
    [
        (31, ON, date(1995, 6, 30)),
        (31, date(2027, 2, 28), date(1996, 2, 29)),  # who was born on the 29th is 31 as well
        (31, date(2028, 2, 29), date(1997, 2, 28)),
        (32, date(2028, 2, 29), date(1996, 2, 29)),
        (32, date(2028, 2, 28), date(1996, 2, 28)),
        (0, ON, ON),
    ],
)
def test_the_last_day_with_so_many_years(years: int, on: date, day: date) -> None:
    assert latest_with(years, on) == day


def test_the_last_day_is_the_last_around_every_end_of_february() -> None:
    for on in (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 3, 1)):
        for years in range(101):
            day = latest_with(years, on)
            assert whole_years(day, on) >= years
            assert whole_years(day + timedelta(days=1), on) < years


def test_a_band_begins_on_a_birthday_and_ends_the_day_before_one() -> None:
    assert band_days(BANDS, 0, ON) == (date(1995, 6, 30), ON)
    assert band_days(BANDS, 31, ON) == (date(1990, 6, 30), date(1995, 6, 30))
    assert band_days(BANDS, 36, ON) == (None, date(1990, 6, 30))
    assert [band_of(years, BANDS).least for years in (0, 30, 31, 35, 36, 90)] == [0, 0, 31, 31, 36, 36]


def test_shares_are_rounded_half_up_each_for_itself() -> None:
    assert [percent(part, 16) for part in (1, 2, 16)] == ["6.3%", "12.5%", "100.0%"]  # 6.25 is rounded up
    assert [percent(1, 3)] * 3 == ["33.3%"] * 3  # together 99.9
    assert (percent(1, 2_000), percent(1, 2_001)) == ("0.1%", "0.0%")
    assert percent(0, 7) == "0.0%"
    assert percent(0, 0) is None
