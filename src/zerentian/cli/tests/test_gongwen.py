"""`gongwen` as people type it, without a data folder."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument

from zerentian.cli.main import outcome
from zerentian.reading.documents.opening import open_document

DRAFT = """# 关于夜校情况的汇报

区委组织部：

夜校办了{{7*7}}期。

青禾街道办事处

2026年1月5日
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Without the line ends of a narrow terminal."""
        return (self.out + self.err).replace("\n", "")


Typed = Callable[..., Done]


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZERENTIAN_DATA", raising=False)
    (tmp_path / "汇报.md").write_text(DRAFT, encoding="utf8")
    (tmp_path / "通知.docx").write_bytes(ill_set())

    def run(*arguments: str) -> Done:
        capsys.readouterr()
        code = outcome(["gongwen", *arguments])
        return Done(code, *capsys.readouterr())

    return run


def ill_set() -> bytes:
    """Made by python-docx as it comes: letter paper, fonts of no office."""
    document = WordDocument()
    for text in ("关于束小满同志任职的通知", "各社区党委：", "经研究决定，束小满同志任青禾社区党委书记。"):
        document.add_paragraph(text)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def words(path: Path) -> str:
    return "".join(one.text for one in open_document(path.read_bytes(), path.name).paragraphs)


def test_a_draft_becomes_word_and_pdf(typed: Typed, tmp_path: Path) -> None:
    done = typed("write", "汇报.md", "-o", "汇报.docx")
    assert (done.code, "写好了：汇报.docx（情况汇报）。" in done.said) == (0, True)
    assert "夜校办了{{7*7}}期。" in words(tmp_path / "汇报.docx")
    assert typed("write", "汇报.docx", "-o", "汇报.pdf").code == 0
    assert (tmp_path / "汇报.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["汇报.docx", "汇报.md", "汇报.pdf", "通知.docx"]


def test_no_file_is_written_over_unasked(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "旧.docx").write_bytes(b"old")
    done = typed("write", "汇报.md", "-o", "旧.docx")
    assert (done.code, "已经有 旧.docx 了" in done.said) == (2, True)
    assert (tmp_path / "旧.docx").read_bytes() == b"old"
    assert typed("write", "汇报.md", "-o", "旧.docx", "--force").code == 0
    assert (tmp_path / "旧.docx").read_bytes() != b"old"


def test_a_draft_is_never_written_over(typed: Typed, tmp_path: Path) -> None:
    before = (tmp_path / "通知.docx").read_bytes()
    (tmp_path / "别名.docx").symlink_to(tmp_path / "通知.docx")
    for out in ("通知.docx", "./通知.docx", "别名.docx"):
        for line in (("write", "通知.docx", "-o", out, "--force"), ("check", "通知.docx", "--fix", out, "--force")):
            assert "就是要读的那一份" in typed(*line).said
    assert (tmp_path / "通知.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (("write", "汇报.md", "-o", "汇报.exe"), "写不成 .exe"),
        (("write", "汇报.md", "-o", "没有/汇报.docx"), "没有 没有 这个文件夹"),
        (("write", "汇报.md", "-o", "."), "写不成"),
        (("write", "不在.md", "-o", "甲.docx"), "没有这个文件"),
        (("write", "汇报.md", "-o", "甲.docx", "--kind", "诗"), "没有“诗”这个文种"),
        (("write", "汇报.md", "-o", "甲.docx", "--settings", "不在.yaml"), "没有这个文件"),
        (("write", "汇报.md", "-o", "甲.docx", "--settings", "汇报.md"), "排版设置"),
        (("check", "汇报.md"), ".docx"),
        (("check", "通知.docx", "--json", "--html"), "写一个就够"),
        (("check", "通知.docx", "--fix", "甲.pdf"), "只能写成 .docx"),
        (("template", "诗", "-o", "甲.md"), "没有“诗”这个文种"),
        (("template", "主持词", "-o", "甲.docx"), "只能写成 .md"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(typed: Typed, tmp_path: Path, line: tuple[str, ...], sentence: str) -> None:
    done = typed(*line)
    assert done.code == 2
    assert done.out == ""
    assert sentence in done.err
    assert not list(tmp_path.glob("甲.*"))


def test_settings_of_an_installation_are_used(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "zerentian-data").mkdir()
    (tmp_path / "zerentian-data" / "documents.yaml").write_text("署名: 中共柳溪街道工作委员会\n", encoding="utf8")
    (tmp_path / "另外.yaml").write_text("署名: 中共听泉街道工作委员会\n", encoding="utf8")
    (tmp_path / "无名.md").write_text("# 关于夜校情况的汇报\n\n区委组织部：\n\n夜校开课。\n", encoding="utf8")
    assert typed("write", "无名.md", "-o", "一.docx").code == 0
    assert typed("write", "无名.md", "-o", "二.docx", "--settings", "另外.yaml").code == 0
    assert "中共柳溪街道工作委员会" in words(tmp_path / "一.docx")
    assert "中共听泉街道工作委员会" in words(tmp_path / "二.docx")


def test_a_document_is_measured_as_data_as_words_and_as_a_page(typed: Typed) -> None:
    data = json.loads(typed("check", "通知.docx", "--json").out)
    assert [*data] == ["findings"]
    assert {*data["findings"][0]} == {"rule", "place", "found", "wanted", "clause", "todo"}
    count = len(data["findings"])
    assert count > 3
    assert f"有 {count} 处和标准不一样。" in typed("check", "通知.docx").out
    page = typed("check", "通知.docx", "--html").out
    assert page.startswith("<!doctype html>")
    assert page.count("<tr><td") == count
    assert "http" not in page


def test_a_mended_copy_is_written_and_the_words_stay(typed: Typed, tmp_path: Path) -> None:
    done = typed("check", "通知.docx", "--fix", "改好.docx")
    assert (done.code, "原来的文件没有动" in done.said) == (0, True)
    assert words(tmp_path / "改好.docx") == words(tmp_path / "通知.docx")
    before = len(json.loads(typed("check", "通知.docx", "--json").out)["findings"])
    after = len(json.loads(typed("check", "改好.docx", "--json").out)["findings"])
    assert after < before
    again = typed("check", "改好.docx", "--fix", "再改.docx")
    assert "没有能自动改的地方" in again.said
    assert not (tmp_path / "再改.docx").exists()


def test_a_blank_draft_can_be_filled_in_and_set(typed: Typed, tmp_path: Path) -> None:
    assert typed("template", "rectification", "-o", "方案.md").code == 0
    assert "## 二、问题清单" in (tmp_path / "方案.md").read_text(encoding="utf8")
    assert "已经有 方案.md 了" in typed("template", "整改方案", "-o", "方案.md").said
    assert typed("write", "方案.md", "-o", "方案.docx").code == 0
