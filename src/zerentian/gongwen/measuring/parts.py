"""What each paragraph is, as the reader of reports understands it.

Only what the reader knows nothing of is told here: the head above a title, the imprint, annexes on pages of their own.
"""

from collections.abc import Sequence
from itertools import pairwise

from zerentian.gongwen.drafts.zones import STAND_IN
from zerentian.gongwen.measuring.endings import behind_body, foot_begin
from zerentian.gongwen.measuring.entries import Entry, entries_of
from zerentian.gongwen.measuring.measured import MeasuredParagraph, Part
from zerentian.gongwen.measuring.rule_pack import document_pack
from zerentian.gongwen.standard import RED, SIZE_3
from zerentian.reading.frame import LETTERHEAD, Frame, frame, head_lines, is_short, title_end
from zerentian.reading.marks import FIGURE, FIGURE_ROUND, HAN, HAN_ROUND, mark
from zerentian.reading.reader import read
from zerentian.reading.report import Paragraph, Report, Section

LEVELS: dict[float, int] = {HAN: 1, HAN_ROUND: 2, FIGURE: 3, FIGURE_ROUND: 4}
IMPRINT_LINES = 6  # at the end
HEAD_LINES = 12  # at the beginning
EMPTY, OTHER, TABLE, TABLE_TITLE = Part("empty"), Part("other"), Part("table"), Part("table_title")


def parted(paragraphs: Sequence[MeasuredParagraph]) -> tuple[Report, list[Part]]:
    parts = [EMPTY] * len(paragraphs)
    entries = [one for one in entries_of(paragraphs) if one.text]
    head, main, annexes, imprint = divided(entries, paragraphs)
    name_all(parts, head, Part("head"))
    name_all(parts, imprint, Part("imprint"))
    name_annexes(parts, annexes)
    report = read([one.line for one in main])
    kept = kept_of(main, report)
    name_all(parts, main, OTHER)  # what the reader dropped stays so
    if kept:
        name_main(parts, kept, report, paragraphs)
    return report, parts


def divided(entries: list[Entry], paragraphs: Sequence[MeasuredParagraph]) -> tuple[list[Entry], list[Entry], list[Entry], list[Entry]]:
    """(head, main, annexes, imprint)."""
    words = document_pack().words
    begin = head_end(entries, paragraphs)
    last = max(begin, len(entries) - IMPRINT_LINES)
    end = next((at for at in range(last, len(entries)) if words.imprint.search(entries[at].text)), len(entries))
    first = next((at for at in range(begin + 1, end) if words.annex_head.fullmatch(entries[at].text)), end)
    return entries[:begin], entries[begin:first], entries[first:end], entries[end:]


def head_end(entries: list[Entry], paragraphs: Sequence[MeasuredParagraph]) -> int:
    """A mark is told by its red letters, if what is set as a title stands below it: no title stands above another."""
    words, end = document_pack().words, 0
    for at, (one, below) in enumerate(pairwise(entries[: HEAD_LINES + 1])):
        marked = paragraphs[one.places[0]].letters.colour == RED and is_set_as_title(paragraphs[below.places[0]])
        if marked or words.head.fullmatch(one.text):
            end = at + 1
    return end


def is_set_as_title(one: MeasuredParagraph) -> bool:
    return one.row is None and one.placing.align == "center" and one.letters.size > SIZE_3


def kept_of(main: Sequence[Entry], report: Report) -> list[Entry]:
    """Those that the reader kept, in the order of its lines."""
    kept: list[Entry] = []
    lines = report.text.split("\n") if report.text else []
    for one in main:
        if len(kept) < len(lines) and one.text == lines[len(kept)]:
            kept.append(one)
    return kept


def name_all(parts: list[Part], entries: Sequence[Entry], part: Part) -> None:
    for one in entries:
        for place in one.places:
            parts[place] = part


def name_annexes(parts: list[Part], entries: Sequence[Entry]) -> None:
    """附件1, below it the title, then what the annex says."""
    words, titled = document_pack().words, True
    for one in entries:
        is_head = bool(words.annex_head.fullmatch(one.text))
        name_all(parts, [one], Part("annex_head") if is_head else Part("annex") if titled or one.line.table else Part("annex_title"))
        titled = not is_head


def name_main(parts: list[Part], kept: Sequence[Entry], report: Report, paragraphs: Sequence[MeasuredParagraph]) -> None:
    lines = [one.line for one in kept]
    around, title = framed(kept, paragraphs)
    foot = foot_begin(kept, around, paragraphs)
    starts = starts_of(kept)
    headings = {section.start: section for section in report.flat}
    for at, one in enumerate(kept):
        if lines[at].table:
            part = TABLE
        elif at < around.begin:
            part = above_body(paragraphs[one.places[0]]) if at < title else below_title(one.text, around)
        elif at < foot:
            part = in_body(one, headings.get(starts[at]), paragraphs)
        else:
            part = behind_body(one, parts[kept[at - 1].places[0]], around, paragraphs)
        name_all(parts, [one], part)
    name_titles_of_tables(parts, kept, paragraphs)


def framed(kept: Sequence[Entry], paragraphs: Sequence[MeasuredParagraph]) -> tuple[Frame, int]:
    """(the frame, the lines of the title). A first line that is set as a title is one, whatever its words and however many."""
    lines = [Paragraph(one.text, one.line.heading, one.line.bold, one.line.centred, one.line.table) for one in kept]
    if is_set_as_title(paragraphs[kept[0].places[0]]) and not head_lines(lines):
        lines[0] = STAND_IN
    return frame(lines), title_end([Paragraph(one.text) for one in lines], head_lines(lines))


def name_titles_of_tables(parts: list[Part], kept: Sequence[Entry], paragraphs: Sequence[MeasuredParagraph]) -> None:
    """Short lines right above a table that stand in the middle or, with the unit, to the right; the standard says nothing of them."""
    for below, one in zip(reversed(kept), list(reversed(kept))[1:], strict=False):
        place = one.places[0]
        titled = is_short(one.line) and paragraphs[place].placing.align in ("center", "right", "end") and not mark(one.text)
        if titled and parts[place].name in ("body", "heading") and parts[below.places[0]] in (TABLE, TABLE_TITLE):
            name_all(parts, [one], TABLE_TITLE)


def starts_of(kept: Sequence[Entry]) -> list[int]:
    found, at = [], 0
    for one in kept:
        found.append(at)
        at += len(one.text) + 1
    return found


def above_body(one: MeasuredParagraph) -> Part:
    """A line of the title, unless it is of the head: a number, or red."""
    return Part("head") if LETTERHEAD.match(one.text.strip()) or one.letters.colour == RED else Part("title")


def below_title(text: str, around: Frame) -> Part:
    return Part("addressee") if around.addressee and text[:-1].strip().endswith(around.addressee) else Part("byline")


def in_body(one: Entry, section: Section | None, paragraphs: Sequence[MeasuredParagraph]) -> Part:
    found = mark(one.text)
    written = found.text if found else ""
    level = LEVELS.get(found.kind, 0) if found else 0
    if section is None or section.level == 0:
        return Part("body", level, 0, written)
    whole = paragraphs[one.places[0]]
    shown = section.body - section.start - len(whole.label)
    return Part("heading", level, characters_of(whole.text, one.text[len(whole.label) :], shown), written)


def characters_of(text: str, tidied: str, shown: int) -> int:
    """How many characters of the text as written the first `shown` of it without needless blanks are."""
    if shown >= len(tidied):
        return len(text)
    wanted = sum(not one.isspace() for one in tidied[:shown])
    for at, one in enumerate(text):
        if wanted == 0:
            return at
        wanted -= not one.isspace()
    return len(text)
