"""Cells that hold an identity number (GB 11643-1999): region, day of birth, sequence, check character."""

import re
from datetime import date
from functools import lru_cache

from zerentian.kernel.identity import check_character
from zerentian.rosters.values import messages
from zerentian.rosters.values.cells import EXACT, plain
from zerentian.rosters.values.trouble import Trouble

LENGTH, OLD_LENGTH = 18, 15
WHOLE = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
OLD = re.compile(r"[1-9]\d{14}", re.ASCII)
ROUNDED = re.compile(r"[1-9](?:\.\d+)?E\+\d+", re.ASCII)
MASKED = re.compile(r"[*＊•●·…]|[X×]{2}|×.")
BETWEEN = str.maketrans("", "", " -－—'‘’`")
CROSSES = str.maketrans("хХΧχ", "XXXX")  # Cyrillic and Greek letters that look like an X
NUMERALS = "零一二三四五六七八九"


def as_identity(raw: object) -> str | Trouble | None:
    """The number of 18 characters, with a capital X."""
    if isinstance(raw, str) and WHOLE.fullmatch(raw):
        return raw if check_character(raw[:17]) == raw[-1] and _birth(raw[6:14]) else _wrong(raw)
    if isinstance(raw, int | float) and not abs(raw) < EXACT:
        return _rounded()
    text = plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    if not isinstance(raw, str | int | float):
        return Trouble("identity-odd", messages.IDENTITY_ODD, may_blank=True)
    number = text.translate(BETWEEN).translate(CROSSES).upper()
    if len(number) == LENGTH and number[-1] == "×":
        number = number[:-1] + "X"
    if WHOLE.fullmatch(number):
        return number if check_character(number[:17]) == number[-1] and _birth(number[6:14]) else _wrong(number)
    return _odd(number)


@lru_cache(maxsize=50_000)
def _birth(digits: str) -> date | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2100 else None


def _wrong(number: str) -> Trouble:
    if check_character(number[:17]) != number[-1] and number.endswith("000"):  # a spreadsheet keeps 15 digits and fills up with noughts
        return _rounded()
    if not _birth(number[6:14]):
        return Trouble("identity-birth", messages.IDENTITY_BIRTH, may_blank=True)
    return Trouble("identity-check", messages.IDENTITY_CHECK, may_blank=True)


def _odd(number: str) -> Trouble:
    if MASKED.search(number):
        return Trouble("masked", messages.MASKED, may_blank=True)
    if ROUNDED.fullmatch(number):
        return _rounded()
    if OLD.fullmatch(number):
        return _old(number)
    body = number[:-1] if number.endswith("X") else number
    if not (body.isascii() and body.isdigit()) or len(number) == LENGTH:
        return Trouble("identity-odd", messages.IDENTITY_ODD, may_blank=True)
    said = messages.IDENTITY_SHORT if len(number) < LENGTH else messages.IDENTITY_LONG
    return Trouble("identity-length", said.format(count=_in_words(abs(LENGTH - len(number)))), may_blank=True)


def _in_words(count: int) -> str:
    """一, 两 … 九; beyond that figures, set off by spaces."""
    return "两" if count == 2 else NUMERALS[count] if count < 10 else f" {count} "


def _old(number: str) -> Trouble:
    """Numbers given out until 1999 have two digits of the year, all of the last century, and no check character."""
    body = f"{number[:6]}19{number[6:]}"
    if not _birth(body[6:14]):
        return Trouble("identity-birth", messages.IDENTITY_BIRTH, may_blank=True)
    return Trouble("identity-old", messages.IDENTITY_OLD, body + check_character(body), keeps=True, may_blank=True)


def _rounded() -> Trouble:
    return Trouble("identity-rounded", messages.IDENTITY_ROUNDED, may_blank=True)
