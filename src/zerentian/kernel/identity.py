"""Citizen identity numbers (GB 11643-1999): six digits of a region, eight of the birth date, three of order, a check character."""

import re
from datetime import date
from operator import mul

SHAPE = re.compile(r"[1-9]\d{16}[0-9X]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"  # by remainder
PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-\d{7,8}")  # a mobile number, or a landline with its area code


def check_character(first: str) -> str:
    """The eighteenth character for the first seventeen.

    >>> check_character("11010519491231002")
    'X'
    """
    return CHECKS[sum(map(mul, map(int, first), WEIGHTS)) % 11]


def is_sound(number: str) -> bool:
    """Eighteen characters with a day that exists and the right check character."""
    return bool(SHAPE.fullmatch(number)) and _day(number) is not None and check_character(number[:17]) == number[17]


def birth_of(number: str) -> date:
    """Of a sound number."""
    day = _day(number)
    if day is None:
        raise ValueError("no such day in the number")
    return day


def sex_of(number: str) -> str:
    """ "male" for an odd order, "female" for an even one. Of a sound number."""
    return "male" if int(number[16]) % 2 else "female"


def _day(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
