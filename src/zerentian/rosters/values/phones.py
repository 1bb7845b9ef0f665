"""Cells that hold a telephone number of this country."""

import re

from zerentian.rosters.values import messages
from zerentian.rosters.values.cells import EXACT, plain
from zerentian.rosters.values.trouble import Trouble

MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))([2-9]\d{6,7})", re.ASCII)
LOCAL = re.compile(r"[2-9]\d{6,7}", re.ASCII)
COUNTRY = re.compile(r"(?:(?:\+|00)86|86(?=1\d{10}$|0\d{9,11}$))(.+)", re.ASCII)
EXTENSION = re.compile(r"(.+?\d)(?:转|分机|ext\.?|#|(?<=\d{7})-)\D{0,3}\d{1,6}", re.ASCII | re.IGNORECASE)
SEVERAL = re.compile(r"[、，,;；/／|或]|(?<=\d{7}) (?=[01])", re.ASCII)
MASKED = re.compile(r"[*＊•●×…]|x{2}", re.IGNORECASE)
ROUNDED = re.compile(r"[1-9](?:\.\d+)?E\+\d+", re.ASCII | re.IGNORECASE)
SERVICE = ("400", "800")  # numbers of the whole country, which no area code opens
BETWEEN = str.maketrans("", "", " -－—–‐−()（）.'‘’`")


def as_phone(raw: object) -> str | Trouble | None:
    """A mobile number as eleven digits, or a landline as area code, hyphen, number."""
    if isinstance(raw, str) and MOBILE.fullmatch(raw):
        return raw
    if isinstance(raw, int | float) and not abs(raw) < EXACT:
        return _rounded()
    text = plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    digits = _digits(text)
    if taken := _taken(digits):
        return taken
    if not digits.startswith(SERVICE) and (restored := _taken(f"0{digits}")):
        return Trouble("phone-zero-lost", messages.PHONE_ZERO_LOST, restored, keeps=True, may_blank=True)
    return _odd(text, digits)


def _digits(text: str) -> str:
    """Without signs and the code of the country, after which area codes stand without their 0."""
    digits = text.translate(BETWEEN)
    if not (abroad := COUNTRY.fullmatch(digits)):
        return digits
    return f"0{abroad[1]}" if _taken(f"0{abroad[1]}") else abroad[1]


def _taken(digits: str) -> str:
    if MOBILE.fullmatch(digits):
        return digits
    landline = LANDLINE.fullmatch(digits)
    return f"{landline[1]}-{landline[2]}" if landline else ""


def _odd(text: str, digits: str) -> Trouble:
    if MASKED.search(text):
        return Trouble("masked", messages.MASKED, may_blank=True)
    if ROUNDED.fullmatch(text):
        return _rounded()
    if SEVERAL.search(text):
        return Trouble("phone-several", messages.PHONE_SEVERAL, _first(text), may_blank=True)
    if (extended := EXTENSION.fullmatch(text)) and (main := _taken(_digits(extended[1]))):
        return Trouble("phone-extension", messages.PHONE_EXTENSION, main, may_blank=True)
    if LOCAL.fullmatch(digits):
        return Trouble("phone-area", messages.PHONE_AREA, may_blank=True)
    if digits.isascii() and digits.isdigit() and digits[0] == "1" and len(digits) != 11:
        return Trouble("phone-length", messages.PHONE_LENGTH.format(count=len(digits)), may_blank=True)
    return Trouble("phone-odd", messages.PHONE_ODD, may_blank=True)


def _first(text: str) -> str:
    """The first of several numbers that can be taken."""
    return next(filter(None, (_taken(_digits(part)) for part in SEVERAL.split(text))), "")


def _rounded() -> Trouble:
    return Trouble("digits-lost", messages.PHONE_ROUNDED, may_blank=True)
