"""The tree as it is or was, one level at a time; searching; the list behind the organisation picker."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.organisations.queries.tree import Level, Node, children, path_to, roots, search, seen_on, visible_keys
from zerentian.people.queries.members import people_called
from zerentian.people.queries.posts import heads_of
from zerentian.web.days import day_asked, shortcuts
from zerentian.web.numbers import NO_NUMBERS_HERE, holds_a_number
from zerentian.web.pickers import OFFERED, offered, words_asked, words_in
from zerentian.web.requests import actor_of_request

PEOPLE = 20  # people a search lists
DEEPEST = 6  # deepest indentation the style sheet draws


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the tree table."""

    node: Node
    depth: int
    head: str | None  # "" vacant, None: nobody on record
    link: bool
    open: bool
    here: bool

    @property
    def indent(self) -> int:
        return min(self.depth, DEEPEST)


@dataclass(frozen=True, slots=True)
class More:
    """The line under a level too long to be sent at once."""

    uid: str
    depth: int
    start: int
    count: int
    more: bool = True

    @property
    def indent(self) -> int:
        return min(self.depth, DEEPEST)


@dataclass(frozen=True, slots=True)
class Picture:
    """What one request of the tree shows: for whom, on which day, which rows are open, which one is pointed at."""

    actor: Actor
    on: date
    opened: frozenset[str] = frozenset()
    pointed: str = ""

    def rows(self, level: Level, depth: int, parent: str = "", start: int = 0) -> list[Row | More]:
        lines = list(self._lines(level, depth, parent, start))
        keys = [node.key for node, _ in lines if isinstance(node, Node)]
        heads, links = heads_of(keys, self.on), visible_keys(self.actor, keys, clock.today())
        return [self._row(item, level_depth, heads, links) for item, level_depth in lines]

    def _lines(self, level: Level, depth: int, parent: str, start: int) -> Iterable[tuple[Node | More, int]]:
        for node in level.nodes:
            yield node, depth
            if node.uid in self.opened and node.children:
                yield from self._lines(children(self.actor, node.uid, self.on), depth + 1, node.uid, 0)
        if level.more:
            yield More(parent, depth, start + len(level.nodes), level.more), depth

    def _row(self, item: Node | More, depth: int, heads: dict[int, str], links: set[int]) -> Row | More:
        if isinstance(item, More):
            return item
        is_open = item.uid in self.opened and item.children > 0
        return Row(item, depth, heads.get(item.key), item.key in links, is_open, item.uid == self.pointed)


class TreeView(View):
    """?on=DAY&to=UID: the tree on a day, opened down to one organisation. ?open=UID,UID opens rows without a script."""

    def get(self, request: HttpRequest) -> HttpResponse:
        actor, on, pointed = actor_of_request(request), day_asked(request), request.GET.get("to", "")
        top = roots(actor, on)
        picture = Picture(actor, on, self._opened(request, top, pointed, on), pointed)
        facts = {
            "rows": picture.rows(top, 0),
            "total": sum(1 + node.below for node in top.nodes),
            "on": on,
            "past": on < clock.today(),
            "shortcuts": shortcuts(),
        }
        return render(request, "organisations/tree.html", facts)

    def _opened(self, request: HttpRequest, top: Level, pointed: str, on: date) -> frozenset[str]:
        asked = frozenset(filter(None, request.GET.get("open", "").split(",")[:40]))
        path = path_to(actor_of_request(request), seen_on(actor_of_request(request), pointed, on), on) if pointed else []
        first = [node.uid for node in top.nodes] if len(top.nodes) == 1 else []
        return asked | frozenset(path) | frozenset(first)


class LevelView(View):
    """One level of the tree, as rows to be put under the row that was opened."""

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        actor, on = actor_of_request(request), day_asked(request)
        depth, start = _number(request, "depth"), _number(request, "start")
        rows = Picture(actor, on).rows(children(actor, uid, on, start), depth, uid, start)
        return render(request, "organisations/rows.html", {"rows": rows, "on": on, "past": on < clock.today()})


def _number(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0


class SearchView(View):
    """?q=: organisations on the day asked, and people of today, by name, full pinyin or initials. Numbers are looked up elsewhere."""

    def get(self, request: HttpRequest) -> HttpResponse:
        actor, on, words = actor_of_request(request), day_asked(request), words_in(request, "q")
        if holds_a_number(words):
            messages.warning(request, NO_NUMBERS_HERE)
            return redirect("organisations:search")
        facts = {
            "words": words,
            "found": search(actor, words, on, limit=50),
            "people": people_called(actor, words, PEOPLE) if words else [],
            "most_people": PEOPLE,
            "on": on,
            "past": on < clock.today(),
            "may_find_numbers": bool(actor.tops(Right.KEEP_PEOPLE)),
        }
        return render(request, "organisations/search.html", facts)


class FindView(View):
    """The list under an organisation picker: ?q=words&field=NAME, where the words come under the field's own name without the script."""

    def get(self, request: HttpRequest) -> HttpResponse:
        field, words = words_asked(request)
        found = search(actor_of_request(request), words, clock.today(), limit=OFFERED + 1) if words else []
        options = [{"uid": each.uid, "name": each.name, "where": each.path} for each in found]
        return render(request, "pickers/options.html", offered(options, field))
