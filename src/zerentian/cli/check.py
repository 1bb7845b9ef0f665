"""`zerentian check`: where a report is worth another look. Advice, not a grade; no database."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from zerentian.cli.check_page import page
from zerentian.cli.reports import AsJson, Files, each_report, output, print_data, printable, put, terminal
from zerentian.kernel.errors import Invalid
from zerentian.reading.advice import advice_in_words, rule_titles
from zerentian.reading.checking import check as findings_of
from zerentian.reading.marked import Numbered, numbered
from zerentian.reading.report import Report
from zerentian.reading.rules.registry import RULES
from zerentian.reading.wording import NO_TITLE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

AROUND = 18  # characters shown before and after the words
WORDS_MOST = 60
ONE_FORM = "--json 和 --html 写一个就够。请去掉一个再来。"
NO_SUCH_RULE = "没有叫“{name}”的规则。可以关的有：{names}。"

AsPage = Annotated[bool, typer.Option("--html", help="写成一页网页：原文在左边，建议在旁边，可以打印")]
Off = Annotated[list[str] | None, typer.Option("--off", metavar="规则", help="不看哪一条，可以写几次，例如 --off 标点")]


def check(files: Files, as_json: AsJson = False, as_page: AsPage = False, off: Off = None) -> None:
    """Findings are advice: the exit code says only whether every file could be read."""
    if as_json and as_page:
        raise Invalid(ONE_FORM)
    left_out = named_rules(off or [])

    def checked(report: Report) -> Report:
        report.findings = findings_of(report, off=left_out)
        return report

    with output():
        if as_json:
            code = print_data(files, checked)
        elif as_page:
            code = print_page(files, checked)
        else:
            show = Advice(terminal()).show
            code = each_report(files, lambda report: show(checked(report)))[1]
    raise typer.Exit(code)


def named_rules(words: list[str]) -> set[str]:
    """Rules may be called by the name of the data, lost-number, or by the words that are shown, 数字丢了."""
    names = {called: rule.name for rule in RULES for called in (rule.name, rule.title)}
    for name in words:
        if name not in names:
            raise Invalid(NO_SUCH_RULE.format(name=name, names="、".join(rule.title for rule in RULES)))
    return {names[name] for name in words}


class Advice:
    """Prints the findings of one report below those of the other."""

    def __init__(self, console: "Console") -> None:
        self.console = console
        self.titles = rule_titles()
        self.shown = 0

    def show(self, report: Report) -> None:
        if self.shown:
            self.console.print()
        self.shown += 1
        self.line(report.file, "dim")
        self.line(report.title or NO_TITLE, "bold")
        for note in report.notes:
            self.line(note)
        for each in numbered(report):
            self.finding(report, each)
        self.console.print()
        self.line(advice_in_words(report))

    def finding(self, report: Report, each: Numbered) -> None:
        finding = each.finding
        self.console.print()
        self.line(f"{each.number}　{self.titles.get(finding.rule, finding.rule)}" + (f"　{each.place}" if each.place else ""), "bold")
        if each.words:
            put(self.console, in_context(report.text, finding.start, finding.end), depth=2)
        for words in (finding.message, finding.detail):
            if words:
                self.line(words, "", 2)
        self.line(f"→ {finding.todo}", "", 2)

    def line(self, words: str, style: str = "", depth: int = 0) -> None:
        put(self.console, words, style, depth)


def in_context(text: str, start: int, end: int) -> "Text":
    """The line around the words, cut short, with 【】 around them: colour alone would be lost in a file."""
    from rich.text import Text

    before, words, after = around(text, start, end)
    return Text.assemble((before, "dim"), (f"【{words}】", "bold yellow"), (after, "dim"))


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before the words on their line, the words, what stands after; each cut short."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = max(line_start, start - AROUND), min(line_end, end + AROUND)
    words = " / ".join(text[start:end].split("\n"))
    if len(words) > WORDS_MOST:
        words = f"{words[: WORDS_MOST - 20]}……{words[-18:]}"
    before = ("……" if first > line_start else "") + text[first:start]
    after = text[end:last] + ("……" if last < line_end else "")
    return printable(before).lstrip(), printable(words), printable(after)


def print_page(files: list[str], checked: Callable[[Report], Report]) -> int:
    reports, code = each_report(files, checked)
    if reports:
        print(page(reports), end="")
    return code
