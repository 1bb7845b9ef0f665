"""A member is let go to another street, sent back, let go again and received; both sides read who did it when."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, pick, slides_sideways
from zerentian.kernel.dates import FOREVER
from zerentian.people.models import Membership

pytestmark = pytest.mark.journey

TARGET = "区委组织部机关党支部"


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def fine(page: Page, picture: Picture, step: str) -> None:
    assert not slides_sideways(page)
    assert barriers(page) == []
    picture(page, step)


def open_page_of(page: Page, person: str) -> None:
    page.goto(f"/people/{person}/")


def let_go(page: Page, person: str) -> None:
    open_page_of(page, person)
    page.get_by_role("link", name="转出组织关系", exact=True).click()
    pick(page, "转到哪个组织", "区委组织部", TARGET)
    page.get_by_label(re.compile("^介绍信编号")).fill("青组介〔2026〕9号")
    page.get_by_role("button", name="开出", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已开出，等对方接收。")


def test_a_member_is_sent_back_once_and_then_received(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    district, street = visitor("yanzhixing", "phone"), visitor("zhenxiaohe")
    rows = Membership.objects.filter(organisation__designations__name__startswith="青禾社区", valid_to=FOREVER)
    alone = rows.filter(person__posts=None, person__transfers=None, person__attachments=None, person__relation_checks=None)
    person, name, source = alone.order_by("pk").values_list("person__uid", "person__name", "organisation")[0]
    let_go(street, person)
    fine(street, picture, "let-go")

    district.goto("/people/transfers/")
    fine(district, picture, "expected")
    district.get_by_role("link", name=name, exact=True).click()
    fine(district, picture, "steps")
    district.get_by_role("link", name="退回", exact=True).click()
    district.get_by_label("原因").fill("介绍信上的组织名称不对")
    fine(district, picture, "send-back")
    district.get_by_role("button", name="退回", exact=True).click()
    expect(district.get_by_role("status")).to_contain_text("已退回，党籍还在原组织。")
    street.reload()
    expect(street.locator("main")).to_contain_text("介绍信上的组织名称不对")
    assert Membership.objects.get(person__uid=person, valid_to=FOREVER).organisation.pk == source

    let_go(street, person)
    district.goto("/people/transfers/")
    district.get_by_role("link", name=name, exact=True).click()
    district.get_by_role("link", name="接收", exact=True).click()
    district.get_by_role("button", name="接收", exact=True).click()
    expect(district.get_by_role("status")).to_contain_text("已接收")
    fine(district, picture, "received")
    street.reload()
    expect(street.locator("main")).to_contain_text("言知行")
    fine(street, picture, "done")
    assert Membership.objects.get(person__uid=person, valid_to=FOREVER).organisation.designations.filter(name=TARGET).exists()
    open_page_of(street, person)
    expect(street.locator("main")).to_contain_text("没有找到这个人")
