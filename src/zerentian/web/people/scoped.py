"""What lists of people have in common: a name, and an organisation with or without what is below it."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

from django.http import HttpRequest

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.queries.tree import named_exactly
from zerentian.people.queries.members import name_seen
from zerentian.storage.names import matching
from zerentian.web.lists.filters import Asked, Filter, Pick
from zerentian.web.requests import actor_of_request

HERE = "here"
REACHES = ((HERE, "只看这个组织"),)
WITH_BELOW = "连同下级"


def _called(rows: Any, typed: str) -> Any:
    return rows.filter(matching(typed, "person__"))


def _already(rows: Any, chosen: str) -> Any:
    """The view's query has narrowed by it."""
    return rows


def reaches_below(request: HttpRequest) -> bool:
    return request.GET.get("reach") != HERE


NAME = Filter("q", "姓名", _called, hint="姓名、全拼或首字母")
REACH = Filter("reach", "范围", _already, choices=REACHES, blank=WITH_BELOW)


class Scoped:
    """For a list over all that the reader sees: ?of=UID narrows it to an organisation, ?reach=here to that alone."""

    request: HttpRequest

    @cached_property
    def picked(self) -> Filter:
        actor = actor_of_request(self.request)
        pick = Pick(cache(lambda uid: name_seen(actor, uid)), lambda words: named_exactly(actor, words, clock.today()))
        return Filter("of", "组织", _already, pick=pick)

    def own_filters(self, actor: Actor) -> Sequence[Filter]:
        return [NAME, self.picked, REACH]

    def of(self, actor: Actor) -> str:
        return self.asked().chosen

    def asked(self) -> Asked:
        return self.picked.asked(self.request.GET)
