"""How well the reader does on texts marked by hand; `python -m zerentian.reading.tests.score FOLDER` prints F1 and every miss.

A heading counts with its level, number and words; an item with its marker, lead, beginning and end; a figure is found when it
overlaps the one marked, and exact when text, relation, value and unit are right as well. What is marked as may-be counts neither way.
"""

import argparse
import difflib
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zerentian.reading.reader import read_text
from zerentian.reading.report import Figure, Item, Report, Section
from zerentian.reading.tests.marking import Heading, Mark, Marked, Number, Point, all_marked, squeezed

# words that may or may not be taken into a figure without changing what it says
WORDS_BEFORE = re.compile(
    r"^(?:控制在|达到|达|共计|共|占|同比|环比|[较比](?:上年|去年)(?:同期)?|(?:提高|提升|增长|增加|下降|减少|降低|缩短|压缩|翻)(?!番)[了到至]?)+"
)
SCALES = {"万": 1e4, "亿": 1e8}
DESCRIPTION = ("title", "kind", "year", "addressee", "signature", "date")


@dataclass
class Tally:
    right: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, other: "Tally") -> None:
        self.right, self.missed, self.wrong = self.right + other.right, self.missed + other.missed, self.wrong + other.wrong

    @property
    def f1(self) -> float:
        return 2 * self.right / max(2 * self.right + self.missed + self.wrong, 1)

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f} ({self.right} right, {self.missed} missed, {self.wrong} wrong)"


@dataclass
class Score:
    """Of one text or of many. `misses` are lines to read."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, part: str, tally: Tally) -> None:
        self.tallies.setdefault(part, Tally()).add(tally)

    def add(self, other: "Score") -> None:
        for part, tally in other.tallies.items():
            self.count(part, tally)
        self.misses += other.misses

    def __getitem__(self, part: str) -> float:
        return self.tallies.get(part, Tally()).f1


class Places:
    """Where a place of the report's text lies in the marked text, both without white space."""

    def __init__(self, report: Report, marked: Marked) -> None:
        self.squeezed_before = [0]
        for character in report.text:
            self.squeezed_before.append(self.squeezed_before[-1] + len(squeezed(character)))
        text = squeezed(report.text)
        self.same = text == marked.kept
        if not self.same:
            self.blocks = difflib.SequenceMatcher(None, text, marked.kept, autojunk=False).get_matching_blocks()

    def __call__(self, offset: int) -> int:
        place = self.squeezed_before[offset]
        if self.same:
            return place
        block = next((block for block in reversed(self.blocks) if block.a <= place), self.blocks[0])
        return block.b + min(place - block.a, block.size)


def paired(marks: Sequence[Mark], read: Sequence[object], fits: Callable[[Mark, object], bool]) -> tuple[dict[int, int], list[int]]:
    """Which mark each thing read answers, one to one, and what of the read answers none. Marks that may be or not take what is over."""
    answers: dict[int, int] = {}
    free = list(range(len(read)))
    for number, mark in sorted(enumerate(marks), key=lambda pair: pair[1].optional):
        for index in [index for index in free if fits(mark, read[index])]:
            if number not in answers or mark.optional:
                answers.setdefault(number, index)
                free.remove(index)
    return answers, free


def tallied(marks: Sequence[Mark], answers: dict[int, int], free: Sequence[int]) -> Tally:
    sure = {number for number, mark in enumerate(marks) if not mark.optional}
    return Tally(len(sure & set(answers)), len(sure - set(answers)), len(free))


def words(text: str) -> str:
    return squeezed(text).strip(",.;:!?，。；：、")


def score_headings(marked: Marked, report: Report, places: Places) -> Score:
    sections = [section for section in report.flat if section.number or section.heading]

    def fits(mark: Heading, section: Section) -> bool:
        same = (mark.level, mark.number, words(mark.heading)) == (section.level, words(section.number), words(section.heading))
        return same and abs(places(section.start) - mark.start) <= 2

    answers, free = paired(marked.headings, sections, fits)
    score = Score({"headings": tallied(marked.headings, answers, free)})
    roles = [(mark, sections[answers[n]]) for n, mark in enumerate(marked.headings) if n in answers and mark.role]
    score.count(
        "roles of headings",
        Tally(sum(mark.role == section.role for mark, section in roles), sum(mark.role != section.role for mark, section in roles)),
    )
    score.misses += [
        f"heading missed: {mark.level} {mark.number} {mark.heading}" for n, mark in enumerate(marked.headings) if n not in answers
    ]
    score.misses += [f"heading wrong: {sections[n].level} {sections[n].number} {sections[n].heading[:60]}" for n in free]
    score.misses += [f"role: {mark.heading} is {mark.role}, read as {section.role}" for mark, section in roles if mark.role != section.role]
    return score


def items_of(report: Report) -> list[Item]:
    return sorted((item for section in report.flat for item in section.items), key=lambda item: (item.start, -item.end))


def score_items(marked: Marked, report: Report, places: Places) -> Score:
    items = items_of(report)

    def fits(mark: Point, item: Item) -> bool:
        near = abs(places(item.start) - mark.start) <= 1
        same = (words(mark.marker), words(mark.lead)) == (words(item.marker), words(item.lead))
        return near and (mark.optional or (same and abs(places(item.end) - mark.end) <= 1))

    answers, free = paired(marked.items, items, fits)
    score = Score({"items": tallied(marked.items, answers, free)})
    roles = [(mark, items[answers[n]]) for n, mark in enumerate(marked.items) if n in answers and mark.role]
    score.count(
        "roles of items", Tally(sum(mark.role == item.role for mark, item in roles), sum(mark.role != item.role for mark, item in roles))
    )
    for n, mark in enumerate(marked.items):
        if n not in answers and not mark.optional:
            score.misses.append(f"item missed: {mark.marker} {mark.lead} …{marked.kept[max(mark.start, mark.end - 12) : mark.end]}")
    for n in free:
        text = squeezed(report.text[items[n].start : items[n].end])
        score.misses.append(f"item wrong: {items[n].marker} {items[n].lead} …{text[-12:]}")
    score.misses += [f"role: {mark.lead} is {mark.role}, read as {item.role}" for mark, item in roles if mark.role != item.role]
    return score


def measure(value: float | None, unit: str) -> tuple[float | None, str]:
    """万元 and 元, 成 and % and thirds on one scale."""
    unit = squeezed(unit)
    scale = 1.0
    while unit and unit[0] in SCALES:
        scale, unit = scale * SCALES[unit[0]], unit[1:]
    if unit in ("%", "成"):
        scale, unit = scale / (100 if unit == "%" else 10), ""
    return None if value is None else abs(value) * scale, unit


def exact(mark: Number, figure: Figure) -> bool:
    if mark.blank != figure.blank or mark.relation not in ("*", figure.relation):
        return False
    if WORDS_BEFORE.sub("", squeezed(mark.text)) != WORDS_BEFORE.sub("", squeezed(figure.text)):
        return False
    if mark.blank:
        return figure.value is None and measure(None, mark.unit) == measure(None, figure.unit)
    if mark.relation == "range":
        return same_measure((mark.low, mark.unit), (figure.low, figure.unit)) and same_measure(
            (mark.high, mark.unit), (figure.high, figure.unit)
        )
    value = next((value for value in (figure.value, figure.low, figure.high) if value is not None), None)
    return mark.any_value or same_measure((mark.value, mark.unit), (value, figure.unit))


def same_measure(one: tuple[float | None, str], other: tuple[float | None, str]) -> bool:
    (left, unit), (right, other_unit) = measure(*one), measure(*other)
    return unit == other_unit and left is not None and right is not None and math.isclose(left, right, rel_tol=1e-3)


def score_figures(marked: Marked, report: Report, places: Places) -> Score:
    figures = report.figures

    def fits(mark: Number, figure: Figure) -> bool:
        return places(figure.start) < mark.end and mark.start < places(figure.end)

    answers, free = paired(marked.figures, figures, fits)
    found = tallied(marked.figures, answers, free)
    score = Score({"figures found": found})
    pairs = [(mark, figures[answers[n]]) for n, mark in enumerate(marked.figures) if n in answers and not mark.optional]
    off = [(mark, figure) for mark, figure in pairs if not exact(mark, figure)]
    score.count("figures exact", Tally(found.right - len(off), found.missed + len(off), found.wrong + len(off)))
    for n, mark in enumerate(marked.figures):
        if n not in answers and not mark.optional:
            score.misses.append(f"figure missed: {marked.kept[max(0, mark.start - 6) : mark.start]}[{mark.text}]")
    score.misses += [f"figure wrong: {figures[n].text} in {report.text[max(0, figures[n].start - 8) : figures[n].end + 8]!r}" for n in free]
    score.misses += [f"figure off: {written(mark)}, read as {written(figure)}" for mark, figure in off]
    return score


def written(figure: Number | Figure) -> str:
    bounds = f"{figure.low}..{figure.high}" if figure.relation == "range" else f"{figure.value}"
    return f"{figure.text} ({figure.relation} {'X' if figure.blank else bounds} {figure.unit})"


def score_description(marked: Marked, report: Report) -> Score:
    """What the head of the marks names; a signature may be written longer or shorter."""
    score = Score()
    for name in DESCRIPTION:
        if name not in marked.head:
            continue
        wanted, read = squeezed(str(marked.head[name])), squeezed(str(getattr(report, name) or ""))
        right = wanted == read or (name == "signature" and bool(read) and (wanted in read or read in wanted))
        score.count("description", Tally(right, not right, 0))
        if not right:
            score.misses.append(f"{name}: {wanted}, read as {read}")
    return score


def score_dropped(marked: Marked, report: Report, places: Places) -> Score:
    read = [squeezed(line.text) for line in report.dropped]
    wanted = [squeezed(line) for line in marked.dropped]
    missed = [line for line in wanted if line not in read]
    wrong = [line for line in read if line not in wanted]
    score = Score({"dropped": Tally(len(wanted) - len(missed), len(missed), len(wrong))})
    score.misses += [f"not dropped: {line}" for line in missed] + [f"wrongly dropped: {line}" for line in wrong]
    if not places.same:
        score.misses.append("the cleaned text is not the marked one")
    return score


def score_text(marked: Marked) -> Score:
    report = read_text(marked.plain, marked.name)
    places = Places(report, marked)
    score = score_description(marked, report)
    for part in (score_headings, score_items, score_figures, score_dropped):
        score.add(part(marked, report, places))
    score.misses = [f"{marked.name}: {line}" for line in score.misses]
    return score


def score_folder(folder: Path) -> Score:
    score = Score()
    for marked in all_marked(folder):
        score.add(score_text(marked))
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the reader on texts marked by hand.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain", type=Path, help="write the texts without marks here and do nothing else")
    arguments = parser.parse_args()
    if arguments.plain:
        for marked in all_marked(arguments.folder):
            (arguments.plain / f"{marked.name}.txt").write_text(marked.plain, encoding="utf-8")
        return
    score = score_folder(arguments.folder)
    print("\n".join(score.misses))
    for part, tally in score.tallies.items():
        print(f"{part:18} {tally}")


if __name__ == "__main__":
    main()
