"""The tree: found, opened by mouse and by keyboard, looked at as it was, and with the network gone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Picture, Visitor, barriers, slides_sideways
from tests.servers import Server

pytestmark = pytest.mark.journey


@pytest.fixture
def server(standing_server: Server) -> Server:
    return standing_server


def row(page: Page, name: str) -> Locator:
    return page.locator(".zt-treetable tbody tr", has=page.get_by_role("link", name=name, exact=True))


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.slow)])
def test_a_branch_is_found_by_its_initials(visitor: Visitor, picture: Picture, width: str) -> None:
    page = visitor("yanzhixing", width)
    picture(page, "home")
    page.keyboard.press("/")
    page.keyboard.type("qhsqdedzb")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“qhsqdedzb”找到组织 4 个")).to_be_visible()  # the branch and its three groups
    picture(page, "found")
    page.get_by_role("link", name="青禾社区第二党支部", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="青禾社区第二党支部")).to_be_visible()
    picture(page, "page")
    page.get_by_role("link", name="在树上看").click()
    here = page.locator("#here")
    expect(here).to_be_in_viewport()
    expect(here).to_contain_text("青禾社区第二党支部")
    picture(page, "tree")
    assert not slides_sideways(page)


def test_nothing_found_says_what_to_try(visitor: Visitor, picture: Picture) -> None:
    page = visitor("yanzhixing")
    page.goto("/organisations/search/?q=zzzz")
    expect(page.get_by_role("heading", name="没有找到“zzzz”")).to_be_visible()
    picture(page, "nothing")
    page.get_by_role("link", name="从组织树里找").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("组织")


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.slow)])
def test_levels_open_and_close_with_the_mouse_and_stay_open_after_going_back(visitor: Visitor, picture: Picture, width: str) -> None:
    page = visitor("yanzhixing", width)
    page.goto("/organisations/")
    page.get_by_label("展开柳溪街道").click()
    expect(row(page, "青禾社区党委")).to_be_visible()
    page.get_by_label("展开青禾社区党委").click()
    expect(row(page, "青禾社区第二党支部")).to_be_visible()
    picture(page, "open")
    assert not slides_sideways(page)
    row(page, "青禾社区第二党支部").get_by_role("link", name="青禾社区第二党支部", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="青禾社区第二党支部")).to_be_visible()
    page.go_back()
    expect(row(page, "青禾社区第二党支部")).to_be_visible()
    page.get_by_label("收起青禾社区党委").click()
    expect(row(page, "青禾社区第二党支部")).to_have_count(0)
    expect(row(page, "青禾社区党委")).to_have_attribute("aria-expanded", "false")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.cells[0].querySelector('a[href]:not([data-level])').textContent"))


def test_levels_open_and_close_with_the_arrow_keys_alone(visitor: Visitor, picture: Picture) -> None:
    page = visitor("yanzhixing")
    page.goto("/organisations/")
    while not page.evaluate("document.activeElement.matches('.zt-treetable tr')"):
        page.keyboard.press("Tab")
    assert focused(page) == "中共云汀区委员会"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "柳溪街道党工委"
    page.keyboard.press("ArrowRight")
    expect(row(page, "青禾社区党委")).to_be_visible()
    picture(page, "opened")
    page.keyboard.press("ArrowRight")  # open already: into it
    first = focused(page)
    assert first != "柳溪街道党工委"
    page.keyboard.press("ArrowLeft")  # closed itself: up to the parent
    assert focused(page) == "柳溪街道党工委"
    page.keyboard.press("ArrowLeft")
    expect(row(page, "青禾社区党委")).to_have_count(0)
    page.keyboard.press("End")
    assert focused(page) == "区直机关工委"
    page.keyboard.press("Home")
    assert focused(page) == "中共云汀区委员会"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="中共云汀区委员会")).to_be_visible()


def test_last_years_tree_is_shown_as_it_stood(visitor: Visitor, picture: Picture) -> None:
    """On 8 September 2026 the towers' committee went from 两新工委 to the street: a year ago it was not below the street."""
    page = visitor("yanzhixing")
    page.goto("/organisations/")
    page.get_by_label("展开柳溪街道").click()
    expect(row(page, "柳溪文创楼党委")).to_be_visible()
    page.get_by_role("link", name="去年今天").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2025年11月30日")
    page.get_by_label("展开柳溪街道").click()
    expect(row(page, "青禾社区党委")).to_be_visible()
    expect(row(page, "柳溪文创楼党委")).to_have_count(0)
    page.get_by_label(re.compile("展开区委两新工委")).click()
    expect(row(page, "柳溪文创楼党委")).to_be_visible()
    picture(page, "last-year")
    assert barriers(page) == []
    page.get_by_role("link", name="回到今天").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("今天")


def test_without_network_opening_says_so_and_works_again_later(visitor: Visitor, picture: Picture) -> None:
    page = visitor("yanzhixing")
    page.goto("/organisations/")
    page.context.set_offline(True)
    for _ in range(2):
        page.get_by_label("展开柳溪街道").click()
        expect(page.get_by_text("没有网络，连上以后再点一次")).to_have_count(1)
    picture(page, "offline")
    page.context.set_offline(False)
    page.get_by_label("展开柳溪街道").click()
    expect(row(page, "青禾社区党委")).to_be_visible()
    expect(page.get_by_text("没有网络，连上以后再点一次")).to_have_count(0)


def test_without_a_script_the_arrows_lead_to_the_open_tree(visitor: Visitor) -> None:
    page = visitor("yanzhixing")
    page.goto("/organisations/")
    href = page.get_by_label("展开柳溪街道").get_attribute("href")
    page.goto(f"/organisations/{href}")
    href = page.get_by_label("展开青禾社区党委").get_attribute("href")
    page.goto(f"/organisations/{href}")
    expect(row(page, "青禾社区第二党支部")).to_be_visible()


def test_the_page_with_one_street_open_is_light(visitor: Visitor) -> None:
    page = visitor("yanzhixing")
    page.goto("/organisations/")
    page.get_by_label("展开柳溪街道").click()
    expect(row(page, "青禾社区党委")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('*').length") <= 3_000
