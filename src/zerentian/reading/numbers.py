"""What a numeral says, in Arabic, full-width or Chinese figures."""

import re

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "Ｏ": 0, "两": 2, "壹": 1, "贰": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
PLAIN = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
POSITIONAL = re.compile("[零一二三四五六七八九〇○]{2,}")


def arabic(text: str) -> float:
    """1,234.5 or １２, also with 万 or 亿 behind it; a doubled or trailing point is ignored.

    >>> [arabic(t) for t in ("1,234.5", "３００", "1.2万")]
    [1234.5, 300.0, 12000.0]
    """
    if text.isascii() and text.isdigit():
        return float(text)
    plain = text.translate(PLAIN).replace(",", "")
    step = MYRIADS.get(plain[-1:], {"百": 100, "千": 1000}.get(plain[-1:], 1))
    return round(float(plain.rstrip("万亿百千.")) * step, 6)


def chinese(text: str) -> float:
    """三百二十, 一千二百, 十二万, 二〇二五; signs that are no numerals count nothing.

    >>> [chinese(t) for t in ("三百二十", "十二", "两", "一千二百万", "二〇二五")]
    [320.0, 12.0, 2.0, 12000000.0, 2025.0]
    """
    if POSITIONAL.fullmatch(text):
        return float("".join(str(DIGITS[c]) for c in text))
    total = part = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in STEPS:
            part += (digit or 1) * STEPS[c]
            digit = 0
        elif c in MYRIADS:
            total = (total + part + digit or 1) * MYRIADS[c]
            part = digit = 0
    return float(total + part + digit)
