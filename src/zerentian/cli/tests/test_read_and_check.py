"""`read` and `check` as people type them, in processes of their own where that makes a difference; without a data folder."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import ROOT
from zerentian.cli.main import outcome

REPORT = """柳溪社区党委书记2026年抓基层党建工作述职报告

街道党工委：
一、主要做法
（一）建强阵地。投入资金万元，改建党群服务中心1处。
（二）抓好队伍。一是办夜校12期。二是走访老党员30名。
二、存在问题
一是阵地面积小。
三、下一步打算
一是扩建阵地。

束小满
2026年12月1日
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Typed = Callable[..., Done]


def in_a_process(folder: Path, *arguments: str, sent: bytes = b"", **environment: str) -> Done:
    command = [sys.executable, "-m", "zerentian.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, cwd=folder, input=sent, env=environment, capture_output=True, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def typed(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Runs a line in the folder."""
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> Done:
        capsys.readouterr()
        code = outcome(list(arguments))
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(REPORT, encoding="utf8")
    (tmp_path / "乙.txt").write_text(REPORT.replace("柳溪", "听泉"), encoding="gb18030")
    (tmp_path / "空.txt").write_bytes(b"")
    return tmp_path


def test_one_file_is_one_object_and_several_are_a_list(typed: Typed) -> None:
    one = typed("read", "甲.txt", "--json")
    assert (one.code, one.err) == (0, "")
    data = json.loads(one.out)
    assert (data["file"], data["title"], data["kind"], data["year"]) == ("甲.txt", REPORT.splitlines()[0], "debrief", 2026)
    assert [section["heading"] for section in data["sections"]] == ["主要做法", "存在问题", "下一步打算"]
    assert [child["heading"] for child in data["sections"][0]["children"]] == ["建强阵地", "抓好队伍"]
    assert "主要做法" in one.out  # written as characters, not as codes
    two = json.loads(typed("read", "--json", "甲.txt", "乙.txt").out)
    assert [each["title"][:4] for each in two] == ["柳溪社区", "听泉社区"]


def test_offsets_count_in_what_text_prints(typed: Typed) -> None:
    text = typed("read", "甲.txt", "--text").out
    data = json.loads(typed("check", "甲.txt", "--json").out)
    assert [text[each["start"] : each["end"]] for each in data["figures"]] == [each["text"] for each in data["figures"]]
    assert len(data["figures"]) == 3
    lost = [each for each in data["findings"] if each["rule"] == "lost-number"]
    assert ["万元" in text[each["start"] : each["end"]] for each in lost] == [True]


def test_the_outline_is_for_people(typed: Typed) -> None:
    said = typed("read", "甲.txt").out
    assert "述职报告，2026年。读到 3 个一级标题、2 个二级标题、3 个数字。" in said
    assert "  （二）抓好队伍" in said
    assert "    一是　办夜校12期" in said
    assert re.search("[A-Za-z]{3,}", said.replace("txt", "")) is None


def test_advice_shows_the_words_what_to_do_and_a_line_at_the_end(typed: Typed) -> None:
    done = typed("check", "甲.txt")
    said = done.out
    assert done.code == 0  # advice is no failure
    assert "数字丢了　一、主要做法　（一）建强阵地" in said
    assert re.search("【[^】]*万元[^】]*】", said)
    assert "→ " in said
    assert re.search(r"有 \d+ 处建议核对：数字丢了 1", said.splitlines()[-1])
    assert said.endswith("只帮您核对，不打分。\n")


@pytest.mark.parametrize("name", ["lost-number", "数字丢了"])
def test_a_rule_can_be_switched_off_by_either_of_its_names(typed: Typed, name: str) -> None:
    found = json.loads(typed("check", "甲.txt", "--json", "--off", name).out)["findings"]
    assert [each for each in found if each["rule"] == "lost-number"] == []


def test_a_rule_that_is_none_is_refused_with_those_there_are(typed: Typed) -> None:
    done = typed("check", "甲.txt", "--off", "speling")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("没有叫“speling”的规则。可以关的有：数字丢了、")


def test_of_several_files_the_others_are_done(typed: Typed) -> None:
    done = typed("read", "--json", "没有.txt", "甲.txt", "空.txt", ".")
    assert done.code == 2
    assert [each["file"] for each in json.loads(done.out)] == ["甲.txt"]
    said = done.err.splitlines()
    assert said[0] == "没有.txt：没有这个文件。请核对路径。"
    assert said[1].startswith("空.txt：")
    assert said[2].startswith(".：这是文件夹，不是文件。")
    assert all(line.endswith("。") for line in said)


def test_nothing_but_sentences_where_nothing_could_be_read(typed: Typed) -> None:
    for verb in (("read",), ("read", "--json"), ("read", "--text"), ("check",), ("check", "--json"), ("check", "--html")):
        done = typed(*verb, "没有.txt")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), verb


def test_a_line_is_read_from_standard_input(folder: Path) -> None:
    done = in_a_process(folder, "read", "-", "--json", sent=REPORT.encode("gb18030"))
    data = json.loads(done.out)
    assert (data["file"], data["addressee"]) == ("-", "街道党工委")


def test_names_of_any_bytes_and_any_terminal(folder: Path) -> None:
    name = b"\xff\x1b[31m\n.txt"
    (Path(os.fsdecode(bytes(folder) + b"/" + name))).write_text(REPORT, encoding="utf8")
    for verb in ("read", "check"):
        done = in_a_process(folder, verb, os.fsdecode(name), LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
        assert (done.code, done.err) == (0, "")
        assert "柳溪社区" in done.out
        assert "\x1b" not in done.out


def test_the_page_needs_nothing_else_and_obeys_nothing_in_the_report(folder: Path, typed: Typed) -> None:
    (folder / "丙.txt").write_text(REPORT.replace("束小满", "<script>alert(1)</script>"), encoding="utf8")
    page = typed("check", "甲.txt", "丙.txt", "--html").out
    assert page.startswith("<!doctype html>")
    assert page.count("<article>") == 2
    assert re.search(r"<mark>[^<]*万元[^<]*</mark>", page)
    assert "&lt;script&gt;alert(1)" in page
    assert re.findall(r"<script|<link|<img|src=|url\(|@import|https?:", page) == []
    anchors = re.findall(r'id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors)) > 0
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)


def test_two_forms_at_once_are_refused(typed: Typed) -> None:
    for verb in (("read", "--json", "--text"), ("check", "--json", "--html")):
        done = typed(*verb, "甲.txt")
        assert (done.code, done.out) == (2, "")
        assert "写一个就够" in done.err


def test_a_reader_who_has_seen_enough_is_no_fault(folder: Path) -> None:
    (folder / "长.txt").write_text(REPORT * 2_000, encoding="utf8")
    line = f"{sys.executable} -m zerentian.cli read --text 长.txt | head -1"
    done = subprocess.run(line, shell=True, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)  # noqa: S602
    assert (done.stdout.decode(), done.stderr) == (REPORT.splitlines()[0] + "\n", b"")


def test_neither_django_nor_a_data_folder_is_needed(folder: Path) -> None:
    program = "import sys; from zerentian.cli.main import outcome; code = outcome(sys.argv[1:]); print(code, 'django' in sys.modules)"
    for verb in (("read", "--text"), ("check",)):
        command = [sys.executable, "-c", program, *verb, "甲.txt"]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
        assert done.stdout.decode().splitlines()[-1] == "0 False"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["甲.txt", "乙.txt", "空.txt"])
