"""核对报告: what comes in is shown with advice and gone again."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import ADMINISTRATORS, Cast, everything
from zerentian.reading.documents.opening import BYTES_MOST
from zerentian.web.organisations.tests.conftest import client_of
from zerentian.web.reports.check import CHARACTERS_MOST
from zerentian.web.reports.excel import findings_workbook
from zerentian.web.reports.shown import FINDINGS_MOST

CHECK = reverse("reports:check")
FINDINGS = reverse("reports:findings")
REPORT = """柳溪社区党委书记2026年抓基层党建工作述职报告
街道党工委：
一、主要做法
（一）建强阵地。投入资金万元，改建党群服务中心1处，=1+1。
（二）抓好队伍。整改完成率达到%。一是办夜校12期。
二、存在问题
一是阵地面积小，<script>alert(1)</script>。
三、下一步打算
一是扩建阵地。
"""


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return client_of(cast.accounts["clerk"])


def file(data: bytes, name: str = "述职报告.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def plain(answer: HttpResponse) -> str:
    """What is read on the page."""
    return unescape(re.sub(r"<[^>]+>", "", answer.content.decode()))


def hidden(answer: HttpResponse) -> str:
    found = re.search(r'name="findings" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def cells(answer: HttpResponse) -> list[list[object]]:
    """The rows below the heads of the workbook."""
    (sheet,) = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def test_every_member_may_use_it_and_administrators_not(cast: Cast) -> None:
    for name in ("clerk", "secretary", "stranger"):
        page = client_of(cast.accounts[name]).get(CHECK)
        assert page.status_code == 200
        assert f'<a href="{CHECK}" aria-current="page">' in page.content.decode()
    for name in ADMINISTRATORS:
        assert f'href="{CHECK}"' not in client_of(cast.accounts[name]).get("/").content.decode()


def test_a_file_is_shown_as_read_with_advice_beside_it(clerk: Client) -> None:
    answer = clerk.post(CHECK, {"file": file(REPORT.encode("gb18030"))})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "述职报告，2026年。读到 3 个一级标题、2 个二级标题、2 个数字；有 2 处建议核对。" in plain(answer)
    (first, lost), (second, share) = re.findall(r'<mark data-of="(\d)">([^<]*)</mark>', page)
    assert (first, "万元" in lost, second, "达到%" in share) == ("1", True, "2", True)
    assert re.search(r'<div class="zt-advice" id="f1"[^>]*data-rule="lost-number">', page)
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert " style=" not in page
    assert '<h3 class="is-heading is-1">' in page


def test_pasted_words_are_read_too(clerk: Client) -> None:
    answer = clerk.post(CHECK, {"text": REPORT.replace("\n", "\r\n") + "\x00"})
    assert answer.status_code == 200
    assert "数字丢了 2" in plain(answer)
    assert "贴上来的文字" in plain(answer)


def test_filters_lead_to_the_first_of_their_kind_without_a_script(clerk: Client) -> None:
    page = clerk.post(CHECK, {"text": REPORT}).content.decode()
    assert re.search(r'<a class="btn" href="#f1" data-rule="lost-number">数字丢了 <span class="dim">2</span></a>', page)
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert re.findall(r"<button[^>]*data-decline[^>]*>", page)
    assert all(" hidden" in button for button in re.findall(r"<button[^>]*data-decline[^>]*>", page))


def test_the_outline_has_the_figures_of_each_part(clerk: Client) -> None:
    outline = plain(clerk.post(CHECK, {"text": REPORT})).partition("提纲和数字")[2]
    assert re.search(r"（一）建强阵地 做法1 个数字：1处\s+（二）抓好队伍 做法1 个数字：12期", outline)


def test_a_report_without_advice_says_so_and_offers_no_excel(clerk: Client) -> None:
    sound = "柳溪社区党委会议通知\n各党支部：\n定于12月3日召开党员大会，请准时参加。"
    answer = clerk.post(CHECK, {"text": sound})
    assert "没有要核对的地方" in plain(answer)
    assert FINDINGS not in answer.content.decode()


def test_nothing_is_kept(clerk: Client, tmp_path: Path) -> None:
    before = everything()
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        clerk.post(CHECK, {"file": file(b"PK\x03\x04" * 750_000)})  # over what Django would keep in memory
        answer = clerk.post(CHECK, {"file": file(REPORT.encode())})
        clerk.post(FINDINGS, {"findings": hidden(answer)})
    assert everything() == before
    assert list(tmp_path.iterdir()) == []
    assert "no-store" in answer["Cache-Control"]


def test_the_excel_holds_the_advice(clerk: Client) -> None:
    answer = clerk.post(FINDINGS, {"findings": hidden(clerk.post(CHECK, {"text": REPORT}))})
    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    first, second = cells(answer)
    assert first[:3] == ["1", "数字丢了", "一、主要做法　（一）建强阵地"]
    assert second[:3] == ["2", "数字丢了", "一、主要做法　（二）抓好队伍"]
    assert ("万元" in str(first[3]), "达到%" in str(second[3])) == (True, True)


def test_no_word_of_a_report_becomes_a_formula_a_link_or_a_number() -> None:
    row = ("1", "=1+1", "@甲", "+3", "-4", "http://a.cn", "x" * 40_000)
    (sheet,) = openpyxl.load_workbook(BytesIO(findings_workbook("=2+2", [row]))).worksheets
    written = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {(cell.data_type, cell.hyperlink) for cell in written} == {("s", None)}
    assert [cell.value for cell in sheet[4]] == [*row[:-1], "x" * 32_767]
    assert sheet["A1"].value == "=2+2"


def test_what_was_declined_is_left_out(clerk: Client) -> None:
    sent = hidden(clerk.post(CHECK, {"text": REPORT}))
    assert [row[0] for row in cells(clerk.post(FINDINGS, {"findings": sent, "declined": "1"}))] == ["2"]
    assert cells(clerk.post(FINDINGS, {"findings": sent, "declined": "1 2 x"})) == []


def test_only_what_was_read_here_by_this_account_becomes_an_excel(cast: Cast, clerk: Client) -> None:
    sent = hidden(clerk.post(CHECK, {"text": REPORT}))
    for who, what in ((clerk, sent[:-1]), (clerk, "x"), (clerk, ""), (client_of(cast.accounts["neighbour"]), sent)):
        answer = who.post(FINDINGS, {"findings": what})
        assert answer.status_code == 422
        assert "请把报告再核对一次，再导出。" in plain(answer)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "甲.docx", "空"),
        (b"PK\x03\x04 junk", "甲.docx", "打不开"),
        (b"MZ\x90\x00program", "甲.docx", "不是"),
        (REPORT.encode(), "甲.xlsx", ".docx"),
    ],
    ids=["empty", "torn", "program", "name"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(clerk: Client, data: bytes, name: str, words: str) -> None:
    answer = clerk.post(CHECK, {"file": file(data, name)})
    assert answer.status_code == 422
    sentence = answer.content.decode().partition('id="id_file_error"')[2].partition("</p>")[0]
    assert words in sentence
    assert sentence.endswith("。")


def test_one_of_the_two_and_what_was_typed_stays(clerk: Client) -> None:
    answer = clerk.post(CHECK, {})
    assert answer.status_code == 422
    assert "请选一个文件，或者把文字贴在下面。" in plain(answer)
    answer = clerk.post(CHECK, {"file": file(REPORT.encode()), "text": "一、束小满自己写的"})
    assert "请只留一样。" in plain(answer)
    assert "一、束小满自己写的</textarea>" in answer.content.decode()


def test_what_is_too_big_or_too_long_is_said_in_words(clerk: Client) -> None:
    big = clerk.post(CHECK, {"file": file(b"x" * (BYTES_MOST + 1))})
    assert (big.status_code, "文件超过 50 MB，没有读。" in plain(big)) == (422, True)
    long = clerk.post(CHECK, {"file": file("柳溪。\n".encode() * (CHARACTERS_MOST // 3))})
    assert (long.status_code, "页面上最多看 300,000 个。请分成几份再来。" in plain(long)) == (422, True)
    pasted = clerk.post(CHECK, {"text": "柳" * (CHARACTERS_MOST + 1)})
    assert (pasted.status_code, "最多 300000 个字" in plain(pasted)) == (422, True)


def test_a_page_lists_no_more_than_it_can_show(clerk: Client) -> None:
    lines = "".join(f"({n})整改第{n}件事，完成率达到%。\n" for n in range(1, FINDINGS_MOST + 40))
    answer = clerk.post(CHECK, {"text": f"柳溪社区党委2026年工作总结\n{lines}"})
    assert f"这里列前 {FINDINGS_MOST} 处" in plain(answer)
    assert answer.content.decode().count('class="zt-advice"') == FINDINGS_MOST
    assert len(cells(clerk.post(FINDINGS, {"findings": hidden(answer)}))) == FINDINGS_MOST


def test_the_address_of_the_excel_leads_back(clerk: Client) -> None:
    assert clerk.get(FINDINGS)["Location"] == CHECK
