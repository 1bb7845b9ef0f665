"""Automatic numbers: those that stand nowhere in the text, but that everybody sees."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from zerentian.files.relations import elements
from zerentian.reading.documents.messages import SAID
from zerentian.reading.documents.word.counting import as_written
from zerentian.reading.documents.word.styles import Looks, Styles

PLACE = re.compile(r"%([1-9])")
LONGEST = 60  # characters around the numbers of a level
BULLET = "bullet"
LEVELS = range(9)


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""  # %1、 or （%2）
    restart: int | None = None  # after which level it begins anew, from 1; 0: never; None: after every one above it
    legal: bool = False  # numbers of other levels in it are figures
    gap: bool = True  # the text does not follow at once
    style: str = ""


@dataclass(slots=True)
class List:
    """What is counted together, and how far it is."""

    levels: dict[int, Level] = field(default_factory=dict)
    link: str = ""  # the style that has the levels instead
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Use:
    """A list as paragraphs name it."""

    list: str = ""
    starts: dict[int, int] = field(default_factory=dict)  # where it begins anew when first used
    levels: dict[int, Level] = field(default_factory=dict)  # in place of those of the list


class Numbering:
    """`source` brings `word/numbering.xml`, b"" where there is none, when the first number is asked for. Raises BadFile."""

    def __init__(self, source: Callable[[], bytes], styles: Styles) -> None:
        self.lists: dict[str, List] = {}
        self.uses: dict[str, Use] = {}
        self.styles = styles
        self.source: Callable[[], bytes] | None = source

    def read(self, content: bytes) -> None:
        """One element after the other: which belongs to which is told by their order alone."""
        inside: List | Use = List()
        at = 0
        for name, given in elements(content, SAID) if content else ():
            value = given.get("val", "")
            if name == "abstractNum":
                inside = self.lists.setdefault(given.get("abstractNumId", ""), List())
            elif name == "num":
                inside = self.uses.setdefault(given.get("numId", ""), Use())
            elif name in ("lvl", "lvlOverride"):
                at = whole(given.get("ilvl", ""), 0)
                if name == "lvl" and at in LEVELS:
                    inside.levels[at] = Level()
            elif isinstance(inside, List) and name == "numStyleLink":
                inside.link = value
            elif isinstance(inside, Use) and name == "abstractNumId":
                inside.list = value
            elif isinstance(inside, Use) and name == "startOverride":
                inside.starts[at] = whole(value, 1)
            elif at in inside.levels:
                inside.levels[at] = told(inside.levels[at], name, value)

    def label(self, looks: Looks) -> str:
        """What stands before the text of this paragraph; "" for none. Each call counts one on."""
        if self.source is not None:
            content, self.source = self.source(), None
            self.read(content)
        use = self.uses.get((looks.list or b"").decode())
        if use is None or looks.list == b"0":
            return ""
        counted = self.linked(self.lists.get(use.list, List()))
        levels = counted.levels | use.levels
        at = looks.level if looks.level is not None else styled(levels, looks.style.decode("utf-8", "replace"))
        if at not in levels:
            return ""
        self.count(counted, use, levels, at)
        return written(levels, counted.counts, at)

    def linked(self, found: List) -> List:
        """A list may have its levels in another one, to which a style leads."""
        if not found.link or found.levels:
            return found
        use = self.uses.get((self.styles.looks(found.link.encode()).list or b"").decode())
        return self.lists.get(use.list, found) if use else found

    def count(self, counted: List, use: Use, levels: dict[int, Level], at: int) -> None:
        counts = counted.counts
        if at in use.starts:
            counts[at] = use.starts.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else levels[at].start
        for deeper in [one for one in counts if one > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]


def whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def told(level: Level, name: str, value: str) -> Level:
    """The level with what one element of it says."""
    if name == "start":
        return replace(level, start=whole(value, 1))
    if name == "numFmt":
        return replace(level, form=value)
    if name == "lvlText":
        return replace(level, text=value[:LONGEST])
    if name == "lvlRestart":
        return replace(level, restart=whole(value, 0))
    if name == "isLgl":
        return replace(level, legal=value not in ("0", "false", "off"))
    if name == "suff":
        return replace(level, gap=value != "nothing")
    return replace(level, style=value) if name == "pStyle" else level


def styled(levels: dict[int, Level], style: str) -> int:
    """The level that belongs to a style; the first where none does."""
    return next((at for at, level in levels.items() if style and level.style == style), 0)


def written(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    level = levels[at]
    if level.form == BULLET:
        return ""

    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = levels.get(place, Level())
        form = "decimal" if level.legal and place != at else other.form
        return as_written(counts.get(place, other.start), form)

    label = PLACE.sub(number, level.text)
    needs_gap = level.gap and label[-1:].isascii() and label[-1:] not in ("", ")", " ")
    return label + " " if needs_gap else label
