"""A known identity number and telephone go through the running server; afterwards no file of the installation has them as text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, barriers, go_to, slides_sideways
from tests.numbers import identity
from tests.servers import Server
from zerentian.people.models import Confidential, Person

pytestmark = pytest.mark.journey

IDENTITY, PHONE, BAD = identity("19840229", "518"), "19912345678", "990101198402295180"
BRANCH, NAME = "青禾社区第二党支部", "纪鹿鸣"


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def written(folder: Path) -> Iterator[tuple[Path, bytes]]:
    yield from ((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())


def holding(server: Server, *numbers: str) -> list[str]:
    """Files of the data folder, the server's own log among them, in which a number stands as text."""
    return [str(path) for path, content in written(server.data.folder) if any(number.encode() in content for number in numbers)]


def fit_to_read(page: Page) -> None:
    assert barriers(page) == []
    assert not slides_sideways(page)


def register(page: Page, picture: Picture) -> None:
    go_to(page, BRANCH)
    page.get_by_role("link", name="人员", exact=True).click()
    page.get_by_role("link", name="登记人员").click()
    page.get_by_label("姓名").fill(NAME)
    page.get_by_text("更多（可以以后补）").click()
    page.get_by_label(re.compile("^身份证号")).fill(BAD)
    page.get_by_label(re.compile("^手机")).fill(PHONE)
    picture(page, "filled")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator("main")).to_contain_text("身份证号不对")
    fit_to_read(page)
    page.get_by_label(re.compile("^身份证号")).fill(IDENTITY)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"已登记{NAME}。")


def look(page: Page, picture: Picture) -> None:
    page.get_by_role("link", name="看号码").click()
    fit_to_read(page)
    page.get_by_label("身份证号").check()
    page.get_by_label("手机").check()
    page.get_by_label("核对身份").check()
    page.get_by_role("button", name="看号码").click()
    expect(page.locator("main")).to_contain_text(IDENTITY)
    expect(page.locator("main")).to_contain_text(PHONE)
    picture(page, "looked")
    fit_to_read(page)
    page.get_by_role("link", name="看完了").click()
    expect(page.locator("main")).to_contain_text("核对身份")


def find(page: Page, number: str) -> None:
    page.goto("/people/by-number/")
    page.get_by_label("身份证号或手机号").fill(number)
    page.get_by_role("button", name="找", exact=True).click()
    expect(page.locator("main").get_by_role("link", name=NAME)).to_be_visible()
    assert number not in page.url


@pytest.mark.parametrize("width", ["desktop", pytest.param("phone", marks=pytest.mark.soak)])
def test_a_known_number_stands_in_no_file(
    visitor: Visitor, server: Server, fresh_database: DataFolder, picture: Picture, width: str
) -> None:
    page = visitor("zhenxiaohe", width)
    register(page, picture)
    person = Person.objects.get(name=NAME)
    page.goto(f"/people/{person.uid}/")
    expect(page.locator("main")).to_contain_text("199••••5678")
    expect(page.locator("main")).to_contain_text("1984年2月29日")
    picture(page, "person")
    fit_to_read(page)
    assert IDENTITY not in page.content()
    look(page, picture)
    find(page, IDENTITY)
    find(page, PHONE)
    page.goto(f"/people/{person.uid}/correct/")
    page.get_by_label(re.compile("^手机")).fill("19987654321")
    page.get_by_role("button", name="存下").click()
    expect(page.locator("main")).to_contain_text("199••••4321")
    page.goto("/people/personal-data/")
    fit_to_read(page)
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert [number for number in (IDENTITY, PHONE, BAD) if number in kept] == []
    assert Confidential.objects.filter(person=person.uid).count() == 1
    assert holding(server, IDENTITY, PHONE, BAD, "19987654321") == []
