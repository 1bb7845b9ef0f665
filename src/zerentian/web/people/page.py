"""One person: memberships and posts in time; and the list behind the person picker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from zerentian.kernel import clock
from zerentian.people.queries.rosters import people_found, person
from zerentian.web.requests import actor_of_request


class PersonView(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        return render(request, "people/person.html", {"it": person(actor_of_request(request), uid), "today": clock.today()})


class FindView(View):
    """?person_words=: people of the actor's scope, for the picker."""

    def get(self, request: HttpRequest) -> HttpResponse:
        field = next((name.removesuffix("_words") for name in request.GET if name.endswith("_words")), "person")
        words = request.GET.get(f"{field}_words", "")[:50].strip()
        found = people_found(actor_of_request(request), words) if words else []
        options = [{"uid": uid, "name": name, "where": where} for uid, name, where in found]
        return render(request, "pickers/options.html", {"options": options, "field": field})
