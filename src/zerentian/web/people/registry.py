"""收了哪些个人信息，为什么: for everybody signed in, and linked from every form that asks for something."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from zerentian.people.registry import registry

OPENED = ("people.Person", "people.Confidential")  # what people ask about first; the rest is folded


class PersonalDataView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "people/personal_data.html", {"tables": registry().personal(), "opened": OPENED})
