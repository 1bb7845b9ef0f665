"""Days as this field counts and writes them."""

from datetime import date

FOREVER = date(9999, 12, 31)
"""End of a period that has not ended. A real date, so that one comparison serves open and closed periods in every database."""


def add_years(day: date, years: int) -> date:
    """The same calendar day `years` later; 29 February becomes 28 February.

    >>> add_years(date(2024, 2, 29), 3)
    datetime.date(2027, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def in_words(day: date) -> str:
    """2026年1月5日: Arabic figures, no leading zeros (GB/T 9704-2012 7.3.5.4).

    >>> in_words(date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
