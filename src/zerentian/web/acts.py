"""The page on which an act is done: a form, sent once, refused in words, with everything typed kept."""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from zerentian.journal.submissions import submitted_once
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid, Refusal
from zerentian.web.errors import asked_to_wait
from zerentian.web.forms import PlainForm
from zerentian.web.requests import actor_of_request

KEY = "submission"
INCOMPLETE = "这张表单不完整。请重新打开这一页，再填一次。"


@dataclass(frozen=True, slots=True)
class Done:
    """Where the person is led. `said` stands there as a note; `template` shows a page at once instead, once and never again."""

    url: str
    said: str = ""
    template: str = ""
    facts: dict[str, object] = field(default_factory=dict)


class ActView(View):
    """Subclasses give a form, the words, and `act`."""

    form_class: type[PlainForm] = PlainForm
    template_name = "acts/form.html"
    title = ""
    button = ""
    lead = ""

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        raise NotImplementedError

    def cancel_url(self) -> str:
        raise NotImplementedError

    def allow(self, actor: Actor) -> None:
        """Refuses before the form is shown, so that nobody fills it in vain; the act itself asks again."""

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {}

    def facts(self, actor: Actor) -> dict[str, object]:
        """What the template shows beside the form; refuses when the page may not be seen at all."""
        return {}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        return self.form_class(**kwargs)

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        actor = actor_of_request(request)
        self.allow(actor)
        form = self.form(actor, initial=self.initial(actor) | request.GET.dict())
        return self._shown(request, actor, form, secrets.token_urlsafe(18))

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        actor, key = actor_of_request(request), request.POST.get(KEY, "")
        form = self.form(actor, data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self._shown(request, actor, form, key, status=422)
        try:
            return self._answer(request, *self._once(actor, key, form))
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            return asked_to_wait(self._shown(request, actor, form, key, status=refusal.status), refusal)

    def _once(self, actor: Actor, key: str, form: PlainForm) -> tuple[str, Done | None]:
        if not 16 <= len(key) <= 40:
            raise Invalid(INCOMPLETE)
        with transaction.atomic():
            once = submitted_once(key=key, by=actor, body=self._body())
            if once.result is not None:
                return once.result, None
            done = self.act(actor, form.cleaned_data)
            once.finish(done.url)
            return done.url, done

    def _body(self) -> str:
        sent = sorted((name, value) for name, values in self.request.POST.lists() for value in values)
        sent += [(name, _fingerprint(file)) for name, files in sorted(self.request.FILES.lists()) for file in files]
        return f"{self.request.path}?" + urlencode([pair for pair in sent if pair[0] not in (KEY, "csrfmiddlewaretoken")])

    def _answer(self, request: HttpRequest, url: str, done: Done | None) -> HttpResponse:
        if done and done.template:
            return render(request, done.template, {"done": done, "kept_as": self._kept_as(request), **done.facts})
        if done and done.said:
            messages.success(request, done.said, extra_tags=self._kept_as(request))
        return HttpResponseRedirect(url)

    def _shown(self, request: HttpRequest, actor: Actor, form: PlainForm, key: str, status: int = 200) -> HttpResponse:
        context = {"form": form, "submission": key, "act": self, "kept_as": self._kept_as(request), **self.facts(actor)}
        return render(request, self.template_name, context, status=status)

    def _kept_as(self, request: HttpRequest) -> str:
        """Under which name the browser keeps what was typed: the page's and the person's."""
        return f"{actor_of_request(request).uid}:{request.path}"


def _fingerprint(file: IO[bytes]) -> str:
    file.seek(0)
    return sha256(file.read()).hexdigest()
