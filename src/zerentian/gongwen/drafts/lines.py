"""The lines of a report, each with what the reader and the file say of it: a heading, a row of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerentian.reading.cleaning import characters, tidy
from zerentian.reading.report import Paragraph, Report, Section

AHEAD = 200  # rows that may have been left out between two that are found


@dataclass(frozen=True, slots=True)
class Known:
    """What a file says of one of its lines, and the text, which is cleaned, no longer does."""

    key: str  # the line as the report has it
    level: int = 0  # of the heading it is marked as
    cells: tuple[str, ...] = ()  # of a row, empty ones too


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    start: int  # in the text of the report
    level: int = 0
    cells: tuple[str, ...] = ()
    section: Section | None = None  # that begins with this line


def row_known(text: str) -> Known:
    """A row from its cells, divided by tabs. The text of a report no longer shows which of them were empty."""
    return Known(key_of(text), cells=tuple(tidy(characters(cell)) for cell in text.split("\t")))


def key_of(text: str) -> str:
    return tidy(characters(text).replace("\n", " "))


def known_of(paragraphs: Sequence[Paragraph]) -> list[Known]:
    """The rows and headings of a file as it was opened. One heading at the top, above those of the body, is the title's."""
    levels = [one.heading for one in paragraphs if one.heading]
    title = bool(levels) and levels[0] < min(levels[1:], default=0)
    top = min(levels[title:], default=1)
    found: list[Known] = []
    for one in paragraphs:
        if one.table or "\t" in one.text.strip():
            found.append(row_known(one.text if one.table else one.text.strip()))
        elif one.heading and title:
            title = False
        elif one.heading:
            found.append(Known(key_of(one.text), level=one.heading - top + 1))
    return found


def lines_of(report: Report, known: Sequence[Known] = ()) -> list[Line]:
    """Where a file marks its headings, no line without a mark and without a number is taken for one."""
    marked = any(one.level for one in known)
    heads = {section.start: section for section in report.flat if section.mark or not marked}
    matching = Matching(known)
    return [_line(text, start, matching.of(text), heads.get(start)) for start, text in _lines(report.text)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _line(text: str, start: int, known: Known | None, section: Section | None) -> Line:
    cells = known.cells if known else ()
    if "\t" in text and not cells:
        cells = tuple(text.split("\t"))
    return Line(text, start, known.level if known else 0, cells, None if cells else section)


class Matching:
    """Finds what is known of a line; lines are asked for in their order."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.known = [one for one in known if one.key]
        self.at = 0

    def of(self, text: str) -> Known | None:
        """The next that is known under this text. A row of one cell looks like any line: only if it is the very next."""
        ahead = range(self.at, min(len(self.known), self.at + AHEAD))
        for place in ahead:
            one = self.known[place]
            if one.key == text and (place == self.at or "\t" in text or one.level):
                self.at = place + 1
                return one
        return None
