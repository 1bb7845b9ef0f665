"""Lines of a text as paragraphs. A draft is set as it was written, so lines are put together only where an editor surely cut them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from zerentian.reading.report import Paragraph
from zerentian.reading.wrapping import ENDS, SLACK, ending, full_width, unwrapped

NARROWEST = 20  # characters of a line as editors cut them
SURE = 3  # full lines that end amid a sentence; the reader is content with fewer, and would run a title into the line below it


def paragraphs_of(lines: Sequence[str]) -> list[Paragraph]:
    """Rows of tables, cells divided by tabs, are never put together."""
    return [Paragraph(text, table=table) for table, run in groupby(lines, is_row) for text in whole(list(run), table)]


def is_row(line: str) -> bool:
    return "\t" in line.strip()


def whole(lines: list[str], table: bool) -> Iterator[str]:
    if table or not is_cut(lines):
        yield from (line if table else line.strip() for line in lines if line.strip())
    else:
        yield from unwrapped(lines)


def is_cut(lines: Sequence[str]) -> bool:
    stripped = [line.strip() for line in lines]
    width = full_width(stripped)
    return width >= NARROWEST and sum(len(line) >= width - SLACK and ending(line) not in ENDS for line in stripped if line) >= SURE
