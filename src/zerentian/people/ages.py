"""Whole years between days, the bands they fall into, and the days at which bands begin. Pure."""

from collections.abc import Sequence
from datetime import date

from zerentian.kernel.dates import add_years
from zerentian.organisations.catalogue import Band


def whole_years(since: date, on: date) -> int:
    """Full years from `since` to `on`; a year is full on its day, that of 29 February on 28 February where there is none.

    >>> whole_years(date(1996, 6, 30), date(2026, 6, 30)), whole_years(date(1996, 7, 1), date(2026, 6, 30))
    (30, 29)
    """
    years = on.year - since.year
    return years if add_years(since, years) <= on else years - 1


def latest_with(years: int, on: date) -> date:
    """The last day from which `years` years are full on `on`: whoever was born later is younger.

    >>> latest_with(30, date(2026, 6, 30))
    datetime.date(1996, 6, 30)
    """
    day = add_years(on, -years)
    leap = date(day.year, 3, 1).toordinal() - 1
    return date.fromordinal(leap) if (day.month, day.day) == (2, 28) and add_years(date.fromordinal(leap), years) <= on else day


def band_of(years: int, bands: Sequence[Band]) -> Band:
    return next(band for band in reversed(bands) if band.least <= years)


def band_days(bands: Sequence[Band], least: int, on: date) -> tuple[date | None, date]:
    """(after, until): days later than `after` and not later than `until` give the whole years of the band that begins with `least`.

    `after` None: the last band, which has no end.
    """
    following = next((band.least for band in bands if band.least > least), None)
    return (latest_with(following, on) if following is not None else None), latest_with(least, on)
