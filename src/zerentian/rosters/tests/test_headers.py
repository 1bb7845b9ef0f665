"""The pack of rosters is read whole or refused with the entry that is wrong; headers are compared without their trimmings."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.vocabulary import Form
from zerentian.people.vocabulary import Education, MembershipKind, Sex
from zerentian.rosters.headers import BadRosterPack, RosterKind, normal, read_kinds
from zerentian.rosters.values import as_choice


def pack() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((Path(settings.PACKS_DIR) / "rosters.yaml").read_text(encoding="utf8"))
    return parsed


@cache
def kinds() -> dict[str, RosterKind]:
    return read_kinds(pack())


def test_the_pack_declares_three_kinds_with_their_fields() -> None:
    assert {code: (kind.title, kind.unit) for code, kind in kinds().items()} == {
        "members": ("党员名册", "名"),
        "posts": ("任职名册", "项"),
        "organisations": ("组织名册", "个"),
    }


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("members", "uid name identity sex birth ethnicity education organisation kind joined full_on since phone work"),
        ("posts", "uid person_uid name identity birth organisation post since until paper"),
        ("organisations", "uid code name short_name kind area form parent founded elected"),
    ],
)
def test_the_fields_of_a_kind(kind: str, codes: str) -> None:
    assert " ".join(spec.code for spec in kinds()[kind].fields) == codes


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("members", ["name", "organisation"]),
        ("posts", ["name", "organisation", "post", "since"]),
        ("organisations", ["name", "kind", "area", "parent", "founded"]),
    ],
)
def test_what_must_be_there(kind: str, required: list[str]) -> None:
    assert [spec.code for spec in kinds()[kind].fields if spec.required] == required


def test_numbers_are_sensitive_and_nothing_else_is() -> None:
    sensitive = {(kind.code, spec.code) for kind in kinds().values() for spec in kind.fields if spec.personal == "sensitive"}
    assert sensitive == {("members", "identity"), ("members", "phone"), ("posts", "identity")}


def test_the_words_stand_for_what_this_product_stores() -> None:
    members, organisations = kinds()["members"], kinds()["organisations"]
    assert set(members.field("sex").words.values()) == set(Sex.values)
    assert set(members.field("education").words.values()) == set(Education.values)
    assert set(members.field("kind").words.values()) == set(MembershipKind.values)
    assert set(organisations.field("kind").words.values()) == set(catalogue().kinds)
    assert set(organisations.field("form").words.values()) == set(Form.values)
    assert len(set(members.field("ethnicity").words.values())) == 56
    with pytest.raises(KeyError):
        members.field("salary")


@pytest.mark.parametrize(
    ("kind", "field", "written", "code"),
    [
        ("members", "education", "大专", "college"),
        ("members", "education", "大学", "bachelor"),
        ("members", "education", "本科", "bachelor"),
        ("members", "education", "研究生", "master"),
        ("members", "education", "博士研究生毕业", "doctor"),
        ("members", "education", "中专", "secondary"),
        ("members", "education", "初级中学教育", "junior"),
        ("members", "education", "小学", "primary"),
        ("members", "ethnicity", "汉", "汉族"),
        ("members", "ethnicity", "维吾尔", "维吾尔族"),
        ("members", "ethnicity", "蒙古 族", "蒙古族"),
        ("members", "kind", "预备", "probationary"),
        ("members", "kind", "正式", "full"),
        ("organisations", "kind", "党工委", "committee"),
        ("organisations", "kind", "总支", "general_branch"),
        ("organisations", "kind", "联合党支部", "branch"),
        ("organisations", "form", "联合组建", "joint"),
    ],
)
def test_words_are_known_in_many_forms(kind: str, field: str, written: str, code: str) -> None:
    assert as_choice(written, kinds()[kind].field(field).words) == code


def test_every_column_left_out_says_why() -> None:
    members = kinds()["members"].refused
    assert members["家庭住址"] == "住址这里用不到，不收"
    asked = "家庭住址 籍贯 户籍地 宗教信仰 婚姻状况 健康状况 银行卡号 微信号 qq 家庭成员 政治表现 思想动态 现实表现 奖惩情况 备注"
    assert [header for header in asked.split() if header not in members] == []
    assert "序号" in kinds()["members"].ignored
    assert all(len(why) > 4 and not why.endswith("。") for kind in kinds().values() for why in kind.refused.values())


def change(edit: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    parsed = pack()
    edit(parsed["kinds"]["members"])
    return parsed


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (lambda kind: kind["fields"]["birth"].update(parser="moon"), "members.birth.parser"),
        (lambda kind: kind["fields"]["birth"].update(personal="secret"), "members.birth.personal"),
        (lambda kind: kind["fields"]["birth"]["headers"].append("姓名（必填）"), "姓名 stands under name and under birth"),
        (lambda kind: kind["ignored"].append("民族"), "民族 stands under ethnicity and under ignored"),
        (lambda kind: kind["ignored"].append(False), "members.ignored"),
        (lambda kind: kind["refused"].append({"headers": ["性别"], "why": "不收"}), "性别 stands under sex and under refused"),
        (lambda kind: kind["refused"].append({"headers": ["鞋码"]}), "lacks why"),
        (lambda kind: kind["fields"]["sex"].pop("words"), "members.sex: words"),
        (lambda kind: kind["fields"]["sex"]["words"]["female"].append("男"), "members.sex.words: 男"),
        (lambda kind: kind["fields"]["name"].pop("hint"), "members.name lacks hint"),
        (lambda kind: kind["fields"]["name"].pop("headers"), "members.name lacks headers"),
        (lambda kind: kind.pop("unit"), "members lacks unit"),
        (lambda kind: kind.pop("fields"), "members lacks fields"),
    ],
)
def test_an_entry_that_cannot_run_is_named(edit: Callable[[dict[str, Any]], Any], named: str) -> None:
    with pytest.raises(BadRosterPack, match=named):
        read_kinds(change(edit))


def test_a_pack_without_kinds_is_refused() -> None:
    with pytest.raises(BadRosterPack, match="lacks kinds"):
        read_kinds({})


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("姓名", "姓名"),
        ("姓　名", "姓名"),
        (" 姓\n名 ", "姓名"),
        ("*姓名", "姓名"),
        ("姓名*", "姓名"),
        ("＊姓名：", "姓名"),
        ("*必填姓名", "姓名"),
        ("姓名（必填）", "姓名"),
        ("【必填】姓名", "姓名"),
        ("1.姓名", "姓名"),
        ("（1）姓名", "姓名"),
        ("①姓名", "姓名"),
        ("二、出生日期", "出生日期"),
        ("出生日期（年月日）", "出生日期"),
        ("出生日期(yyyy-mm-dd)", "出生日期"),
        ("出生日期（格式：19850716）", "出生日期"),
        ("身份证号（18位）", "身份证号"),
        ("身份证号（已遮盖）", "身份证号"),
        ("性别（男/女）", "性别"),
        ("党支部名称（全称）", "党支部名称"),
        ("入党日期（农历）", "入党日期(农历)"),
        ("姓名（曾用名）", "姓名(曾用名)"),
        ("ＱＱ号", "qq号"),
        ("正式/预备", "正式/预备"),
        ("2023年度评议", "2023年度评议"),
        ("3月党费", "3月党费"),
        (2024, "2024"),
        ("", ""),
        (None, ""),
        (object(), ""),
    ],
)
def test_headers_are_compared_without_their_trimmings(header: object, expected: str) -> None:
    assert normal(header) == expected
