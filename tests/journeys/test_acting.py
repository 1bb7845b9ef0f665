"""A clerk acts for a secretary: the strip says so at both widths, the secretary's rights are the limit, and back again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, go_to, pick, slides_sideways
from zerentian.journal.models import Entry
from zerentian.people.models import Account, Post

pytestmark = pytest.mark.journey


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def roster_of(page: Page, name: str) -> str:
    go_to(page, name)
    page.get_by_role("link", name="人员", exact=True).click()
    return page.url


def sound(page: Page) -> None:
    assert not slides_sideways(page)
    assert barriers(page) == []


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
def test_a_clerk_acts_for_a_secretary_within_her_rights_and_returns(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture, width: str
) -> None:
    district, page = visitor("yanzhixing"), visitor("zhenxiaohe", width)
    roster_of(district, "青禾社区党委")
    district.get_by_role("row").filter(has_text="米知秋").get_by_role("link", name="米知秋").first.click()
    district.get_by_role("link", name="请人代青禾社区党委书记办理").click()
    pick(district, "请谁代办", "甄晓禾", "甄晓禾")
    district.get_by_label(re.compile("^到哪天为止")).fill("2026-12-31")
    picture(district, "begin")
    sound(district)
    district.get_by_role("button", name="定下", exact=True).click()
    expect(district.get_by_role("status")).to_contain_text("已定下，2026年12月31日以后自动收回。")
    picture(district, "agreed")

    roster = roster_of(page, "青禾社区党委")
    expect(page.get_by_role("link", name="登记人员", exact=True)).to_be_visible()  # the clerk's own right
    page.locator(".zt-menu summary").click()
    picture(page, "menu")
    page.locator(".zt-menu").get_by_role("button", name=re.compile("^代米知秋（.*书记）办理$")).click()
    strip = page.locator(".zt-acting")
    expect(strip).to_contain_text("您在代 米知秋")
    expect(page.locator(".zt-menu summary")).to_contain_text("甄晓禾，代米知秋")
    sound(page)
    page.goto(roster)
    expect(strip).to_be_visible()
    expect(page.get_by_role("link", name="登记人员", exact=True)).to_have_count(0)
    picture(page, "acting")
    before = Entry.objects.count()
    page.goto(f"{roster}appoint/")
    expect(page.locator("main")).to_contain_text("您的岗位没有这项权限")
    picture(page, "refused")
    assert Entry.objects.count() == before

    strip.get_by_role("button", name="回到本人").click()
    expect(page.get_by_text("已回到本人。")).to_be_visible()
    expect(strip).to_have_count(0)
    page.goto(f"{roster}appoint/")
    expect(page.get_by_role("button", name="任命", exact=True)).to_be_visible()


def test_an_export_for_somebody_else_names_both(visitor: Visitor, fresh_database: DataFolder) -> None:
    """The worker of a branch takes a list away as the secretary of the community."""
    holder, page = visitor("mizhiqiu"), visitor("shuxiaoman", "phone")
    holder.locator(".zt-menu summary").click()
    holder.get_by_role("link", name="代办", exact=True).click()
    sound(holder)
    holder.get_by_role("link", name="请人代青禾社区党委书记办理").click()
    pick(holder, "请谁代办", "shuxiaoman", "束小满")
    holder.get_by_label(re.compile("^到哪天为止")).fill("2026-12-31")
    holder.get_by_role("button", name="定下", exact=True).click()
    page.goto("/people/acting/")
    sound(page)
    page.locator("main").get_by_role("button", name=re.compile("^代米知秋")).click()
    page.goto("/organisations/terms/")
    with page.expect_download():
        page.get_by_role("link", name="导出 Excel").click()
    entry = Entry.objects.latest("seq")
    principal = Account.objects.get(username="mizhiqiu").person
    assert principal
    assert (entry.verb, entry.actor) == ("list.export", Account.objects.get(username="shuxiaoman").uid)
    assert f'"acting_for":"{principal.uid}"' in entry.data


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
def test_one_person_is_sent_to_two_branches_without_a_script_too(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture, width: str
) -> None:
    page = visitor("zhenxiaohe", width)
    roster_of(page, "青禾社区党委")
    page.get_by_role("row").filter(has_text="米知秋").get_by_role("link", name="米知秋").first.click()
    page.get_by_role("link", name="派到几个组织").click()
    pick(page, "派到哪个组织", "qhsqdedzb", "青禾社区第二党支部")
    page.get_by_role("button", name="加上").click()
    page.get_by_label(re.compile("^派到哪个组织")).fill("青禾社区第三党支部")  # typed to the end and not picked, as without a script
    page.get_by_role("button", name="加上").click()
    expect(page.get_by_role("checkbox", name="青禾社区第二党支部")).to_be_checked()
    page.get_by_label("岗位").select_option(label="党建指导员")
    sound(page)
    picture(page, "listed")
    page.get_by_role("button", name="派去", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已派到 2 个组织，担任党建指导员。")
    picture(page, "sent")
    assert Post.objects.filter(person__name="米知秋", kind="instructor").count() == 2
