"""Every act on the tree and its people once, through its page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, go_to, pick
from zerentian.journal.models import Entry
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Designation, Placement
from zerentian.people.models import Membership, Post

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def act(page: Page, link: str, button: str, **filled: str) -> None:
    """Opens the page behind `link`, fills its fields by their labels and sends it."""
    page.locator("main").get_by_role("link", name=link, exact=True).first.click()
    for label, value in filled.items():
        field = page.get_by_label(re.compile(f"^{label}"))
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.get_by_role("button", name=button, exact=True).click()


def said(page: Page, words: str) -> None:
    expect(page.locator(".zt-note.is-done")).to_contain_text(words)
    expect(page.get_by_text("填的还在，已经放回来了")).to_have_count(0)  # what is done is no draft any more


def children_of(name: str) -> set[str]:
    parent = Designation.objects.get(name=name, valid_to=FOREVER).organisation_id
    placed = Placement.objects.filter(parent=parent, valid_to=FOREVER).values("organisation")
    return set(Designation.objects.filter(organisation__in=placed, valid_to=FOREVER).values_list("name", flat=True))


def verbs_since(seq: int) -> list[str]:
    return list(Entry.objects.filter(seq__gt=seq).order_by("seq").values_list("verb", flat=True))


def test_a_branch_is_founded_renamed_filled_led_elected_and_closed(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    before, page = Entry.objects.latest("seq").seq, visitor("zhenxiaohe")
    go_to(page, "青禾社区党委")
    act(page, "在下面设立", "设立", 全称="青禾社区夜校党支部", 类别="党支部", 生效日期="2026-10-01")
    said(page, "已设立青禾社区夜校党支部。")
    picture(page, "founded")
    act(page, "更名或改设", "存下", 全称="青禾社区书院党支部", 生效日期="2026-10-05")
    said(page, "已存下")
    page.get_by_role("link", name="人员", exact=True).click()
    picture(page, "empty-roster")
    act(page, "登记人员", "登记", 姓名="竺小溪", 从哪天起="2026-10-08")
    said(page, "已登记竺小溪。")
    page.locator("main").get_by_role("link", name="任命", exact=True).first.click()
    pick(page, "谁", "竺小溪", "竺小溪")
    page.get_by_label("岗位").select_option(label="书记")
    page.get_by_label("任职日期").fill("2026-10-09")
    picture(page, "appoint")
    page.get_by_role("button", name="任命", exact=True).click()
    said(page, "已任命。")
    page.get_by_role("link", name="概况").click()
    act(page, "登记换届", "登记", 生效日期="2026-10-20")
    said(page, "已登记换届")
    expect(page.locator("main")).to_contain_text("2031年10月20日")  # five years in a community
    act(page, "登记延期", "登记", 批准延期至="2031-12-31")
    said(page, "已登记延期")
    picture(page, "led")
    page.locator("main").get_by_role("link", name="撤销", exact=True).click()
    pick(page, "党员转到哪个组织", "qhsqdedzb", "青禾社区第二党支部")
    page.get_by_role("button", name="撤销", exact=True).click()
    said(page, "已撤销。")
    picture(page, "closed")
    assert Membership.objects.get(person__name="竺小溪", valid_to=FOREVER).organisation.designations.get().name == "青禾社区第二党支部"
    assert not Post.objects.filter(person__name="竺小溪", valid_to=FOREVER).exists()
    acts = ["found", "designate", "elect", "postpone", "close"]
    expected = [f"organisation.{verb}" for verb in acts[:2]] + ["person.register", "post.appoint"]
    assert verbs_since(before) == expected + [f"organisation.{verb}" for verb in acts[2:]]


def test_a_branch_is_split_and_merged_again(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("zhenxiaohe")
    go_to(page, "青禾社区第二党支部")
    page.get_by_role("link", name="分设", exact=True).click()
    page.get_by_label("新组织全称").fill("青禾社区第八党支部")
    page.get_by_label("青禾社区第二党支部第三党小组").check()
    picture(page, "split")
    page.get_by_role("button", name="分设", exact=True).click()
    said(page, "已分设青禾社区第八党支部")
    assert children_of("青禾社区第八党支部") == {"青禾社区第二党支部第三党小组"}
    go_to(page, "青禾社区第一党支部")
    page.get_by_role("link", name="并入其他组织").click()
    page.get_by_label("青禾社区第三党支部").check()
    picture(page, "merge")
    page.get_by_role("button", name="合并", exact=True).click()
    said(page, "已合并 1 个组织。")
    assert "青禾社区第三党支部" not in children_of("青禾社区党委")


def test_a_unit_and_a_grid_are_entered_once(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("zhenxiaohe", "phone")
    go_to(page, "青禾社区党委")
    act(page, "登记单位", "登记", 单位全称="云梭织造厂", 单位类型="非公企业")
    said(page, "已登记云梭织造厂。")
    page.get_by_label("正式党员数").fill("4")
    page.get_by_label("单独建立组织的条件成熟").check()
    page.get_by_role("button", name="存下").click()
    said(page, "已存下，覆盖率已按这次摸排重算。")
    page.get_by_role("link", name="登记联系的党组织").click()
    pick(page, "由哪个党组织联系", "qhsqdydzb", "青禾社区第一党支部")
    page.get_by_role("button", name="存下").click()
    said(page, "已存下")
    picture(page, "unit")
    go_to(page, "青禾社区党委")
    act(page, "设网格", "存下", 网格名称="青禾社区夜校网格", 户数="120")
    said(page, "已设青禾社区夜校网格。")
    page.get_by_label("青禾社区第一党支部").check()
    page.get_by_role("button", name="存下").click()
    said(page, "已存下。")
    expect(page.get_by_label("青禾社区第一党支部")).to_be_checked()
    picture(page, "grid")
