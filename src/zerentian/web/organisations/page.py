"""The page of one organisation and its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from zerentian.kernel import clock
from zerentian.organisations.queries.coverage import grid_count
from zerentian.organisations.queries.profile import history, names_in_time, places_in_time, profile
from zerentian.organisations.queries.tree import children
from zerentian.people.queries.acting import recorders
from zerentian.people.queries.members import member_count
from zerentian.people.queries.posts import heads_of, posts_of
from zerentian.web.requests import actor_of_request

TERM_WORDS = {"done": "任期内", "soon": "快到期", "late": "已逾期", "none": "没有换届记录", "free": "不换届"}


class ProfileView(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        actor, today = actor_of_request(request), clock.today()
        shown = profile(actor, uid)
        below = children(actor, uid, today) if shown.closed is None and shown.sees_below else None
        facts = {
            "it": shown,
            "term_word": TERM_WORDS[shown.term.state],
            "below": below,
            "heads": heads_of([node.key for node in below.nodes], today) if below else {},
            "members": member_count(actor, uid),
            "posts": posts_of(actor, uid)[0],
            "grids": grid_count(actor, uid, today),
            "lines": history(actor, uid)[:5],
        }
        return render(request, "organisations/page.html", facts)


class HistoryView(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        actor = actor_of_request(request)
        lines = history(actor, uid)
        facts = {
            "it": profile(actor, uid),
            "lines": lines,
            "recorders": recorders({line.uid: line.recorded_by for line in lines}),
            "names": names_in_time(actor, uid),
            "places": places_in_time(actor, uid),
        }
        return render(request, "organisations/history.html", facts)
