"""Chromium for the journeys: one process per run, one context per test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.programs import find_browser
from tests.servers import Server

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIET += ["--disable-component-update", "--disable-sync"]  # the tests' machine may have no network
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if not program:
        pytest.skip("没有 Chromium：sudo apt-get install chromium fonts-noto-cjk")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread; the ORM beside it is sound
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


def opened(browser: Browser, server: Server, **options: Any) -> Iterator[Page]:
    """A page that fails its test if a script broke or anything was asked of another host."""
    context = browser.new_context(base_url=server.url, locale="zh-CN", timezone_id="Asia/Shanghai", **options)
    page, wrong = context.new_page(), list[str]()
    context.on("weberror", lambda error: wrong.append(f"script: {error.error}"))
    context.on("console", lambda line: wrong.append(f"console: {line.text}") if "Content Security Policy" in line.text else None)
    context.on("request", lambda sent: wrong.append(f"request: {sent.url}") if not local(sent.url, server) else None)
    yield page
    context.close()
    assert not wrong


def local(url: str, server: Server) -> bool:
    return url.startswith((server.url, "data:", "blob:", "about:"))


@pytest.fixture
def desktop(browser: Browser, server: Server) -> Iterator[Page]:
    yield from opened(browser, server, viewport=DESKTOP)


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    yield from opened(browser, server, viewport=PHONE, is_mobile=True, has_touch=True)
