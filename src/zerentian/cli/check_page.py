"""Checked reports as one web page that needs nothing else: to keep, to send, to print. Text on the left, advice beside its line."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from zerentian.reading.advice import advice_in_words, rule_titles
from zerentian.reading.marked import Block, Numbered, Piece, blocks, numbered
from zerentian.reading.report import Report
from zerentian.reading.wording import NO_TITLE, dropped_in_words, extent

STYLE = Path(__file__).with_suffix(".css")
TAGS = {0: "h2", 1: "h2", 2: "h3", 3: "h4", 4: "h4"}
DEEPEST = 4


def page(reports: Sequence[Report]) -> str:
    title = reports[0].title or NO_TITLE if len(reports) == 1 else f"{len(reports)} 份报告"
    parts = "\n".join(part(report, f"r{place}-") for place, report in enumerate(reports, start=1))
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>核对：{escape(title)}</title>'
    style = STYLE.read_text(encoding="utf8")
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}<style>{style}</style></head><body><main>\n{parts}\n</main></body></html>\n'


def part(report: Report, prefix: str) -> str:
    """One report; `prefix` keeps its anchors apart from those of others on the page."""
    findings = numbered(report)
    lead = f"读到 {'、'.join(extent(report))}。{advice_in_words(report)}"
    head = f'<header><h1>{escape(report.title or NO_TITLE)}</h1><p class="dim">{escape(report.file)}</p><p>{escape(lead)}</p></header>'
    lines = "\n".join(line(block, prefix) for block in blocks(report, findings))
    aside = "".join(f"<p>{escape(note)}</p>" for note in (dropped_in_words(report), *report.notes) if note)
    return f"<section>{head}<article>{lines}</article><footer>{aside}</footer></section>"


def line(block: Block, prefix: str) -> str:
    tag = TAGS[min(block.level, DEEPEST)] if block.sort == "heading" and block.level is not None else "p"
    css = f' class="{block.sort}"' if block.sort in ("title", "to", "signed", "row") else ""
    words = "".join(piece(each, prefix) for each in block.pieces)
    cards = "".join(card(each, prefix) for each in block.findings)
    return f'<div class="line"><div>{cards}</div><{tag}{css}>{words}</{tag}></div>'


def piece(each: Piece, prefix: str) -> str:
    words = escape(each.text)
    if each.of:
        words = f"<mark>{words}</mark>"
    if each.level is not None:
        words = f'<span class="l{min(each.level, DEEPEST)}">{words}</span>'
    return words + "".join(f'<a class="no" id="{prefix}m{n}" href="#{prefix}f{n}">{n}</a>' for n in each.ends)


def card(each: Numbered, prefix: str) -> str:
    finding, title = each.finding, rule_titles().get(each.finding.rule, each.finding.rule)
    number = f'<a class="no" href="#{prefix}m{each.number}">{each.number}</a>'
    detail = f'<p class="dim">{escape(finding.detail)}</p>' if finding.detail else ""
    said = f'<p>{escape(finding.message)}</p>{detail}<p class="todo">{escape(finding.todo)}</p>'
    return f'<div class="card" id="{prefix}f{each.number}"><p>{number} <b>{escape(title)}</b></p>{said}</div>'
