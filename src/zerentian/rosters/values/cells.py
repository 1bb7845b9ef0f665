"""A cell as tidy text: what every parser does first.

A cell comes from a workbook (text, number, truth value, day, moment, time) or from a CSV file (always text).
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from zerentian.rosters.values import messages
from zerentian.rosters.values.trouble import Trouble

BLANKS = frozenset({"", "-", "--", "—", "——", "–", "－", "/", "／", "\\", "无", "无记录", "暂无"})
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
EXACT = 10**15
"""Numbers from here on have more digits than a spreadsheet keeps."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)  # control and direction characters, halves of surrogate pairs: they would make two equal words differ
WIDE_RANGES = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A), (0x2F00, 0x2FD5), (0xF900, 0xFAFF))
"""Full-width digits and letters; radicals and compatibility characters that copying out of a PDF puts for ordinary ones."""
WIDE = {code: unicodedata.normalize("NFKC", chr(code)) for first, last in WIDE_RANGES for code in range(first, last + 1)}
WIDE_SEARCH = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in WIDE_RANGES) + "]").search


def tidy(text: str) -> str:
    """Trimmed, runs of spaces and line breaks as one space, full-width digits and letters narrow; Chinese punctuation stays."""
    if not text.isprintable():
        text = INVISIBLE.sub("", text)
    if not text.isascii() and WIDE_SEARCH(text):
        text = text.translate(WIDE)
    return " ".join(text.split())


def plain(raw: object) -> str | Trouble | None:
    """The cell as tidy text; None if it says nothing."""
    text = tidy(raw) if isinstance(raw, str) else _written(raw)
    if text is None or isinstance(text, Trouble):
        return text
    if text in BLANKS:
        return None
    if text.startswith("#") and (text.upper() in ERRORS or not text.strip("#")):  # "####" is a column too narrow, copied as shown
        return Trouble("formula-error", messages.FORMULA_ERROR)
    return text


def _written(raw: object) -> str | Trouble | None:
    match raw:
        case None:
            return None
        case bool():
            return str(raw).upper()
        case int() | float():
            return _figures(raw)
        case datetime():
            return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ", "minutes")
        case date() | time():
            return raw.isoformat()
        case timedelta():
            return str(raw)
    return Trouble("unreadable", messages.UNREADABLE)


def _figures(number: float) -> str | Trouble:
    """12.0 → 12; more than 15 digits are already wrong. The comparison is false for what is not a number, too."""
    if not abs(number) < EXACT:
        return Trouble("digits-lost", messages.DIGITS_LOST)
    return str(int(number)) if number == int(number) else repr(number)
