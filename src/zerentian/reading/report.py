"""A report as it was read: plain values, all places counted in characters of `Report.text`, half open."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["debrief", "situation", "script", "plan", "summary", "rules", "notice", "other"]
Role = Literal["practice", "result", "problem", "cause", "next", "opening", "closing", "other"]
Relation = Literal["eq", "ge", "le", "approx", "range", "share", "change"]
Level = Literal["check", "advice", "style"]


@dataclass(slots=True)  # not frozen, as `Figure`
class Paragraph:
    """A paragraph as a document keeps it. `text` is one line."""

    text: str
    heading: int = 0  # level of the style 标题 1, 标题 2 …; 0: none
    bold: bool = False  # every letter of it
    centred: bool = False
    table: bool = False  # the cells of a row, divided by tabs


@dataclass(slots=True)
class Item:
    """一是……，（1）……, 首先……: one point of an enumeration, to the end of its paragraph or of its followers."""

    marker: str  # as written: 一是, 二要, 首先, 第三，
    lead: str  # its first sentence or, where that is long, first clause; without the mark that ends it
    start: int
    end: int
    role: Role = "other"
    number: int = 0  # place in its enumeration: 一是 → 1


@dataclass(slots=True)
class Section:
    """From its heading to the next heading of its level or above. Level 0: the whole report of one of several persons in a file.
    Points before the first heading stand in a section of level 1 without heading or number."""

    level: int
    number: str  # 一 of 一、 and （一）, 3 of 3. and （3）; "" where there is none
    heading: str  # without number and closing mark
    role: Role
    start: int
    end: int
    body: int  # where the text after the heading begins
    mark: str = ""  # the number as written, with its marks: （一）, 六．
    items: list[Item] = field(default_factory=list)
    children: list["Section"] = field(default_factory=list)


@dataclass(slots=True)  # not frozen: there are many, and a frozen one takes three times as long to make
class Figure:
    """A number with what it counts. A blanked one (X次, ×%, ＿＿万元) has no value."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str  # 次, 人, 万元, %; "" where none is written
    relation: Relation
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not of the report: advertising, a page number, a row of dashes."""

    text: str
    why: str  # Chinese: 广告, 页码, 分隔线


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a look. Advice, never a grade."""

    rule: str
    level: Level
    start: int
    end: int
    message: str  # one Chinese sentence: what was seen
    todo: str  # one Chinese sentence: what can be done
    detail: str = ""  # what it was compared with


@dataclass(slots=True)
class Report:
    """One file as read. `text` is what offsets count in and `zerentian read --text` prints."""

    file: str
    text: str
    title: str = ""
    kind: Kind = "other"
    year: int | None = None
    addressee: str = ""
    signature: str = ""
    date: str = ""  # 2026-01-31; shorter where the text says less
    sections: list[Section] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: tuple[str, ...] = ()  # Chinese sentences about what of the file was not read

    @property
    def flat(self) -> list[Section]:
        """Every section, in the order of the text."""
        found: list[Section] = []
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            found.append(section)
            waiting.extend(reversed(section.children))
        return found
