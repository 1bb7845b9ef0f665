"""Texts with marks by hand. A `.marked` file is a YAML head, a line `---`, and the text with marks inside it:

    <2 problem|（一）|heading>      a section: level, role where sure, number as written, heading
    {一是@next|…}                  an item: marker, role where sure, to its end; `@?` may be an item or not. Its lead follows by rule
    [不少于2次=ge 2 次]             a figure: relation, value (low..high; X: blanked; ?: any), unit; [6次] and [95%] speak for themselves
    [半天=?]                       may be a figure or not
    %% line                        is to be dropped

Marks nest. The head names title, kind, year, addressee, signature, date (what is left out is not scored), `wrap` (width, indent,
blank: how the page cuts the lines), `faults` (rule: words) planted in it and `clean` where there is nothing to find. Places are
counted in the text without white space, so that joined lines and indents do not matter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LEAD = 30  # a first sentence longer than this is cut at its first comma
SPEAKING = re.compile(r"([0-9０-９][0-9０-９,.]*)(.*)", re.DOTALL)
MARKUP = re.compile(
    r"<(?P<head>[^|<>]*)\|(?P<mark>[^|<>]*)\||\{(?P<item>[^|{}]+)\||(?P<figure>\[)|(?P<close>>|\}|(?:=(?P<meaning>[^\]\[]*))?\])"
)


@dataclass
class Mark:
    start: int
    end: int = 0
    role: str = ""
    optional: bool = False


@dataclass
class Heading(Mark):
    level: int = 0
    number: str = ""
    heading: str = ""


@dataclass
class Point(Mark):
    marker: str = ""
    lead: str = ""


@dataclass
class Number(Mark):
    text: str = ""
    relation: str = "eq"
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    blank: bool = False
    any_value: bool = False


@dataclass
class Marked:
    """`plain` is the file as a reader gets it, `kept` what is left of it, squeezed; places count in `kept`."""

    name: str
    head: dict[str, Any]
    plain: str
    kept: str
    dropped: list[str]
    headings: list[Heading] = field(default_factory=list)
    items: list[Point] = field(default_factory=list)
    figures: list[Number] = field(default_factory=list)


def squeezed(text: str) -> str:
    """Without white space and without the difference between full and half width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def lead_of(text: str) -> str:
    first = re.split(r"[。；：;\n]", text.strip(), maxsplit=1)[0].strip()
    if len(first) > LEAD:
        first = first.split("，")[0]
    return first.rstrip("，")


def bare_number(mark: str) -> str:
    return re.sub(r"[第章条节篇（）()、，,.．\s]", "", mark)


class Scanner:
    """Takes the marks out of one text. What is open is a stack of (mark, where its content begins in the text)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.length = 0
        self.marked = Marked("", {}, "", "", [])
        self.open: list[tuple[Mark, int]] = []

    def scan(self) -> str:
        last = 0
        for match in MARKUP.finditer(self.text):
            self.write(self.text[last : match.start()])
            self.take(match)
            last = match.end()
        self.write(self.text[last:])
        assert not self.open, f"not closed: {self.open[-1]}"
        return "".join(self.parts)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def take(self, match: re.Match[str]) -> None:
        if match["head"] is not None:
            level, _, role = match["head"].partition(" ")
            self.begin(Heading(self.length, level=int(level), role=role, number=bare_number(match["mark"])), match["mark"])
        elif match["item"] is not None:
            marker, _, role = match["item"].partition("@")
            self.begin(Point(self.length, marker=marker, role=role.strip("?"), optional=role == "?"), marker)
        elif match["figure"]:
            self.begin(Number(self.length), "")
        else:
            self.finish(match["meaning"])

    def begin(self, mark: Mark, written: str) -> None:
        self.write(written)
        self.open.append((mark, self.length))

    def finish(self, meaning: str | None) -> None:
        mark, inside = self.open.pop()
        content = "".join(self.parts)[inside:]
        mark.end = self.length
        if isinstance(mark, Heading):
            mark.heading = content
            self.marked.headings.append(mark)
        elif isinstance(mark, Point):
            mark.lead = lead_of(content.lstrip("，、"))
            self.marked.items.append(mark)
        elif isinstance(mark, Number):
            mark.text = content
            means(mark, meaning)
            self.marked.figures.append(mark)


def means(number: Number, meaning: str | None) -> None:
    """Fills in relation, value and unit from what is written behind =, or from the text itself."""
    if meaning is None:
        speaking = SPEAKING.fullmatch(number.text)
        assert speaking, f"does not speak for itself: {number.text}"
        number.value, number.unit = float(unicodedata.normalize("NFKC", speaking[1]).replace(",", "")), squeezed(speaking[2])
        number.relation = "share" if number.unit == "%" else "eq"
    elif meaning == "?":
        number.optional = True
    else:
        number.relation, value, number.unit = (*meaning.split(" "), "")[:3]
        number.blank, number.any_value = value == "X", value == "?"
        if ".." in value:
            number.low, number.high = (float(part) for part in value.split(".."))
        elif value not in ("X", "?"):
            number.value = float(value)


def wrapped(lines: list[str], width: int = 0, indent: int = 0, blank: bool = False) -> Iterator[str]:
    """The lines as a page of so many characters cuts them; marks of dropping gone."""
    for line in lines:
        dropped = line.startswith("%% ")
        line = line.removeprefix("%% ")
        if not width or dropped:
            yield line
            continue
        line = "　" * indent + line if line else line
        yield from (line[at : at + width] for at in range(0, max(len(line), 1), width))
        if blank:
            yield ""


def read_marked(path: Path) -> Marked:
    head_text, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    head = yaml.safe_load(head_text) or {}
    lines = body.split("\n")
    scanner = Scanner("\n".join(line for line in lines if not line.startswith("%% ")))
    kept = scanner.scan()
    marked = scanner.marked
    for mark in (*marked.headings, *marked.items, *marked.figures):
        mark.start, mark.end = len(squeezed(kept[: mark.start])), len(squeezed(kept[: mark.end]))
    everything = Scanner(body).scan().split("\n")
    marked.plain = "\n".join(wrapped(everything, **head.get("wrap", {})))
    marked.name, marked.head, marked.kept = path.stem, head, squeezed(kept)
    marked.dropped = [line.removeprefix("%% ") for line in lines if line.startswith("%% ")]
    return marked


def all_marked(folder: Path) -> list[Marked]:
    return [read_marked(path) for path in sorted(folder.glob("*.marked"))]
