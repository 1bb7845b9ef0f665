"""A report is sent, its advice looked through, put aside and taken away; nothing of it stays."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Picture, Visitor, barriers, slides_sideways
from tests.servers import Server

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
REPORT = """更多范文请加QQ群
青禾社区党委书记2026年抓基层党建工作述职报告
柳溪街道党工委：
今年以来，在街道党工委的领导下，我带着班子把责任一块一块落到田里。现报告如下：
一、主要做法
（一）把责任扛起来。主持召开区委常委会4次专题研究党建工作，认领巡察反馈问题7项，整改完成率达到%。
（二）把阵地建起来。投入资金万元，改建党群服务中心1处，面积460平方米，建成小广场2个。
（三）把队伍带起来。一是办夜校12期，到课340人次。二是走访老党员30名，党员参加活动的热情显著提升。
二、存在的问题
一是新来的企业里党员少。二是年纪大的党员出门不便，参加活动少。
三、下一步打算
一是和企业一起办活动。二是把党课送到年纪大的党员家里。

束小满
2026年12月1日
"""


@pytest.fixture
def server(standing_server: Server) -> Server:
    return standing_server


def sent(page: Page, name: str = "青禾社区述职报告.txt") -> None:
    page.goto("/")
    page.get_by_role("link", name="核对报告").click()
    file = {"name": name, "mimeType": "text/plain", "buffer": REPORT.encode("gb18030")}
    page.get_by_label("报告文件").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="读这份报告").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("青禾社区党委书记2026年抓基层党建工作述职报告")


def cards(page: Page) -> Locator:
    return page.locator("[data-finding]:visible")


def pressed(page: Page, chip: str, width: str) -> None:
    link = page.get_by_role("link", name=chip)
    link.click() if width == "desktop" else link.tap()


@WIDTHS
def test_a_report_is_looked_through(visitor: Visitor, picture: Picture, tmp_path: Path, width: str) -> None:
    page = visitor("zhenxiaohe", width)
    page.goto("/reports/check/")
    picture(page, "form")
    assert barriers(page) == []
    sent(page)
    picture(page, "read")
    assert barriers(page) == []
    assert not slides_sideways(page)
    all_of_them = cards(page).count()
    assert all_of_them >= 3  # the meeting of the district, the share and the sum
    pressed(page, "数字丢了", width)
    expect(cards(page)).to_have_count(2)
    picture(page, "sifted")
    cards(page).first.get_by_role("button", name="这里没错").click()
    expect(cards(page)).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent") == "这里没错"  # of the next card
    expect(page.get_by_role("link", name="数字丢了")).to_have_text("数字丢了 1")
    page.get_by_label("也看已忽略的").check()
    expect(cards(page)).to_have_count(2)
    picture(page, "aside")
    assert barriers(page) == []
    pressed(page, "全部", width)
    expect(cards(page)).to_have_count(all_of_them)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 Excel").click()
    download.value.save_as(tmp_path / "advice.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "advice.xlsx").active.iter_rows(min_row=4, values_only=True))
    assert len(rows) == all_of_them - 1
    assert [row[1] for row in rows].count("数字丢了") == 1


@WIDTHS
def test_advice_stands_beside_its_line_or_under_it(visitor: Visitor, width: str) -> None:
    page = visitor("zhenxiaohe", width)
    sent(page)
    line, card = page.locator(".zt-line", has_text="投入资金万元"), page.locator("[data-finding]", has_text="万元").first
    words, beside = line.locator("> p").bounding_box(), card.bounding_box()
    assert words
    assert beside
    if width == "desktop":
        assert beside["x"] >= words["x"] + words["width"]
        assert beside["y"] >= words["y"] - 1
    else:
        assert beside["y"] >= words["y"] + words["height"]
    page.get_by_text("提纲和数字").click()
    page.get_by_role("link", name="（三）把队伍带起来").click()
    expect(page.locator(".zt-line", has_text="（三）把队伍带起来")).to_be_in_viewport()
    page.get_by_text("去掉了 1 行不是正文的").click()
    expect(page.get_by_text("更多范文请加QQ群")).to_be_visible()


@pytest.mark.slow
def test_it_can_be_read_without_a_script(visitor: Visitor) -> None:
    page = visitor("zhenxiaohe")
    page.route("**/*.js*", lambda route: route.abort())
    sent(page)
    assert cards(page).count() >= 3
    expect(page.get_by_role("button", name="这里没错")).to_have_count(0)
    expect(page.get_by_label("也看已忽略的")).to_be_hidden()
    pressed(page, "数字丢了", "desktop")
    expect(page.locator(".zt-advice:target")).to_have_count(1)


@pytest.mark.slow
def test_a_file_that_is_none_keeps_what_was_pasted(visitor: Visitor, picture: Picture) -> None:
    page = visitor("zhenxiaohe")
    page.goto("/reports/check/")
    page.get_by_label("报告文件").set_input_files(
        {"name": "照片.docx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(40)}
    )
    page.get_by_role("button", name="读这份报告").click()
    expect(page.locator(".zt-error")).to_contain_text("这其实是图片")
    picture(page, "refused")
    assert barriers(page) == []
    page.get_by_label("或者贴文字").fill(REPORT)
    page.get_by_role("button", name="读这份报告").click()
    expect(page.locator(".zt-lead")).to_contain_text("建议核对")
    assert page.evaluate("Object.keys(localStorage).length") == 0
