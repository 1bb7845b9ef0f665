"""Things named before they existed, phrases that another has taken the place of."""

import re
from collections.abc import Iterator

from zerentian.reading.places import places
from zerentian.reading.report import Finding
from zerentian.reading.rule_pack import Month, RulePack
from zerentian.reading.rules.rule import Look, Rule

NUMBERS = "一二三四五六七"
PLENUMS = re.compile(f"(十八|十九|二十)届((?:[{NUMBERS}]中(?:[、和及]|以及)?){{1,7}})(?:全会|全体会议)")
DAY = re.compile("(20[0-9]{2})年(?:([0-9]{1,2})月)?")
EXPECTED = re.compile("迎接?|喜迎|即将|将要?召开|筹备|献礼|召开之际|前夕|向[^，。]{0,6}$")
STUDIED = re.compile("学习|贯彻|传达|落实|宣讲|领会|部署|研讨|开展|召开|举办")
CHECKED = "请核对年份，或者核对学的是哪次会议、哪份文件。"
ISSUED_WORDS = ("印发", "下发", "出台", "召开")
MONTHS = re.compile(
    "(?:20[0-9]{2}年)?(?<![0-9、至到—-])(?P<month>1[0-2]|[1-9])月(?![、至到—-])[^。；\n年月]{0,30}?(?:学习|传达)[^。；\n年月]{0,20}?"
    "(?<![0-9、至到—-])(?P<later>1[0-2]|[1-9])月(?:[0-9]{1,2}日)?(?:印发|下发|出台|召开)$"
)
FAR = 80  # characters before 印发 within which it was studied
AHEAD = 14  # characters before a name within which words tell that it is still to come
HISTORIC = re.compile("原|曾|时任|当时|以前|过去|历史|期间")
Named = tuple[int, int, str, Month, str]
"""Start, end, name, month, basis."""


class StudiedBeforeIssued(Rule):
    name = "studied-before-issued"
    title = "早于出台"
    level = "check"
    why = "会议还没有开、文件还没有印发，就谈不上学习贯彻。"

    def findings(self, look: Look) -> Iterator[Finding]:
        written = _written(look)
        seen: set[str] = set()
        for start, end, name, since, basis in sorted(_named(look)):
            if name in seen or EXPECTED.search(look.text, max(0, start - AHEAD), start):
                continue
            told = _told(look, start, since)
            if told is None and (written is None or since <= written):
                continue
            seen.add(name)
            when = f"{told}的事" if told else f"{look.report.year} 年的报告"
            message = f"{when}里提到{look.quote(start, end)}，而它是 {since[0]} 年 {since[1]} 月才有的。"
            yield self.found(start, end, message, CHECKED, f"{name}：{basis}。")
        yield from self._by_months(look)

    def _by_months(self, look: Look) -> Iterator[Finding]:
        """2023年2月，组织学习了县委5月印发的……: both months stand in the sentence."""
        for at in places(look.text, ISSUED_WORDS):
            dated = look.text[at - 1 : at] in ("月", "日")
            found = MONTHS.search(look.text, max(look.sentence(at)[0], at - FAR), at + 2) if dated else None
            if found and int(found["later"]) > int(found["month"]):
                start, end = found.span()
                yield self.found(
                    start, end, f"{found['month']} 月学习的，{found['later']} 月才印发。", CHECKED, "同一句里学在前、印发在后。"
                )


def _named(look: Look) -> Iterator[Named]:
    earliest = _earliest(look)
    for issued in look.pack.issued if earliest > (0, 0) else ():
        if issued.since > earliest and issued.hint in look.text:
            yield from ((*found.span(), issued.name, issued.since, issued.basis) for found in issued.pattern.finditer(look.text))
    if earliest > (0, 0):
        yield from _plenums(look.text, look.pack)


def _earliest(look: Look) -> Month:
    """The first month the report speaks of; what is older needs no look."""
    years = {look.text[at - 4 : at] for at in places(look.text, ("年",))}
    told = [int(year) for year in years if len(year) == 4 and year.isascii() and year.isdigit()]
    return min([(year, 1) for year in told if year > 1900] + ([written] if (written := _written(look)) else []), default=(0, 0))


def _plenums(text: str, pack: RulePack) -> Iterator[Named]:
    """十九届四中、五中全会 names two of them; only the last can be too early for a date."""
    for at in places(text, ("十八届", "十九届", "二十届")):
        found = PLENUMS.match(text, at)
        if not found:
            continue
        months = pack.plenums.get(found[1], ())
        last = max(NUMBERS.index(number) + 1 for number in re.findall(f"[{NUMBERS}]", found[2]))
        if last <= len(months):
            name = f"{found[1]}届{NUMBERS[last - 1]}中全会"
            yield *found.span(), name, months[last - 1], f"{months[last - 1][0]} 年 {months[last - 1][1]} 月召开"


def _written(look: Look) -> Month | None:
    """The last month in which the report can have been written."""
    dated = re.match("([0-9]{4})-([0-9]{2})", look.report.date)
    if dated:
        return int(dated[1]), int(dated[2])
    year = look.report.year
    return (year + 1, look.pack.value("report_months")) if year else None


def _told(look: Look, at: int, since: Month) -> str | None:
    """The date that stands before the name in its sentence, if it is too early: 2019年3月，学习……"""
    start, _ = look.sentence(at)
    days = list(DAY.finditer(look.text, start, at))
    if not days or not STUDIED.search(look.text, days[-1].end(), at) or "以来" in look.text[days[-1].end() : at]:
        return None
    year, month = int(days[-1][1]), int(days[-1][2] or 12)
    return days[-1][0] if (year, month) < since else None


class OutdatedPhrase(Rule):
    name = "outdated-phrase"
    title = "说法旧了"
    level = "advice"
    why = "名称和提法换过以后，新写的报告用新的。"

    def findings(self, look: Look) -> Iterator[Finding]:
        year = look.report.year
        for phrase in look.pack.outdated if year else ():
            if year is not None and year > phrase.since[0] and phrase.phrase in look.text:
                yield from self._first(look, phrase.phrase, f"{phrase.since[0]} 年 {phrase.since[1]} 月起", phrase.now, phrase.basis)

    def _first(self, look: Look, phrase: str, since: str, now: str, basis: str) -> Iterator[Finding]:
        """The first place that is not about the past."""
        for found in re.finditer(re.escape(phrase), look.text):
            start, end = found.span()
            around = look.text[look.clause_start(start) : end]
            named = look.text.rfind("《", max(0, start - 30), start) > look.text.rfind("》", max(0, start - 30), start)
            if not HISTORIC.search(around) and not named and not DAY.search(around):
                yield self.found(start, end, f"“{phrase}”是以前的说法。", f"{since}一般写“{now}”，请核对。", f"{basis}。")
                return
