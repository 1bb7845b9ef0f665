"""`zerentian read`: what a report consists of: its headings, points, figures, and what in the file was none of it. No database."""

from typing import TYPE_CHECKING, Annotated

import typer

from zerentian.cli.reports import AsJson, Files, each_report, notes_aside, output, print_data, put, terminal
from zerentian.kernel.errors import Invalid
from zerentian.reading.marked import Places, named
from zerentian.reading.report import Item, Report, Section
from zerentian.reading.wording import NO_TITLE, ROLES, dropped_in_words, extent, reading_of

if TYPE_CHECKING:
    from rich.console import Console

LEAD_MOST = 40  # characters of a point that the outline shows
DROPPED_MOST = 6  # lines that were left out, shown one by one
ONE_FORM = "--json 和 --text 写一个就够。请去掉一个再来。"


def read(
    files: Files,
    as_json: AsJson = False,
    text: Annotated[bool, typer.Option("--text", help="只写出整理过的文字，位置都按它数")] = False,
) -> None:
    """Without options an outline for people."""
    if as_json and text:
        raise Invalid(ONE_FORM)
    with output():
        if as_json:
            code = print_data(files)
        elif text:
            code = each_report(files, print_text)[1]
        else:
            code = each_report(files, Outlines(terminal()).show)[1]
    raise typer.Exit(code)


def print_text(report: Report) -> None:
    notes_aside(report)
    print(report.text)


class Outlines:
    """Prints one outline below the other."""

    def __init__(self, console: "Console") -> None:
        self.console = console
        self.shown = 0

    def show(self, report: Report) -> None:
        if self.shown:
            self.console.print()
        self.shown += 1
        self.line(report.file, "dim")
        self.line(report.title or NO_TITLE, "bold")
        self.line(f"{reading_of(report)}。读到 {'、'.join(extent(report))}。")
        self.facts(report)
        if report.sections:
            self.console.print()
        self.sections(report.sections, Places(report), 0)
        self.aside(report)

    def facts(self, report: Report) -> None:
        for name, value in (("写给", report.addressee), ("署名", report.signature), ("日期", report.date)):
            if value:
                self.line(f"{name}：{value}")

    def sections(self, sections: list[Section], places: Places, depth: int) -> None:
        for section in sections:
            self.line(heading_line(section, places.figure_count(section)), "bold" if depth == 0 else "", depth)
            for item in section.items:
                self.line(item_line(item), "dim", depth + 1)
            self.sections(section.children, places, depth + 1)

    def aside(self, report: Report) -> None:
        dropped = dropped_in_words(report)
        if dropped or report.notes:
            self.console.print()
        if dropped:
            self.line(dropped)
        for line in report.dropped[:DROPPED_MOST]:
            self.line(f"{line.why}：{cut(line.text.strip())}", "dim", 1)
        if len(report.dropped) > DROPPED_MOST:
            self.line(f"还有 {len(report.dropped) - DROPPED_MOST} 行，--json 里全部列着。", "dim", 1)
        for note in report.notes:
            self.line(note)

    def line(self, words: str, style: str = "", depth: int = 0) -> None:
        put(self.console, words, style, depth)


def heading_line(section: Section, figures: int) -> str:
    role = ROLES[section.role]
    told = [*([role] if role else []), *([f"{figures} 个数字"] if figures else [])]
    return "　".join(filter(None, (named(section), f"（{'，'.join(told)}）" if told else "")))


def item_line(item: Item) -> str:
    """一是　聚焦主业: the marker and how it begins."""
    return f"{item.marker}　{cut(item.lead.removeprefix(item.marker))}"


def cut(words: str) -> str:
    return words if len(words) <= LEAD_MOST else f"{words[:LEAD_MOST]}……"
