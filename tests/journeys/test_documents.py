"""A draft is set and taken away, a document is measured and its mended copy taken away; nothing of them stays."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Picture, Visitor, barriers, slides_sideways
from tests.servers import Server
from zerentian.reading.documents.opening import opened

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
DRAFT = """---
标志: 青禾街道党工委文件
发文字号: 青街工委〔2026〕3号
---
# 关于青禾街道夜校整改情况的汇报

区委组织部：

按照要求，现将有关情况汇报如下：

## 一、主要做法

### （一）建强阵地。改建党群服务中心1处。

| 序号 | 问题 | 完成时限 |
| --- | --- | --- |
| 1 | 阵地面积小 | 6月30日 |

## 二、下一步打算

一是扩建阵地。二是办好夜校。
"""


@pytest.fixture
def server(standing_server: Server) -> Server:
    return standing_server


def ill_set() -> bytes:
    document = WordDocument()
    for text in ("关于束小满同志任职的通知", "各社区党委：", "一、任职", "经研究决定，束小满同志任青禾社区党委书记。"):
        document.add_paragraph(text)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def looked_at(page: Page, picture: Picture, step: str) -> None:
    picture(page, step)
    assert barriers(page) == []
    assert not slides_sideways(page)


@WIDTHS
def test_a_draft_is_set_and_taken_away(visitor: Visitor, picture: Picture, tmp_path: Path, width: str) -> None:
    page = visitor("zhenxiaohe", width)
    page.goto("/")
    page.get_by_role("link", name="公文", exact=True).click()
    looked_at(page, picture, "form")
    page.get_by_role("button", name="排这份文稿").click()
    expect(page.get_by_text("请选一个文件，或者把文字贴在下面。")).to_be_visible()
    page.get_by_label("或者贴文字").fill(DRAFT)
    page.get_by_role("button", name="排这份文稿").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("关于青禾街道夜校整改情况的汇报")
    expect(page.get_by_text("没有写署名")).to_be_visible()
    assert page.get_by_role("img", name="第 1 页的样子").evaluate("each => each.naturalWidth") == 794
    looked_at(page, picture, "set")
    for button, ending in (("下载 Word", ".docx"), ("下载 PDF", ".pdf")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.suggested_filename == f"关于青禾街道夜校整改情况的汇报{ending}"
        download.value.save_as(tmp_path / f"taken{ending}")
        words = "".join(one.text for one in opened(tmp_path / f"taken{ending}").paragraphs)
        assert "改建党群服务中心1处。" in words


@WIDTHS
def test_a_document_is_measured_and_its_mended_copy_taken_away(visitor: Visitor, picture: Picture, tmp_path: Path, width: str) -> None:
    page = visitor("zhenxiaohe", width)
    page.goto("/documents/")
    page.get_by_role("link", name="核对版式").click()
    looked_at(page, picture, "form")
    sent = {"name": "任职通知.docx", "mimeType": "application/octet-stream", "buffer": ill_set()}
    page.get_by_label("文档").set_input_files(sent)  # type: ignore[arg-type]
    page.get_by_role("button", name="核对这份文档").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("任职通知.docx")
    expect(page.get_by_role("cell", name="页面").first).to_be_visible()
    looked_at(page, picture, "measured")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载改好的一份").click()
    assert download.value.suggested_filename == "任职通知（改好版式）.docx"
    download.value.save_as(tmp_path / "mended.docx")
    assert next(one.text for one in opened(tmp_path / "mended.docx").paragraphs if one.text) == "关于束小满同志任职的通知"
