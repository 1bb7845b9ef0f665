"""Points of an enumeration inside the text: 一是……二是……, 首先……其次……, 第一，……第二，……"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zerentian.reading.marks import value
from zerentian.reading.report import Item, Section
from zerentian.reading.roles import lead_in_role

LEAD = 30  # characters of a first sentence that is taken as the lead
LEAD_MOST = 200  # characters of a first clause
SENTENCE_MOST = 200  # characters before the first point of a series in which the sentence that leads to it begins
SENTENCES = re.compile("[。；！？\n]")
CLAUSE_ENDS = re.compile("[，,。；：！？;:]")
LEAD_ENDS = re.compile("[。；：！？;]|:(?![0-9])")
IN_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "然后": 3, "最后": 9}
# A point begins a paragraph or follows a mark; 一要, 一抓 are words of everyday and count only in a series. The first sign is looked for
# by itself, everything else looks back at it: so the engine runs over the text without trying each way at each place.
HAN = "[一二三四五六七八九十]"
POINT = re.compile(
    rf"[一二三四五六七八九十首其再然最第（(①②③④⑤⑥⑦⑧⑨⑩](?<![^\n。；：;:，,、！？”’）)… \t到做即面下括].)"
    rf"(?:(?<={HAN})(?P<han>{HAN}{{0,2}})(?P<word>[是要抓靠强重突])"
    rf"|(?<=[（(])(?P<inner>[0-9]{{1,2}})[）)]|(?<=[①-⑩])(?P<circled>)"
    rf"|(?P<order>(?<=首)先|(?<=其)次|(?<=再)[次者]|(?<=然)后|(?<=最)后)(?=[，,、：]?\S)"
    rf"|(?:(?<=第)(?P<nth>{HAN}{{1,3}})|(?<=其)(?P<of>{HAN}{{1,3}}))[，,、：:]"
    rf"|(?<={HAN})(?<![^\n].)(?P<bare>{HAN}{{0,2}})(?![一二三四五六七八九十、．.，,:：· \t届年月次个项名支级大])(?=[\u4e00-\u9fff]))"
)
ALWAYS = {"是"}
STRONG = "\n。；;：:”）"


@dataclass(slots=True)
class Point:
    """A place that may begin a point. `family`: what its companions look like."""

    start: int
    end: int
    marker: str
    family: str
    value: int


@dataclass(slots=True)
class Enumeration:
    family: str
    points: list[Point]
    section: int
    role_words: str
    stop: int = -1  # where its last point ends at the latest; -1: where its paragraph ends


def place_items(text: str, sections: list[Section], numbered: Sequence[tuple[float, Item]], body: tuple[int, int]) -> None:
    """Puts every point, and the `numbered` ones among the headings, into the section it stands in."""
    starts = [section.start for section in sections]
    breaks = [*(one.start() for one in re.finditer("\n", text)), len(text)]
    found = [item for one in enumerations(text, starts, *body) for item in items_of(text, breaks, one)]
    everything = sorted([*found, *close_numbered(text, breaks, numbered, starts)], key=lambda item: item.start)
    if everything and (not starts or everything[0].start < starts[0]):
        first = starts[0] if starts else body[1]
        sections.insert(0, Section(1, "", "", "opening", body[0], max(body[0], min(first, body[1])), body[0]))
        starts.insert(0, body[0])
    for item in everything:
        home = sections[max(bisect_right(starts, item.start) - 1, 0)]
        item.role = item.role if item.role != "other" else home.role
        home.items.append(item)


def enumerations(text: str, starts: Sequence[int], begin: int, end: int) -> list[Enumeration]:
    """Points in series: each goes on with the innermost series it can go on with, or begins one."""
    closed: list[Enumeration] = []
    waiting: list[Enumeration] = []
    for point in points(text, begin, end):
        home = bisect_right(starts, point.start)
        while waiting and waiting[-1].section != home:
            closed.append(waiting.pop())
        series = going_on(waiting, point, text)
        if series is not None:
            closed += closed_before(waiting, point.start, series)
            series.points.append(point)
        elif begins(point):
            families = [one.family for one in waiting]
            kept = waiting[families.index(point.family) - 1] if point.family in families[1:] else None
            if point.family in families:
                closed += closed_before(waiting, sentence_start(text, point.start), kept)
            waiting.append(Enumeration(point.family, [point], home, lead_in(text, point.start)))
    return [one for one in [*closed, *waiting] if one.family in ALWAYS or len(one.points) > 1]


def closed_before(waiting: list[Enumeration], stop: int, kept: Enumeration | None) -> list[Enumeration]:
    """Takes away the innermost series up to the one that is kept, or all; their last points end at `stop` if not before."""
    closed = []
    while waiting and waiting[-1] is not kept:
        waiting[-1].stop = stop
        closed.append(waiting.pop())
    return closed


def sentence_start(text: str, at: int) -> int:
    """Behind the mark that ends the sentence before the one in which `at` lies; looks back a few hundred signs."""
    found = [one.end() for one in SENTENCES.finditer(text, max(0, at - SENTENCE_MOST), at)]
    return found[-1] if found else at


def points(text: str, begin: int, end: int) -> Iterable[Point]:
    for found in POINT.finditer(text, begin, end):
        form, written, (start, stop) = found.lastgroup, found[0], found.span()
        if form == "word":  # most of all
            yield Point(start, stop, written, found["word"], value(written[:-1]))
        elif form == "order":
            yield Point(start, stop, written, "首先", IN_ORDER[written])
        elif form in ("inner", "circled"):
            if not begins_paragraph(text, start):  # there it is a heading's, see `outline`
                place = int(found["inner"]) if form == "inner" else ord(written) - ord("①") + 1
                yield Point(start, stop, written, "（1）" if form == "inner" else "①", place)
        else:
            marker = written.rstrip("，,、：:")
            number = found["nth"] or found["of"]
            yield Point(start, stop, marker, marker[0] if number else "", value(number or marker))


def going_on(waiting: Sequence[Enumeration], point: Point, text: str) -> Enumeration | None:
    """The series whose next number this is; 三注重…… without its 是 only where the ones before began paragraphs too."""
    for series in reversed(waiting):
        last = series.points[-1].value
        if point.family == "首先" == series.family:
            return series if last < point.value else None
        if point.value == last + 1 and (point.family == series.family or alike(series, point, text)):
            return series
    for series in reversed(waiting):
        if (
            point.family == series.family
            and point.family in ALWAYS
            and series.points[-1].value < point.value <= series.points[-1].value + 3
        ):
            return series
    return None


def alike(series: Enumeration, point: Point, text: str) -> bool:
    """一是…二要…三是: the numbers go on though the word changes. `family` is "" where the word is missing."""
    if not {point.family, series.family} <= {*"是要抓靠强重突", ""}:
        return False
    if not point.family:
        return begins_paragraph(text, series.points[-1].start) and begins_paragraph(text, point.start)
    return text[max(point.start - 1, 0)] in STRONG


def begins_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def begins(point: Point) -> bool:
    return bool(point.family) and (point.value == 1 or point.family in ALWAYS)


def lead_in(text: str, start: int) -> str:
    """The words that lead to the first point: before it in its paragraph, or the paragraph above if that ends with a colon."""
    begin = text.rfind("\n", max(0, start - 200), start) + 1
    if begin < start or begin == 0:
        return text[max(begin, start - 80) : start].rstrip("：: ")
    above = text[max(0, begin - 61) : begin - 1].rpartition("\n")[2]
    return above.rstrip("：: ") if above.endswith(("：", ":")) else ""


def items_of(text: str, breaks: Sequence[int], series: Enumeration) -> list[Item]:
    last = paragraph_end(breaks, series.points[-1].start)
    last = min(last, series.stop) if series.stop > series.points[-1].start else last
    ends = [point.start for point in series.points[1:]] + [last]
    role = lead_in_role(series.role_words) or "other"
    return [
        Item(point.marker, lead(text, point.end, end), point.start, trimmed(text, point.start, end), role, point.value)
        for point, end in zip(series.points, ends, strict=True)
    ]


def close_numbered(text: str, breaks: Sequence[int], numbered: Sequence[tuple[float, Item]], starts: Sequence[int]) -> list[Item]:
    """Extent and lead of points that are numbered like headings: to the next one of their series, or the end of their paragraph."""
    waiting: dict[tuple[float, int], Item] = {}  # the last of each kind in each section
    for kind, item in numbered:
        home = kind, bisect_right(starts, item.start)
        before = waiting.get(home)
        if before and before.number == item.number - 1:
            before.end = trimmed(text, before.start, item.start)
        item.end = trimmed(text, item.start, paragraph_end(breaks, item.start))
        item.lead = lead(text, item.start + len(item.marker), item.end)
        for (rank, section), above in waiting.items():
            if rank < kind and section == home[1]:
                above.end = item.end  # an article holds what is listed under it
        waiting[home] = item
        for deeper in [other for other in waiting if other[0] > kind]:
            del waiting[deeper]
    return [item for _, item in numbered]


def paragraph_end(breaks: Sequence[int], start: int) -> int:
    """`breaks`: where paragraphs end, in order; looked up, since a paragraph of ten megabytes may hold a million points."""
    return breaks[bisect_left(breaks, start)]


def trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in "\n \t":
        end -= 1
    return end


def lead(text: str, begin: int, end: int) -> str:
    """The first sentence, or its first clause where it is longer than LEAD."""
    while begin < end and text[begin] in "，,、：: \t":
        begin += 1
    end = min(end, begin + LEAD_MOST)
    line = text.find("\n", begin, end)
    end = end if line < 0 else line
    stop = LEAD_ENDS.search(text, begin, min(end, begin + LEAD + 1))
    if stop:
        return text[begin : stop.start()]
    if end - begin <= LEAD:
        return text[begin:end].rstrip("，,、")
    clause = CLAUSE_ENDS.search(text, begin, end)
    return text[begin : clause.start() if clause else end]
