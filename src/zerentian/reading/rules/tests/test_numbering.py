"""Numbers of headings and points."""

import pytest

from zerentian.reading.reader import read_text
from zerentian.reading.rules.tests.reports import findings, told, words


def headings(*marks: str) -> str:
    named = ("主要做法", "工作成效", "存在的问题", "下一步打算")
    return "\n".join(f"{mark}{name}\n这一部分说了{name}里的几件事情。" for mark, name in zip(marks, named, strict=False))


@pytest.mark.parametrize(
    ("marks", "found", "said"),
    [
        (("一、", "三、", "四、"), ["三、"], "中间缺了"),
        (("一、", "二、", "二、", "三、"), ["二、"], "出现了两次"),
        (("一、", "二、", "六．"), ["六．", "六．"], "中间缺了"),
        (("一、", "二．", "三、"), ["二．"], "编号写成“二．”"),
        (("一、", "二、", "二、", "四、"), ["二、"], "出现了两次"),
    ],
)
def test_gaps_doubles_and_marks_are_found(marks: tuple[str, ...], found: list[str], said: str) -> None:
    report = told(headings(*marks))
    assert words("numbering", report) == found
    assert any(said in one.message for one in findings("numbering", report))


@pytest.mark.parametrize("marks", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1.", "2.", "3.", "4.")])
def test_numbers_in_order_are_not(marks: tuple[str, ...]) -> None:
    assert words("numbering", told(headings(*marks))) == []


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ("一是听居民说事。三是给老人装门铃。", ["三是"]),
        ("一是听居民说事。二是修楼道灯。二是给老人装门铃。", ["二是"]),
        ("一是听居民说事。二是修楼道灯。四是给老人装门铃。", ["四是"]),
        ("一是听居民说事。三是修楼道灯。三是给老人装门铃。", ["三是"]),
        ("一是听居民说事。二是修楼道灯。三是给老人装门铃。", []),
        ("一要听居民说事，二要修楼道灯，三要给老人装门铃。", []),
        ("一是听居民说事。二是修楼道灯。问题也有：一是来的人少。二是灯又坏了。", []),
    ],
)
def test_points_go_on_in_order(points: str, found: list[str]) -> None:
    assert words("numbering", told(f"一、主要做法\n{points}\n二、存在的问题\n来的人少。")) == found


@pytest.mark.parametrize(("last", "found"), [("（三）", []), ("（四）", ["（四）"])])
def test_long_points_count_in_the_series_of_short_headings(last: str, found: list[str]) -> None:
    long = "各支部把要说的话写在纸上，写完先念给党员听，听的人说哪里听不懂就改哪里，改到大家都听得懂为止，再交上来。"
    body = f"一、会前\n（一）{long}\n（二）{long}\n{last}会风要正。提前十分钟到会。"
    assert words("numbering", told(body, "芦苇巷社区关于开好述职评议会的通知")) == found


def test_a_new_report_in_the_file_begins_anew() -> None:
    part = "一、抓班子\n开会十四次。\n二、问题\n后备干部少。\n三、打算\n再选两名。\n\n"
    report = read_text(f"砚台镇2025年度村党支部书记述职报告汇编\n\n桑皮村党支部书记 冼半夏\n{part}石磨村党支部书记 亓朵朵\n{part}")
    assert words("numbering", report) == []


def test_tasks_may_be_numbered_through_all_headings() -> None:
    body = "一、主要任务\n（一）抓班子\n1.开会。\n2.上课。\n（二）抓阵地\n3.添长凳。\n4.修灯。\n（三）抓队伍\n6.结对。"
    report = told(body, "芦苇巷社区党总支2025年工作要点")
    assert [one.message for one in findings("numbering", report)] == ["这里从“6.”开始，前面没有第一个。"]
