"""How much text the cells of a file come to, when one long text may stand in very many of them."""

import re
from collections.abc import Iterable, Sequence

from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.limits import TEXT_MOST

VALUE = re.compile(rb">\s*([0-9]+)\s*<")
TAIL = 64  # bytes looked at again with the next chunk; a value across the border is rarely longer


def refuse_much_text(size: int) -> None:
    """`size` is in bytes."""
    if size > TEXT_MOST:
        raise BadFile(messages.TOO_MUCH_TEXT.format(most=TEXT_MOST >> 20))


def weigh(sizes: Sequence[int], chunks: Iterable[bytes]) -> int:
    """Bytes of the texts that the cells of a worksheet point to by their number in `sizes`.

    Takes every whole number between tags for such a pointer, so the sum may come out too high, by no more than such a table could
    hold anyway, and never too low.
    """
    total, tail = 0, b""
    for chunk in chunks:
        numbers = map(int, VALUE.findall(tail + chunk))
        total += sum([sizes[number] for number in numbers if number < len(sizes)])
        refuse_much_text(total)
        tail = chunk[-TAIL:]
    return total
