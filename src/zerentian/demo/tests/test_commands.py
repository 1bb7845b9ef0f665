"""`zerentian demo` and `zerentian export`, on the street that the whole run shares."""

import json
import re
from collections import Counter

import pytest

from tests.databases import DataFolder


@pytest.fixture
def template(street_template: DataFolder) -> DataFolder:
    return street_template


def test_what_loading_printed_holds_every_way_in(street_template: DataFolder) -> None:
    printed = (street_template.folder / "load.txt").read_text(encoding="utf8")
    assert "组织 173 个（含已撤销的），人员 5,038 名" in printed
    names = ("yanzhixing", "zhenxiaohe", "mizhiqiu", "shiqingyuan", "shuxiaoman", "xitong", "anquan", "shenji")
    assert [name for name in names if name not in printed] == []


def test_an_administrator_gets_a_code_and_a_member_does_not(data_folder: DataFolder) -> None:
    code = data_folder.run("demo", "code", "xitong").stdout.strip()
    assert len(code) == 6
    assert code.isdigit()
    refused = data_folder.run("demo", "code", "mizhiqiu", check=False)
    assert (refused.returncode, refused.stderr) == (2, "“mizhiqiu”没有动态口令。有动态口令的演示账号：xitong、anquan、shenji。\n")


@pytest.mark.both
def test_a_loaded_folder_is_left_alone_and_exports_to_screen_and_file_alike(data_folder: DataFolder) -> None:
    assert "没有动" in data_folder.run("demo").stdout
    target = data_folder.folder / "all.jsonl"
    data_folder.run("export", "--canonical", str(target))
    lines = target.read_text(encoding="utf8").splitlines(keepends=True)
    assert lines == sorted(lines)
    tables = Counter(json.loads(line)["table"] for line in lines)
    assert tables["Person"] == 5_038
    assert {"Attachment", "RelationCheck", "Transfer", "Acting"} <= set(tables)
    assert "Confidential" not in tables
    assert not re.search("990101[0-9]{11}|19900[0-9]{6}", "".join(lines))
    assert data_folder.run("export", "--canonical", "-").stdout == "".join(lines)


def test_a_day_that_cannot_be_read_is_refused_in_words(data_folder: DataFolder) -> None:
    done = data_folder.run("demo", "--today", "2026-13-01", check=False)
    assert done.returncode == 2
    assert "日期“2026-13-01”读不懂" in done.stderr


def test_example_rosters_are_written_once(data_folder: DataFolder) -> None:
    target = data_folder.folder / "rosters"
    printed = data_folder.run("demo", "rosters", "-o", str(target)).stdout
    files = {"柳溪街道党员名册.xlsx", "柳溪街道党员名册（有 40 处问题）.xlsx", "柳溪街道组织名册.xlsx", "柳溪街道任职名册.xlsx"}
    assert {path.name for path in target.iterdir()} == files
    assert [name for name in files if name not in printed] == []
    assert "40 处要改" in printed
    again = data_folder.run("demo", "rosters", "--output", str(target), check=False)
    assert (again.returncode, "已经在那里，没有动" in again.stderr) == (2, True)
