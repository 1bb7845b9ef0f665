"""From paragraphs to sections: which lines are headings, and at which level."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zerentian.reading.cleaning import is_title
from zerentian.reading.marks import ARTICLE, HAN, PLAIN, Mark, mark
from zerentian.reading.pack import words
from zerentian.reading.report import Item, Paragraph, Section
from zerentian.reading.roles import part, role_of

LONGEST = 50  # characters of a heading; a longer first sentence is text, its number marks a point
PERSONS_LINE = 40  # characters of a line that names a person's report
PLAIN_LONGEST = 25  # characters of a heading without a number
COLON_WITHIN = 16  # characters after the number within which a colon ends a heading
FOLLOWS = 30  # characters that the paragraph under the first heading without a number has at least
FOLLOWS_AGAIN = 10  # and under the next ones
NO_PLAIN = re.compile("第[一二三四五六七八九十]|[一二三四五六七八九]是|首先|其次|最后")
COLON = re.compile("[：:]")
ENDS = re.compile(r"[。！？!?]|[；;]$")
HAN_SIGN = re.compile("[\u4e00-\u9fff]")
NO_HEADING = "。；，！？,;：:、"
BRACKETS = "（("
COMPOUND = (
    "欧阳|司马|上官|诸葛|尉迟|漆雕|乐正|闻人|东方|夏侯|皇甫|公孙|慕容|令狐|司徒|长孙|宇文|端木|南宫|百里|呼延|钟离|澹台|公冶|宗政"
    "|濮阳|淳于|单于|太叔|申屠|轩辕|赫连|鲜于|闾丘|亓官|拓跋|独孤"
)
POSTS = "书记|主任|委员|站长|主席|组长|校长|院长|经理|所长"
PLACES = "支部|总支|党委|党组|工委"  # behind them a blank shows that a name follows
NAMED_POST = re.compile(
    rf".{{2,30}}(?:(?:{POSTS})[ \t]*|(?:{PLACES})[ \t]+)(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff·]{{2,3}})(?:同志)?$"
)
PERSON = re.compile(rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff·]{{2,3}})(?:同志)?(?:[（(].{{2,30}}[）)])?$")


@dataclass(slots=True)
class Series:
    """One kind of mark that is open, with the section it opened last."""

    kind: float
    section: Section


@dataclass(slots=True)
class Outline:
    """Sections in the order of the text, and points that bear a number of a heading."""

    sections: list[Section] = field(default_factory=list)
    items: list[tuple[float, Item]] = field(default_factory=list)  # with the kind of their mark
    last: dict[float, int] = field(default_factory=dict)  # kind of mark → number seen last, also by items
    stack: list[Series] = field(default_factory=list)
    seen: set[float] = field(default_factory=set)  # kinds of marks of this report
    plain: float | None = None  # rank of headings without a number in this text


@dataclass(slots=True)
class Line:
    paragraph: Paragraph
    start: int
    mark: Mark | None

    @property
    def text(self) -> str:
        return self.paragraph.text

    @property
    def end(self) -> int:
        return self.start + len(self.paragraph.text)


def outline(paragraphs: Sequence[Paragraph], starts: Sequence[int], begin: int, end: int, heads: frozenset[int]) -> Outline:
    """`begin` and `end` bound the body; `heads` are lines before it that may name a person's report."""
    lines = [Line(one, start, None if one.table else mark(one.text)) for one, start in zip(paragraphs, starts, strict=True)]
    reports = reports_of_persons(lines, begin, end, heads)
    found = Outline()
    for place in sorted({*reports, *range(begin, end)}):
        if place in reports:
            open_report(found, lines[place])
        else:
            take(found, lines, place, end)
    close(found.sections, lines[end - 1].end if end else 0, lines)
    return found


def reports_of_persons(lines: Sequence[Line], begin: int, end: int, heads: frozenset[int]) -> set[int]:
    """Lines that name one of several reports: the numbering begins again right below them."""
    marks = [(place, line.mark) for place, line in enumerate(lines[:end]) if place >= begin and line.mark and line.mark.sure]
    if not marks:
        return set()
    outer = marks[0][1].kind
    ones = [place for place, found in marks if found.kind == outer and found.value == 1]
    named = [name for one in ones if (name := name_above(lines, one, begin, heads)) is not None]
    sure = [name for name in named if not PERSON.match(lines[name].text)]
    again = set(named) if len(named) > 1 or (sure and len(ones) > 1) else set()
    return again | persons_with_posts(lines, begin, end, heads)


def persons_with_posts(lines: Sequence[Line], begin: int, end: int, heads: frozenset[int]) -> set[int]:
    """Lines such as 石磨村党支部书记 亓朵朵 when there are several, each with something below it."""
    places = (place for place in range(end - 1) if (place >= begin or place in heads) and len(lines[place].text) <= PERSONS_LINE)
    found = {place for place in places if names_a_report(lines[place].text) and not lines[place].mark}
    found = {
        place for place in found if any(below.mark or len(below.text) > FOLLOWS_AGAIN for below in lines[place + 1 : min(place + 3, end)])
    }
    return found if len(found) > 1 else set()


def names_a_report(text: str) -> bool:
    if words().reporter.match(text) or text[-1] in NO_HEADING or text[0] in BRACKETS:
        return False
    return bool(NAMED_POST.match(text)) or ("述职" in text and is_title(text))


def names_person(text: str) -> bool:
    return part(text) is None and text[0] not in BRACKETS and bool(is_title(text) or PERSON.match(text) or NAMED_POST.match(text))


def name_above(lines: Sequence[Line], one: int, begin: int, heads: frozenset[int]) -> int | None:
    for place in range(one - 1, max(one - 5, -1), -1):
        line = lines[place]
        if (place < begin and place not in heads) or line.mark or len(line.text) > 2 * PERSONS_LINE:
            return None
        if len(line.text) <= PERSONS_LINE and line.text[-1] not in NO_HEADING and names_person(line.text):
            return place
    return None


def open_report(found: Outline, line: Line) -> None:
    found.stack.clear()
    found.last.clear()
    found.seen.clear()
    found.sections.append(Section(0, "", line.text, "other", line.start, line.end, line.end))


def take(found: Outline, lines: Sequence[Line], place: int, end: int) -> None:
    line = lines[place]
    if line.mark and accepted(found, line.mark, line.text):
        numbered(found, line, line.mark)
    elif not line.mark and is_plain(found, lines, place, end):
        plain(found, line)


def accepted(found: Outline, here: Mark, text: str) -> bool:
    """A mark that may be chance counts when it goes on with a series, or begins one above a short line."""
    if here.sure:
        return len(text) > here.end
    last = found.last.get(here.kind)
    if last is not None and len(text) - here.end <= LONGEST // 2:
        return here.value > last
    return last == here.value - 1 or (here.value == 1 and len(text) <= LONGEST // 2)


def numbered(found: Outline, line: Line, here: Mark) -> None:
    under_article = ARTICLE in found.last and HAN <= here.kind < ARTICLE
    if not under_article:
        close_to(found, here.kind, here.value)
        found.last[here.kind] = here.value
    heading, body = heading_of(line.text, here.end)
    if under_article or here.kind == ARTICLE or len(heading) > LONGEST:
        rank = here.kind + ARTICLE * under_article
        found.items.append((rank, Item(here.text, "", line.start, line.end, number=here.value)))
        return
    push(found, here.kind, Section(0, here.number, heading, "other", line.start, line.end, line.start + body, here.text))


def heading_of(text: str, begin: int) -> tuple[str, int]:
    """(heading, where the text behind it begins) of a line whose words begin at `begin`."""
    colon = COLON.search(text, begin, begin + COLON_WITHIN)
    stop = ENDS.search(text, begin)
    if colon and len(text) > colon.end() and (not stop or colon.start() < stop.start()):
        return text[begin : colon.start()].strip(), colon.end()
    if not stop:
        return text[begin:].strip().rstrip("：:，,、"), len(text)
    return text[begin : stop.start()].strip(), stop.end()


def is_plain(found: Outline, lines: Sequence[Line], place: int, end: int) -> bool:
    """A heading without a number: by its style, or a short line above a long paragraph or a series."""
    one, text = lines[place].paragraph, lines[place].text
    if one.table or len(text) > PLAIN_LONGEST or text[-1] in NO_HEADING:
        return bool(one.heading) and not one.table and len(text) <= LONGEST
    if one.heading or place + 1 >= end or not HAN_SIGN.search(text):
        return bool(one.heading)
    if text[0] in "（([【" or text[0].isascii() or NO_PLAIN.match(text):
        return False
    below = lines[place + 1]
    follows = FOLLOWS_AGAIN if found.plain is not None else FOLLOWS
    return below.paragraph.table or len(below.text) > follows or bool(below.mark and below.mark.value == 1)


def plain(found: Outline, line: Line) -> None:
    kind = plain_kind(found, line)
    close_to(found, kind)
    push(found, kind, Section(0, "", line.text.rstrip("：:"), "other", line.start, line.end, line.end))


def plain_kind(found: Outline, line: Line) -> float:
    """Headings without a number stand above the numbered ones if they come first, else below; 下一步打算 is always a first level."""
    if line.paragraph.heading:
        return PLAIN - 1 + line.paragraph.heading / 10
    if found.plain is None:
        found.plain = PLAIN - 0.5 if not found.stack else 9.0
    named = part(line.text)
    if found.stack and found.stack[0].kind == HAN and named in ("problem", "next") and len(line.text) <= 12:
        return found.stack[0].kind
    return found.plain


def close_to(found: Outline, kind: float, value: int = 0) -> None:
    """Leave open only what a mark of this kind may stand under."""
    kinds = [series.kind for series in found.stack]
    if kind in kinds:
        del found.stack[kinds.index(kind) :]
    elif kind == HAN or kind in found.seen or value != 1:  # a mark never seen begins below whatever is open
        while found.stack and found.stack[-1].kind > kind:
            found.stack.pop()
    below = {other for other in found.last if other > kind} - {series.kind for series in found.stack}
    for deeper in below:
        del found.last[deeper]
    found.seen.add(kind)


def push(found: Outline, kind: float, section: Section) -> None:
    section.level = len(found.stack) + 1
    above = found.stack[-1].section.role if found.stack else None
    section.role = role_of(section.heading, above)
    found.stack.append(Series(kind, section))
    found.sections.append(section)


def close(sections: Sequence[Section], end: int, lines: Sequence[Line]) -> None:
    """Each section ends where the paragraph before the next of its level, or above, ends."""
    before = {line.start: lines[place - 1].end if place else 0 for place, line in enumerate(lines)}
    waiting: list[Section] = []
    for section in sections:
        while waiting and waiting[-1].level >= section.level:
            waiting.pop().end = before[section.start]
        waiting.append(section)
    for section in waiting:
        section.end = max(end, section.start)


def nested(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections of the highest level, each with its children."""
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        if above:
            above[-1].children.append(section)
        else:
            yield section
        above.append(section)
