"""Finding the header among titles, groups, repeats and columns that are not taken; telling entries from furniture."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from zerentian.rosters.headers import Header, RosterKind, find_header, is_furniture, normal, read_kinds


@cache
def kinds() -> dict[str, RosterKind]:
    return read_kinds(yaml.safe_load((Path(settings.PACKS_DIR) / "rosters.yaml").read_text(encoding="utf8")))


def found(kind: str, *rows: list[object], merged: tuple[tuple[int, int, int, int], ...] = ()) -> Header:
    header = find_header(rows, kinds()[kind], merged)
    assert header is not None
    return header


def given_fields(header: Header) -> dict[str, str]:
    """Field → title of the column it was given to."""
    return {code: header.titles[column] for column, code in enumerate(header.fields) if code}


NATIONAL = """
序号 姓名 性别 公民身份号码 民族 出生日期 学历 人员类别 学位 所在党支部 手机号码 入党日期 转正日期 党龄 党龄校正值
新社会阶层类型 工作岗位 从事专业技术职务 是否农民工 现居住地 户籍所在地 是否失联党员 是否流动党员 党员注册时间 注册手机号
党员增加信息 党员减少信息 入党类型 转正情况 入党时所在支部 延长预备期时间
"""
CORPORATE = """
集团员工编码 企业名称 党员唯一标识 姓名 性别 公民身份号码 联合支部所在单位 组织关系所在党支部 党组织唯一标识
进入本信息系统日期 进入本信息系统操作党组织唯一标识 离开本信息系统日期 更新时间戳 操作党组织
"""
NATIONAL_ORGANISATIONS = """
序号 党组织全称 党组织简称 党内统计用党组织简称 成立日期 党组织编码 党组织联系人 联系电话 组织类别 党组织所在单位情况
党组织所在行政区划 批准成立的上级党组织 是否为新业态 驻外情况 党组织曾用名 UUID 法人单位统一社会信用代码
"""
ELECTIONS = "党组织名称 上级党组织 上级党组织代码 党组织类型 所属领域 设置形式 批准建立党组织日期 本届班子当选日期 届满日期 党组织书记"

PROTOTYPE: list[object] = ["姓名", "性别", "公民身份号码", "所在支部", "入党时间", "转正时间", "联系方式", "文化程度", "人员类别2"]


def test_eight_of_nine_columns_are_recognised_and_the_ninth_wants_a_look() -> None:
    header = found("members", PROTOTYPE, ["白鹿鸣", "女", "", "第二支部", "2009-07-01", "2010-07-01", "", "本科", "正式"])
    assert header.row == 0
    assert header.fields == ("name", "sex", "identity", "organisation", "joined", "full_on", "phone", "education", None)
    assert (header.doubtful, header.masked) == ((8,), ())


def test_the_export_of_the_national_system_needs_no_look() -> None:
    header = found(
        "members",
        list(NATIONAL.split()),
    )
    assert given_fields(header) == {
        "name": "姓名",
        "sex": "性别",
        "identity": "公民身份号码",
        "ethnicity": "民族",
        "birth": "出生日期",
        "education": "学历",
        "kind": "人员类别",
        "organisation": "所在党支部",
        "phone": "手机号码",
        "joined": "入党日期",
        "full_on": "转正日期",
    }
    assert header.doubtful == ()


def test_a_group_wide_table_with_identifiers_of_another_system() -> None:
    header = found(
        "members",
        list(CORPORATE.split()),
    )
    assert given_fields(header) == {"name": "姓名", "sex": "性别", "identity": "公民身份号码", "organisation": "组织关系所在党支部"}
    assert header.doubtful == ()


def test_title_and_reporting_lines_stand_above() -> None:
    header = found(
        "members",
        ["青禾社区党委党员花名册", "", "", "", ""],
        ["填报单位：青禾社区党委委员会", "", "", "截止日期：2026年6月30日", ""],
        ["", "", "", "", ""],
        ["序号", "姓 名", "性  别", "加入党组织日期", "所属党支部"],
        [1, "束小满", "女", datetime(2009, 7, 1), "第一党支部"],
    )
    assert header.row == 3
    assert header.titles == ("序号", "姓名", "性别", "加入党组织日期", "所属党支部")
    assert header.fields == (None, "name", "sex", "joined", "organisation")


GROUPED: list[list[object]] = [
    ["柳溪街道党员名册", "", "", "", "", ""],
    ["序号", "基本情况", "", "党籍信息", "", "备注"],
    ["", "姓名", "所在支部", "入党时间", "转正时间", ""],
    [1, "束小满", "第一党支部", "2009.7.1", "2010.7.1", ""],
]


@pytest.mark.parametrize("merged", [(), ((0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5))])
def test_groups_stand_over_titles(merged: tuple[tuple[int, int, int, int], ...]) -> None:
    header = found("members", *GROUPED, merged=merged)
    assert header.row == 2
    assert header.fields == (None, "name", "organisation", "joined", "full_on", None)
    assert header.titles[1:5] == ("姓名", "所在支部", "入党时间", "转正时间")


def test_columns_without_a_group_are_named_in_the_upper_row_only() -> None:
    header = found(
        "members",
        ["姓名", "所在支部", "党籍信息", "", "手机"],
        ["", "", "入党时间", "转正时间", ""],
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)),
    )
    assert (header.row, header.fields) == (1, ("name", "organisation", "joined", "full_on", "phone"))


@pytest.mark.parametrize("merged", [(), ((0, 1, 0, 2), (0, 3, 0, 4))])
def test_half_a_title_is_completed_by_its_group(merged: tuple[tuple[int, int, int, int], ...]) -> None:
    header = found("members", ["姓名", "入党", "", "转正", "", "手机*"], ["", "时间", "介绍人", "时间", "所在支部", ""], merged=merged)
    assert header.fields == ("name", "joined", None, "full_on", None, "phone")
    assert header.titles[1] == "入党时间"


def test_a_header_reaches_as_far_down_as_its_merged_cells() -> None:
    rows: list[list[object]] = [["姓名", "所在支部", "联系方式", ""], ["", "", "手机", "群里的名字"], ["束小满", "第一党支部", "", ""]]
    assert found("members", *rows, merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3))).row == 1


def test_names_under_a_group_about_others_are_not_the_members() -> None:
    header = found(
        "members",
        ["基本情况", "", "", "配偶情况", ""],
        ["姓名", "性别", "所在支部", "姓名", "手机"],
        merged=((0, 0, 0, 2), (0, 3, 0, 4)),
    )
    assert header.row == 1
    assert header.fields == ("name", "sex", "organisation", None, None)
    assert header.titles[3:] == ("配偶情况姓名", "配偶情况手机")
    assert header.doubtful == ()


def test_of_two_names_for_a_field_the_likelier_one_counts() -> None:
    header = found("members", ["联系电话", "姓名", "所在党支部", "手机号码", "党小组"])
    assert header.fields == (None, "name", "organisation", "phone", None)
    assert header.doubtful == (0, 4)


def test_the_left_one_of_two_equal_titles_counts() -> None:
    header = found("members", ["姓名", "姓名", "所在支部"])
    assert (header.fields, header.doubtful) == (("name", None, "organisation"), (1,))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("入党日期（农历）", "joined"),
        ("入党的日期", "joined"),
        ("身份证号吗", "identity"),
        ("党员所在党支部", "organisation"),
        ("民族类别", None),
        ("申请入党日期", None),
        ("原所在党支部", None),
        ("转出组织日期", None),
        ("身份证有效期", None),
        ("党支部书记", None),
        ("介绍人姓名", None),
        ("家庭成员姓名", None),
    ],
)
def test_a_like_title_is_taken_for_a_doubtful_one_unless_it_means_something_else(title: str, code: str | None) -> None:
    header = found("members", ["性别", "学历", title])
    assert header.fields[2] == code
    assert header.doubtful == ((2,) if code else ())


def test_columns_masked_on_export_are_never_imported() -> None:
    header = found("members", ["系统编号", "姓名", "身份证号（已遮盖）", "手机（不导出）", "所在组织"])
    assert header.fields == ("uid", "name", None, None, "organisation")
    assert header.masked == (2, 3)
    assert header.titles[2] == "身份证号（已遮盖）"


def test_the_product_reads_every_title_it_writes() -> None:
    for kind in kinds().values():
        header = found(kind.code, [spec.title for spec in kind.fields])
        assert header.fields == tuple(spec.code for spec in kind.fields)
        assert header.doubtful == ()


def test_a_roster_of_posts() -> None:
    header = found(
        "posts",
        ["云汀区党组织班子成员登记表"],
        ["序号", "党组织名称", "班子成员姓名", "党内职务", "任职时间（年月日）", "离任时间", "任职文号", "联系电话"],
    )
    assert header.row == 1
    assert header.fields == (None, "organisation", "name", "post", "since", "until", "paper", None)
    assert kinds()["posts"].refused[normal(header.titles[7])] == "手机在党员名册里登记，任职名册不收"


def test_a_roster_of_organisations() -> None:
    header = found(
        "organisations",
        list(NATIONAL_ORGANISATIONS.split()),
    )
    assert given_fields(header) == {
        "name": "党组织全称",
        "short_name": "党组织简称",
        "founded": "成立日期",
        "code": "党组织编码",
        "kind": "组织类别",
        "parent": "批准成立的上级党组织",
    }
    assert header.doubtful == ()


def test_an_organisation_table_with_elections() -> None:
    header = found(
        "organisations",
        list(ELECTIONS.split()),
    )
    assert header.fields == ("name", "parent", None, "kind", "area", "form", "founded", "elected", None, None)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["", ""], ["", ""]],
        [["束小满", "女"], ["钮晓雾", "男"]],
        [["姓名"], ["束小满"]],
        [[1, 2.5, date(2009, 7, 1), True]],
        [["标题"]] * 20 + [["姓名", "所在支部"]],
    ],
)
def test_where_no_row_names_two_fields_there_is_no_header(rows: list[list[object]]) -> None:
    assert find_header(rows, kinds()["members"]) is None


CELL = st.one_of(
    st.sampled_from(["姓名", "性别", "入党", "时间", "配偶", "手机（不导出）", "所在支部", "民族2", "", "束小满"]), st.text(max_size=6)
)


@given(
    st.lists(st.lists(st.one_of(CELL, st.none(), st.integers(), st.floats(), st.dates()), max_size=8), max_size=6),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4),
)
def test_no_sheet_makes_the_search_stumble(rows: list[list[object]], merged: list[tuple[int, int, int, int]]) -> None:
    header = find_header(rows, kinds()["members"], merged)
    if header is None:
        return
    given_codes = [code for code in header.fields if code]
    assert len(header.titles) == len(header.fields)
    assert len(given_codes) == len(set(given_codes))
    assert all(header.fields[column] is None for column in header.masked)
    assert all(isinstance(is_furniture(row, header), bool) for row in rows)


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", "", "", ""],
        [None, "", "", "", "", ""],
        [],
        ["序号", "姓名", "所在支部", "入党时间", "转正时间", "备注"],
        ["", "姓 名", "所在支部", "入党时间", "", ""],
        ["序号", "基本情况", "", "党籍信息", "", "备注"],
        ["柳溪街道党员名册", "", "", "", "", ""],
        ["合计", "", "", 58, "", ""],
        ["", "合 计", "", "", 58, ""],
        ["合计：58人", "", "", "", "", ""],
        ["共 58 名党员", "", "", "", "", ""],
        ["本页小计", 12, "", "", "", ""],
        ["制表人：束小满", "", "", "审核人：钮晓雾", "", ""],
        ["制表人", "束小满", "", "", "", ""],
        ["填报单位（盖章）：", "", "", "", "", ""],
        ["党支部书记（签字）：", "", "", "", "", ""],
        ["审核人:", "", "", "", "", ""],
        ["填表日期", "2026-06-30", "", "", "", ""],
        ["截止时间：2026年6月30日", "", "", "", "", ""],
        ["2026年6月30日", "", "", "", "", ""],
        ["注：转正时间没有的不填", "", "", "", "", ""],
        ["说明", "", "", "", "", ""],
        ["（以下空白）", "", "", "", "", ""],
    ],
)
def test_furniture_is_no_entry(row: list[object]) -> None:
    assert is_furniture(row, found("members", *GROUPED, merged=((0, 0, 0, 5), (1, 1, 1, 2), (1, 3, 1, 4))))


@pytest.mark.parametrize(
    "row",
    [
        [1, "束小满", "第一党支部", "2009.7.1", "", ""],
        ["1", "束小满", "第一党支部", "2009.7.1", "", ""],
        ["", "束小满", "", "", "", ""],
        ["束小满", "", "", "", "", ""],
        ["党支部书记", "束小满", "第一党支部", "", "", ""],
        ["负责人", "束小满", "第一党支部", "", "", ""],
        ["统计局党支部", "", "", "", "", ""],
        ["共青团支部", "", "", "", "", ""],
        ["姓名", "束小满", "", "", "", ""],
        ["2026年6月30日", "束小满", "", "", "", ""],
        [date(2026, 6, 30), "", "", "", "", ""],
        ["说明书编写组党支部", "", "", "", "", ""],
        ["说明书", "", "", "", "", ""],
    ],
)
def test_entries_are_never_taken_for_furniture(row: list[object]) -> None:
    assert not is_furniture(row, found("members", *GROUPED))
