"""The command line as a person meets it: real processes, real data folders."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import DataFolder
from zerentian.cli.main import in_chinese, without_data
from zerentian.cli.verbs import VERBS
from zerentian.kernel.errors import Refusal

ENGLISH_WORD = re.compile(r"(?<![-\w])[A-Za-z]{4,}(?![-\w])")


def zerentian(data: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return DataFolder(data).run(*arguments, check=False)


def test_data_may_stand_anywhere_on_the_line() -> None:
    assert without_data(["--data", "a", "serve"]) == ("a", ["serve"])
    assert without_data(["serve", "--port", "1", "--data=b"]) == ("b", ["serve", "--port", "1"])
    assert without_data(["serve"]) == (None, ["serve"])


def test_data_without_a_folder_is_refused() -> None:
    with pytest.raises(Refusal, match="数据文件夹"):
        without_data(["serve", "--data"])


def test_help_lists_every_verb_and_makes_no_folder(tmp_path: Path) -> None:
    done = zerentian(tmp_path / "data", "--help")
    assert done.returncode == 0
    assert [verb.name for verb in VERBS if f"  {verb.name} " not in done.stdout] == []
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if verb.name != "manage"])
def test_every_verb_explains_itself_in_chinese(tmp_path: Path, verb: str) -> None:
    done = zerentian(tmp_path / "data", verb, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：")
    account_names = {"xitong", "anquan", "shenji"}  # pinyin
    allowed = {"zerentian", verb, "street", "district", "city", "sqlite", "postgres", "Excel", "TOTP"} | account_names
    assert set(ENGLISH_WORD.findall(done.stdout)) - allowed - commands(done.stdout) == set()


def commands(page: str) -> set[str]:
    """Verbs of the verb, listed at the start of a line."""
    return set(re.findall(r"^  ([a-z]+)", page, re.MULTILINE))


def test_the_fixed_words_of_help_are_chinese() -> None:
    assert in_chinese("Usage: zerentian serve [OPTIONS]\nOptions:\n") == "用法：zerentian serve [选项]\n选项：\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fly"], "没有“fly”这个动词；运行 zerentian --help 看有哪些。"),
        (["up", "--speed", "9"], "没有选项 --speed；在命令后面加 --help 看怎么写。"),
        (["up", "--port", "many"], "--port 写得不对；在命令后面加 --help 看怎么写。"),
        (["up", "--port"], "--port 后面缺少内容；在命令后面加 --help 看怎么写。"),
        (["up", "now"], "写法不对；在命令后面加 --help 看怎么写。"),
    ],
)
def test_a_wrong_line_gets_one_sentence(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    done = zerentian(tmp_path / "data", *arguments)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", sentence)


def test_serving_an_empty_folder_is_refused(tmp_path: Path) -> None:
    done = zerentian(tmp_path / "data", "serve", "--port", "0")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_busy_port_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = zerentian(tmp_path / "data", "up", "--port", str(port), "--folder", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.strip() == (
        f"端口 {port} 已被别的程序占用；请换一个，例如 make run PORT={port + 1}，或 zerentian serve --port {port + 1}。"
    )


def test_our_own_fault_shows_a_code_and_its_traceback_goes_to_the_log(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "installation.json").write_text("{", encoding="utf8")
    done = zerentian(data, "migrate")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    code = re.search(r"代号 ([0-9A-F]{6})", done.stderr)
    assert code
    log = (data / "logs" / "errors.log").read_text(encoding="utf8")
    assert code[1] in log
    assert "JSONDecodeError" in log


def test_a_pure_verb_starts_without_django() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, zerentian.cli.main; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "False"
