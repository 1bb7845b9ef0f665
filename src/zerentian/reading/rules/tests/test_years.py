"""Years that are not the report's."""

import pytest

from zerentian.reading.rules.tests.reports import findings, practice, told, words


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("2024年，共办结居民诉求214件。", "2024年"),
        ("2024年全年开展志愿服务31场。", "2024年"),
        ("书记讲了党课。2023年3月，组织党员植树。", "2023年"),
        ("2024年，我带着大家走访居民900户。", "2024年"),
    ],
)
def test_another_year_told_as_its_own_is_found(sentence: str, year: str) -> None:
    assert words("year-drift", practice(sentence)) == [year]


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，共办结居民诉求214件。",
        "2024年度述职评议查摆的5个问题已经整改。",
        "自2015年以来，楼道议事没有断过。",
        "大桥全长2316米，2024年9月开工，计划2027年6月建成。",
        "党总支2018年成立，有党员80名。",
        "比2024年增长12%，较2023年多了3件。",
        "上年即2024年，共办结100件，今年办结214件。",
        "落实《2024年工作要点》，学习了2024年8月印发的规定。",
        "2023年到2025年，连续三年没有新增隐患。",
        "2024年，办结100件；2025年，办结214件。",
        "2026年1月，召开了组织生活会。",
    ],
)
def test_history_last_year_and_names_are_not(sentence: str) -> None:
    assert words("year-drift", practice(sentence)) == []


def test_next_year_belongs_to_the_plans() -> None:
    report = told("一、主要做法\n2025年，办结诉求214件。\n二、下一步打算\n2026年，党总支全年走访全部老人。")
    assert words("year-drift", report) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2025年，党总支将走访全部老人。", ["2025年"]),
        ("2025年底前将还清欠账，2025年12月要换届。", []),
        ("2024年，我将从三个方面改进。", ["2024年"]),
        ("2025年，走访了一半的老人，剩下的接着走访。", []),
    ],
)
def test_the_year_that_is_over_is_no_plan(sentence: str, found: list[str]) -> None:
    assert words("year-drift", told(f"一、主要做法\n2025年，办结诉求214件。\n二、下一步打算\n{sentence}")) == found


@pytest.mark.parametrize(("said", "found"), [("2024", ["2024年"]), ("2025", [])])
def test_a_plan_is_for_the_year_of_its_title(said: str, found: list[str]) -> None:
    report = told(
        f"结合社区实际，制定{said}年党建工作计划如下：\n一、重点任务\n2024年，楼道灯修了一半，今年修完。", "芦苇巷社区2025年党建工作计划"
    )
    assert words("year-drift", report) == found


def test_a_title_that_no_sentence_bears_out_is_told_once() -> None:
    body = "一、主要做法\n2024年，办结诉求214件。2024年3月，植树一次。2024年5月，体检一次。2024年全年讲党课4次。"
    [found] = findings("year-drift", told(body))
    assert "题目写的是 2025 年" in found.message


def test_a_signed_date_is_not() -> None:
    assert words("year-drift", told("一、主要做法\n2025年，办结诉求214件。\n\n芦苇巷社区党总支\n2024年12月3日")) == []
