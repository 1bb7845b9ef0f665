"""Small reports for the tests of rules."""

from zerentian.reading.reader import read_text
from zerentian.reading.report import Finding, Report
from zerentian.reading.rule_pack import rule_pack
from zerentian.reading.rules.registry import RULES
from zerentian.reading.rules.rule import Look

TITLE = "芦苇巷社区党总支书记2025年度抓基层党建工作述职报告"


def told(body: str, title: str = TITLE) -> Report:
    return read_text(f"{title}\n\n{body}")


def practice(sentence: str, title: str = TITLE) -> Report:
    """A report in which the sentence stands under 主要做法."""
    return told(f"一、主要做法\n（一）抓班子。{sentence}\n（二）抓阵地。楼道里添了长凳。\n二、存在的问题\n一是来开会的人少。", title)


def findings(rule: str, report: Report) -> list[Finding]:
    [one] = [one for one in RULES if one.name == rule]
    return list(one.findings(Look(report, rule_pack())))


def words(rule: str, report: Report) -> list[str]:
    """What the rule found, as it stands in the text."""
    return [report.text[one.start : one.end] for one in findings(rule, report)]
