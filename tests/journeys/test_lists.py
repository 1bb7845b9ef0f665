"""A clerk chooses columns, narrows the members, and walks through the figures of the structure to the people behind them."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, slides_sideways

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def heads(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("table.zt-rows thead th").all_text_contents()]


def box(page: Page, title: str) -> None:
    page.get_by_label(f"显示{title}", exact=True).click()


@WIDTHS
def test_columns_are_chosen_with_the_keyboard_or_the_thumb(visitor: Visitor, picture: Picture, tmp_path: Path, width: str) -> None:
    page = visitor("yanzhixing", width)
    page.goto("/people/members/?kind=full")
    page.get_by_text("选列", exact=True).click()
    box(page, "性别")
    box(page, "工作单位及职务")
    up = page.get_by_role("button", name="工作单位及职务往前移")
    for _ in range(12):  # from the thirteenth place to the first; the focus stays on the button
        before = page.locator(".zt-columns li").all_text_contents()
        up.press("Enter") if width == "desktop" else up.tap()
        expect(page.locator(".zt-columns li")).not_to_have_text(before)
    assert page.locator(".zt-columns li").first.inner_text().strip() == "工作单位及职务"
    assert page.evaluate("document.activeElement.id") == "up-work"
    picture(page, "choosing")
    assert barriers(page) == []
    assert not slides_sideways(page)
    page.get_by_role("button", name="存好这些列").click()
    expect(page.locator(".zt-columns[open]")).to_have_count(0)
    assert "kind=full" in page.url
    assert heads(page)[:2] == ["工作单位及职务", "姓名"]
    assert "性别" not in heads(page)
    picture(page, "chosen")
    page.get_by_text("言知行").first.click()
    page.get_by_role("button", name="退出").click()
    again = visitor("yanzhixing", width)
    again.goto("/people/members/")
    chosen = heads(again)
    assert chosen[:2] == ["工作单位及职务", "姓名"]
    with again.expect_download() as download:
        again.get_by_role("link", name="导出 Excel").click()
    download.value.save_as(tmp_path / "members.xlsx")
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "members.xlsx").active[3]] == chosen


@WIDTHS
def test_from_a_figure_to_a_person(visitor: Visitor, picture: Picture, width: str) -> None:
    page = visitor("zhenxiaohe", width)
    page.goto("/people/structure/")
    picture(page, "structure")
    section = page.locator("section.card").filter(has=page.get_by_role("heading", name="类别", exact=True))
    expect(section.get_by_role("img")).to_have_accessible_name(re.compile("^类别：正式党员 .* 名，预备党员 .* 名$"))
    figure = section.locator("a.zt-fig").last
    count = figure.inner_text()
    figure.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("党员")
    expect(page.locator(".zt-lead")).to_contain_text(count)
    expect(page.get_by_label("类别", exact=True)).to_have_value("probationary")
    picture(page, "rows")
    name = page.locator("table.zt-rows tbody tr a").first.inner_text()
    page.locator("table.zt-rows tbody tr a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


@WIDTHS
def test_an_organisation_is_picked_above_the_list(visitor: Visitor, picture: Picture, width: str) -> None:
    page = visitor("yanzhixing", width)
    page.goto("/people/posts/")
    page.get_by_label("组织", exact=True).press_sequentially("qhsq")
    page.locator(".zt-options label").filter(has_text=re.compile(r"^青禾社区党委(\s|$)")).first.click()
    page.get_by_text("更多条件").click()
    page.get_by_label("任职人年龄").select_option(label="没有登记")
    picture(page, "picking")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_label("组织", exact=True)).to_have_value("青禾社区党委")
    assert not slides_sideways(page)
    page.goto("/people/posts/?q=13900001234")
    expect(page.get_by_role("status").first).to_contain_text("写在这里会留在地址栏上")
    assert "1390000" not in page.url
