"""What every journey may ask of a page, and the street that journeys walk through."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import opened
from tests.databases import DataFolder, copy_of, drop
from tests.servers import Server, serving

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async (standards) => {
  const found = await axe.run(document, { runOnly: standards });
  return found.violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
}"""
PICTURES = "ZERENTIAN_PICTURES"  # folder to keep screenshots in
TODAY = "2026-11-30"  # of the street
WIDTHS = {"desktop": {"width": 1366, "height": 900}, "phone": {"width": 390, "height": 844}}

Picture = Callable[[Page, str], None]
Visitor = Callable[..., Page]


def barriers(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA on the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf8"))
    found: list[str] = page.evaluate(RUN, STANDARDS)
    return found


def slides_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"))


@pytest.fixture(scope="session")
def autumn_template(empty_template: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """The demonstration street on a fixed day, so that its names and dates are the same in every run."""
    data = copy_of(empty_template, tmp_path_factory.mktemp("autumn") / "data")
    printed = data.run("demo", "--scale", "street", "--today", TODAY).stdout
    (data.folder / "load.txt").write_text(printed, encoding="utf8")
    yield data
    drop(data)


@pytest.fixture(scope="session")
def standing_server(autumn_template: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """For journeys that only look: one copy of the street and one server for all of them."""
    data = copy_of(autumn_template, tmp_path_factory.mktemp("standing") / "data")
    with serving(data) as running:
        yield running
    drop(data)


@pytest.fixture
def picture(request: pytest.FixtureRequest, tmp_path: Path) -> Picture:
    """Keeps the page as it stands, as a file named after the test and the step."""
    folder = Path(os.environ.get(PICTURES) or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    scene = re.sub(r"\W+", "-", request.node.name.removeprefix("test_"))
    return lambda page, step: page.screenshot(path=folder / f"{scene}-{step}.png", full_page=True) and None


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Opens a page of its own for each person named, already signed in; `width` is "desktop" or "phone"."""
    open_ones: list[AbstractContextManager[Page]] = []

    def enter(username: str, width: str = "desktop") -> Page:
        touch = {"is_mobile": True, "has_touch": True} if width == "phone" else {}
        context = contextmanager(partial(opened, browser, server, viewport=WIDTHS[width], **touch))()
        open_ones.append(context)
        page = context.__enter__()
        sign_in(page, server, username)
        return page

    yield enter
    for context in open_ones:
        context.__exit__(None, None, None)


def sign_in(page: Page, server: Server, username: str) -> None:
    """With the password that loading the street printed."""
    page.goto("/sign-in/login/")
    fill_in_sign_in(page, server, username)
    page.wait_for_url("**/")


def fill_in_sign_in(page: Page, server: Server, username: str) -> None:
    page.get_by_label("账号", exact=True).fill(username)
    page.get_by_label("密码", exact=True).fill(password_of(server.data, username))
    page.get_by_role("button", name="登录", exact=True).click()


def password_of(data: DataFolder, username: str) -> str:
    printed = (data.folder / "load.txt").read_text(encoding="utf8")
    return next(line.split()[1] for line in printed.splitlines() if line.startswith(f"{username} "))


def go_to(page: Page, name: str) -> None:
    """The page of the organisation with exactly this name, by way of the search."""
    page.goto(f"/organisations/search/?q={name}")
    page.locator("main").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(re.compile(r"/organisations/[a-z2-7]{16}/$"))


def pick(page: Page, label: str, typed: str, name: str) -> None:
    """Type into a picker and choose one of the options it offers."""
    page.get_by_label(re.compile(f"^{label}")).press_sequentially(typed)
    page.locator(".zt-options label").filter(has_text=re.compile(rf"^{name}(\s|$)")).first.click()
