"""The tree in Chromium and under twenty clients: what a clerk of a district of 2,000 organisations waits for.

The baseline in the browser is the same page with every organisation of the district in its table, handed over from memory, so that
it costs the server nothing. The baseline of opening a row is what happens without the script: the server sends the page anew.
"""

import http.client
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from statistics import median, quantiles
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from benchmarks.harness import Row, at_most, benchmark, demonstration, figure, use
from scripts.programs import find_browser

CLERK = "yanzhixing"
TREE = "/organisations/"
WHOLE = "/organisations/whole/"
RUNS = 11
CLIENTS, ROUNDS = 20, 10
USABLE = """() => Math.max(performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  ...performance.getEntriesByName("first-contentful-paint").map((paint) => paint.startTime))"""
UNFOLD = """(uid) => new Promise((shown) => {
  const row = document.querySelector(`tr[data-uid="${uid}"]`), begin = performance.now();
  new MutationObserver(() => requestAnimationFrame(() => shown(performance.now() - begin))).observe(row.parentElement, { childList: true });
  row.querySelector("[data-level]").click();
})"""


@dataclass(frozen=True)
class Scene:
    """The clerk's cookie, the largest street, and the page with the whole district in it."""

    cookie: tuple[str, str]
    street: str
    whole: str


@cache
def scene() -> Scene:
    use(demonstration("district"))
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    from zerentian.people.models import Account

    client = Client()
    client.force_login(Account.objects.get(username=CLERK), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(TREE).content.decode()
    sizes = {
        uid: int(size)
        for uid, size in re.findall(r'<tr data-uid="(\w+)" data-depth="1".*?<td class="num">\d*</td><td class="num">(\d+)<', page)
    }
    found = Scene(
        (settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value),
        max(sizes, key=lambda uid: sizes[uid]),
        whole(client, page),
    )
    connections.close_all()
    return found


def whole(client: Any, page: str) -> str:
    """The page of the tree with every level put below its row."""
    while found := re.search(r'(<tr data-uid="\w+" data-depth="\d+"[^>]*)aria-expanded="false"(.*?data-level="(.*?)".*?</tr>)', page, re.S):
        level = client.get(found[3].replace("&amp;", "&")).content.decode()
        page = f'{page[: found.start()]}{found[1]}aria-expanded="true"{found[2]}{level}{page[found.end() :]}'
    return page


@contextmanager
def server() -> Iterator[str]:
    from tests.databases import DataFolder
    from tests.servers import serving

    with serving(DataFolder(demonstration("district")), workers=2) as running:
        yield running.url


@contextmanager
def browsing() -> Iterator[Any]:
    """A page of Chromium in which the clerk is signed in."""
    from playwright.sync_api import sync_playwright

    from tests.browsers import DESKTOP, QUIET

    set_up = scene()
    with server() as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        context = chromium.new_context(base_url=url, viewport=DESKTOP)
        context.add_cookies([{"name": set_up.cookie[0], "value": set_up.cookie[1], "url": url}])
        context.route(f"**{WHOLE}", lambda route: route.fulfill(body=set_up.whole, content_type="text/html; charset=utf-8"))
        yield context.new_page()
        chromium.close()


def usable(page: Any, address: str) -> float:
    """Milliseconds from the start of the navigation until the table is drawn and its script has run."""
    page.goto(address, wait_until="load")
    page.wait_for_timeout(50)  # the first paint is reported a moment later
    assert page.locator(".zt-treetable tbody tr[tabindex='0']").count() == 1
    return float(page.evaluate(USABLE))


def unfolded(page: Any) -> float:
    page.goto(TREE)
    page.evaluate("sessionStorage.clear()")
    page.goto(TREE)
    return float(page.evaluate(UNFOLD, scene().street))


def compared(times: list[float], others: list[float], bound: float) -> Row:
    row = Row("", len(times), median(times), "ms", median(others), median(others) / median(times))
    return at_most(bound).judge(row)


def taking_turns(first: Any, second: Any) -> tuple[list[float], list[float]]:
    """After one warm-up each."""
    pairs = [(first(), second()) for _ in range(RUNS + 1)][1:]
    return [one for one, _ in pairs], [other for _, other in pairs]


@benchmark("tree.usable")
def tree_usable() -> Row:
    with browsing() as page:
        return compared(*taking_turns(lambda: usable(page, TREE), lambda: usable(page, WHOLE)), 1_000)


@benchmark("tree.unfold")
def tree_unfold() -> Row:
    """Click to rows shown, in the browser; against sending the whole page with the row open."""
    address = f"{TREE}?to={scene().street}&open={scene().street}"
    with browsing() as page:
        return compared(*taking_turns(lambda: unfolded(page), lambda: usable(page, address)), 100)


@benchmark("tree.nodes")
def tree_nodes() -> Row:
    count = "document.querySelectorAll('*').length"
    with browsing() as page:
        unfolded(page)
        ours = page.evaluate(count)
        page.goto(WHOLE)
        theirs = page.evaluate(count)
    return replace(figure(ours, "nodes", goal=at_most(3_000)), baseline=theirs, ratio=theirs / ours)


def visit(url: str, rounds: int) -> list[float]:
    """One client: the tree, one level and one organisation, over and over; milliseconds of each answer."""
    place, set_up = urlsplit(url), scene()
    line, taken = http.client.HTTPConnection(place.hostname or "", place.port), list[float]()
    for address in (TREE, f"{TREE}{set_up.street}/below/?depth=2", f"{TREE}{set_up.street}/") * rounds:
        begin = perf_counter()
        line.request("GET", address, headers={"Cookie": "=".join(set_up.cookie)})
        answer = line.getresponse()
        answer.read()
        taken.append((perf_counter() - begin) * 1_000)
        assert answer.status == 200, address
    return taken


@cache
def crowd() -> tuple[list[float], list[float]]:
    """Answer times of twenty clients at once, and of one alone."""
    scene()
    with server() as url, ThreadPoolExecutor(CLIENTS) as pool:
        visit(url, 2)
        alone = visit(url, ROUNDS)
        together = [one for taken in pool.map(lambda _: visit(url, ROUNDS), range(CLIENTS)) for one in taken]
    return together, alone


@benchmark("tree.clients")
def tree_clients() -> Row:
    together, alone = crowd()
    return Row("", len(together), median(together), "ms", median(alone), median(alone) / median(together))


@benchmark("tree.clients_p95")
def tree_clients_p95() -> Row:
    together, alone = (quantiles(times, n=20)[-1] for times in crowd())
    return Row("", CLIENTS * ROUNDS * 3, together, "ms", alone, alone / together)
