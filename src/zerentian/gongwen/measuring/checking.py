"""Every rule of the registry on what was measured."""

from zerentian.gongwen.measuring.measured import Finding, Measured
from zerentian.gongwen.measuring.rule_pack import DocumentPack, document_pack
from zerentian.gongwen.measuring.rules.registry import RULES


def findings(measured: Measured, *, pack: DocumentPack | None = None) -> list[Finding]:
    """In the order of the rules: page, text, headings, head, foot."""
    return [finding for rule in RULES for finding in rule.findings(measured, pack or document_pack())]
