"""Chinese words for what is found in a report, the same on the terminal and on pages."""

from collections import Counter

from zerentian.reading.report import Kind, Report, Role

KINDS: dict[Kind, str] = {
    "debrief": "述职报告",
    "situation": "情况汇报",
    "script": "主持词",
    "plan": "计划方案",
    "summary": "总结",
    "rules": "办法",
    "notice": "通知",
    "other": "看不出是哪一种文稿",
}
ROLES: dict[Role, str] = {
    "practice": "做法",
    "result": "成效",
    "problem": "问题",
    "cause": "原因",
    "next": "下一步",
    "opening": "开头",
    "closing": "结尾",
    "other": "",
}
LEVELS = ("全文", "一级标题", "二级标题", "三级标题", "四级标题")
NO_TITLE = "没有标题"


def extent(report: Report) -> list[str]:
    """[“4 个一级标题”, “11 个二级标题”, “64 个数字”]: what there is; figures even where there are none, in words."""
    counts = Counter(section.level for section in report.flat if section.heading or section.mark)
    heads = [f"{counts[level]} 个{LEVELS[level]}" for level in range(1, len(LEVELS)) if counts[level]]
    persons = [f"{counts[0]} 个人的报告"] if counts[0] else []
    figures = f"{len(report.figures):,} 个数字" if report.figures else "没有数字"
    return [*persons, *(heads or ["没有标题"]), figures]


def reading_of(report: Report) -> str:
    """述职报告，2026年。"""
    return "，".join([KINDS[report.kind], *([f"{report.year}年"] if report.year else [])])


def dropped_in_words(report: Report) -> str:
    """去掉了 12 行不是正文的：广告 10 行、页码 2 行。 Nothing where nothing was."""
    counts = Counter(line.why for line in report.dropped)
    kinds = "、".join(f"{why} {count} 行" for why, count in counts.most_common())
    return f"去掉了 {len(report.dropped)} 行不是正文的：{kinds}。" if counts else ""
