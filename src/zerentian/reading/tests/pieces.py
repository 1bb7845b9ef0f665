"""Texts that are hard to read, and what must hold of every report read from them.

Any characters; what reports are made of, in any order; one piece repeated without end.
"""

import json
from itertools import pairwise

from hypothesis import strategies as st

from zerentian.reading.as_json import as_data
from zerentian.reading.reader import read_text
from zerentian.reading.report import Item, Report, Section

MARKERS = [
    "一、",
    "二，",
    "三．",
    "（一）",
    "(二)",
    "（三)",
    "1.",
    "2．",
    "3、",
    "（4）",
    "5)",
    "第一章",
    "第二条",
    "第一，",
    "一是",
    "二要",
    "三抓",
    "首先",
    "最后，",
]
NUMBERS = [
    "12次",
    "X个",
    "×%",
    "＿＿万元",
    "……人次",
    "近",
    "3—7人",
    "二十余名",
    "百分之九十以上",
    "不少于",
    "1,234",
    "９５％",
    "三分之二",
    "万",
    "几",
    "左右",
]
MARKS = [
    "。",
    "；",
    "：",
    "，",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "…",
    "—",
    "、",
    ".",
    " ",
    "　",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\u2028",
    "\x0c",
    "\x00",
]
WORDS = [
    "述职报告",
    "存在问题",
    "原因是",
    "下一步打算",
    "关于开展工作的通知",
    "各位领导：",
    "附件：",
    "束小满",
    "2025年12月5日",
    "二〇二五年",
    "培训党员人次",
]
LINES = [
    "更多范文请加QQ群800000",
    "www.example.cn",
    "— 3 —",
    "第 1 页",
    "——在会议上的发言",
    "党支部",
    "\ud7ff",
    "\U0002000b",
    "\u200b",
    "\ufeff",
    "e\u0301",
]
PIECES = MARKERS + NUMBERS + MARKS + WORDS + LINES
REPEATED = [
    "一是",
    "（一）",
    "(((",
    "X",
    "1.",
    "“",
    " ",
    "\n",
    "一、",
    "百分之",
    "三",
    "第",
    "。",
    "…",
    "1,",
    "人次",
    "一是。",
    "（一）\n",
    "X年",
    "　\n",
]

anything = st.text(max_size=300)
built = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=80).map("".join)
repeated = st.tuples(st.sampled_from(PIECES), st.sampled_from(PIECES), st.integers(1, 200)).map(
    lambda parts: (parts[0] + parts[1]) * parts[2]
)
texts = anything | built | repeated


def inside(start: int, end: int, outer_start: int, outer_end: int) -> bool:
    return outer_start <= start <= end <= outer_end


def holds_together(section: Section) -> None:
    """Children and items lie inside their section, children one behind the other."""
    assert section.start <= section.body <= section.end, section
    for child in section.children:
        assert inside(child.start, child.end, section.start, section.end), (section, child)
        assert child.level > section.level, (section, child)
    assert all(left.end <= right.start for left, right in pairwise(section.children)), section
    for item in section.items:
        assert inside(item.start, item.end, section.start, section.end), (section, item)


def places_of(report: Report) -> list[tuple[int, int]]:
    things: list[Section | Item] = [*report.flat, *(item for section in report.flat for item in section.items)]
    return [(thing.start, thing.end) for thing in (*things, *report.figures, *report.findings)]


def sound(report: Report) -> None:
    """What must hold of every report, whatever it was read from."""
    length = len(report.text)
    assert all(inside(start, end, 0, length) for start, end in places_of(report)), report
    for section in report.flat:
        holds_together(section)
    for figure in report.figures:
        assert figure.text == report.text[figure.start : figure.end], figure
        assert not figure.blank or figure.value is None, figure
    assert all(left.end <= right.start for left, right in pairwise(report.figures)), report.figures
    json.dumps(as_data(report), ensure_ascii=False).encode("utf-8")


def same_again(report: Report) -> None:
    """Reading the cleaned text cleans nothing more."""
    assert read_text(report.text).text == report.text
