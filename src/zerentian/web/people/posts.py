"""Appointing to posts, one or several at a time, entering posts of the past, ending posts."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.catalogue import PostKind, catalogue
from zerentian.people import actions
from zerentian.people.queries.posts import PostRow, organisations_named, person_to_send, post_row
from zerentian.people.queries.rights import require_keep_people
from zerentian.people.queries.rosters import named_exactly
from zerentian.web.acts import KEY, ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.organisations.forms import same_name
from zerentian.web.people.acts import PeopleAct, PersonField
from zerentian.web.pickers import OrganisationField
from zerentian.web.requests import actor_of_request

Choices = list[tuple[str, str]]
PAPER: dict[str, Any] = {"label": "任免文号", "max_length": 100, "required": False}


def titles(kinds: Iterable[PostKind]) -> Choices:
    return [(kind.code, kind.title) for kind in kinds]


def grouped() -> list[tuple[str, Choices]]:
    kinds = catalogue().posts.values()
    return [
        ("班子和干事", titles(kind for kind in kinds if kind.rights and not kind.sent)),
        ("派驻和联系", titles(kind for kind in kinds if kind.sent)),
        ("名册上的身份，不带权限", titles(kind for kind in kinds if not kind.rights and not kind.sent)),
    ]


class AppointForm(PlainForm):
    person = PersonField(label="谁")
    kind = forms.ChoiceField(label="岗位", choices=grouped)
    on = DayField(label="任职日期")
    paper = forms.CharField(**PAPER)


class RecordForm(PlainForm):
    person = PersonField(label="谁")
    kind = forms.ChoiceField(label="岗位", choices=grouped)
    since = DayField(label="任职日期")
    until = DayField(label="免职日期", help_text="从这天起不再担任")
    paper = forms.CharField(**PAPER)


class AssignForm(PlainForm):
    organisation = OrganisationField(label="派到哪个组织", required=False)
    kind = forms.ChoiceField(label="岗位", choices=lambda: titles(kind for kind in catalogue().posts.values() if kind.sent))
    on = DayField(label="从哪天起")
    paper = forms.CharField(**PAPER)


class EndForm(PlainForm):
    on = DayField(label="免职日期", help_text="从这天起不再担任，权限马上收回")
    paper = forms.CharField(**PAPER)


class PostAct(PeopleAct):
    """An act with a person picker, on the organisation named in the address."""

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        field = form.fields["person"]
        if isinstance(field, PersonField):
            field.named = lambda words: named_exactly(actor, words)
        return form


class AppointView(PostAct):
    form_class = AppointForm
    template_name = "people/appoint.html"
    title, button = "任命", "任命"
    lead = "任命以后，这个岗位能办的事马上能办。第一书记、联系领导、党建指导员、兼职委员可以不是这里的党员。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.post_appoint(by=actor, organisation=self.uid, **data)
        return self.done("已任命。")


class RecordView(PostAct):
    form_class = RecordForm
    title, button = "补登以前的任职", "补登"
    lead = "已经结束、当时没有登记的任职，在这里补。只留下记录，不带权限。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.post_record(by=actor, organisation=self.uid, **data)
        return self.done("已补登，在“以前的任职”里看得到。")


class AssignView(ActView):
    """Organisations are added one by one: each press of 加上 shows the page again with one more on the list, and writes nothing."""

    form_class = AssignForm
    template_name = "people/assign.html"
    title, button = "派到几个组织", "派去"
    lead = "一个人到几个组织担任第一书记、联系领导、党建指导员或兼职委员，一次登记。有一个办不了，就都不办。"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.listed = list(dict.fromkeys(request.POST.getlist("organisations")))

    def allow(self, actor: Actor) -> None:
        person_to_send(actor, self.uid)

    def cancel_url(self) -> str:
        return reverse("people:person", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        form.fields["organisation"].required = not self.listed
        same_name(actor, form)
        return form

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"person": person_to_send(actor, self.uid), "listed": organisations_named(actor, self.listed)}

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        actor = actor_of_request(request)
        self.allow(actor)
        return self._one_more(request, actor) if "add" in request.POST else super().post(request, **kwargs)

    def _one_more(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        form = self.form(actor, data=request.POST)
        for field in set(form.errors) - {"organisation"}:  # the rest is looked at when the form is sent
            del form.errors[field]
        if not form.errors:
            self._list(form.cleaned_data["organisation"])
            form.data = request.POST.copy()
            form.data.pop("organisation", None)
            form.data.pop("organisation_words", None)
        return self._shown(request, actor, form, request.POST.get(KEY, ""), status=422 if form.errors else 200)

    def _list(self, organisation: str) -> None:
        self.listed = list(dict.fromkeys([*self.listed, *filter(None, [organisation])]))

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        self._list(data["organisation"])  # chosen, but not added to the list before sending
        posts = actions.post_assign(
            by=actor, person=self.uid, kind=data["kind"], organisations=self.listed, on=data["on"], paper=data["paper"]
        )
        return Done(self.cancel_url(), f"已派到 {len(posts)} 个组织，担任{catalogue().posts[data['kind']].title}。")


class EndView(ActView):
    form_class = EndForm
    template_name = "people/end.html"
    title, button = "免职", "免职"

    def row(self, actor: Actor) -> PostRow:
        return post_row(actor, str(self.kwargs["post"]))

    def allow(self, actor: Actor) -> None:
        require_keep_people(actor, self.row(actor).organisation_uid)

    def cancel_url(self) -> str:
        return reverse("people:roster", args=[self.row(actor_of_request(self.request)).organisation_uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"row": self.row(actor)}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row = self.row(actor)
        actions.post_end(by=actor, post=row.uid, on=data["on"], paper=data["paper"])
        return Done(reverse("people:roster", args=[row.organisation_uid]), f"已免去{row.person}的{row.title}，权限已收回。")
