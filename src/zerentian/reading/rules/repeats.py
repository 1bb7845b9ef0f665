"""Passages that stand twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zerentian.reading.report import Finding
from zerentian.reading.rules.rule import Look, Rule, Span

MARKS = "。；：！？\n\t,;"
LOOSE = "的了“”、 "
"""What one copy may have and the other not."""
SHORTEST = 6  # characters of a clause that is compared
GAP = 4  # clauses that may differ within a passage, less one
TITLE = re.compile("《[^》]{1,60}》?")
LONGEST = 400  # characters of a clause in which set phrases are looked for


@dataclass(slots=True)
class Run:
    """Clauses `pairs`: (number of the first, number of the second), both rising."""

    pairs: list[Span]


class RepeatedPassage(Rule):
    name = "repeated-passage"
    title = "与别处重复"
    level = "check"
    why = "同一段话写了两遍，多半是粘贴时留下的。"

    def findings(self, look: Look) -> Iterator[Finding]:
        clauses = _clauses(_plain(look.text))
        runs = [run for run in _runs(clauses) if _enough([clauses[second] for _, second in run.pairs], look)]
        if not runs:
            return
        lengths = [len(clause) + 1 for clause in _clauses(look.text)]
        starts = [0, *accumulate(lengths)]
        for run in runs:
            yield from self._passage(look, run, starts)

    def _passage(self, look: Look, run: Run, starts: Sequence[int]) -> Iterator[Finding]:
        kept = [(one, two) for one, two in run.pairs if not _heading(look, starts[two]) and not _heading(look, starts[one])]
        clauses = [_plain(look.text[starts[two] : starts[two + 1] - 1]) for _, two in kept]
        if not _enough(clauses, look):
            return
        start, end = starts[kept[0][1]], starts[kept[-1][1] + 1] - 1
        first, last = starts[kept[0][0]], starts[kept[-1][0] + 1] - 1
        yield self.found(
            start,
            end,
            f"这里与前面的{look.quote(first, last)}相同，有 {sum(map(len, clauses))} 个字。",
            "建议只留一处；两处说的不是一件事，可以各写各的情况。",
            f"前面的一处：{look.quote(first, last)}。",
        )


def _plain(text: str) -> str:
    for sign in LOOSE:
        text = text.replace(sign, "")
    return text


def _clauses(text: str) -> list[str]:
    for mark in MARKS:
        text = text.replace(mark, "，")
    return text.split("，")


def _runs(clauses: Sequence[str]) -> Iterator[Run]:
    """Clauses met before, joined where both copies go on near by."""
    again = _again(clauses)
    first: dict[str, int] = {}
    run = Run([])
    for place, clause in enumerate(clauses) if again else ():
        if clause not in again:
            continue
        before = first.setdefault(clause, place)
        if before == place:
            continue
        one, two = run.pairs[-1] if run.pairs else (-GAP, -GAP)
        if one >= 0 and clauses[one + 1] == clause and place - two <= GAP:
            before = one + 1
        if 0 < before - one <= GAP + 1 and place - two <= GAP:
            run.pairs.append((before, place))
        else:
            yield run
            run = Run([(before, place)])
    yield run


def _again(clauses: Sequence[str]) -> set[str]:
    """Clauses long enough to be compared that come more than once; nearly always few."""
    met: set[str] = set()
    again: set[str] = set()
    for clause in clauses:
        if len(clause) >= SHORTEST:
            (again if clause in met else met).add(clause)
    return again


def _enough(clauses: Sequence[str], look: Look) -> bool:
    """Set phrases, titles and quoted words are everybody's."""
    least = look.pack.value("repeat_least")
    if sum(map(len, clauses)) < least:
        return False
    left = 0
    for clause in clauses:
        left += len(look.pack.set_phrases.sub("", TITLE.sub("", clause[:LONGEST])))
        if left >= least:
            return True
    return False


def _heading(look: Look, at: int) -> bool:
    return look.in_heading(at) or look.in_lead(at) or look.in_title(at) or look.in_table(at) or _quoted(look, at)


def _quoted(look: Look, at: int) -> bool:
    """The clause is the title of a paper."""
    return look.text.rfind("《", max(0, at - 40), at) > look.text.rfind("》", max(0, at - 40), at)
