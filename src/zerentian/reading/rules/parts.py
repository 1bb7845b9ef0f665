"""Parts a report must have, and how much room its problems take."""

from collections.abc import Iterator

from zerentian.reading.report import Finding, Report, Role
from zerentian.reading.rule_pack import Part
from zerentian.reading.rules.rule import Look, Rule, Span

ROLES: frozenset[Role] = frozenset({"problem", "cause"})


class ProblemsTooThin(Rule):
    name = "problems-too-thin"
    title = "问题写得少"
    level = "advice"
    why = "各地要求问题和原因的篇幅原则上不少于全文的三分之一。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for span in look.persons if look.report.kind == "debrief" else ():
            whole, spans = _length(look, span), look.spans(span, ROLES)
            said = sum(_length(look, one) for one in spans)
            if spans and whole >= look.pack.value("text_least") and said * 100 < whole * look.pack.value("problem_share"):
                yield self._thin(look, spans[0][0], said, whole)

    def _thin(self, look: Look, at: int, said: int, whole: int) -> Finding:
        end = look.text.find("\n", at)
        end = min(at + 30, end if end >= 0 else len(look.text))
        wanted = whole * look.pack.value("problem_share") // 100
        message = f"问题和原因共 {said} 字，占全文的 {said * 100 / whole:.0f}%。"
        todo = f"建议再写实一些；按三分之一算，大约要 {wanted} 字。"
        return self.found(at, end, message, todo, f"全文 {whole} 字，问题和原因 {said} 字。")


def _length(look: Look, span: Span) -> int:
    """Characters without blanks."""
    return sum(map(len, look.text[span[0] : span[1]].split()))


class MissingPart(Rule):
    name = "missing-part"
    title = "缺一部分"
    level = "check"
    why = "每种报告有几个部分是听的人等着听的。"

    def findings(self, look: Look) -> Iterator[Finding]:
        parts = look.pack.parts.get(look.report.kind, ())
        wanted = [part for part in parts if not (part.unless and part.unless.search(look.report.title))]
        for span in look.persons if wanted else ():
            if _length(look, span) >= look.pack.value("text_least"):
                yield from (self._missing(look, span, part) for part in wanted if not _has(look, span, part))

    def _missing(self, look: Look, span: Span, part: Part) -> Finding:
        start = span[0]
        end = look.text.find("\n", start)
        title = _said(look.report)
        return self.found(
            start,
            min(end if end >= 0 else len(look.text), start + 60),
            f"这份{title}里没有看到“{part.title}”。",
            "请核对；写在别处的，建议加一个标题。",
            f"{title}一般要有这一部分。",
        )


def _has(look: Look, span: Span, part: Part) -> bool:
    return look.has(span, part.roles) or part.words.search(look.text, *span) is not None


def _said(report: Report) -> str:
    return {"debrief": "述职报告", "summary": "总结", "situation": "情况汇报", "plan": "计划"}.get(report.kind, "报告")
