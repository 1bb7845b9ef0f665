"""What was measured of a document, and what was found: plain values. Lengths in twips, letters in half points, places in characters."""

from dataclasses import dataclass, field
from typing import Literal

from zerentian.gongwen.measuring.word import Said
from zerentian.reading.report import Report

Level = Literal["check", "advice", "style"]
Name = Literal[
    "head", "title", "byline", "addressee", "heading", "body", "table_title", "table", "annex_note", "signature", "date", "note", "present",
    "annex_head", "annex_title", "annex", "imprint", "other", "empty",
]  # fmt: skip
Rule = Literal["exact", "atLeast", "auto"]


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look once everything that speaks of them has been heard."""

    font: str  # of Chinese letters; "" where nothing names one
    latin: str  # of figures and Latin letters
    size: int  # half points
    bold: bool
    colour: str  # six hexadecimal figures; auto
    spacing: float  # twips between letters


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    letters: Letters


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a paragraph stands. Indents in 字, the width of one of its own letters."""

    align: str  # left, right, center, both, distribute
    first: float  # of the first line; less than nothing: hanging
    left: float
    right: float
    line: float  # twips; of auto: 240ths of a line
    line_rule: Rule
    before: float
    after: float
    snaps: bool  # to the lines of the grid
    lines: tuple[int, int]  # border above and below, in eighths of a point; 0: none


@dataclass(frozen=True, slots=True)
class MeasuredParagraph:
    number: int  # among those with text outside tables, from 1; 0: not counted
    text: str
    label: str  # automatic number before the text
    runs: tuple[Run, ...]
    placing: Placing
    outline: int  # level of the heading that its style makes it; 0: none
    row: tuple[int, int] | None  # table and row
    starts_page: bool
    section: int
    framed: bool = False
    drawn: bool = False  # holds a drawing
    right_stops: tuple[float, ...] = ()  # 字 from the right edge of the 版心 to where words behind a tab end; () where other stops are too

    @property
    def letters(self) -> Letters:
        """Of its first visible letter."""
        return next((one.letters for one in self.runs if one.text.strip()), self.runs[0].letters)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The paragraph of a footer that holds the number."""

    text: str  # the number as #
    letters: Letters  # of the number
    align: str  # left, right, center, outside
    left: float  # 字 free at the left side
    right: float


@dataclass(frozen=True, slots=True)
class Footer:
    number: PageNumber | None
    others: bool  # there are other words or pictures in it


@dataclass(frozen=True, slots=True)
class Section:
    """Lengths in twips."""

    width: float
    height: float
    top: float
    bottom: float
    left: float  # with the gutter
    right: float
    footer_distance: float
    grid: str  # lines, linesAndChars, snapToChars; "" for none
    line_pitch: float
    char_space: float  # points added to each letter
    odd: Footer | None
    even: Footer | None

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Part:
    """What a paragraph is."""

    name: Name
    level: int = 0  # of a heading with a number: 1 一、 to 4 （1）
    words: int = 0  # characters of the heading; text of the body may follow in the same paragraph
    mark: str = ""  # the number as written


@dataclass(frozen=True, slots=True)
class Measured:
    paragraphs: tuple[MeasuredParagraph, ...]
    parts: tuple[Part, ...]  # one for each paragraph
    sections: tuple[Section, ...]
    report: Report
    normal: int  # half points of the style everything is based on

    def of(self, *names: Name) -> list[int]:
        """Places of the paragraphs that are one of these."""
        return [place for place, part in enumerate(self.parts) if part.name in names]


@dataclass(frozen=True, slots=True)
class ParagraphMend:
    """Settings for a paragraph, and for its letters from `start` to `end`."""

    paragraph: int
    placing: Said = field(default_factory=dict)
    letters: Said = field(default_factory=dict)
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SectionMend:
    section: int
    settings: Said


@dataclass(frozen=True, slots=True)
class NumbersMend:
    """Page numbers as the standard has them, in new footers."""


Mend = ParagraphMend | SectionMend | NumbersMend


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that differs from the standard, in the words of a clerk."""

    rule: str
    level: Level
    place: str  # 第 12 段“一、主要做法”; 页面; 页脚
    found: str
    wanted: str
    clause: str
    todo: str
    mends: tuple[Mend, ...] = field(default=(), compare=False, repr=False)
