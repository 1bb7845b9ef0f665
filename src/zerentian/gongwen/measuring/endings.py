"""What stands below the body: the reader's own end of it, and what only looks tell: several that sign, places that are still blank."""

from collections.abc import Sequence

from zerentian.gongwen.drafts.foot import PRESENT
from zerentian.gongwen.measuring.entries import Entry
from zerentian.gongwen.measuring.measured import MeasuredParagraph, Part
from zerentian.gongwen.measuring.rule_pack import document_pack
from zerentian.reading.frame import ANNEX, OFFICE, SENTENCE_END, SIGNS, Frame, signed
from zerentian.reading.marks import FIGURE, mark


def foot_begin(kept: Sequence[Entry], around: Frame, paragraphs: Sequence[MeasuredParagraph]) -> int:
    """The line behind the last of the body. Names are told by where they stand: no body stands right."""
    place = around.end
    while place > max(around.begin, 1) and is_of_foot(kept, place - 1, paragraphs):
        place -= 1
    return place


def is_of_foot(kept: Sequence[Entry], place: int, paragraphs: Sequence[MeasuredParagraph]) -> bool:
    one, words = kept[place], document_pack().words
    if one.line.table:
        return False
    noted = words.note.fullmatch(one.text) and is_date(kept[place - 1].text)
    return bool(noted or PRESENT.fullmatch(one.text) or is_name(one, paragraphs))


def is_date(text: str) -> bool:
    """Alone on its line, written or to be filled in."""
    who, when = signed(text)
    return bool((when and not who) or document_pack().words.blank_date.fullmatch(text))


def is_name(one: Entry, paragraphs: Sequence[MeasuredParagraph]) -> bool:
    """Whether the line stands right, as no body does: one name, or several behind tabs that stand side by side."""
    paragraph = paragraphs[one.places[0]]
    if paragraph.placing.align not in ("right", "end") and not side_by_side(paragraph):
        return False
    return all(len(name) <= SIGNS for name in one.text.split("\t")) and one.text[-1] not in SENTENCE_END + "：:" and not mark(one.text)


def side_by_side(one: MeasuredParagraph) -> bool:
    """Every tab ends at a stop that sets what follows to its left."""
    return one.text.startswith("\t") and len(one.right_stops) == one.text.count("\t")


def behind_body(one: Entry, before: Part, around: Frame, paragraphs: Sequence[MeasuredParagraph]) -> Part:
    """`before`: what the line above is."""
    text, words = one.text, document_pack().words
    found = mark(text)
    if ANNEX.match(text):
        return Part("annex_note")
    if before.name == "annex_note" and found and found.kind == FIGURE:
        return Part("annex_note", 3, 0, found.text)
    if PRESENT.fullmatch(text):
        return Part("present")
    if words.note.fullmatch(text):
        return Part("note")
    who, when = signed(text)
    if when or words.blank_date.fullmatch(text):
        return Part("date") if not who else Part("other")
    return Part("signature") if signs(one, before, around, paragraphs) else Part("other")


def signs(one: Entry, before: Part, around: Frame, paragraphs: Sequence[MeasuredParagraph]) -> bool:
    if around.signature and around.signature in one.text:
        return True
    if before.name == "date":
        return not around.signature and bool(OFFICE.search(one.text))  # the wrong way round
    return is_name(one, paragraphs)
