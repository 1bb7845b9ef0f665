"""One person: what is known, memberships and posts in time; and the list behind the person picker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from zerentian.kernel import clock
from zerentian.people.queries.acting import person_acting
from zerentian.people.queries.movements import movements
from zerentian.people.queries.persons import person
from zerentian.people.queries.rosters import people_found
from zerentian.web.pickers import OFFERED, offered, words_asked
from zerentian.web.requests import actor_of_request


class PersonView(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        actor = actor_of_request(request)
        facts = {"it": person(actor, uid), "today": clock.today(), "acting": person_acting(actor, uid), "moves": movements(actor, uid)}
        return render(request, "people/person.html", facts)


class FindView(View):
    """The list under a person picker: ?q=words&field=NAME, where the words come under the field's own name without the script."""

    def get(self, request: HttpRequest) -> HttpResponse:
        field, words = words_asked(request)
        found = people_found(actor_of_request(request), words, OFFERED + 1) if words else []
        options = [{"uid": uid, "name": name, "where": where} for uid, name, where in found]
        return render(request, "pickers/options.html", offered(options, field))
