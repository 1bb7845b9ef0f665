"""A branch is moved with what is below it: looked at first, done once, seen in the new place today and in the old one a year ago."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, go_to, pick, slides_sideways
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Act, Designation, Placement
from zerentian.people.models import Membership

pytestmark = pytest.mark.journey
BRANCH, FROM, TO = "青禾社区第二党支部", "青禾社区党委", "石渡社区党委"
SEND = """async ([url, body]) =>
  (await fetch(url, { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" } })).url"""


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def inside() -> list[int]:
    """Keys of the branch and its groups, read off the placements."""
    branch = Designation.objects.get(name=BRANCH, valid_to=FOREVER).organisation_id
    return [branch, *Placement.objects.filter(parent=branch, valid_to=FOREVER).values_list("organisation_id", flat=True)]


def ask(page: Page) -> None:
    """The form of the move, filled, up to the page that says what would change."""
    go_to(page, BRANCH)
    page.get_by_role("link", name="调整隶属").click()
    pick(page, "调整到哪个组织下面", "sdsqdw", TO)
    page.get_by_label("依据文号").fill("云组〔2026〕31号")
    page.get_by_role("button", name="看看会怎样").click()
    expect(page.get_by_role("heading", name="调整以后会这样")).to_be_visible()


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.slow)])
def test_a_branch_is_moved_with_what_is_below_it(visitor: Visitor, fresh_database: DataFolder, picture: Picture, width: str) -> None:
    members = Membership.objects.filter(organisation__in=inside(), valid_to=FOREVER).count()
    page = visitor("yanzhixing", width)
    ask(page)
    expect(page.locator(".zt-kv").first).to_contain_text(f"{len(inside())} 个组织（含它自己），党员 {members} 名")
    expect(page.locator(".zt-kv").last).to_contain_text("青禾社区党委书记米知秋")  # loses sight
    expect(page.locator(".zt-kv").last).to_contain_text("石渡社区党委书记石清远")  # gains it
    assert not Act.objects.filter(kind="moved", paper="云组〔2026〕31号").exists()  # nothing written yet
    picture(page, "preview")
    assert barriers(page) == []
    assert not slides_sideways(page)
    page.get_by_role("button", name="就这样调整").click()
    expect(page.get_by_role("status")).to_contain_text("已调整。")
    picture(page, "moved")
    stands_under(page, "今天", TO)
    page.get_by_role("link", name="去年今天").click()
    stands_under(page, "2025年11月30日", FROM)
    go_to(page, BRANCH)
    page.get_by_role("link", name="沿革", exact=True).click()
    expect(page.locator("main")).to_contain_text(f"{BRANCH}由{FROM}调整到{TO}")
    picture(page, "history")


def stands_under(page: Page, day: str, parent: str) -> None:
    """On the tree of the day the branch hangs below `parent` and below no other."""
    if day == "今天":
        page.get_by_role("link", name="在树上看").click()
    else:
        expect(page.get_by_role("heading", level=1)).to_contain_text(day)
        page.get_by_label("展开柳溪街道").click()
        page.get_by_label(f"展开{parent}").click()
    line = page.locator(".zt-treetable tbody tr", has=page.get_by_text(BRANCH, exact=True))
    expect(line).to_have_count(1)
    above = line.locator("xpath=preceding-sibling::tr[@data-depth='2'][1]")
    expect(above).to_contain_text(parent)


def test_a_move_sent_twice_is_done_once(visitor: Visitor, fresh_database: DataFolder) -> None:
    page = visitor("yanzhixing")
    ask(page)
    sent = page.evaluate("new URLSearchParams(new FormData(document.querySelector('form.zt-form'))).toString()")
    address = page.url
    page.get_by_role("button", name="就这样调整").dblclick()
    expect(page.get_by_role("status")).to_contain_text("已调整。")
    again = page.evaluate(SEND, [address, sent])
    assert re.search(r"/organisations/[a-z2-7]{16}/$", again)  # led to where the first sending led
    assert Act.objects.filter(kind="moved", paper="云组〔2026〕31号").count() == 1


def test_going_back_from_the_preview_keeps_what_was_typed(visitor: Visitor) -> None:
    page = visitor("yanzhixing")
    ask(page)
    page.get_by_role("link", name="回去改").click()
    expect(page.get_by_label("依据文号")).to_have_value("云组〔2026〕31号")
    expect(page.get_by_label("调整到哪个组织下面")).to_have_value(TO)
    page.get_by_role("button", name="看看会怎样").click()  # the name alone is enough
    expect(page.get_by_role("heading", name="调整以后会这样")).to_be_visible()
