"""What can be wrong with a roster, and how the page offers to settle it.

A way to settle is a short text: `=words` puts words into the cell, `=` empties it, `?question=answer` answers a question about the row.
Cells find their own troubles (`values/`); the codes below only show when a row is held against others and against what is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CELL, ANSWER = "=", "?"


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` None: about the whole row. `shown` is what stands in the cell, never a number of a person."""

    row: int
    field: str | None
    code: str
    sentence: str
    who: str = ""
    shown: str = ""
    choices: Sequence[tuple[str, str]] = ()


def put(text: str, words: str) -> tuple[str, str]:
    return f"{CELL}{text}", words


def answer(question: str, value: str, words: str) -> tuple[str, str]:
    return f"{ANSWER}{question}={value}", words


def confirm(code: str) -> tuple[str, str]:
    """The fact is as odd as it looks."""
    return answer(f"ok-{code}", "yes", "核对过，就是这样")


DROP = answer("keep", "no", "不导入这一行")
EMPTY = put("", "留空")

# The filter above the list of problems: group → codes. What a cell finds by itself is grouped by the beginning of its code.
GROUPS = {
    "日期": (
        "day",
        "no-such-day",
        "not-a-day",
        "serial",
        "short-year",
        "future",
        "joined",
        "full",
        "since",
        "too-old",
        "birth",
        "probationary",
        "founded",
        "elected",
        "until",
    ),
    "身份证号": ("identity", "masked", "sex", "elsewhere"),
    "手机": ("phone",),
    "组织": ("organisation", "parent", "moves"),
    "重复": ("duplicate", "same-name", "uid"),
    "姓名": ("name", "person"),
    "类别": ("choice", "not-a-choice", "kind", "post", "area", "has-left"),
}
OTHER = "其他"


def group_of(code: str) -> str:
    return next((title for title, begins in GROUPS.items() if any(code == b or code.startswith(f"{b}-") for b in begins)), OTHER)
