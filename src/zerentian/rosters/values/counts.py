"""Cells that hold a number of persons or things."""

import re

from zerentian.kernel.numerals import NUMERAL, to_number
from zerentian.rosters.values import messages
from zerentian.rosters.values.cells import plain
from zerentian.rosters.values.trouble import Trouble
from zerentian.rosters.values.words import squeezed

LARGEST = 100_000_000
FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?", re.ASCII)
DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
NEGATIVE = re.compile(r"-[\d.,]+", re.ASCII)
UNIT = re.compile("[人名个项户次件]$")


def as_count(raw: object) -> int | Trouble | None:
    """A whole number, not negative; thousands separators, one counting word (12人) and Chinese numerals to ninety-nine are taken."""
    if isinstance(raw, bool):
        return Trouble("count-odd", messages.COUNT_ODD)
    text = plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    number = UNIT.sub("", squeezed(text))
    if figures := FIGURES.fullmatch(number):
        return _bounded(figures[1].replace(",", "").lstrip("0") or "0")
    if NUMERAL.fullmatch(number):
        return to_number(number)
    if NEGATIVE.fullmatch(number):
        return Trouble("count-negative", messages.COUNT_NEGATIVE)
    if DECIMAL.fullmatch(number):
        return Trouble("count-not-whole", messages.COUNT_NOT_WHOLE)
    return Trouble("count-odd", messages.COUNT_ODD)


def _bounded(figures: str) -> int | Trouble:
    """Length first: Python refuses to read figures of thousands of digits."""
    if len(figures) > len(str(LARGEST)) or int(figures) > LARGEST:
        return Trouble("count-too-large", messages.COUNT_TOO_LARGE)
    return int(figures)
