"""What cannot be so is said in one sentence at the field, what was typed stays, and nothing is written."""

import re

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.cast import everything
from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, fill_in_sign_in, go_to, pick
from tests.servers import Server
from zerentian.web.sessions import SEEN

pytestmark = pytest.mark.journey


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def error_of(page: Page, label: str) -> str:
    """The sentence that the field itself points to."""
    field = page.get_by_label(re.compile(f"^{label}"))
    expect(field).to_have_attribute("aria-invalid", "true")
    named = (field.get_attribute("aria-describedby") or "").split()
    return page.locator(", ".join(f"#{name}" for name in named if name.endswith("_error"))).inner_text().removeprefix("▲ ")


def test_a_new_branch_with_wrong_input(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("yanzhixing")
    go_to(page, "青禾社区党委")
    page.get_by_role("link", name="在下面设立").first.click()
    before = everything()
    page.get_by_label(re.compile("^简称")).fill("夜校")
    page.get_by_role("button", name="设立").click()
    assert error_of(page, "全称") == "请填全称。"
    picture(page, "empty")
    assert barriers(page) == []
    page.get_by_label("全称").fill("青禾社区夜校党支部")
    page.get_by_label("生效日期").fill("2027-01-01")
    page.get_by_label("类别").select_option(label="党支部")
    page.get_by_role("button", name="设立").click()
    sentence = "生效日期 2027年1月1日 还没有到。请改成今天（2026年11月30日）或以前的日期，或者到那天再录。"
    assert error_of(page, "生效日期") == sentence
    picture(page, "future")
    page.get_by_label("生效日期").fill("2026-11-01")
    page.get_by_label("全称").fill("青禾社区第二党支部")
    page.get_by_role("button", name="设立").click()
    taken = "“青禾社区党委”下面已经有一个“青禾社区第二党支部”。请换一个名称，或核对是不是同一个组织。"
    assert error_of(page, "全称") == taken
    expect(page.get_by_label(re.compile("^简称"))).to_have_value("夜校")
    expect(page.get_by_label("生效日期")).to_have_value("2026-11-01")
    assert without_visits(everything()) == without_visits(before)


def test_an_organisation_cannot_be_moved_into_itself(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("yanzhixing", "phone")
    go_to(page, "青禾社区党委")
    page.get_by_role("link", name="调整隶属").click()
    before = everything()
    pick(page, "调整到哪个组织下面", "青禾社区第二", "青禾社区第二党支部")
    page.get_by_role("button", name="看看会怎样").click()
    expected = "“青禾社区第二党支部”在“青禾社区党委”自己的下级里，不能把上级放到下级下面。请换一个上级。"
    assert error_of(page, "调整到哪个组织下面") == expected
    expect(page.get_by_label("调整到哪个组织下面")).to_have_value("青禾社区第二党支部")
    picture(page, "itself")
    page.get_by_label("调整到哪个组织下面").fill("没有这个组织")
    page.get_by_role("button", name="看看会怎样").click()
    expected = "没有叫“没有这个组织”的组织。请打名称里的几个字或拼音首字母，从列表里选。"
    assert error_of(page, "调整到哪个组织下面") == expected
    assert without_visits(everything()) == without_visits(before)


def without_visits(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """All tables but the accounts, where signing in notes the hour."""
    return {table: found for table, found in rows.items() if table != "people.Account"}


def test_what_was_typed_is_there_after_a_rest_and_a_new_sign_in(
    visitor: Visitor, fresh_database: DataFolder, server: Server, picture: Picture
) -> None:
    page = visitor("yanzhixing", "phone")
    go_to(page, "青禾社区党委")
    page.get_by_role("link", name="在下面设立").first.click()
    page.get_by_label("全称").fill("青禾社区夜校党支部")
    page.get_by_label("类别").select_option(label="党支部")
    let_rest(fresh_database)
    page.get_by_role("button", name="设立").click()
    expect(page.get_by_text("为了安全已退出，刚才填的还在")).to_be_visible()
    picture(page, "out")
    fill_in_sign_in(page, server, "yanzhixing")
    expect(page.get_by_label("全称")).to_have_value("青禾社区夜校党支部")
    picture(page, "back")
    page.get_by_role("button", name="设立").click()
    expect(page.get_by_role("heading", level=1, name="青禾社区夜校党支部")).to_be_visible()


def let_rest(data: DataFolder) -> None:
    """Thirty-one minutes pass without a touch."""
    with override_settings(SECRET_KEY=(data.folder / "secret.key").read_text()):
        for row in Session.objects.all():
            session = SessionStore(row.session_key)
            session[SEEN] = session.get(SEEN, 0) - 31 * 60
            session.save()


def test_the_second_of_two_who_change_the_same_is_told_and_may_still_save(visitor: Visitor, picture: Picture) -> None:
    first, second = visitor("yanzhixing"), visitor("zhenxiaohe")
    for page, name in ((first, "青禾社区第二党支部委员会"), (second, "青禾社区第二支部")):
        go_to(page, "青禾社区第二党支部")
        page.get_by_role("link", name="更名或改设").click()
        page.get_by_label("全称").fill(name)
    first.get_by_role("button", name="存下").click()
    expect(first.get_by_role("status")).to_contain_text("已存下")
    second.get_by_role("button", name="存下").click()
    expect(second.get_by_role("alert")).to_contain_text(
        "“青禾社区第二党支部委员会”刚刚被别人改过。您填的都还在，请先看看现在的样子，再决定要不要存。"
    )
    expect(second.get_by_label("全称")).to_have_value("青禾社区第二支部")
    picture(second, "stale")
    second.get_by_role("button", name="存下").click()  # read, and meant all the same
    expect(second.get_by_role("heading", level=1, name="青禾社区第二支部")).to_be_visible()


def test_without_network_a_form_keeps_what_was_typed(visitor: Visitor) -> None:
    page = visitor("yanzhixing")
    go_to(page, "青禾社区党委")
    page.get_by_role("link", name="在下面设立").first.click()
    page.get_by_label("全称").fill("青禾社区夜校党支部")
    address = page.url
    page.context.set_offline(True)
    page.get_by_role("button", name="设立").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.goto(address)
    expect(page.get_by_label("全称")).to_have_value("青禾社区夜校党支部")
    expect(page.get_by_role("status")).to_contain_text("填的还在，已经放回来了。")
