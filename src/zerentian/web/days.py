"""The day a page shows: today unless the address names an earlier one."""

from datetime import date

from django.http import HttpRequest

from zerentian.kernel import clock
from zerentian.kernel.dates import add_years

EARLIEST = date(1921, 7, 1)


def day_asked(request: HttpRequest) -> date:
    """?on=2025-11-22; what is not a day, or not yet, becomes today: the page says which day it shows."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return min(max(asked, EARLIEST), clock.today())


def shortcuts() -> list[tuple[str, date]]:
    """Days people ask for."""
    today = clock.today()
    last_but_one = date(today.year - 2, 12, 31)
    return [("今天", today), ("今年年初", date(today.year, 1, 1)), ("去年今天", add_years(today, -1)), ("前年年末", last_but_one)]
