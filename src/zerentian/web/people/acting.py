"""代办: for whom somebody acts, letting somebody act for oneself or another, ending it, and choosing it for the session."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import NotFound
from zerentian.people import actions
from zerentian.people.messages import NO_SUCH_ACTING
from zerentian.people.queries.acting import (
    ActingRow,
    PostToLend,
    acting_of_own,
    acting_to_end,
    called_without_account,
    own_acting,
    post_to_lend,
)
from zerentian.people.queries.actors import acting_choices
from zerentian.people.queries.rosters import named_exactly
from zerentian.web.acting import choose, leave
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.people.acts import PersonField
from zerentian.web.requests import actor_of_request


class BeginForm(PlainForm):
    person = PersonField(label="请谁代办")
    on = DayField(label="从哪天起")
    until = DayField(label="到哪天为止", help_text="这一天还能办，第二天自动收回")
    paper = forms.CharField(label="依据", max_length=100, required=False, help_text="授权的文号，或者写明当面交代的日期")


class EndForm(PlainForm):
    on = DayField(label="从哪天起不再代办", help_text="写今天，马上收回")


class OwnActingView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "people/acting_own.html", {"mine": own_acting(actor_of_request(request))})


class ChooseView(View):
    """From now on everything in this session is done for the holder of the post."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, acting: str) -> HttpResponse:
        account: Any = request.user
        choice = next((each for each in acting_choices(account, clock.today()) if each.uid == acting), None)
        if choice is None:
            raise NotFound(NO_SUCH_ACTING)
        choose(request, choice.uid)
        messages.success(request, f"现在代{choice.holder}（{choice.title}）办理。办完请点“回到本人”。")
        return HttpResponseRedirect(reverse("home"))


class LeaveView(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        leave(request)
        messages.success(request, "已回到本人。")
        return HttpResponseRedirect(reverse("home"))


class BeginView(ActView):
    form_class = BeginForm
    template_name = "people/acting_begin.html"
    title, button = "请人代办", "定下"
    lead = "代办期间，对方可以选“代您办理”，能办的和这个岗位一样多，办的每件事都记两个人的名字。到期或免职时自动收回。"

    def row(self, actor: Actor) -> PostToLend:
        return post_to_lend(actor, str(self.kwargs["post"]))

    def allow(self, actor: Actor) -> None:
        self.row(actor)

    def cancel_url(self) -> str:
        row = self.row(actor_of_request(self.request))
        return reverse("people:acting") if row.own else reverse("people:person", args=[row.holder_uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"row": self.row(actor)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        field = form.fields["person"]
        if isinstance(field, PersonField):
            field.named = lambda words: named_exactly(actor, words)
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row = self.row(actor)
        actions.acting_begin(by=actor, post=row.uid, **data)
        unable = called_without_account(actor, data["person"])
        then = f"{unable}还没有账号，请安全管理员先开账号。" if unable else "对方在右上角的名字里就能选。"
        return Done(self.cancel_url(), f"已定下，{in_words(data['until'])}以后自动收回。{then}")


class EndView(ActView):
    form_class = EndForm
    template_name = "people/acting_end.html"
    title, button = "结束代办", "结束"

    def row(self, actor: Actor) -> ActingRow:
        return acting_to_end(actor, str(self.kwargs["acting"]))

    def allow(self, actor: Actor) -> None:
        self.row(actor)

    def cancel_url(self) -> str:
        actor = actor_of_request(self.request)
        own = acting_of_own(actor, str(self.kwargs["acting"]))
        return reverse("people:acting") if own else reverse("people:person", args=[self.row(actor).holder_uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"row": self.row(actor)}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row, back = self.row(actor), self.cancel_url()
        actions.acting_end(by=actor, acting=row.uid, on=data["on"])
        return Done(back, f"{row.person}不再代{row.holder}办理。")
