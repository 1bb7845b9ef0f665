"""Chinese numerals up to ninety-nine, as they number branches, groups and grids."""

import re

DIGITS = "〇一二三四五六七八九"
NUMERAL = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")


def to_number(numeral: str) -> int:
    """The number a numeral matched by NUMERAL stands for.

    >>> [to_number(n) for n in ("三", "十", "十二", "二十", "九十九")]
    [3, 10, 12, 20, 99]
    """
    tens, ten, units = numeral.rpartition("十")
    return (DIGITS.index(tens) if tens else 1 if ten else 0) * 10 + (DIGITS.index(units) if units else 0)


def with_figures(text: str) -> str:
    """The text with every numeral after 第 as two figures, so that names sort as people count.

    >>> with_figures("青禾社区第十二党支部")
    '青禾社区第12党支部'
    """
    return re.sub(f"(?<=第)({NUMERAL.pattern})", lambda found: f"{to_number(found[0]):02d}", text)
