"""From text as it came to paragraphs: characters, cut lines, and lines that are none of the report."""

import re
from collections.abc import Sequence

from zerentian.reading.pack import words
from zerentian.reading.report import Dropped, Paragraph

BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]+")
RARE = re.compile(f"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029{INVISIBLE.pattern[1:-1]}")  # any of them
BLANKS = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+|\t+")
BLANK = re.compile("[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BETWEEN_HAN = re.compile("(?<=[\u4e00-\u9fff，。；：、！？”）》]) +(?=[\u4e00-\u9fff，。；：、！？“（《])")
PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*(?:第\s*\d{1,4}\s*页[\s,，/]*(?:共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[-—–－]\s*\d{1,4}\s*[-—–－])[-—–－·\s]*"
)
BARE_NUMBER = re.compile(r"\d{1,4}")

ZONE = 30  # lines at head and tail in which advertising may stand
LONGEST_NEAR = 60  # characters of a line that is taken for advertising by its neighbours alone
LONGEST = 160  # characters of any line of advertising
DIVIDERS = frozenset("-=—─━~～*＊#＝－ ")
DIVIDER_LEAST = 4  # characters
ADVERTISING, PAGE, DIVIDER = "广告", "页码", "分隔线"


def characters(text: str) -> str:
    """One kind of line end, no invisible characters."""
    plain = text.replace("\n", "").replace("\u3000", "").replace("\t", "").isprintable()  # much faster than to look for each rare sign
    return text if plain or not RARE.search(text) else INVISIBLE.sub("", BREAKS.sub("\n", text))


def tidy(line: str) -> str:
    """A line without blanks around it; blanks inside are one blank, and none between Chinese characters."""
    line = line.strip()
    if len(line.split(maxsplit=1)) < 2:
        return line
    line = BLANKS.sub(lambda found: "\t" if found[0][0] == "\t" else " ", line)
    return line if short(line) else BETWEEN_HAN.sub("", line)


def short(line: str) -> bool:
    """In a short line blanks are the author's: 第一章 总则, 张 三."""
    return len(line) <= 20


def without_foreign(paragraphs: Sequence[Paragraph], *, pages: bool = False) -> tuple[list[Paragraph], list[Dropped]]:
    """(the report's own paragraphs, what was dropped). `pages`: bare numbers are page numbers."""
    why = {place: PAGE for place, one in enumerate(paragraphs) if not one.table and is_page_number(one.text, pages)}
    if len(paragraphs) > 1 and BARE_NUMBER.fullmatch(paragraphs[-1].text) and not BARE_NUMBER.fullmatch(paragraphs[-2].text):
        why[len(paragraphs) - 1] = PAGE
    why |= dict.fromkeys(advertising(paragraphs), ADVERTISING)
    why |= {place: DIVIDER for place, one in enumerate(paragraphs) if one.text[0] in DIVIDERS and is_divider(one.text)}
    kept = [one for place, one in enumerate(paragraphs) if place not in why]
    return kept, [Dropped(paragraphs[place].text, why[place]) for place in sorted(why)]


def is_divider(line: str) -> bool:
    """-----, ＝＝＝＝: a row of one kind of sign; of _ it would be a blank to fill in."""
    return len(line) >= DIVIDER_LEAST and DIVIDERS.issuperset(line)


def is_page_number(line: str, pages: bool) -> bool:
    return len(line) <= 24 and bool(PAGE_NUMBER.fullmatch(line) or (pages and BARE_NUMBER.fullmatch(line)))


def advertising(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Places of lines that name a seller or forbid copying, and at head and tail the lines around them."""
    sure = {place for place, one in enumerate(paragraphs) if len(one.text) <= LONGEST and is_advertising(one.text)}
    return sure | at_head(paragraphs, sure) | at_tail(paragraphs, sure)


def is_advertising(line: str) -> bool:
    known = words()
    return bool(known.advertising_signs.search(line) and known.advertising.search(line)) and not numbered(line)


def at_head(paragraphs: Sequence[Paragraph], sure: set[int]) -> set[int]:
    """Everything before the last sure line of the head, but what looks like a title."""
    head = [place for place in sure if place < ZONE and all(len(one.text) <= LONGEST for one in paragraphs[:place])]
    before = range(max(head, default=0))
    first = next((place for place in before if is_title(paragraphs[place].text)), len(before))
    return {place for place in before if place < first and len(paragraphs[place].text) <= LONGEST_NEAR}


def at_tail(paragraphs: Sequence[Paragraph], sure: set[int]) -> set[int]:
    """Everything after the first sure line of the tail that follows the last sentence of the report."""
    own = [place for place, one in enumerate(paragraphs) if place not in sure and (len(one.text) > LONGEST_NEAR or one.text[-1] in "。；")]
    tail = [place for place in sure if own and place > own[-1] and place >= len(paragraphs) - ZONE]
    if not tail:
        return set()
    return {place for place in range(min(tail), len(paragraphs)) if not numbered(paragraphs[place].text) or near(paragraphs[place].text)}


def near(line: str) -> bool:
    return bool(words().advertising_near.search(line))


def is_title(line: str) -> bool:
    """A line that may be the report's name: it ends with the word for what it is."""
    found = list(words().title.finditer(line))
    return bool(found) and len(line) - found[-1].end() <= 12 and not near(line) and line[-1] not in "。；，！"


def numbered(line: str) -> bool:
    return line[:1] in "一二三四五六七八九十（(第" or line[:1].isdigit()
