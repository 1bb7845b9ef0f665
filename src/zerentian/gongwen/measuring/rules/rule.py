"""What a rule is, and how the same slip in many paragraphs becomes one finding."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from zerentian.gongwen.measuring.measured import Finding, Letters, Level, Measured, MeasuredParagraph, Mend, ParagraphMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack
from zerentian.gongwen.measuring.wording import places_of

STANDARD = "GB/T 9704—2012"


class Slip(NamedTuple):
    """One paragraph that differs."""

    paragraph: int
    found: str
    wanted: str
    todo: str
    mend: ParagraphMend | None = None


class Span(NamedTuple):
    """Letters of a paragraph that are to look alike."""

    paragraph: int
    level: int
    start: int
    end: int


class Rule(ABC):
    """`title` is for a filter button, `why` the reason in one sentence. Rules keep nothing between documents."""

    name: ClassVar[str]
    title: ClassVar[str]
    level: ClassVar[Level] = "check"
    why: ClassVar[str]
    clause: ClassVar[str]

    @abstractmethod
    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        """In the order of the document."""

    def found(self, place: str, found: str, wanted: str, todo: str, mends: Sequence[Mend] = ()) -> Finding:
        return Finding(self.name, self.level, place, found, wanted, f"{STANDARD} {self.clause}", todo, tuple(mends))

    def gathered(self, measured: Measured, slips: Iterable[Slip]) -> Iterator[Finding]:
        """The same in many paragraphs is one finding, which names the first."""
        alike: dict[tuple[str, str], list[Slip]] = {}
        for slip in slips:
            alike.setdefault((slip.found, slip.wanted), []).append(slip)
        for (found, wanted), several in alike.items():
            places = [slip.paragraph for slip in several]
            mends = [slip.mend for slip in several if slip.mend is not None]
            yield self.found(places_of(measured, places), found, wanted, several[0].todo, mends)


def headings(measured: Measured) -> Iterator[Span]:
    """The words of headings."""
    for place in measured.of("heading"):
        part = measured.parts[place]
        yield Span(place, part.level, 0, part.words)


def running_text(measured: Measured) -> Iterator[Span]:
    """Paragraphs of the body, and what follows a heading in its paragraph."""
    for place in measured.of("body", "heading"):
        part, length = measured.parts[place], len(measured.paragraphs[place].text)
        if part.words < length:
            yield Span(place, part.level, part.words, length)


def whole(measured: Measured, *places: int) -> Iterator[Span]:
    for place in places:
        yield Span(place, measured.parts[place].level, 0, len(measured.paragraphs[place].text))


def letters_of(one: MeasuredParagraph, start: int, end: int, *, chinese: bool = False) -> Counter[Letters]:
    """How many visible letters look how; only Chinese ones, or all."""
    found: Counter[Letters] = Counter()
    at = 0
    for run in one.runs:
        shown = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        count = sum("\u3400" <= sign <= "\u9fff" if chinese else not sign.isspace() for sign in shown)
        if count:
            found[run.letters] += count
    return found
