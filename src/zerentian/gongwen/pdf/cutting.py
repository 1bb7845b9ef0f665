"""Where lines end. Those of a document lie on a grid; typst squeezes and stretches by rules of its own, so they are cut here.

A mark that may not begin a line takes the sign before it along, one that may not end a line goes to the next; figures, words of Latin
letters, —— and …… are not cut. What is longer than a line by itself is cut anywhere.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from zerentian.gongwen.pdf.signs import Sign

BEFORE = "“‘（《〈「『【〔〖［｛(\\[{￥"
AFTER = "”’）》〉」』】〕〗］｝，。、：；？！．·％‰℃°,.;:?!)\\]}%"
LATIN = r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:/@&'’_+\-–~][0-9A-Za-z\u00c0-\u024f]+)*"
UNIT = re.compile(f"([{BEFORE}]*(?:{LATIN}|—+|…+|.)[{AFTER}]*)( *)", re.S)
SLACK = 0.5  # points by which a line may be too long: thirds of hair, from rounding


def cut(signs: Sequence[Sign], first: float, rest: float) -> list[tuple[int, int]]:
    """Begin and end of every line, in places of `signs`; `first` and `rest` are the room of the first line and of the others, in points."""
    ends = [0.0, *accumulate(sign.advance for sign in signs)]
    lines: list[tuple[int, int]] = []
    begin, stop, room = 0, 0, first  # `stop` is where the line ends if nothing more fits
    for unit_begin, unit_end, unit_stop in units("".join(sign.text[0] for sign in signs)):
        if ends[unit_end] - ends[begin] > room + SLACK and stop > begin:
            lines.append((begin, stop))
            begin, room = unit_begin, rest
        while ends[unit_end] - ends[begin] > room + SLACK and unit_end - begin > 1:
            fits = last_that_fits(ends, begin, unit_end, room)
            lines.append((begin, fits))
            begin, room = fits, rest
        stop = unit_end if unit_end > begin else unit_stop
    return [*lines, (begin, stop)] if stop > begin else lines


def units(text: str) -> Iterator[tuple[int, int, int]]:
    """(begin, end, end with the blanks behind it) of what is not cut."""
    return ((found.start(), found.end(1), found.end()) for found in UNIT.finditer(text))


def last_that_fits(ends: Sequence[float], begin: int, end: int, room: float) -> int:
    """One sign at least."""
    fits = begin + 1
    while fits < end and ends[fits + 1] - ends[begin] <= room + SLACK:
        fits += 1
    return fits
