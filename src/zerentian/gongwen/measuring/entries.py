"""The paragraphs of a document as the reader takes them: a paragraph a line, the cells of a row one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from zerentian.gongwen.measuring.measured import MeasuredParagraph
from zerentian.reading.cleaning import characters, tidy
from zerentian.reading.report import Paragraph


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as the reader takes it: a paragraph, or the cells of a row."""

    places: tuple[int, ...]
    line: Paragraph

    @property
    def text(self) -> str:
        return tidy(characters(self.line.text).replace("\n", " "))


def entries_of(paragraphs: Sequence[MeasuredParagraph]) -> list[Entry]:
    found: list[Entry] = []
    row: tuple[int, int] | None = None
    for place, one in enumerate(paragraphs):
        if one.row is not None and one.row == row:
            before = found.pop()
            found.append(Entry((*before.places, place), Paragraph(f"{before.line.text}\t{one.text}", table=True)))
        else:
            bold = all(run.letters.bold for run in one.runs if run.text.strip())
            line = Paragraph(one.label + one.text, one.outline, bold, one.placing.align == "center", one.row is not None)
            found.append(Entry((place,), line))
        row = one.row
    return found
