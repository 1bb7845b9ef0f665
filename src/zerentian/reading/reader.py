"""Reading a report: from paragraphs to sections, points and figures."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from zerentian.reading.cleaning import characters, tidy, without_foreign
from zerentian.reading.figures import figures
from zerentian.reading.frame import frame, number
from zerentian.reading.items import place_items
from zerentian.reading.outline import nested, outline
from zerentian.reading.places import places
from zerentian.reading.report import Paragraph, Report
from zerentian.reading.roles import kind_of
from zerentian.reading.wrapping import unwrapped

YEAR = re.compile("(20[0-9]{2}|二[〇○零][一二三四五六七八九][〇○零一二三四五六七八九])\\s?年")
BEFORE = 5  # characters of a year, and a blank, before 年


def read_text(text: str, file: str = "") -> Report:
    """A report from plain text in any form: cut lines, blank lines, advertising."""
    return tidied([Paragraph(line) for line in unwrapped(characters(text).split("\n"))], file)


def read(paragraphs: Sequence[Paragraph], file: str = "", *, wrapped: bool = False, notes: tuple[str, ...] = ()) -> Report:
    """A report from the paragraphs of a document. `wrapped`: they are lines cut by the page."""
    if wrapped:
        paragraphs = [Paragraph(line) for line in unwrapped([one.text for one in paragraphs], wrapped=True)]
    report = tidied([replace(one, text=characters(one.text).replace("\n", " ")) for one in paragraphs], file, pages=wrapped)
    report.notes = notes
    return report


def tidied(paragraphs: Sequence[Paragraph], file: str, *, pages: bool = False) -> Report:
    clean = [as_table(one if text is one.text else replace(one, text=text)) for one in paragraphs if (text := tidy(one.text))]
    own, dropped = without_foreign(clean, pages=pages)
    report = structured(own, file)
    report.dropped = dropped
    return report


def as_table(one: Paragraph) -> Paragraph:
    """In plain text a tab between words divides cells."""
    return replace(one, table=True) if "\t" in one.text and not one.table else one


def structured(own: Sequence[Paragraph], file: str) -> Report:
    around = frame(own)
    text = "\n".join(one.text for one in own)
    starts = [0, *accumulate(len(one.text) + 1 for one in own)]
    found = outline(own, starts[: len(own)], around.begin, around.end, around.heads)
    body = (starts[around.begin], max(starts[around.begin], starts[around.end] - 1))
    place_items(text, found.sections, found.items, body)
    return Report(
        file=file,
        text=text,
        title=around.title,
        kind=kind_of(around.title + around.subtitle),
        year=year_of(around.title + around.subtitle, text),
        addressee=around.addressee,
        signature="" if any(section.level == 0 for section in found.sections) else around.signature,
        date=around.date,
        sections=list(nested(found.sections)),
        figures=figures(text),
    )


def year_of(title: str, text: str) -> int | None:
    """The year in the title, else the one that the text names most often."""
    named = YEAR.search(title)
    if named:
        return number(named[1])
    counted = Counter(found[1] for at in places(text, ("年",)) if (found := YEAR.search(text, max(0, at - BEFORE), at + 1)))
    return max((number(year) for year, times in counted.items() if times == max(counted.values())), default=None)
