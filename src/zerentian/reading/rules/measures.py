"""Problems against what is to be done next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zerentian.reading.report import Finding, Role
from zerentian.reading.rules.rule import Look, Rule, Span

KINDS = frozenset({"debrief", "summary", "situation"})
MARKS = re.compile("[，。；：！？、“”‘’《》（）\\s]+")
LONGEST = 80  # characters of a lead that are compared
MOST = 40  # of them that are compared; each is looked for in the whole of the other part
TOLD = 200  # characters behind a lead that are compared too
ENOUGH = 4  # words told there that the other part must share
FEWEST = 2  # problems, or measures, that make a list


@dataclass(frozen=True, slots=True)
class Point:
    """A problem or a measure by its heading or first sentence."""

    start: int
    end: int
    lead: str
    whole: Span


class ProblemWithoutMeasure(Rule):
    name = "problem-without-measure"
    title = "有问题，没有措施"
    level = "check"
    why = "问题摆出来了，下一步里要有对应的措施。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for span in _compared(look):
            problems = _points(look, span, "problem")
            answers = len(_points(look, span, "next"))  # as many as problems: they answer one another, in other words perhaps
            if len(problems) < max(FEWEST, answers + 1):
                continue
            measures = _text(look, span, ("next",))
            if len(measures) >= look.pack.value("text_least") // 4:
                yield from (self._missing(look, one) for one in _left_over(look, problems, measures, len(problems) - answers))

    def _missing(self, look: Look, point: Point) -> Finding:
        message = f"“下一步”里没有看到对应{look.quote(point.start, point.end)}的措施。"
        return self.found(
            point.start,
            point.end,
            message,
            "建议补一条措施，写明谁办、什么时候办成；换了说法的，可以让两处用同样的词。",
            "比的是两处用的词。",
        )


class MeasureWithoutProblem(Rule):
    name = "measure-without-problem"
    title = "有措施，没有问题"
    level = "advice"
    why = "措施是对着问题来的；没有对应问题的，看看是不是每年都写的话。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for span in _compared(look):
            measures, named = _points(look, span, "next"), len(_points(look, span, "problem"))
            if not FEWEST <= named < len(measures):
                continue
            problems = _text(look, span, ("problem", "cause"))
            if len(problems) >= look.pack.value("text_least") // 2:
                own = [one for one in measures if not look.pack.general_words.search(one.lead)]
                most = min(len(measures) - named, look.pack.value("measures_most"))
                yield from (self._alone(look, one) for one in _left_over(look, own, problems, most))

    def _alone(self, look: Look, point: Point) -> Finding:
        message = f"前面的问题里没有说到{look.quote(point.start, point.end)}要解决的事。"
        return self.found(point.start, point.end, message, "可以在问题里写明它对着什么，也可以不改。", "比的是两处用的词。")


def _compared(look: Look) -> Sequence[Span]:
    """A report on rectification tells of each problem and what was done about it in one place."""
    return look.persons if look.report.kind in KINDS and "整改" not in look.report.title else ()


def _points(look: Look, span: Span, role: Role) -> list[Point]:
    """Points of enumerations, and headings below the first level that have neither points nor headings under them."""
    items = [one for one in look.items_in(span) if one.role == role and one.lead]
    below = [one for one in look.sections_in(span) if one.level > 1 and one.role == role and not one.children and not one.items]
    points = [Point(one.start, one.start + len(one.marker) + len(one.lead), one.lead[:LONGEST], (one.start, one.end)) for one in items]
    points += [Point(one.start, one.start + len(one.mark) + len(one.heading), one.heading, (one.start, one.end)) for one in below]
    return sorted(points, key=lambda one: one.start)[:MOST]


def _text(look: Look, span: Span, roles: Sequence[Role]) -> str:
    return "\n".join(look.text[start:end] for start, end in look.spans(span, roles))


def _left_over(look: Look, points: Sequence[Point], text: str, most: int) -> list[Point]:
    """Points that the other part does not speak of; never more than there are too many of, those with the fewest words in common,
    of equals the last: what was added is written at the end."""
    alone = [
        (shared, -one.start, one) for one in points if not _answered(look, one, text) and (shared := _shared(look, one, text)) < ENOUGH
    ]
    return sorted((one for *_, one in sorted(alone, key=lambda one: one[:2])[:most]), key=lambda one: one.start)


def _shared(look: Look, point: Point, text: str) -> int:
    """How many words told behind the lead are in the text, too."""
    return sum(pair in text for pair in _pairs(look.text[point.end : min(point.whole[1], point.end + TOLD)], look))


def _answered(look: Look, point: Point, text: str) -> bool:
    """Any word of the lead, or one that means the same, is in the text. A lead of empty words counts as answered."""
    pairs = _pairs(point.lead, look)
    if any(pair in text for pair in pairs):
        return True
    groups = [group for group in look.pack.synonyms if any(word in point.lead for word in group)]
    return (not pairs and not groups) or any(word in text for group in groups for word in group)


def _pairs(lead: str, look: Look) -> set[str]:
    """Pairs of characters that follow one another between marks and empty words."""
    pieces = (piece for part in MARKS.split(lead) for piece in look.pack.empty_words.split(part))
    return {piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)}
