"""Cells that hold a day.

What can be read in one way only is taken; what was read by a guess comes back as a question with the day as suggestion.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from zerentian.kernel.numerals import DIGITS, NUMERAL, to_number
from zerentian.rosters.values import messages
from zerentian.rosters.values.cells import WIDE_SEARCH, plain
from zerentian.rosters.values.trouble import Trouble

FIRST_YEAR, LAST_YEAR = 1900, 2100
BEFORE_FALSE_LEAP_DAY, AFTER_FALSE_LEAP_DAY = date(1899, 12, 31), date(1899, 12, 30)
FALSE_LEAP_DAY = 60
"""Serial of 29 February 1900, a day that only spreadsheets know; from the next day on serials are one too high."""
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - AFTER_FALSE_LEAP_DAY).days
LAST_SHORT_YEAR = 29
"""Two-digit years up to here are of this century, as in Excel."""
LONGEST = 60
"""Characters; anything longer is no day, and is not searched for one."""

FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?\.?", re.ASCII)
ONE_INSIDE = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?![\dT])", re.ASCII)
YEAR_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:月份?)?\.?", re.ASCII)
YEAR = re.compile(r"(\d{4})年?\.?", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
SHORT = re.compile(r"(\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?\.?", re.ASCII)
SHORT_YEAR_MONTH = re.compile(r"\d{1,2}[-/.年]\d{1,2}(?:月份?)?\.?", re.ASCII)
SERIAL_WITH_TIME = re.compile(r"(\d{5})\.\d+", re.ASCII)
CLOCK = re.compile(r"(.+?)(?: |T|(?<=日))(?:上午|下午)? ?\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?", re.ASCII)

SIGNS = str.maketrans({**dict.fromkeys("。．，、,・·﹒_", "."), **dict.fromkeys("／\\", "/"), **dict.fromkeys("－—–‐−﹣", "-")})
AROUND_SIGNS = re.compile(r" ?([-/.年月日号]) ?")
CHINESE_YEAR = re.compile("[〇零○◯O一二三四五六七八九]{4}(?=年|$)")
CHINESE_NUMBER = re.compile(f"({NUMERAL.pattern})(?=[月日号])")
STILL = frozenset({"至今", "现在", "目前", "今", "在任", "现任", "长期"})


def as_day(raw: object) -> date | Trouble | None:
    """The day; of a moment, its day. Serials are of Excel's 1900 system."""
    match raw:
        case datetime():
            return _of_parts(raw.year, raw.month, raw.day)
        case date():
            return _of_parts(raw.year, raw.month, raw.day)
        case bool() | time() | timedelta():
            return Trouble("not-a-day", messages.NOT_A_DAY)
        case int() | float():
            return _of_number(raw)
    text = plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    if full := FULL.fullmatch(text):
        return _of_parts(int(full[1]), int(full[2]), int(full[3]))
    return _of_text(text, wide=isinstance(raw, str) and WIDE_SEARCH(raw) is not None)


def _of_parts(year: int, month: int, day: int) -> date | Trouble:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Trouble("day-out-of-range", messages.YEAR_OUT_OF_RANGE.format(year=year))
    if month == 0:  # 1985.0.0: only the year is known
        return Trouble("day-missing", messages.MONTH_MISSING)
    if month > 12:
        return Trouble("no-such-day", messages.NO_SUCH_MONTH.format(month=month))
    if day == 0:
        return Trouble("day-missing", messages.DAY_MISSING)
    last = monthrange(year, month)[1]
    return date(year, month, day) if day <= last else _no_such_day(year, month, day, last)


def _no_such_day(year: int, month: int, day: int, last: int) -> Trouble:
    said = messages.NO_LEAP_DAY if (month, day) == (2, 29) else messages.NO_SUCH_DAY
    return Trouble(
        "no-such-day",
        said.format(year=year, month=month, day=day),
        date(year, month, last).isoformat() if day <= 31 else "",
    )


def _of_number(number: float) -> date | Trouble:
    """A serial, 20090701, or a year with or without a month: 2009.7 loses nothing when a spreadsheet makes it a number."""
    if not 1 <= number < 10**8:
        return Trouble("day-unreadable", messages.DAY_UNREADABLE)
    if number != int(number) and number < LAST_YEAR + 1:
        return _of_text(repr(number), wide=False)
    whole = int(number)
    if 1 <= whole <= LAST_SERIAL and not FIRST_YEAR <= whole <= LAST_YEAR:
        return _of_serial(whole)
    return _of_digits(str(whole), wide=False)


def _of_serial(serial: int) -> date | Trouble:
    if serial == FALSE_LEAP_DAY:
        return _of_parts(1900, 2, 29)
    return (BEFORE_FALSE_LEAP_DAY if serial < FALSE_LEAP_DAY else AFTER_FALSE_LEAP_DAY) + timedelta(days=serial)


def _of_text(text: str, wide: bool) -> date | Trouble:
    if text in STILL:
        return Trouble("day-open", messages.DAY_OPEN, may_blank=True)
    if len(text) > LONGEST:
        return Trouble("day-unreadable", messages.DAY_UNREADABLE)
    written = _in_figures(text)
    if written.isascii() and written.isdigit():
        return _of_digits(written, wide)
    if full := FULL.fullmatch(written):
        return _of_parts(int(full[1]), int(full[2]), int(full[3]))
    if serial := SERIAL_WITH_TIME.fullmatch(written):
        return _of_digits(serial[1], wide)
    return _incomplete(written) or _guessed(written) or _unreadable(written)


def _in_figures(text: str) -> str:
    """One way of writing: 2009 年 7 月 1 日, 二〇〇九年七月一日, 2009。7。1 08:30 become 2009年7月1日, 2009年7月1日, 2009.7.1."""
    if clock := CLOCK.fullmatch(text):
        text = clock[1]
    text = AROUND_SIGNS.sub(r"\1", text.translate(SIGNS))
    if not text.isascii():
        text = CHINESE_YEAR.sub(_year_in_figures, text.replace("廿", "二十").replace("卅", "三十"))
        text = CHINESE_NUMBER.sub(lambda found: str(to_number(found[0])), text)
    return text.replace(" ", "-")


def _year_in_figures(found: re.Match[str]) -> str:
    return "".join(str(DIGITS.find(digit) if digit in DIGITS else 0) for digit in found[0])


def _of_digits(digits: str, wide: bool) -> date | Trouble:
    """20090701, a year and a month, 090701, a year, or a serial."""
    number = int(digits[:9])
    if len(digits) == 8:
        return _of_parts(number // 10_000, number // 100 % 100, number % 100)
    if len(digits) == 6:
        return _of_six(number)
    if len(digits) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return Trouble("day-missing", messages.MONTH_MISSING)
    if len(digits) > 5 or not 1 <= number <= LAST_SERIAL:
        return Trouble("day-unreadable", messages.DAY_UNREADABLE)
    return _asked(_of_serial(number), "serial-as-text", messages.SERIAL_WIDE if wide else messages.SERIAL_AS_TEXT)


def _of_six(number: int) -> date | Trouble:
    if FIRST_YEAR <= number // 100 <= LAST_YEAR and 1 <= number % 100 <= 12:
        return Trouble("day-missing", messages.DAY_MISSING)
    return _of_short_year(number // 10_000, number // 100 % 100, number % 100)


def _incomplete(written: str) -> Trouble | None:
    if found := YEAR_MONTH.fullmatch(written):
        checked = _of_parts(int(found[1]), int(found[2]), 1)
        return checked if isinstance(checked, Trouble) else Trouble("day-missing", messages.DAY_MISSING)
    if found := YEAR.fullmatch(written):
        return Trouble("day-missing", messages.MONTH_MISSING)
    if SHORT_YEAR_MONTH.fullmatch(written):
        return Trouble("day-missing", messages.DAY_SHORT)
    return None


def _guessed(written: str) -> date | Trouble | None:
    if found := YEAR_LAST.fullmatch(written):
        return _of_year_last(int(found[1]), int(found[2]), int(found[3]))
    if found := SHORT.fullmatch(written):
        return _of_short_year(int(found[1]), int(found[2]), int(found[3]))
    return None


def _of_year_last(first: int, second: int, year: int) -> date | Trouble:
    """5/6/2009. Only 5/5/2009 says the same in both orders."""
    month_first, day_first = _of_parts(year, first, second), _of_parts(year, second, first)
    if isinstance(month_first, Trouble):
        return _asked(day_first, "day-order", messages.ONLY_ORDER)
    if month_first == day_first:
        return month_first
    return _asked(month_first, "day-order", messages.ONLY_ORDER if isinstance(day_first, Trouble) else messages.MONTH_FIRST)


def _of_short_year(year: int, month: int, day: int) -> date | Trouble:
    return _asked(_of_parts(year + (2000 if year <= LAST_SHORT_YEAR else 1900), month, day), "short-year", messages.SHORT_YEAR)


def _asked(day: date | Trouble, code: str, question: str) -> Trouble:
    """The question whether this is the day; trouble stays trouble."""
    if isinstance(day, Trouble):
        return day
    return Trouble(code, question.format(day=day.isoformat()), day.isoformat(), keeps=True)


def _unreadable(written: str) -> Trouble:
    """If exactly one day stands somewhere in the text, it is offered."""
    inside = ONE_INSIDE.findall(written)
    found = _of_parts(*map(int, inside[0])) if len(inside) == 1 else None
    return Trouble("day-unreadable", messages.DAY_UNREADABLE, found.isoformat() if isinstance(found, date) else "")
