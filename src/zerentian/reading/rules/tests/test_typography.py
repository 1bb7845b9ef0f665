"""Marks, and claims without a figure."""

import pytest

from zerentian.reading.rules.tests.reports import findings, practice, told, words


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("听居民说事,给老人装门铃。", [","]),
        ("听居民说事，，给老人装门铃。", ["，，"]),
        ("听居民说事，。给老人装门铃。", ["，。"]),
        ("来的有老人、学生、骑手…都说好。", ["…"]),
        ("来的有老人、学生、骑手......都说好。", ["......"]),
        ("共讲41条。。各支部都到了。", ["。。"]),
        ("来的有老人、学生……等。", ["……等"]),
        ("每次来3-7人。", ["3-7人"]),
        ("设“书记信箱”、“议事长凳”两处。", ["、"]),
        ("开了“楼道夜话，大家都来。", ["“"]),
        ("开了楼道夜话”，大家都来。", ["”"]),
        ("印发《楼道议事办法，人手一份。", ["《"]),
    ],
)
def test_marks_that_gb_t_15834_does_not_know_are_found(sentence: str, found: list[str]) -> None:
    assert words("typography", practice(sentence)) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "来的老人有…名，最多的得了…分，最少的得了…分。",
        "听居民说事，给老人装门铃；明年接着办。",
        "预算1,200元，比例1:3，长2.5米。",
        "来的有老人、学生、骑手……都说好。",
        "每次来3—7人，电话010-1234567，住3-2号楼，编号2025-06。",
        "设“书记信箱”“议事长凳”，印发《楼道议事办法》《“长凳”公约》。",
        "问：谁来办？答：大家办！",
        "网址是www.example.cn，邮箱是a.b@example.cn。",
    ],
)
def test_good_marks_are_not(sentence: str) -> None:
    assert words("typography", practice(sentence)) == []


def test_of_two_quotations_the_one_without_an_end_is_told() -> None:
    report = practice("建了“样板楼道，挂了“样板单元”的牌子。")
    [found] = findings("typography", report)
    assert report.text[found.start :].startswith("“样板楼道")


def test_many_of_a_kind_are_told_once() -> None:
    [found] = findings("typography", practice("听居民说事,给老人装门铃,修楼道灯,铺路,种树。"))
    assert "全文这样的有 4 处" in found.message


def test_a_comma_behind_a_heading_number_is_found() -> None:
    assert words("typography", told("一、主要做法\n听居民说事。\n二，存在的问题\n来的人少。\n三、下一步打算\n去请。")) == ["二，"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("居民的信任感明显增强。", "明显增强"),
        ("楼道里的面貌有了显著改善。", "显著改善"),
        ("党组织的凝聚力进一步增强。", "进一步增强"),
        ("楼道议事成效显著。", "显著"),
        ("取得了明显成效。", "明显成效"),
    ],
)
def test_a_claim_without_a_figure_near_is_found(sentence: str, found: str) -> None:
    assert words("vague-claim", practice(f"大家都来说话。{sentence}")) == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "参加的人明显增加，从12人到40人。",
        "每月开会4次。大家的信任感明显增强。",
        "效果不明显，作用发挥不够显著。",
        "要确保居民的信任感明显增强。",
        "明显的地方挂了牌，显著位置贴了图。",
        "进一步提升服务水平，把门开着。",
    ],
)
def test_figures_denials_and_intentions_are_not(sentence: str) -> None:
    assert words("vague-claim", practice(sentence)) == []


def test_headings_plans_and_problems_are_not() -> None:
    body = "一、凝聚力明显增强\n大家都来说话。\n二、存在的问题\n凝聚力没有明显增强。\n三、下一步打算\n居民的信任感明显增强。"
    assert words("vague-claim", told(body)) == []


def test_more_than_the_pack_allows_are_told_together() -> None:
    found = findings("vague-claim", practice("信任感明显增强，面貌明显改善，作风明显转变，风气明显好转，纠纷明显减少。"))
    assert len(found) == 4
    assert "后面还有 2 处" in found[-1].message
