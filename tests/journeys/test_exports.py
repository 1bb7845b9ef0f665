"""A clerk takes rosters away: hidden at once, open with a code from the phone, a large one when the district has agreed."""

import re
import time
from pathlib import Path

import openpyxl
import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, go_to, slides_sideways
from zerentian.journal.models import Entry
from zerentian.organisations.models import Designation
from zerentian.people.models import Account
from zerentian.rosters.models import RosterExport

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
SECRET = "JBSWY3DPEHPK3PXP"
FULL_NUMBER = re.compile(r"\d{17}[\dX]|1\d{10}")  # of a person, or of a telephone


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def sound(page: Page) -> None:
    assert not slides_sideways(page)
    assert barriers(page) == []


def taken(page: Page, button: str, folder: Path) -> list[list[str]]:
    """The table that comes when the button is pressed; the page stays where it is."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    assert re.fullmatch(r".+名册（2026-11-30）\.xlsx", download.value.suggested_filename)
    file = folder / "roster.xlsx"
    download.value.save_as(file)
    return [[str(cell or "") for cell in row] for row in openpyxl.load_workbook(file).active.iter_rows(values_only=True)]


def full_numbers(rows: list[list[str]]) -> int:
    return sum(bool(FULL_NUMBER.fullmatch(cell)) for row in rows for cell in row)


def set_up_code(page: Page) -> str:
    """By the way the form of the export leads; returns what the phone now holds."""
    page.get_by_role("link", name="去设登录验证码").click()
    secret = page.locator(".zt-secret").inner_text()
    page.get_by_label("验证码", exact=True).fill(code_of(secret))
    page.get_by_role("button", name="设好了").click()
    expect(page.get_by_role("heading", name=re.compile("^备用码"))).to_be_visible()
    return secret


@WIDTHS
def test_hidden_at_once_and_open_with_a_code(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture, tmp_path: Path, width: str
) -> None:
    page = visitor("zhenxiaohe", width)
    go_to(page, "青禾社区第二党支部")
    page.get_by_role("link", name="人员", exact=True).click()
    picture(page, "people")
    page.get_by_role("link", name="导出名册", exact=True).click()
    expect(page.get_by_label("哪个组织的")).to_have_value("青禾社区第二党支部")
    expect(page.get_by_text("全文做什么用")).to_be_hidden()
    sound(page)
    hidden = taken(page, "导出", tmp_path)
    assert "（已遮盖）" in "".join(hidden[0])
    assert full_numbers(hidden) == 0
    form = page.url
    page.get_by_role("radio", name=re.compile("全文：")).check()
    picture(page, "no-code")
    sound(page)
    secret = set_up_code(page)
    page.goto(form)
    page.get_by_role("radio", name=re.compile("全文：")).check()
    page.get_by_role("radio", name="其他").check()
    page.get_by_label(re.compile("^是什么事")).fill("急")
    page.get_by_role("button", name="导出", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("radio", name="其他")).to_be_checked()
    page.get_by_label(re.compile("^是什么事")).fill("核对党费基数")
    page.get_by_label("验证码", exact=True).fill("12345x")
    page.get_by_role("button", name="导出", exact=True).click()
    expect(page.get_by_text("验证码不对")).to_be_visible()
    expect(page.get_by_label(re.compile("^是什么事"))).to_have_value("核对党费基数")
    picture(page, "refused")
    sound(page)
    page.get_by_label("验证码", exact=True).fill(code_of(secret))
    rows = taken(page, "导出", tmp_path)
    assert len(rows) == len(hidden)
    assert full_numbers(rows) > 0
    assert page.url == form
    assert list(Entry.objects.filter(verb__startswith="roster.").order_by("seq").values_list("verb", flat=True)) == [
        "roster.export",
        "roster.ask",
        "roster.take",
    ]


@pytest.fixture
def asked(fresh_database: DataFolder) -> str:
    """As if the street's members were many: how many are many is the catalogue's to say, and the server reads the one there is."""
    street = Designation.objects.get(name="柳溪街道党工委").organisation
    by = Account.objects.get(username="zhenxiaohe").uid
    uid: str = RosterExport.objects.create(kind="members", organisation=street, reason="收缴党费", rows=5_000, asked_by=by).uid
    return uid


@WIDTHS
def test_a_large_one_when_the_district_has_agreed(visitor: Visitor, asked: str, picture: Picture, tmp_path: Path, width: str) -> None:
    page, district = visitor("zhenxiaohe", width), visitor("yanzhixing", width)
    for username in ("zhenxiaohe", "yanzhixing"):  # after signing in, which would ask for the code already
        TOTP.activate(Account.objects.get(username=username), SECRET)
    page.goto(f"/rosters/requests/{asked}/")
    expect(page.locator("main").get_by_text("等第二个人同意", exact=True)).to_be_visible()
    expect(page.get_by_text("言知行")).to_be_visible()
    picture(page, "waiting")
    sound(page)
    district.goto("/rosters/")
    picture(district, "rosters")
    district.get_by_role("link", name="看一看，再定").click()
    picture(district, "requests")
    sound(district)
    district.locator("main").get_by_role("link", name="党员名册").click()
    expect(district.get_by_role("heading", level=1)).to_have_text("甄晓禾要导出号码全文")
    picture(district, "deciding")
    sound(district)
    district.get_by_label("验证码", exact=True).fill(code_of(SECRET))
    district.get_by_role("button", name="同意导出").click()
    expect(district.get_by_text("已同意。申请的人现在可以取了。")).to_be_visible()
    page.reload()
    picture(page, "agreed")
    sound(page)
    page.get_by_label("验证码", exact=True).fill(code_of(SECRET))
    assert full_numbers(taken(page, "取名册", tmp_path)) > 0
    page.goto("/rosters/requests/")
    expect(page.get_by_role("row").filter(has_text="已取走")).to_be_visible()
    picture(page, "taken")
    sound(page)
