"""The numbers before headings and points: 一、（一）1.（1）① 第一章, also where their marks are wrong."""

import re
from dataclasses import dataclass

from zerentian.kernel.numerals import to_number

PART, PLAIN, HAN, HAN_ROUND, FIGURE, FIGURE_ROUND, CIRCLED, ARTICLE = range(8)  # kinds of marks, from the outermost to the innermost
WITHIN_PARTS = {"章": 0.2, "节": 0.4}  # behind the point of PART
HAN_FIGURE = "[一二三四五六七八九十]{1,3}"
WRONG = "．.，,·"  # after 一: GB/T 15834 and every office want 、

MARK = re.compile(
    rf"(?P<part>第(?P<nth>[一二三四五六七八九十百\d]{{1,4}})(?P<sort>部分|章|节|条|篇|编))[\s:：、]*"
    rf"|(?P<han>{HAN_FIGURE})(?:(?P<sign>[、{WRONG}:：])\s*|(?P<gap>[ \t]+))"
    rf"|[（(](?P<round>{HAN_FIGURE})[）)][、．.]?\s*"
    r"|(?P<figure>[\d０-９]{1,2})(?:[、．.)）](?!\d+(?![\d年月日])|[０-９])\s*|(?P<space>[ \t]+)(?=[\u4e00-\u9fff“]))"
    r"|[（(](?P<inner>[\d０-９]{1,2})[）)][、．.]?\s*"
    r"|(?P<circled>[①-⑳])\s*"
)


@dataclass(slots=True)
class Mark:
    kind: float
    number: str
    value: int
    text: str  # as written, without blanks behind
    end: int  # where the words begin
    sure: bool = True  # False: only its place in a series shows that it is one


def mark(line: str) -> Mark | None:
    """The mark at the beginning of a line."""
    found = MARK.match(line)
    if not found:
        return None
    form, text, end = found.lastgroup, found[0].rstrip(" \t"), found.end()
    if form == "part":
        kind = ARTICLE if found["sort"] == "条" else PART + WITHIN_PARTS.get(found["sort"], 0)
        return Mark(kind, found["nth"], value(found["nth"]), found["part"], end)
    if form in ("sign", "gap"):
        return Mark(HAN, found["han"], value(found["han"]), text, end, found["sign"] == "、")
    if form == "round":
        return Mark(HAN_ROUND, found["round"], value(found["round"]), text, end)
    if form in ("figure", "space"):
        return Mark(FIGURE, found["figure"], value(found["figure"]), text, end, form == "figure")
    if form == "inner":
        return Mark(FIGURE_ROUND, found["inner"], value(found["inner"]), text, end)
    circled = ord(found["circled"]) - ord("①") + 1
    return Mark(CIRCLED, found["circled"], circled, text, end)


def value(number: str) -> int:
    return int(number) if number.isdigit() else to_number(number)
