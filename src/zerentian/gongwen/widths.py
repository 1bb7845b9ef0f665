"""How wide a text is on paper, in 字: the width of one Chinese character."""

from functools import cache
from unicodedata import category, east_asian_width


def width(text: str) -> float:
    """One for a Chinese character, sign or emoji, a half for a letter or figure of ASCII, nothing for an accent or a joiner.

    >>> width("2026年1月5日"), width("街道党工委（章）")
    (6.0, 8.0)
    """
    return halves(text) / 2


def halves(text: str) -> int:
    return len(text) if text.isascii() else sum(map(halves_of, text))


@cache
def halves_of(sign: str) -> int:
    if sign.isascii() or category(sign) in ("Mn", "Me", "Cf"):
        return int(sign.isascii())
    return 2 if east_asian_width(sign) in "WFA" or category(sign) == "So" else 1
