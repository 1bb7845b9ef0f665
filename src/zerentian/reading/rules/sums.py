"""Parts that do not make up their whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zerentian.reading.places import places
from zerentian.reading.report import Figure, Finding
from zerentian.reading.rules.rule import Look, Rule

REST = re.compile("其余|其他|其它|剩余|余下")
SORTED = re.compile("分(?:为|成)?([两二三四五])[类种档]")
SHARES = ("占", "比例", "比重")
WHOLES = ("其中", "（", "中，")
BY = re.compile("按[^，。；]{1,10}(?:分|划分|统计)|从[^，。；]{1,10}看")  # 从领域看，…占…
CASES = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
CASES_NAMED = "〇一二三四五六七八九"
NTH = re.compile("第([一二三四五六七八九])")
PERSONS = frozenset({"名", "人", "位", "余名"})
EDUCATION = "(?:研究生|硕士|本科|大专|中专|高中|初中|小学)(?:学历)?及?"
SCALES = tuple((re.compile(f"{what}以上"), re.compile(f"{what}以下")) for what in ("岁及?", EDUCATION))
NAMED = 4  # characters between a whole and 中: 26个问题中
FAR = 30  # characters between a whole and 其中
NEAR = (0.8, 1.25)
"""Three parts or more that come this near to the whole are meant to be all of it."""
LEAST_OF_ALL = 85  # per cent; less is told of some parts only
MORE_THAN_ALL = 130  # per cent; from there on they are shares of different wholes
CALCULATED = "请核对是总数不对，还是漏了一项；本来就不是全部的，可以写明“等”。"


class SharesDoNotSum(Rule):
    name = "shares-do-not-sum"
    title = "各项占比加起来不是百分之百"
    level = "check"
    why = "一个整体分成的几部分，占比加起来应当是百分之百。"

    def findings(self, look: Look) -> Iterator[Finding]:
        done = -1
        for at in places(look.text, SHARES):
            if at < done:
                continue
            start, done = look.sentence(at)
            shares = [one for one in look.figures_in(start, done) if one.unit in ("%", "％") and one.relation in ("share", "eq")]
            if len(shares) > 1 and _all_shares(look, start, shares):
                yield from self._sum(look, shares)

    def _sum(self, look: Look, shares: Sequence[Figure]) -> Iterator[Finding]:
        total = round(sum(one.value or 0 for one in shares), 2)
        if abs(total - 100) > look.pack.value("share_tolerance"):
            start, end = shares[0].start, shares[-1].end
            told = "＋".join(one.text for one in shares)
            yield self.found(start, end, f"这几项占比加起来是 {total:g}%。", "请核对各项的数。", f"{told}＝{total:g}%。")


def _all_shares(look: Look, start: int, shares: Sequence[Figure]) -> bool:
    """The sentence says that these are all the parts there are."""
    words = look.text[start : shares[-1].end]
    if any(one.value is None for one in shares):
        return False
    named = SORTED.search(words)
    if (named and CASES[named[1]] == len(shares)) or ("四种形态" in words and len(shares) == 4):
        return True
    if len(shares) > 2 and "分别占" in words and 100 < sum(one.value or 0 for one in shares) <= MORE_THAN_ALL:
        return True  # whatever they are parts of, together they cannot be more than all of it
    if len(shares) > 2 and BY.search(words) and LEAST_OF_ALL < sum(one.value or 0 for one in shares) <= MORE_THAN_ALL:
        return True
    last = look.text[shares[-2].end : shares[-1].start]
    return bool(REST.search(last)) or _family(look, words, len(shares)) or (len(shares) > 2 and _scale(look, words))


def _scale(look: Look, words: str) -> bool:
    """From the top to the bottom of one scale: 60岁以上、36至59岁、35岁以下; 本科及以上、大专、高中及以下."""
    whole = any(top.search(words) and bottom.search(words) for top, bottom in SCALES)
    return whole and sum(1 for dimension in look.pack.dimensions if dimension.search(words)) == 1


def _family(look: Look, words: str, parts: int) -> bool:
    return any(len(family) == parts and all(word in words for word in family) for family in look.pack.wholes)


class SumMismatch(Rule):
    name = "sum-mismatch"
    title = "总数与分项不合"
    level = "check"
    why = "写了总数又写了分项，分项加起来应当等于总数。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for at in places(look.text, WHOLES):
            sign = look.text[at]
            end = look.sentence(at)[1]
            if sign == "（":
                end = min(end, look.text.find("）", at, end) % (len(look.text) + 1))
            parts = look.figures_in(at + 1, end)
            whole = _whole(look, at, sign, parts[0].unit) if parts else None
            if whole and parts[0].value is not None:
                yield from self._compare(look, whole, _run(look, parts), at)

    def _compare(self, look: Look, whole: Figure, parts: Sequence[Figure], begin: int) -> Iterator[Finding]:
        wanted = whole.value or 0
        if any(part.relation != "eq" for part in parts):
            return
        total = 0.0
        for count, part in enumerate(parts):
            total = round(total + (part.value or 0), 4)
            if count and total == wanted:
                return
        if (total != wanted and _meant_as_all(look, wanted, total, parts, begin)) or (parts[0].value or 0) > wanted:
            told = "＋".join(part.text for part in parts)
            unit = whole.unit
            message = f"总数是{look.quote(whole.start, whole.end)}，分项加起来是 {total:g} {unit}。"
            if len(parts) == 1 or (parts[0].value or 0) > wanted:
                message = f"总数是{look.quote(whole.start, whole.end)}，其中的一项{look.quote(parts[0].start, parts[0].end)}比总数还多。"
            yield self.found(whole.start, parts[-1].end, message, CALCULATED, f"{told}＝{total:g} {unit}，总数 {wanted:g} {unit}。")


def _whole(look: Look, at: int, sign: str, unit: str) -> Figure | None:
    """The last exact figure with the unit of the parts, before 其中 in its sentence; straight before a bracket."""
    start = max(look.sentence(at)[0], at - FAR)
    same = [
        one
        for one in look.figures_in(start, at)
        if one.unit == unit and one.relation == "eq" and one.value is not None and unit not in ("", "%", "％")
    ]
    if not same or (sign == "（" and same[-1].end != at) or (sign == "中" and at - same[-1].end > NAMED):
        return None
    return same[-1]


def _one_by_one(words: str, parts: int) -> bool:
    """第一党支部52名、第二党支部47名 and so on: each is named in turn."""
    return parts > 2 and [CASES_NAMED.find(one) for one in NTH.findall(words)] == list(range(1, parts + 1))


def _run(look: Look, figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one unit that one kind of mark divides: of 男30名、女20名，流动5名 the first two."""
    first = figures[0]
    run, mark = [first], ""
    for before, one in pairwise(figures):
        between = look.text[before.end : one.start]
        marks = re.sub("[^，、]", "", between)[:1]
        if one.unit != first.unit or one.value is None or (mark and marks != mark) or not marks:
            break
        mark = marks
        run.append(one)
    return run


def _meant_as_all(look: Look, whole: float, total: float, parts: Sequence[Figure], begin: int) -> bool:
    words = look.text[begin : parts[-1].end + 12]
    if len(parts) < 2 or sum(1 for dimension in look.pack.dimensions if dimension.search(words)) > 1:
        return False
    if _family(look, words, len(parts)) or _one_by_one(words, len(parts)) or REST.search(look.text[parts[-2].end : parts[-1].start]):
        return True
    return len(parts) > 2 and parts[0].unit not in PERSONS and NEAR[0] <= total / (whole or 1) <= NEAR[1]
