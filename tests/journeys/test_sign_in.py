"""The security administrator signs in for the first time, opens an account, and is led back after too long a rest."""

import re
import time
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import barriers, slides_sideways
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement
from zerentian.people.models import Account, Person, Post
from zerentian.storage.names import named
from zerentian.web.sessions import SEEN

pytestmark = pytest.mark.journey

FIRST, OWN = "Chu-shi-mi-ma-1", "Xin-de-mi-ma-2026"
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def people(fresh_database: DataFolder) -> None:
    root = Organisation.objects.create(founded=LONG_AGO)
    name = named("中共云汀区委员会")
    Designation.objects.create(
        organisation=root, valid_from=LONG_AGO, short_name="云汀区委", kind="committee", area="district_organ", **name
    )
    Placement.objects.create(organisation=root, parent=None, valid_from=LONG_AGO)
    Lineage.objects.create(ancestor=root, organisation=root, depth=0, valid_from=LONG_AGO)
    person = Person.objects.create(**named("米知秋"))
    Post.objects.create(person=person, organisation=root, kind="secretary", valid_from=LONG_AGO)
    security = Account(username="anquan", role="security_administrator")
    security.set_password(FIRST)
    security.save()


def sign_in(page: Page, login: str, password: str) -> None:
    page.get_by_label("账号", exact=True).fill(login)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def change_password(page: Page) -> None:
    page.get_by_label("原密码").fill(FIRST)
    page.get_by_label("新密码", exact=True).fill(OWN)
    page.get_by_label("再填一次新密码").fill(OWN)
    page.get_by_role("button", name="改密码").click()


def set_up_code(page: Page) -> None:
    expect(page.get_by_role("heading", name="设置登录验证码")).to_be_visible()
    page.get_by_label("验证码", exact=True).fill(code_of(page.locator(".zt-secret").inner_text()))
    page.get_by_role("button", name="设好了").click()
    expect(page.get_by_role("heading", name="备用码，还剩 10 个")).to_be_visible()


@pytest.mark.usefixtures("people")
def test_the_first_sign_in_leads_through_password_and_code_to_opening_an_account(desktop: Page) -> None:
    desktop.goto("/")
    sign_in(desktop, "ANQUAN", "nicht-dieses")
    expect(desktop.get_by_text("账号或密码不对。再错 4 次要等 15 分钟。")).to_be_visible()
    assert barriers(desktop) == []
    sign_in(desktop, "ANQUAN", FIRST)
    change_password(desktop)
    set_up_code(desktop)
    assert barriers(desktop) == []
    desktop.goto("/accounts/")
    desktop.get_by_role("link", name="开账号").click()
    desktop.get_by_label("找人").fill("mzq")
    desktop.get_by_role("button", name="找", exact=True).click()
    desktop.get_by_label(re.compile("米知秋.*云汀区委书记")).check()
    assert barriers(desktop) == []
    desktop.get_by_role("button", name="开账号").click()
    expect(desktop.locator("#password")).to_have_text(re.compile(r"^[a-hjkmnp-z2-9]{14}$"))
    desktop.get_by_role("link", name="抄好了").click()
    expect(desktop.get_by_text("云汀区委书记，等首次登录")).to_be_visible()


@pytest.mark.usefixtures("people")
def test_what_was_typed_is_still_there_after_too_long_a_rest(phone: Page, fresh_database: DataFolder) -> None:
    Account.objects.update(must_change_password=False)
    phone.goto("/")
    sign_in(phone, "anquan", FIRST)
    set_up_code(phone)
    reserve = phone.locator(".zt-codes li").first.inner_text()
    fill_in(phone)
    let_rest(fresh_database)
    phone.get_by_role("button", name="开账号").click()
    expect(phone.get_by_text("为了安全已退出，刚才填的还在")).to_be_visible()
    sign_in(phone, "anquan", FIRST)
    phone.get_by_label("验证码", exact=True).fill(reserve)
    phone.get_by_role("button", name="登录", exact=True).click()
    expect(phone.get_by_label(re.compile("账号名"))).to_have_value("mi.zhiqiu")
    expect(phone.get_by_label(re.compile("米知秋"))).to_be_checked()
    phone.get_by_role("button", name="开账号").click()
    expect(phone.get_by_role("heading", name="账号开好了")).to_be_visible()
    assert Account.objects.get(person__name="米知秋").username == "mi.zhiqiu"


def fill_in(page: Page) -> None:
    page.goto("/accounts/open/?q=mzq")
    page.get_by_label(re.compile("米知秋")).check()
    page.get_by_label(re.compile("账号名")).fill("mi.zhiqiu")
    assert not slides_sideways(page)


def let_rest(data: DataFolder) -> None:
    """Sixteen minutes pass without a touch: one more than an administrator has."""
    with override_settings(SECRET_KEY=(data.folder / "secret.key").read_text()):
        for row in Session.objects.all():
            session = SessionStore(row.session_key)
            if SEEN in session:
                session[SEEN] -= 16 * 60
                session.save()
