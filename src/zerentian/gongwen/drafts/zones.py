"""Where in a draft the head, the title, the body and the foot are: as the reader has it, with what 公文 have above their title."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zerentian.reading.frame import ANNEX, LETTERHEAD, LINE, OFFICE, frame, head_lines, is_short, signed, speaks_of_parts, title_end
from zerentian.reading.marks import mark
from zerentian.reading.report import Paragraph

ABOVE_MOST = 8  # lines of a head
TITLE_WITHIN = 10  # lines among which a title that is known stands
TITLE_MOST = 300  # characters of a line that can be a title because nothing else is
NAMES_MOST = 9  # offices that sign together
STAND_IN = Paragraph("关于有关情况的报告")  # in the place of a title that the reader would not take for one

COPY_NUMBER = re.compile(r"\d{6}")
SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:\s*★.{0,10})?")
URGENCY = re.compile("特急|加急|特提|平急")
NUMBER = re.compile(r"(.{0,20}[〔\[（(]\s?20\d\d\s?[〕\])）].{0,6}号)(?:\s+(?=签发人))?")
SIGNERS = re.compile(r"签发人\s*[:：]\s*(.+)")
MARK = re.compile(".{2,30}文件")
PAGE = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?")
LEADS_IN = re.compile("^(?:按照?|根据|为了?|今年|近年|近期|今天|下面)|现将|如下|以下")  # words of a first sentence, not of an addressee
SENTENCE = re.compile("[。；！？]")


@dataclass(frozen=True, slots=True)
class Zones:
    """Ranges of lines. `addressee` is a line or None."""

    above: range
    title: range
    byline: range
    addressee: int | None
    body: range
    foot: range
    pages: range  # of the annexes


def zones(texts: Sequence[str], tables: Sequence[bool], title: str = "", heads: Collection[int] = ()) -> Zones:
    """`title`: what is known to be it, whether it stands among the lines or not; `heads`: lines that are headings by their form."""
    main = first_page_of_annexes(texts)
    above = head_above(texts[:main])
    given = next((place for place in range(min(main, TITLE_WITHIN)) if texts[place] == title), None) if title else None
    if given is not None:
        above = max(above, given) if given < ABOVE_MOST else above
        begin, shift = given + 1, given
    elif title:
        begin, shift = above, above - 1
    else:
        begin, shift = above, above
    probe = [Paragraph(text, table=table) for text, table in zip(texts[begin:main], tables[begin:main], strict=True)]
    if title:
        probe = [STAND_IN, *probe]
    elif probe and is_lone_title(probe):
        probe[0] = STAND_IN
    within_head = min((place - shift for place in heads if place > shift), default=len(probe))
    return within(probe, shift, above, (main, len(texts)), known=bool(title), most=within_head)


def within(probe: Sequence[Paragraph], shift: int, above: int, ends: tuple[int, int], *, known: bool, most: int) -> Zones:
    """`probe` begins with the title; its first line is number `shift` of the text. `most`: lines of it before the first heading."""
    main, end = ends
    if not probe:
        return Zones(range(above), range(0), range(0), None, range(main, main), range(main, main), range(main, end))
    around = frame(probe)
    head = min(head_lines(probe), most)
    last = 1 if known else title_end(probe, head)
    told = around.begin > head and most > head and not LEADS_IN.search(probe[head].text)
    addressed = head if told or is_long_addressee(probe, head) else None
    begin = head if addressed is None else head + 1
    foot = max(begin, with_offices(probe, around.end, begin))
    first = max(shift, above)
    return Zones(
        range(above),
        range(first, shift + last),
        range(shift + last, shift + head),
        None if addressed is None else shift + addressed,
        range(max(shift + begin, above), shift + foot),
        range(shift + foot, main),
        range(main, end),
    )


def head_above(texts: Sequence[str]) -> int:
    """How many lines of a head stand above the title."""
    place = 0
    while place < min(len(texts) - 1, ABOVE_MOST) and is_above(texts[place]):
        place += 1
    return place


def is_above(text: str) -> bool:
    whole = (COPY_NUMBER, SECRECY, URGENCY, SIGNERS, MARK)
    return any(one.fullmatch(text) for one in whole) or bool(NUMBER.match(text) and LETTERHEAD.match(text.split("签发人")[0].strip()))


def is_lone_title(probe: Sequence[Paragraph]) -> bool:
    """A first line too long for the reader's titles, but no sentence: without it there would be none."""
    text = probe[0].text
    is_sentence = SENTENCE.search(text) or text[-1] in "，：:、" or mark(text)
    return head_lines(probe) == 0 and LINE < len(text) <= TITLE_MOST and not is_sentence


def is_long_addressee(probe: Sequence[Paragraph], head: int) -> bool:
    """A list of offices longer than a line."""
    text = probe[head].text if head < len(probe) else ""
    if len(text) <= LINE or text[-1] not in "：:" or "、" not in text:
        return False
    return not (SENTENCE.search(text) or mark(text) or speaks_of_parts(text) or LEADS_IN.search(text))


def with_offices(probe: Sequence[Paragraph], end: int, begin: int) -> int:
    """The foot begins with the first of several offices that sign together; the reader has found the last one."""
    first = end
    if not (end < len(probe) and any(signed(one.text)[1] for one in probe[end : end + 2])):
        return end
    while first > max(begin, end - NAMES_MOST) and is_office(probe[first - 1]):
        first -= 1
    return first


def is_office(one: Paragraph) -> bool:
    return is_short(one) and bool(OFFICE.search(one.text)) and not (mark(one.text) or ANNEX.match(one.text))


def first_page_of_annexes(texts: Sequence[str]) -> int:
    """附件, 附件2: alone on a line, it begins a page."""
    return next((place for place in range(1, len(texts)) if PAGE.fullmatch(texts[place])), len(texts))
