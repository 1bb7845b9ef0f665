"""A year that is not the report's own."""

import re
from collections import Counter
from collections.abc import Iterator

from zerentian.reading.report import Finding
from zerentian.reading.rules.rule import Look, Rule

YEAR = re.compile("20[0-9]{2}(?=年)")
KINDS = frozenset({"debrief", "situation", "summary", "script", "plan"})
AFTER = re.compile(
    "年度?(?:以来|以后|之后|以前|之前|末|底前|出生|成立|建成|建立|组建|入党|入伍|任|上任|到任|换届|开始|起|至|到|—|-|～|~|、|和|与|的|相比|同期|同比|版|级|届|"
    "(?:度)?(?:党组织书记)?(?:[^，。；\n]{0,16})?(?:述职|评议|考核|整改|民主|组织生活会|专项巡[察视]|巡[察视]|反馈|查摆|审计|遗留|结转|计划|规划|目标|预算|任务书))"
)
BEFORE = re.compile(
    r"(?:自从?|从|由|至|到|于|比|较|与|同|和|及|截至|截止到?|早在|以|始建于|成立于|〔|\[|（|\(|“|原|在|到了|—|-|～|~|、|上年|去年|上年度|前年|：|:)\s*$"
)
HISTORY = re.compile(
    "上年|去年|前年|上一?年度|历年|连续|曾|当时|成立于|始建|以来|任职|上任|同比|相比|增长|下降|原计划|对比|历史|起步|自[^，。]{0,12}起|退休|参加工作|入党|入伍|毕业|当选|担任|沿革|规划|开工|动工|竣工|投产|投用"
)
PLANNED = re.compile("计划|拟|将|下一?步|力争|明年|来年|目标|预计|争取|到[^，。]{0,6}年底?|规划|打算")
OWN = re.compile("年(?:，|度?以来|度?[，,]|我|全年|共|上半年|下半年|[0-9]{1,2}月|度?全|[一二三四]季度|初|年初|度?[我本])")
NEXT_YEAR = re.compile("年(?:，|[我全社街镇公本](?!年))")
WILL = re.compile("将(?!军|近)|计划|打算|拟|要")
MANY = 3
REPORTED = re.compile(
    r"(?:现[将就]|制[定订])[^。\n]{0,30}?(?P<year>20[0-9]{2})年度?[^。，\n]{0,30}(?:报告|汇报|总结|述职|计划|方案|要点)如下"
)
OPENING = 1_500  # characters of the body in which a report says what it reports


class YearDrift(Rule):
    name = "year-drift"
    title = "年份不一"
    level = "check"
    why = "一份报告说一年的事，别的年份多半是上年的稿子没有改过来。"

    def findings(self, look: Look) -> Iterator[Finding]:
        year = look.report.year
        if year is None or look.report.kind not in KINDS or len(set(YEAR.findall(look.report.title))) > 1:
            return
        counted = Counter(int(found) for found in YEAR.findall(look.text, look.body_start))
        titled = str(year) in look.report.title
        other, times = max(counted.items(), key=lambda one: one[1], default=(year, 0))
        if titled:
            yield from self._opening(look, year)
        if look.report.kind == "plan":  # its other years are those it builds on
            return
        if titled and abs(other - year) == 1 and times >= MANY and not counted[year]:
            yield from self._title(look, year, other, times)
        elif titled or (counted[year] >= MANY and counted[year] * 4 >= sum(counted.values()) * 3):
            yield from self._places(look, year)

    def _title(self, look: Look, year: int, other: int, times: int) -> Iterator[Finding]:
        at = look.text.find(str(year))
        message = f"题目写的是 {year} 年，正文里没有这一年，倒有 {times} 处写 {other} 年。"
        yield self.found(at, at + 5, message, "请核对这一份报告的是哪一年。", f"正文多数写 {other} 年。")

    def _opening(self, look: Look, year: int) -> Iterator[Finding]:
        """现将……2024年度……情况报告如下, under a title of 2025."""
        for found in REPORTED.finditer(look.text, look.body_start, look.body_start + OPENING):
            if int(found["year"]) != year:
                message = f"题目是 {year} 年的，这里说报告的是 {found['year']} 年。"
                yield self.found(
                    found.start("year"), found.end("year") + 1, message, "请核对这一份报告的是哪一年。", f"报告年度：{year} 年。"
                )

    def _places(self, look: Look, year: int) -> Iterator[Finding]:
        for found in YEAR.finditer(look.text, look.body_start):
            if 0 <= year - int(found[0]) <= 2 and _stays(look, found.start()):
                start, end = found.start(), found.end() + 1
                message = f"这一部分说今后，写的还是{look.quote(start, end)}。"
                yield self.found(start, end, message, f"请核对；要是说明年，应当写 {year + 1} 年。", f"报告年度：{year} 年。")
            elif int(found[0]) != year and _drifts(look, found.start(), int(found[0]) - year):
                start, end = found.start(), found.end() + 1
                message = f"全文说的是 {year} 年，这里写{look.quote(start, end)}。"
                yield self.found(
                    start, end, message, f"请核对；是上年的数，建议写明“上年”，不是的可以改为 {year} 年。", f"报告年度：{year} 年。"
                )


def _stays(look: Look, at: int) -> bool:
    """2024年，公司党委将……, in the part of what is next in a report of 2024."""
    if look.role_at(at) != "next" or not NEXT_YEAR.match(look.text, at + 4) or look.clause_start(at) != at:
        return False
    return WILL.search(look.text, at, look.sentence(at)[1]) is not None


def _drifts(look: Look, at: int, years: int) -> bool:
    """Only a year near the report's, told as its own at the beginning of a clause, in a part about what was done."""
    text = look.text
    if not -3 <= years <= 1 or not OWN.match(text, at + 4) or AFTER.match(text, at + 4):
        return False
    before = text[max(0, at - 8) : at]
    if BEFORE.search(before) or look.clause_start(at) != at - (len(before) - len(before.rstrip())):
        return False
    start, end = look.sentence(at)
    if years == 1 and (text[at + 5 : at + 7] in ("1月", "2月", "3月", "初") or PLANNED.search(text, start, end)):
        return False
    if (
        HISTORY.search(text, start, end)
        or PLANNED.search(text, start, at)
        or f"{look.report.year}年" in text[slice(*look.sentences_near(at))]
    ):
        return False
    return look.role_at(at) not in ("next", "opening", "closing") and not _signed(look, at)


def _signed(look: Look, at: int) -> bool:
    """A line that is a date and little else."""
    begin, end = look.text.rfind("\n", max(0, at - 16), at), look.text.find("\n", at, at + 16)
    return (begin >= 0 or at < 16) and (end >= 0 or len(look.text) < at + 16) and (end if end >= 0 else len(look.text)) - begin < 18
