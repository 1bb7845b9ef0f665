"""The rules by the words people know them by, and what they found in a sentence."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from zerentian.reading.report import Finding, Report
from zerentian.reading.rules.registry import RULES


@cache
def rule_titles() -> dict[str, str]:
    """Name of every rule → what people call it, in the order in which they are listed."""
    return {rule.name: rule.title for rule in RULES}


def per_rule(findings: Iterable[Finding]) -> list[tuple[str, str, int]]:
    """(name, title, how many) of the rules that found something, in the order of the rules."""
    counts = Counter(finding.rule for finding in findings)
    titles = rule_titles()
    known = [name for name in titles if counts[name]]
    return [(name, titles.get(name, name), counts[name]) for name in dict.fromkeys([*known, *counts])]


def advice_in_words(report: Report) -> str:
    """有 8 处建议核对：数字丢了 2，标点 1。"""
    kinds = "，".join(f"{title} {count}" for _, title, count in per_rule(report.findings))
    found = f"有 {len(report.findings):,} 处建议核对：{kinds}。" if kinds else "没有要核对的地方。"
    return f"{found}只帮您核对，不打分。"


@cache
def rule_whys() -> dict[str, str]:
    """Name of every rule → why it asks, in a sentence."""
    return {rule.name: rule.why for rule in RULES}
