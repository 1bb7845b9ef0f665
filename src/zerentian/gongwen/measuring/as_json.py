"""Findings as plain data: what `--json` prints, with exactly the names that are promised there."""

from collections.abc import Iterable

from zerentian.gongwen.measuring.measured import Finding

NAMES = ("rule", "place", "found", "wanted", "clause", "todo")


def as_data(findings: Iterable[Finding]) -> dict[str, list[dict[str, str]]]:
    return {"findings": [{name: getattr(finding, name) for name in NAMES} for finding in findings]}
