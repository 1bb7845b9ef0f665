"""What a rule is, and a report as rules look at it."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import ClassVar

from zerentian.reading.places import places
from zerentian.reading.report import Figure, Finding, Item, Level, Report, Role, Section
from zerentian.reading.rule_pack import RulePack

Span = tuple[int, int]

SENTENCE_ENDS = "。！？；\n"
CLAUSE_MARKS = "，。；！？：\n,;"
TO_LAST_MARK = re.compile(f".*[{CLAUSE_MARKS}]", re.DOTALL)
LONGEST = 300  # characters of a sentence to either side of a place in it
QUOTED = 28  # characters of a passage that a message repeats


class Rule(ABC):
    """`title` is for a filter button, `why` the reason in one sentence. Rules keep nothing between reports."""

    name: ClassVar[str]
    title: ClassVar[str]
    level: ClassVar[Level]
    why: ClassVar[str]

    @abstractmethod
    def findings(self, look: "Look") -> Iterator[Finding]:
        """In the order of the text, in time linear in its length."""

    def found(self, start: int, end: int, message: str, todo: str, detail: str = "") -> Finding:
        return Finding(self.name, self.level, start, end, message, todo, detail)


class Look:
    """A report with what several rules ask of it; everything is worked out once, when first asked."""

    def __init__(self, report: Report, pack: RulePack) -> None:
        self.report = report
        self.pack = pack
        self.text = report.text

    @cached_property
    def sections(self) -> list[Section]:
        return self.report.flat

    @cached_property
    def items(self) -> list[Item]:
        return sorted((item for section in self.sections for item in section.items), key=lambda item: item.start)

    @cached_property
    def persons(self) -> list[Span]:
        """The reports in the file: one of each person where there are several."""
        spans = [(section.start, section.end) for section in self.report.sections if section.level == 0]
        return spans or [(0, len(self.text))]

    @cached_property
    def figures(self) -> list[Figure]:
        """Those with a value or a range, in order."""
        return sorted((figure for figure in self.report.figures if not figure.blank), key=lambda figure: figure.start)

    def figures_in(self, start: int, end: int) -> list[Figure]:
        starts = self._figure_starts
        return self.figures[bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence(self, at: int) -> Span:
        """From after the mark before to the mark that ends it. A mark itself belongs to the sentence it ends. Never far: a text
        without marks has no sentences."""
        ends = self._sentence_ends
        place = bisect_left(ends, at)
        begin, end = ends[place - 1] + 1 if place else 0, ends[place] if place < len(ends) else len(self.text)
        return max(begin, at - LONGEST), min(end, at + LONGEST)

    def sentences_near(self, at: int) -> Span:
        """The sentence with the one before and the one after it."""
        ends = self._sentence_ends
        place = bisect_left(ends, at)
        begin, end = ends[place - 2] + 1 if place > 1 else 0, ends[place + 1] if place + 1 < len(ends) else len(self.text)
        return max(begin, at - 2 * LONGEST), min(end, at + 2 * LONGEST)

    def clause_start(self, at: int) -> int:
        """Where the words since the last mark begin; at most 60 characters back."""
        begin = max(0, at - 60)
        found = TO_LAST_MARK.match(self.text, begin, at)
        return found.end() if found else begin

    def in_heading(self, at: int) -> bool:
        place = bisect_right(self._head_starts, at) - 1
        return place >= 0 and at < self.sections[place].body

    def in_title(self, at: int) -> bool:
        return at < self.body_start

    @cached_property
    def body_start(self) -> int:
        """After the title, where it is one line near the beginning; else 0."""
        title = self.report.title
        at = self.text.find(title, 0, 400 + len(title)) if title else -1
        return at + len(title) if at >= 0 else 0

    def in_lead(self, at: int) -> bool:
        """Within the first sentence of a point, which is as good as a heading."""
        item = self.item_at(at)
        return item is not None and at < item.start + len(item.marker) + len(item.lead) + 1

    def item_at(self, at: int) -> Item | None:
        place = bisect_right(self._item_starts, at) - 1
        return self.items[place] if place >= 0 and at < self.items[place].end else None

    def section_at(self, at: int) -> Section | None:
        place = bisect_right(self._head_starts, at) - 1
        return self.sections[place] if place >= 0 and at < self.sections[place].end else None

    def role_at(self, at: int) -> Role:
        item, section = self.item_at(at), self.section_at(at)
        if item and item.role != "other":
            return item.role
        return section.role if section else "other"

    def sections_in(self, within: Span) -> list[Section]:
        return self.sections[bisect_left(self._head_starts, within[0]) : bisect_left(self._head_starts, within[1])]

    def items_in(self, within: Span) -> list[Item]:
        return self.items[bisect_left(self._item_starts, within[0]) : bisect_left(self._item_starts, within[1])]

    def has(self, within: Span, roles: Collection[Role]) -> bool:
        """Whether any section or point plays one of the roles."""
        return any(one.role in roles for one in self.sections_in(within)) or any(one.role in roles for one in self.items_in(within))

    def spans(self, within: Span, roles: Collection[Role]) -> list[Span]:
        """Sections and points that play one of the roles, in order, none inside another."""
        spans = [(one.start, one.end) for one in self.sections_in(within) if one.role in roles]
        spans += [(one.start, one.end) for one in self.items_in(within) if one.role in roles]
        kept: list[Span] = []
        for start, end in sorted(spans, key=lambda one: (one[0], -one[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept

    def in_table(self, at: int) -> bool:
        """On a line of cells divided by tabs."""
        place = bisect_right(self._rows, (at, len(self.text))) - 1
        return place >= 0 and at < self._rows[place][1]

    def quote(self, start: int, end: int) -> str:
        """The words in quotation marks, shortened in the middle."""
        words = self.text[start:end].strip().replace("“", "‘").replace("”", "’").replace("\n", " ")
        return f"“{words}”" if len(words) <= QUOTED else f"“{words[: QUOTED - 8]}……{words[-6:]}”"

    @cached_property
    def _rows(self) -> list[Span]:
        """Lines with a tab."""
        rows: list[Span] = []
        at = self.text.find("\t")
        while at >= 0:
            end = self.text.find("\n", at)
            rows.append((self.text.rfind("\n", rows[-1][1] if rows else 0, at) + 1, end if end >= 0 else len(self.text)))
            at = self.text.find("\t", rows[-1][1])
        return rows

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return places(self.text, SENTENCE_ENDS)

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.start for figure in self.figures]

    @cached_property
    def _head_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _item_starts(self) -> list[int]:
        return [item.start for item in self.items]
