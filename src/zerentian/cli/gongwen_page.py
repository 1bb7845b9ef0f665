"""What was measured of one .docx as a web page that needs nothing else: to keep, to send, to print."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from zerentian.gongwen.measuring import Finding

STYLE = Path(__file__).with_suffix(".css")
META = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
HEADS = ("哪里", "现在", "标准", "依据", "怎么改")
NOTHING = "版式和标准一致，没有要改的地方。"


def page(name: str, found: Sequence[Finding]) -> str:
    lead = f"有 {len(found)} 处和标准不一样。" if found else NOTHING
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>核对版式：{escape(name)}</title>'
    )
    body = f"<h1>核对版式</h1><p>{escape(name)}</p><p>{lead}</p>{table(found) if found else ''}"
    style = STYLE.read_text(encoding="utf8")
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}<style>{style}</style></head><body><main>{body}</main></body></html>\n'


def table(found: Sequence[Finding]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = "\n".join(row(one) for one in found)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def row(one: Finding) -> str:
    cells = zip(HEADS, (one.place, one.found, one.wanted, one.clause, one.todo), strict=True)
    return "<tr>" + "".join(f'<td data-head="{head}">{escape(words)}</td>' for head, words in cells) + "</tr>"
