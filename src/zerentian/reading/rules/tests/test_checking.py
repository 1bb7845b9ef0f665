"""All rules together: order, doubles, switching off, any text at all, time."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.kernel.packs import PACKS, BadPack
from zerentian.reading.checking import UnknownRule, check
from zerentian.reading.reader import read_text
from zerentian.reading.report import Report
from zerentian.reading.rule_pack import rule_pack, rule_pack_of
from zerentian.reading.rules.registry import NAMES, RULES
from zerentian.reading.rules.rule import Look
from zerentian.reading.rules.tests.reports import practice, told

SOURCES = Path(__file__).resolve().parents[6] / "shared" / "sources"
"""Real reports lie beside some checkouts; their words are not kept here."""
WORDS = [
    "一、", "二、", "三、", "（一）", "（三）", "一是", "二是", "首先", "主要做法", "存在的问题", "下一步打算", "\n", "\n", "。",
    "，", "；", "“", "”", "《", "》", "……", "、", "\t", "2019年", "2025年", "3月", "X", "×次", "＿＿", "%", "12%", "占",
    "共有", "50名", "其中", "男", "女", "投入资金", "万元", "培训党员", "人次", "召开", "区委常委会", "全区", "我区", "党的二十大",
    "十九届五中", "、六中", "全会", "明显增强", "显著", "成效", "楼道里的事", "ABC", " ", "，，", ".", "-", "3-7人", "新冠肺炎",
    "社区书记", "述职报告", "党员", "𠮷", "\x0b",
]  # fmt: skip


def faulty() -> Report:
    return practice("主持召开区委常委会，培训党员人次,完成率达到%。")


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = check(faulty())
    assert [one.rule for one in found] == ["level-office", "lost-number", "typography", "lost-number"]
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize("rule", ["level-office", "lost-number", "typography"])
def test_a_rule_can_be_switched_off(rule: str) -> None:
    assert rule not in {one.rule for one in check(faulty(), off={rule})}
    assert len(check(faulty(), off={rule})) < len(check(faulty()))


def test_a_rule_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownRule, match="没有叫lost-numbers的规则"):
        check(faulty(), off={"lost-numbers"})


def test_checking_changes_nothing_and_says_the_same_again() -> None:
    report = faulty()
    assert check(report) == check(report)
    assert report.findings == []


def test_a_clean_report_has_no_findings() -> None:
    problems = "一是年轻党员来得少。我把时间定在上午，没有先问他们几点下班，图的是自己方便，来不了的也没有另找日子补上。"
    body = (
        "一、主要做法\n全年开会12次，到会率92%。\n二、存在的问题\n" + problems + "\n三、下一步打算\n一是让年轻党员来得了，每月线上开会1次。"
    )
    assert check(told(body)) == []


def test_every_rule_says_its_name_and_reason() -> None:
    assert len(NAMES) == len(RULES) == 16
    for rule in RULES:
        assert rule.title
        assert rule.why.endswith("。")
        assert rule.level in ("check", "advice", "style")


@given(st.lists(st.sampled_from(WORDS), max_size=120).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_checked_and_offsets_lie_inside(text: str) -> None:
    report = read_text(text)
    for one in check(report):
        assert 0 <= one.start < one.end <= len(report.text)
        assert one.message
        assert one.todo


@pytest.mark.parametrize(
    "piece",
    [
        "字",
        "学习",
        "。",
        "，",
        "“",
        "X",
        "区委",
        "其中",
        "占3%",
        "2019年",
        "12个",
        "全区",
        "明显增强",
        "\t",
        "%",
        "a.",
        "\n一、问题\n一是灯坏了。",
    ],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Eight times the text may take some twenty times as long, never sixty-four times."""
    short, long = seconds(piece * 5_000), seconds(piece * 40_000)
    assert long < max(0.3, 20 * short)


def seconds(text: str) -> float:
    report = Report(file="", text=text, title="芦苇巷社区党总支书记述职报告", kind="debrief", year=2025)
    begun = time.process_time()
    for rule in RULES:
        list(rule.findings(Look(report, rule_pack())))
    return time.process_time() - begun


def test_known_faults_of_real_reports_are_found() -> None:
    """Only where they lie beside the checkout: office and level that do not match in the first, a passage twice in the second."""
    files = sorted(SOURCES.glob("00[01]_*.txt"))
    found = [check(read_text(file.read_text(encoding="utf8"))) for file in files]
    assert all("level-office" in {one.rule for one in findings} for findings in found[:1])
    assert all("repeated-passage" in {one.rule for one in findings} for findings in found[1:])


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"issued": [{"name": "甲", "pattern": "甲", "from": "2019-13", "basis": "乙", "sure": "own"}]}, "2019-13"),
        ({"issued": [{"name": "甲", "pattern": "甲.", "from": "2019-01", "basis": "乙", "sure": "own"}]}, "hint"),
        ({"outdated": [{"phrase": "甲", "from": "2019-01", "now": "丙", "basis": "", "sure": "own"}]}, "lacks basis"),
        ({"general_words": "("}, "general_words"),
        ({"parameters": {"blanks_most": {"value": 3}}}, "blanks_most lacks"),
    ],
)
def test_a_pack_that_says_nonsense_is_refused(entry: dict[str, object], named: str) -> None:
    raw = yaml.safe_load((PACKS / "report_rules.yaml").read_text(encoding="utf8"))
    with pytest.raises(BadPack, match=named):
        rule_pack_of(raw | entry)
