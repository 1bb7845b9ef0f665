"""`zerentian demo` and `zerentian export`, on the street that the whole run shares."""

import pytest

from tests.databases import DataFolder


@pytest.fixture
def template(street_template: DataFolder) -> DataFolder:
    return street_template


def test_what_loading_printed_holds_every_way_in(street_template: DataFolder) -> None:
    printed = (street_template.folder / "load.txt").read_text(encoding="utf8")
    assert "组织 173 个（含已撤销的），人员 5,020 名" in printed
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
    assert sum('"table":"Person"' in line for line in lines) == 5_020
    assert data_folder.run("export", "--canonical", "-").stdout == "".join(lines)


def test_a_day_that_cannot_be_read_is_refused_in_words(data_folder: DataFolder) -> None:
    done = data_folder.run("demo", "--today", "2026-13-01", check=False)
    assert done.returncode == 2
    assert "日期“2026-13-01”读不懂" in done.stderr
