"""The pages behind a draft: each annex with its name, and what of the 版记 follows the last of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zerentian.gongwen.blocks import Annex, Paragraph
from zerentian.gongwen.drafts import messages
from zerentian.gongwen.drafts.bodies import blocks_of
from zerentian.gongwen.drafts.foot import Foot, around
from zerentian.gongwen.drafts.lines import Known, Line, lines_of
from zerentian.gongwen.drafts.zones import PAGE, STAND_IN
from zerentian.reading.marks import mark
from zerentian.reading.reader import read
from zerentian.reading.report import Paragraph as Read

NAME_MOST = 60  # characters


@dataclass(slots=True)
class Annexes:
    annexes: tuple[Annex, ...]
    imprint: Foot
    notes: list[str] = field(default_factory=list)


def annexes_of(lines: Sequence[Line], noted: Sequence[str], *, landscape: bool = False) -> Annexes:
    """`lines` begin with the word 附件 of the first page; `noted` are the names of the note below the text."""
    lines, imprint = without_imprint(lines)
    begins = [place for place, line in enumerate(lines) if PAGE.fullmatch(line.text)]
    pages = [lines[begin + 1 : end] for begin, end in pairwise([*begins, len(lines)])]
    found = Annexes((), imprint)
    made = []
    for place in range(max(len(noted), len(pages))):
        page = pages[place] if place < len(pages) else ()
        made.append(annex(page, noted[place] if place < len(noted) else "", place + 1, found.notes, landscape=landscape))
    found.annexes = tuple(made)
    return found


def annex(page: Sequence[Line], noted: str, number: int, notes: list[str], *, landscape: bool) -> Annex:
    named = page[0].text if page and is_name(page[0]) else ""
    if not noted or plain(noted) == plain(named):
        return Annex(named or noted, blocks_of(structured(page[bool(named) :]), landscape=landscape))
    blocks = blocks_of(structured(page[bool(named) :]), landscape=landscape)
    if named:
        notes.append(messages.ANNEX_NAMES.format(number=number, noted=noted, named=named))
        blocks = (Paragraph(named, indented=False), *blocks)
    return Annex(noted, blocks)


def is_name(line: Line) -> bool:
    return not line.cells and len(line.text) <= NAME_MOST and line.text[-1] not in "。；，！？：:" and not mark(line.text)


def plain(name: str) -> str:
    return re.sub(r"[\s《》“”]", "", name)


def structured(lines: Sequence[Line]) -> list[Line]:
    """Headings as the reader finds them in the annex alone: its numbers begin again."""
    if not lines:
        return []
    report = read([STAND_IN, *(Read(line.text, heading=line.level, table=bool(line.cells)) for line in lines)])
    found = lines_of(report, [Known(line.text, line.level, line.cells) for line in lines if line.level or line.cells])
    return found[1:] if [one.text for one in found[1:]] == [line.text for line in lines] else list(lines)


def without_imprint(lines: Sequence[Line]) -> tuple[Sequence[Line], Foot]:
    """(the lines without those of the 版记 at their end, the 版记)."""
    imprint, end = Foot(), len(lines)
    while end and around(imprint, lines[end - 1].text):
        end -= 1
    return (lines, Foot()) if imprint.present else (lines[:end], imprint)
