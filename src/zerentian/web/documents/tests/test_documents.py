"""公文: a draft comes in and pages go out, a .docx comes in and what differs goes out; nothing stays."""

import re
from base64 import b64decode
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from docx import Document as WordDocument

from tests.cast import Cast, everything
from zerentian.reading.documents.opening import BYTES_MOST, open_document
from zerentian.web import incoming
from zerentian.web.documents import carried
from zerentian.web.organisations.tests.conftest import client_of

SET = reverse("documents:set")
FILE = reverse("documents:file")
TEMPLATE = reverse("documents:template")
CHECK = reverse("documents:check")
MENDED = reverse("documents:mended")
DRAFT = """青禾街道关于柳溪社区整改情况的汇报
区委组织部：
按照要求，现将有关情况汇报如下：
一、主要做法
（一）建强阵地。改建党群服务中心1处，{{7*7}}，<script>alert(1)</script>。
二、存在问题
一是阵地面积小😀。
"""


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return client_of(cast.accounts["clerk"])


def file(data: bytes, name: str = "汇报.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def plain(answer: HttpResponse) -> str:
    """What is read on the page."""
    return unescape(re.sub(r"<[^>]+>", "", answer.content.decode()))


def hidden(answer: HttpResponse, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def words_of_docx(data: bytes) -> list[str]:
    return [one.text for one in open_document(data, "x.docx").paragraphs if one.text]


def ill_set_docx() -> bytes:
    """Made by python-docx as it comes: letter paper, no fonts."""
    document = WordDocument()
    document.add_paragraph("青禾街道关于束小满同志任职的通知")
    document.add_paragraph("各社区党委：")
    document.add_paragraph("经研究决定，束小满同志任青禾社区党委书记。")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_draft_is_shown_as_pages(clerk: Client) -> None:
    answer = clerk.post(SET, {"file": file(DRAFT.encode("gb18030"))})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "按情况汇报排好了，共 1 页" in plain(answer).replace("\xa0", " ")
    assert "没有写署名" in plain(answer)
    assert "没有写成文日期" in plain(answer)
    pictures = re.findall(r'<img src="data:image/png;base64,([^"]+)"', page)
    assert len(pictures) == 1
    assert b64decode(pictures[0]).startswith(b"\x89PNG")
    assert "<script>alert" not in page
    assert " style=" not in page


def test_what_is_shown_comes_as_word_and_as_pdf(clerk: Client) -> None:
    carried_on = hidden(clerk.post(SET, {"text": DRAFT}), "document")
    word = clerk.post(FILE, {"document": carried_on, "ending": ".docx"})
    pdf = clerk.post(FILE, {"document": carried_on, "ending": ".pdf"})
    words = words_of_docx(word.content)
    assert "".join(words).startswith("青禾街道关于柳溪社区整改情况的汇报")
    assert any("{{7*7}}，<script>alert(1)</script>。" in line for line in words)
    assert any("一是阵地面积小😀。" in line for line in words)
    assert pdf.content.startswith(b"%PDF")
    assert unquote(word["Content-Disposition"]).endswith("UTF-8''青禾街道关于柳溪社区整改情况的汇报.docx")
    assert "no-store" in word["Cache-Control"]


def test_the_same_form_sent_twice_gives_the_same_file(clerk: Client) -> None:
    first, second = (clerk.post(SET, {"text": DRAFT}) for _ in range(2))
    files = [clerk.post(FILE, {"document": hidden(page, "document"), "ending": ".docx"}).content for page in (first, second, second)]
    assert files[0] == files[1] == files[2]


def test_nothing_is_kept(clerk: Client, tmp_path: Path) -> None:
    before = everything()
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        answer = clerk.post(SET, {"file": file(DRAFT.encode())})
        clerk.post(FILE, {"document": hidden(answer, "document"), "ending": ".pdf"})
        clerk.post(CHECK, {"file": file(ill_set_docx(), "通知.docx")})
    assert everything() == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, incoming.NOTHING_SENT),
        ({"text": " \n"}, incoming.NOTHING_SENT),
        ({"text": "青禾街道情况汇报"}, "这份文稿只有标题，没有正文。"),
        ({"text": "今年以来，我们按照要求，认真做了许多工作，办了许多实事，解决了许多问题。"}, "这份文稿没有标题。"),
        ({"text": "---\n题目: 甲\n---\n# 甲\n乙。"}, "没有“题目”这一项"),
        ({"text": DRAFT, "kind": "poem"}, "文种里没有这一项"),
    ],
)
def test_what_cannot_be_set_is_refused_beside_its_field(clerk: Client, sent: dict[str, str], sentence: str) -> None:
    answer = clerk.post(SET, sent)
    assert answer.status_code == 422
    assert sentence in plain(answer)


def test_a_file_and_words_are_too_much(clerk: Client) -> None:
    answer = clerk.post(SET, {"file": file(DRAFT.encode()), "text": DRAFT})
    assert answer.status_code == 422
    assert incoming.BOTH_SENT in plain(answer)


@pytest.mark.parametrize("address", [SET, CHECK])
@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "空.docx", "空的"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "照片.docx", "图片"),
        (b"PK\x03\x04" + bytes(64), "坏.docx", "请"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(clerk: Client, address: str, data: bytes, name: str, sentence: str) -> None:
    answer = clerk.post(address, {"file": file(data, name)})
    assert answer.status_code == 422
    assert sentence in plain(answer)


@pytest.mark.parametrize("address", [SET, CHECK])
def test_a_file_over_the_limit_is_not_held(clerk: Client, address: str) -> None:
    answer = clerk.post(address, {"file": file(b"PK\x03\x04" + bytes(BYTES_MOST), "大.docx")})
    assert answer.status_code == 422
    assert "文件超过 50 MB" in plain(answer)


def test_a_form_of_somebody_else_makes_no_file(cast: Cast, clerk: Client) -> None:
    other = client_of(cast.accounts["secretary"])
    sent = hidden(clerk.post(SET, {"text": DRAFT}), "document")
    answer = other.post(FILE, {"document": sent, "ending": ".docx"})
    assert answer.status_code == 422
    assert carried.NOT_OURS in plain(answer)
    assert clerk.post(FILE, {"document": sent, "ending": ".exe"}).status_code == 422
    assert clerk.post(MENDED, {"file": sent}).status_code == 422


def test_blank_templates_can_be_taken(clerk: Client) -> None:
    assert "主持词" in plain(clerk.get(SET))
    answer = clerk.get(TEMPLATE, {"kind": "script"})
    assert answer.content.decode().startswith("# 在＿＿会议上的主持词\n")
    assert unquote(answer["Content-Disposition"]).endswith("主持词（空白模板）.md")
    assert clerk.get(TEMPLATE, {"kind": "poem"}).status_code == 422


def test_a_document_is_measured_and_a_mended_copy_comes_with_it(clerk: Client) -> None:
    data = ill_set_docx()
    answer = clerk.post(CHECK, {"file": file(data, "任职通知.docx")})
    assert answer.status_code == 200
    assert "任职通知.docx" in plain(answer)
    assert "页面" in plain(answer)  # 8.5 by 11 inches is no A4
    copy = clerk.post(MENDED, {"file": hidden(answer, "file")})
    assert unquote(copy["Content-Disposition"]).endswith("任职通知（改好版式）.docx")
    assert words_of_docx(copy.content) == words_of_docx(data)
    assert copy.content != data


def test_a_mended_copy_can_be_taken_at_once(clerk: Client) -> None:
    data = ill_set_docx()
    copy = clerk.post(CHECK, {"file": file(data, "任职通知.docx"), "at-once": "1"})
    assert copy.content.startswith(b"PK")
    again = clerk.post(CHECK, {"file": file(copy.content, "任职通知.docx"), "at-once": "1"})
    assert again.status_code == 422
    assert "没有能自动改的地方" in plain(again)


def test_a_copy_too_big_to_be_carried_is_told(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried, "FILE_MOST", 100)
    answer = clerk.post(CHECK, {"file": file(ill_set_docx(), "任职通知.docx")})
    assert "这一页带不动改好的一份" in plain(answer)
    assert 'name="file" value=' not in answer.content.decode()


def test_what_is_no_docx_is_not_measured(clerk: Client) -> None:
    answer = clerk.post(CHECK, {"file": file(DRAFT.encode(), "汇报.txt")})
    assert answer.status_code == 422
    assert ".docx" in plain(answer)
