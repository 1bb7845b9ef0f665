"""What the page of a checked report shows: the outline, the lines with their advice, the filters."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zerentian.reading.advice import per_rule, rule_titles, rule_whys
from zerentian.reading.marked import Block, Numbered, Places, blocks, named, numbered
from zerentian.reading.report import Report
from zerentian.reading.wording import ROLES, dropped_in_words, extent, reading_of
from zerentian.web.reports.excel import Row

FINDINGS_MOST = 500  # shown on a page
WORDS_MOST = 500  # characters of the report quoted in a cell


@dataclass(frozen=True, slots=True)
class Card:
    numbered: Numbered
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report as it is drawn, with the cards of what begins on it."""

    block: Block
    tag: str
    css: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A heading, the line it leads to, what its own part counts (without the parts below it)."""

    words: str
    role: str
    depth: int
    at: int
    figures: list[str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A kind of advice to look at alone; without a script it leads to the first one."""

    rule: str
    title: str
    count: int
    first: int


def checked_facts(report: Report) -> dict[str, object]:
    found = numbered(report)[:FINDINGS_MOST]
    lines = [_line(block) for block in blocks(report, found)]
    return {
        "report": report,
        "kind": reading_of(report),
        "extent": extent(report),
        "lines": lines,
        "chips": _chips(found),
        "outline": list(_outline(report, [line.block for line in lines])),
        "dropped": dropped_in_words(report),
        "findings_shown": len(found),
    }


def rows(report: Report) -> list[Row]:
    """The advice as rows of the Excel, in the order of the text."""
    titles = rule_titles()
    return [_row(each, titles.get(each.finding.rule, each.finding.rule)) for each in numbered(report)]


def _row(each: Numbered, title: str) -> Row:
    finding = each.finding
    return (str(each.number), title, each.place, each.words[:WORDS_MOST], finding.message, finding.detail, finding.todo)


def _line(block: Block) -> Line:
    titles, whys = rule_titles(), rule_whys()
    cards = [Card(each, titles.get(each.finding.rule, each.finding.rule), whys.get(each.finding.rule, "")) for each in block.findings]
    return Line(block, _tag(block), f"is-{block.sort}" + (f" is-{min(block.level, 3)}" if block.level is not None else ""), cards)


def _tag(block: Block) -> str:
    if block.sort == "title":
        return "h2"
    return ("h3", "h3", "h4", "h5")[min(block.level, 3)] if block.level is not None else "p"


def _chips(found: list[Numbered]) -> list[Chip]:
    first: dict[str, int] = {}
    for each in found:
        first.setdefault(each.finding.rule, each.number)
    return [Chip(rule, title, count, first[rule]) for rule, title, count in per_rule(each.finding for each in found)]


def _outline(report: Report, laid: list[Block]) -> Iterator[OutlineRow]:
    starts = [block.start for block in laid]
    own = _own_figures(report)
    waiting = [(section, 0) for section in reversed(report.sections)]
    while waiting:
        section, depth = waiting.pop()
        at = starts[max(bisect_right(starts, section.start) - 1, 0)] if starts else 0
        yield OutlineRow(named(section), ROLES[section.role], depth, at, own.get(section.start, []))
        waiting.extend((child, depth + 1) for child in reversed(section.children))


def _own_figures(report: Report) -> dict[int, list[str]]:
    """Start of a section → the figures of it that belong to none of its parts, as written."""
    trails = Places(report).trails
    starts = [trail[-1].start for trail in trails]
    found: dict[int, list[str]] = {}
    for figure in report.figures:
        place = bisect_right(starts, figure.start) - 1
        trail = trails[place] if place >= 0 else ()
        holder = next((section for section in reversed(trail) if section.end > figure.start), None)
        if holder:
            found.setdefault(holder.start, []).append(figure.text)
    return found
