"""Checking a report: every rule that is on, findings in the order of the text."""

from collections.abc import Collection

from zerentian.reading.report import Finding, Report
from zerentian.reading.rule_pack import RulePack, rule_pack
from zerentian.reading.rules.registry import NAMES, RULES
from zerentian.reading.rules.rule import Look


class UnknownRule(ValueError):
    """`off` names a rule that does not exist."""


def check(report: Report, *, off: Collection[str] = (), pack: RulePack | None = None) -> list[Finding]:
    """Findings, none twice. Raises UnknownRule. The report is not changed."""
    unknown = set(off) - NAMES
    if unknown:
        raise UnknownRule(f"没有叫{'、'.join(sorted(unknown))}的规则。")
    look = Look(report, pack or rule_pack())
    found = dict.fromkeys(finding for rule in RULES if rule.name not in off for finding in rule.findings(look))
    return sorted(found, key=lambda finding: (finding.start, finding.end))
