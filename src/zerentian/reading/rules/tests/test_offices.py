"""Who speaks against whose meeting is convened."""

import pytest

from zerentian.reading.reader import read_text
from zerentian.reading.rules.tests.reports import practice, words

HITS = [
    ("主持召开区委常委会研究党建。", "主持召开区委常委会"),
    ("先后召开6次区委常委会议。", "召开6次区委常委会"),
    ("认真组织区委中心组学习。", "组织区委中心组"),
    ("主持召开街道党工委会议议定三件事。", "主持召开街道党工委会议"),
    ("对全区80名党务干部进行了培训。", "对全区"),
    ("我区社区治理走在前面。", "我区"),
    ("组织全市书记观摩。", "组织全市"),
]
NOT = [
    "列席区委常委会汇报工作。",
    "向区委汇报了进展。",
    "区委召开常委会部署了这项工作。",
    "按照区委要求，召开党总支会议。",
    "主持召开社区党总支会议12次。",
    "做法在全区推广，获评全市先进。",
    "参加全区观摩，排在全区前列。",
    "我社区有安全区域标识，社区全区域巡查。",
    "区委主要领导主持召开区委常委会听取了汇报。",
    "组织居民到我市场监管所参观。",
    "紧紧围绕我区的重点任务办事。",
]


@pytest.mark.parametrize(("sentence", "expected"), HITS)
def test_a_community_does_not_act_for_a_district(sentence: str, expected: str) -> None:
    assert words("level-office", practice(sentence)) == [expected]


@pytest.mark.parametrize("sentence", NOT)
def test_naming_a_level_above_is_no_finding(sentence: str) -> None:
    assert words("level-office", practice(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("调研组来我街道指导，街道党工委召开市委常委会会议两次。", ["召开市委常委会"]),
        ("调研组来指导，街道党工委召开市委常委会会议两次。", []),
        ("我街道列席市委常委会会议两次。", []),
    ],
)
def test_where_the_title_names_no_office_the_text_does(sentence: str, found: list[str]) -> None:
    report = practice(sentence, "雁来街道党建引领小区治理工作情况汇报")
    assert [one.removesuffix("会议") for one in words("level-office", report)] == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("青瓦区委书记2025年度抓基层党建工作述职报告", []),
        ("青瓦街道党工委书记2025年度抓基层党建工作述职报告", ["主持召开区委常委会"]),
        ("2025年度青瓦区盐坊街道墨池社区党委书记抓基层党建工作述职报告", ["主持召开区委常委会"]),
        ("桑皮村党支部书记2025年述职报告", ["主持召开区委常委会"]),
        ("青瓦开发区党工委书记2025年度述职报告", []),
        ("青瓦区水利局党组书记2025年度述职报告", ["主持召开区委常委会"]),
        ("中共桑皮乡委员会书记2025年度述职报告", ["主持召开区委常委会"]),
        ("2025年度抓基层党建工作述职报告", []),
        ("2025年砚台县社区党建工作情况汇报", []),
    ],
)
def test_the_office_is_told_from_the_title(title: str, found: list[str]) -> None:
    assert words("level-office", practice("主持召开区委常委会研究党建。", title)) == found


def test_each_report_in_a_file_has_its_own_office() -> None:
    head = "砚台镇2025年度党组织书记述职报告汇编\n\n"
    one = "桑皮村党支部书记 冼半夏\n一、抓班子\n主持召开县委常委会研究。\n二、问题\n后备干部少。\n\n"
    two = "石磨村党支部书记 亓朵朵\n一、抓班子\n主持召开村党支部会议。\n二、问题\n后备干部少。"
    assert words("level-office", read_text(head + one + two)) == ["主持召开县委常委会"]
