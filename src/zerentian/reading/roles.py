"""What a part of a report is for, told from its heading or from the words that lead to an enumeration."""

import re

from zerentian.reading.pack import words
from zerentian.reading.report import Kind, Role

AT_START = 12  # characters of a heading within which a lower level must name its part
LEAD_IN = re.compile(
    "(?:存在|主要|突出|查摆)[^。]{0,12}(?:问题|不足|短板|差距)[^。]{0,12}$|原因[^。]{0,20}$|(?:下一?步|今后|明年|下一?年)[^。]{0,20}$"
    "|(?:问题|不足|短板|差距)(?:有|是|主要有|表现)[^。]{0,8}$"
)
IN_ORDER: tuple[Role, ...] = ("problem", "cause", "next", "result", "practice", "opening", "closing")  # of two, the first counts
EVERY: tuple[Role, ...] = ("problem", "cause", "next")


def role_of(heading: str, above: Role | None) -> Role:
    """`above`: the role of the section around it, None at the first level."""
    named = part(heading)
    if above is None:
        return named or "practice"
    if named in EVERY and comes_after(named, above) and part(heading[:AT_START]) == named and short_enough(heading, named):
        return named
    return above if above != "opening" else named or "other"


def comes_after(named: Role, above: Role) -> bool:
    """Problems, then their causes, then what is next: under 原因分析 a heading such as 方法有欠缺 is a cause, no problem of its own."""
    return above not in EVERY or EVERY.index(named) > EVERY.index(above)


def short_enough(heading: str, named: Role) -> bool:
    """Below the first level a heading names its part and little else: 存在的问题, not 着力解决基层党组织的问题."""
    return len(heading) <= AT_START or heading.startswith(("存在", "主要问题", "原因", "下一步", "下步", "今后"))


def part(heading: str) -> Role | None:
    """The part that a heading names: 存在的问题及原因分析 is about problems, 下一步整改问题的打算 is not, 主要做法和成效 is practice."""
    kept = words().not_parts.sub("", heading)
    named: dict[str | None, int] = {}
    for found in words().parts.finditer(kept):
        named.setdefault(found.lastgroup, found.start())
    if "next" in named and named["next"] < named.get("problem", len(kept)):
        return "next"
    if "practice" in named and named["practice"] < named.get("result", 0):
        return "practice"
    return next((role for role in IN_ORDER if role in named), None)


def lead_in_role(words_before: str) -> Role | None:
    """What 存在的问题：, 原因有以下几方面： before 一是 says of the points."""
    found = LEAD_IN.search(words_before[-40:])
    if not found:
        return None
    return "problem" if re.search("问题|不足|短板|差距", found[0]) and "原因" not in found[0] else "cause" if "原因" in found[0] else "next"


def kind_of(title: str) -> Kind:
    """The word nearest to the end of the title says what it is; 工作总结和工作计划 is a summary."""
    last: tuple[int, int, Kind] = (-1, 0, "other")
    spoken = re.sub("《[^》]*》", "", title)
    for order, (kind, pattern) in enumerate(words().kinds):
        for found in pattern.finditer(spoken):
            last = max(last, (found.end(), -order, kind))
    if last[2] == "plan" and re.search("总结", title):
        return "summary"
    if last[2] in ("situation", "script") and re.search("述职|履职", title) and not re.search("主持|讲话|致辞|点评|会议", title):
        return "debrief"
    return last[2]
