"""A report laid out line by line with the places of its findings, for whoever draws it: a page, a terminal."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from zerentian.reading.report import Finding, Report, Section

Sort = Literal["title", "to", "heading", "text", "row", "signed"]

LINE = re.compile(r"[^\n]+")
DAY = re.compile(r"[0-9０-９〇零一二三四五六七八九X×]{2,4}年[^。，；]{1,8}[月日]?")
SIGNED_LINES = 3  # at the end of a report: who, what day
SIGNED_MOST = 30  # characters of such a line
TITLE_LINES = 4

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two places where something begins or ends. `of`: numbers of the findings that hold them, `level`: of the heading
    they belong to (None: none), `ends`: numbers of the findings whose number stands behind them.
    """

    text: str
    of: tuple[int, ...] = ()
    level: int | None = None
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the report and the words it is about."""

    number: int
    finding: Finding
    words: str
    place: str  # the headings above it: 一、主要做法　（一）落实责任


@dataclass(slots=True)
class Block:
    """A line of the text. `level` is that of the heading the line consists of."""

    sort: Sort
    start: int
    end: int
    level: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    findings: list[Numbered] = field(default_factory=list)


def numbered(report: Report) -> list[Numbered]:
    """The findings in the order of their places, numbered from 1."""
    places = Places(report)
    ordered = sorted(report.findings, key=lambda one: (one.start, one.end))
    return [Numbered(n, one, report.text[one.start : one.end], places.above(one.start)) for n, one in enumerate(ordered, start=1)]


class Places:
    """Which headings stand above a place, and how many figures lie between two."""

    def __init__(self, report: Report) -> None:
        self.trails = list(_trails(report.sections))
        self.starts = [trail[-1].start for trail in self.trails]
        self.figures = sorted(figure.start for figure in report.figures)

    def above(self, at: int) -> str:
        place = bisect_right(self.starts, at) - 1
        trail = self.trails[place] if place >= 0 else ()
        return "　".join(named(section) for section in trail if section.end > at)

    def figure_count(self, section: Section) -> int:
        """Of the section and everything in it."""
        return bisect_left(self.figures, section.end) - bisect_left(self.figures, section.start)


def _trails(sections: Sequence[Section], above: tuple[Section, ...] = ()) -> Iterator[tuple[Section, ...]]:
    """Every section, in the order of the text, after those that hold it."""
    for section in sections:
        trail = (*above, section)
        yield trail
        yield from _trails(section.children, trail)


def named(section: Section) -> str:
    """一、主要做法: the heading with its number as written."""
    return f"{section.mark or section.number}{section.heading}"


def blocks(report: Report, findings: Sequence[Numbered]) -> list[Block]:
    """Every line that has words, in order; each finding is listed with the line on which it begins."""
    laid = [Block("text", line.start(), line.end()) for line in LINE.finditer(report.text) if line[0].strip()]
    _sort_lines(report, laid)
    if laid:
        _draw(report, laid, findings)
    return laid


def _sort_lines(report: Report, laid: list[Block]) -> None:
    heads = {section.start: section for section in report.flat}
    for block in laid:
        words = report.text[block.start : block.end]
        section = heads.get(block.start + len(words) - len(words.lstrip()))
        if section and not report.text[section.body : block.end].strip():
            block.sort, block.level = "heading", section.level
        elif "\t" in words.strip():
            block.sort = "row"
        elif report.addressee and words.strip().rstrip("：:") == report.addressee:
            block.sort = "to"
    for block in _title_lines(report, laid):
        block.sort, block.level = "title", None
    for block in laid[-SIGNED_LINES:]:
        if block.sort == "text" and _is_signed(report, report.text[block.start : block.end].strip()):
            block.sort = "signed"


def _title_lines(report: Report, laid: list[Block]) -> Iterator[Block]:
    """The lines the title was put together from."""
    title, begun = _plain(report.title), False
    for block in laid[:TITLE_LINES] if title else []:
        if _plain(report.text[block.start : block.end]) in title:
            begun = True
            yield block
        elif begun:
            return


def _is_signed(report: Report, words: str) -> bool:
    return words == report.signature or (bool(report.date) and len(words) <= SIGNED_MOST and DAY.match(words) is not None)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _draw(report: Report, laid: list[Block], findings: Sequence[Numbered]) -> None:
    """Gives every block its findings and cuts its words where one of them, or a heading, begins or ends."""
    ends = [block.end for block in laid]
    spans: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    for each in findings:
        home = min(bisect_right(ends, each.finding.start), len(laid) - 1)
        laid[home].findings.append(each)
        for place in range(home, len(laid)):
            if place > home and laid[place].start >= each.finding.end:
                break
            spans[place].append((each.number, _within(each.finding, laid[place])))
    heads: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
    for section in report.flat:
        home = min(bisect_right(ends, section.start), len(laid) - 1)
        heads[home].append((section.level, (section.start, min(section.body, laid[home].end))))
    for place, block in enumerate(laid):
        block.pieces = list(_pieces(report.text, block, spans[place], heads[place]))


def _within(finding: Finding, block: Block) -> Span:
    start = min(max(finding.start, block.start), block.end)
    return start, min(max(finding.end, start), block.end)


def _pieces(text: str, block: Block, spans: list[tuple[int, Span]], heads: list[tuple[int, Span]]) -> Iterator[Piece]:
    own = {each.number for each in block.findings}
    ends = defaultdict(list)
    for number, (_, end) in spans:
        if number in own:
            ends[end].append(number)
    cuts = {block.start, block.end} | {cut for _, span in (*spans, *heads) for cut in span if block.start <= cut <= block.end}
    if block.start in ends:
        yield Piece("", ends=tuple(ends[block.start]))
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        of = tuple(number for number, span in spans if span[0] <= start < span[1])
        level = next((level for level, span in heads if span[0] <= start < span[1]), None)
        yield Piece(text[start:end], of, level, tuple(ends[end]))
