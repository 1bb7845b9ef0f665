"""党员结构: how the members of an organisation and everything below it are made up, each figure a door to its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel import clock
from zerentian.organisations.queries.tree import roots
from zerentian.people.queries.members import NOT_KNOWN, name_seen
from zerentian.people.queries.structure import Dimension, Portion, structure
from zerentian.web.lists.filters import Asked
from zerentian.web.people.scoped import Scoped
from zerentian.web.requests import actor_of_request

LINE = 22  # units of the drawing from one bar to the next
LEFT, LONGEST = 118, 150  # where bars begin, and how long the longest is


@dataclass(frozen=True, slots=True)
class Bar:
    """A portion as it is drawn and where it leads."""

    portion: Portion
    href: str
    top: int
    text: int  # baseline of its words
    length: float
    after: float  # where the figure behind the bar begins
    unknown: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """`words`: the figures for those who do not see the bars."""

    dimension: Dimension
    bars: Sequence[Bar]
    height: int
    words: str


def chart(dimension: Dimension, organisation: str) -> Chart:
    most = max((portion.count for portion in dimension.portions), default=0) or 1
    bars = [_bar(number, portion, dimension, organisation, most) for number, portion in enumerate(dimension.portions)]
    words = "，".join(f"{portion.title} {portion.count:,} 名" for portion in dimension.portions)
    return Chart(dimension, bars, LINE * len(bars), f"{dimension.title}：{words}")


def _bar(number: int, portion: Portion, dimension: Dimension, organisation: str, most: int) -> Bar:
    length = round(LONGEST * portion.count / most, 1)
    return Bar(
        portion=portion,
        href=f"{reverse('people:members')}?{urlencode({'of': organisation, dimension.name: portion.code})}",
        top=LINE * number + 5,
        text=LINE * number + 15,
        length=length,
        after=LEFT + length + 6,
        unknown=portion.code == NOT_KNOWN,
    )


class StructureView(Scoped, View):
    """?of=UID: of that organisation; without it the first of the reader's own."""

    def get(self, request: HttpRequest) -> HttpResponse:
        actor, today = actor_of_request(request), clock.today()
        own = roots(actor, today).nodes
        uid = self.of(actor) or (own[0].uid if own else "")
        if not uid:
            return render(request, "people/no_structure.html")
        found, name = structure(actor, uid), name_seen(actor, uid)
        facts = {
            "uid": uid,
            "name": name,
            "total": found.total,
            "charts": [chart(dimension, uid) for dimension in found.dimensions],
            "left": LEFT,
            "asked": self.asked() if "of_words" in request.GET else Asked(self.picked, uid, name),
        }
        return render(request, "people/structure.html", facts)
