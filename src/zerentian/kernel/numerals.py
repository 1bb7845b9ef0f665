"""Chinese numerals: what they stand for; up to ninety-nine they number branches, groups and grids."""

import re

DIGITS = "〇一二三四五六七八九"
VALUES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
POSITIONAL = re.compile("[零一二三四五六七八九〇○Ｏ]{2,}")  # 二〇二五
NUMERAL = re.compile(r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")


def to_number(numeral: str) -> int:
    """The number a Chinese numeral stands for; signs that are no numerals count nothing.

    >>> [to_number(n) for n in ("三", "十", "十二", "九十九", "三百二十", "两", "一千二百万", "二〇二五")]
    [3, 10, 12, 99, 320, 2, 12000000, 2025]
    """
    if POSITIONAL.fullmatch(numeral):
        return int("".join(str(VALUES[sign]) for sign in numeral))
    total = part = digit = 0
    for sign in numeral:
        if sign in VALUES:
            digit = VALUES[sign]
        elif sign in STEPS:
            part += (digit or 1) * STEPS[sign]
            digit = 0
        elif sign in MYRIADS:
            total = (total + part + digit or 1) * MYRIADS[sign]
            part = digit = 0
    return total + part + digit


def with_figures(text: str) -> str:
    """The text with every numeral after 第 as two figures, so that names sort as people count.

    >>> with_figures("青禾社区第十二党支部")
    '青禾社区第12党支部'
    """
    return re.sub(f"(?<=第)({NUMERAL.pattern})", lambda found: f"{to_number(found[0]):02d}", text)
