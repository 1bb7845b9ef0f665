"""Numbers of headings and points: gaps, doubles, order, marks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from zerentian.kernel.numerals import NUMERAL, to_number
from zerentian.reading.report import Finding, Item, Section
from zerentian.reading.rules.rule import Look, Rule

FIGURE = re.compile("[0-9]{1,3}")
HAN = re.compile(f"(?:{NUMERAL.pattern})+")
WRITTEN = re.compile(f"{HAN.pattern}|[0-9０-９]+")
MARK_ENDS = "、．.）)"  # of a number before a heading; 一是 ends otherwise
POINT_MARK = re.compile("[．.·]")
ADVICE = "请核对编号；漏了一部分的补上，只是编号写岔的改过来。"


Form = tuple[bool, bool]
"""Whether the number is Arabic, whether it stands in brackets."""


@dataclass(frozen=True, slots=True)
class Numbered:
    start: int
    end: int
    number: int
    mark: str  # as written
    shape: str  # the mark with N for the number


class Numbering(Rule):
    name = "numbering"
    title = "编号不连"
    level = "check"
    why = "编号跳号、重号，往往是漏了一部分或者拼接时没有理顺。"

    def findings(self, look: Look) -> Iterator[Finding]:
        reached: dict[Form, int] = {}
        for siblings, around in _families(look):
            for form, series in _by_form(_numbered(siblings, around)).items():
                yield from self._series(series, reached.get(form, 0))
                yield from self._marks(series)
                reached[form] = series[-1].number
        for section in look.sections:
            if not _in_order(section.items):
                yield from self._points([_item(item) for item in section.items if HAN.match(item.marker)])

    def _series(self, series: Sequence[Numbered], reached: int) -> Iterator[Finding]:
        """`reached`: number of the last of this form under the heading before; some number their tasks through all headings."""
        before: Numbered | None = None
        place = 0  # where a number stands, counted; after 二、二、 the 四 is right
        for one in series:
            last = before.number if before else 0
            begins = (before is None and one.number == reached + 1) or (one.number == 1 and last != 1)
            place = one.number if begins else place + 1
            if one.number not in (last + 1, place):
                yield self.found(one.start, one.end, _said(before, one), ADVICE, f"应当是第 {last + 1} 个。")
            before = one

    def _marks(self, series: Sequence[Numbered]) -> Iterator[Finding]:
        """一. and 六．: a mark GB/T 15834 does not know; 1. beside 1、: two forms in one series."""
        usual, times = Counter(one.shape for one in series).most_common(1)[0] if series else ("", 0)
        for one in series:
            wrong = HAN.match(one.mark) and POINT_MARK.search(one.mark)
            if wrong or (one.shape != usual and times >= 2 and "，" not in one.shape and "," not in one.shape):
                right = f"{HAN.match(one.mark)[0]}、" if wrong else usual.replace("N", re.sub(r"[^\w]", "", one.mark))  # type: ignore[index]
                yield self.found(
                    one.start, one.end, f"编号写成“{one.mark}”。", f"建议写成“{right}”，与其他编号一样。", "同级编号用同一种写法。"
                )

    def _points(self, points: Sequence[Numbered]) -> Iterator[Finding]:
        """一是……三是: a new enumeration begins with every 一."""
        before: Numbered | None = None
        place = 0
        for one in points:
            place = 1 if one.number == 1 else place + 1
            if one.number != place and before and one.shape == before.shape and one.number != before.number + 1:
                yield self.found(one.start, one.end, _said(before, one), ADVICE, f"前一个是“{before.mark}”。")
            elif before and one.shape in ("N", "N、") and before.shape == "N是" and one.number == before.number + 1:
                yield self.found(one.start, one.end, f"前面是“{before.mark}”，这里写成“{one.mark}”。", f"建议写成“{one.mark[0]}是”。")
            before = one


def _families(look: Look) -> Iterator[tuple[Sequence[Section], Sequence[Section]]]:
    """Sections side by side; and these with the one above them, in which points may stand that are numbered as they are."""
    yield look.report.sections, look.report.sections
    for section in look.sections:
        if section.children:
            yield section.children, [section, *section.children]


def _in_order(items: Sequence[Item]) -> bool:
    """一是, 二是, 三是: the usual case, told without looking closely."""
    last, usual = 0, items[0].marker[1:] if items else ""
    for item in items:
        if item.number not in (1, last + 1) or item.marker[1:] != usual:
            return False
        last = item.number
    return True


def _by_form(numbered: Sequence[Numbered]) -> dict[Form, list[Numbered]]:
    """Chinese numbers, Arabic ones, both with and without brackets: each counts by itself."""
    forms: dict[Form, list[Numbered]] = {}
    for one in numbered:
        forms.setdefault(_form(one), []).append(one)
    return forms


def _form(one: Numbered) -> Form:
    return one.mark.strip("（()）")[:1].isdigit(), one.mark[:1] in "（("


def _numbered(siblings: Sequence[Section], around: Sequence[Section]) -> list[Numbered]:
    """Headings, and points numbered as they are: a short （一） is a heading, a long one a point of the section it stands in."""
    found = [numbered for section in siblings if (numbered := _section(section))]
    points = [_item(item) for section in around for item in section.items if item.marker[-1] in MARK_ENDS]
    if not points:
        return found
    forms = {_form(one) for one in found}
    return sorted(found + [one for one in points if _form(one) in forms], key=lambda one: one.start)


def _section(section: Section) -> Numbered | None:
    number = _value(section.number)
    mark = section.mark or section.number
    if not number or mark.startswith("第"):
        return None
    return Numbered(section.start, section.start + len(mark), number, mark, mark.replace(section.number, "N", 1))


def _item(item: Item) -> Numbered:
    written = WRITTEN.search(item.marker)
    assert written
    shape = f"{item.marker[: written.start()]}N{item.marker[written.end() :]}"
    return Numbered(item.start, item.start + len(item.marker), item.number or _value(written[0]), item.marker, shape)


@cache
def _value(number: str) -> int:
    if FIGURE.fullmatch(number):
        return int(number)
    return to_number(number) if NUMERAL.fullmatch(number) else 0


def _said(before: Numbered | None, one: Numbered) -> str:
    if before is None:
        return f"这里从“{one.mark}”开始，前面没有第一个。"
    if before.number == one.number:
        return f"“{one.mark}”出现了两次。"
    if one.number < before.number:
        return f"“{before.mark}”后面是“{one.mark}”，次序倒了。"
    return f"“{before.mark}”后面直接是“{one.mark}”，中间缺了。"
