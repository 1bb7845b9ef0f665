"""Every kind of page, for every role: no barrier for anybody, no sideways sliding at any width."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import Picture, Visitor, barriers, go_to
from tests.servers import Server

pytestmark = pytest.mark.journey

WIDTHS = (320, 360, 390, 1366, 1920)
READ_AT = (390, 1366)  # where axe reads; what it finds hangs on the layout, of which there are two
ACTS = ("found", "designate", "move", "split", "merge", "close", "elect", "postpone", "units/new", "grids/new")
LISTS = (
    "/",
    "/organisations/",
    "/organisations/?on=2025-11-30",
    "/organisations/?on=1990-01-01",
    "/organisations/search/",
    "/organisations/search/?q=qh",
    "/organisations/search/?q=zzzz",
    "/organisations/terms/",
    "/organisations/terms/?state=late",
    "/organisations/coverage/",
    "/organisations/coverage/?show=gap",
    "/organisations/coverage/grids/",
    "/people/vacancies/",
    "/rosters/",
    "/rosters/open/",
    "/people/members/",
    "/people/members/?age=61&sex=female&q=z",
    "/people/members/?q=zzzz",
    "/people/posts/",
    "/people/posts/?status=past&term=late",
    "/people/structure/",
    "/people/transfers/",
    "/people/transfers/?list=done",
    "/people/attachments/",
    "/people/relations/",
    "/people/relations/?list=done",
    "/people/birthdays/",
    "/organisations/aaaaaaaaaaaaaaaa/",  # refused: not found
    "/accounts/",  # refused: not theirs
)


@pytest.fixture
def server(standing_server: Server) -> Server:
    return standing_server


def wrong_on(page: Page, address: str) -> list[str]:
    """Everything that is wrong with one page, at every width."""
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(address)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
            found.append(f"{address} at {width}: {page.evaluate('document.scrollingElement.scrollWidth')} wide")
        if width in READ_AT:
            found += [f"{address} at {width}: {barrier}" for barrier in barriers(page)]
    return found


def wrong_on_all(page: Page, addresses: tuple[str, ...]) -> list[str]:
    return [each for address in addresses for each in wrong_on(page, address)]


def address_of(page: Page, name: str) -> str:
    go_to(page, name)
    return re.sub(r"^https?://[^/]+", "", page.url)


@pytest.mark.slow
def test_the_lists_and_the_tree(visitor: Visitor) -> None:
    assert wrong_on_all(visitor("yanzhixing"), LISTS) == []


@pytest.mark.parametrize("name", ["中共云汀区委员会", "青禾社区第二党支部", "青禾社区第二党支部第一党小组"])
@pytest.mark.slow
def test_the_pages_of_an_organisation_and_its_people(visitor: Visitor, name: str) -> None:
    page = visitor("yanzhixing")
    here = address_of(page, name)
    uid = here.split("/")[2]
    page.goto(f"/people/of/{uid}/")
    person = page.locator("main a[href^='/people/']:not([href*='/of/']):not([href*='/posts/'])").first.get_attribute("href")
    addresses = (here, f"{here}history/", f"/people/of/{uid}/", f"/people/of/{uid}/?q=zzzz", str(person))
    assert wrong_on_all(page, addresses) == []


@pytest.mark.slow
def test_every_form(visitor: Visitor) -> None:
    page = visitor("yanzhixing")
    here = address_of(page, "青禾社区第二党支部")
    uid = here.split("/")[2]
    page.goto(f"/people/of/{uid}/")
    end = page.get_by_role("link", name="免职").first.get_attribute("href")
    page.goto("/organisations/coverage/")
    unit = str(page.locator("main a[href*='/survey/']").first.get_attribute("href"))
    page.goto("/organisations/coverage/grids/")
    grid = str(page.locator("main a[href*='/staff/']").first.get_attribute("href"))
    people = (f"/people/of/{uid}/register/", f"/people/of/{uid}/appoint/", str(end))
    forms = (*(f"{here}{act}/" for act in ACTS), unit, unit.replace("survey", "reach"), grid, *people)
    assert wrong_on_all(page, forms) == []


@pytest.mark.parametrize("username", ["zhenxiaohe", "mizhiqiu", "shuxiaoman"])
@pytest.mark.slow
def test_home_of_every_role(visitor: Visitor, picture: Picture, username: str) -> None:
    page = visitor(username)
    picture(page, "home")
    assert wrong_on_all(page, ("/", "/organisations/")) == []


def test_the_door(desktop: Page) -> None:
    assert wrong_on(desktop, "/sign-in/login/") == []
