"""Rosters on their way out: hidden numbers at once; open ones for a reason and a code, large ones when a second person has agreed."""

import secrets
from typing import Any

from django import forms
from django.contrib import messages as notes
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotFound, Refusal
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.tree import named_exactly
from zerentian.people.second_factor import has_code
from zerentian.rosters import actions, messages
from zerentian.rosters.pack import kinds
from zerentian.rosters.queries.agreeing import Place, require_exports, who_may_agree
from zerentian.rosters.queries.exports import ExportLine, export_request, own_requests, waiting_for
from zerentian.rosters.queries.offers import place_named
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import PlainForm
from zerentian.web.pickers import OrganisationField, Picked
from zerentian.web.requests import actor_of_request
from zerentian.web.sending import file_response

HIDDEN, OPEN = "hidden", "open"
HIDDEN_WORDS = "遮盖：身份证号不导出，手机号只露头三位和末四位"
OPEN_WORDS = "全文：身份证号、手机号都是全的，要写用途、输验证码"
REASONS = ("核对名册", "收缴党费", "上级要求报送", "组织关系排查")
OTHER = ("other", "其他")
NO_NUMBERS = "{kind}里没有号码，选遮盖就是全的。"
STATES = {  # state → mark and words
    "waiting": ("soon", "等第二个人同意"),
    "agreed": ("next", "已同意，还没有取"),
    "declined": ("miss", "没有同意"),
    "taken": ("done", "已取走"),
    "lapsed": ("free", "过了一天，已失效"),
}
FOR_ME = ("soon", "等您同意")


class CodeInput(forms.TextInput):
    """A code serves once and half a minute: what was typed is not shown again."""

    def __init__(self) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "7", "spellcheck": "false", "data-unkept": ""}
        super().__init__(attrs)

    def format_value(self, value: Any) -> None:
        return None


class CodeForm(PlainForm):
    code = forms.CharField(label="验证码", max_length=7, widget=CodeInput, help_text="手机上验证器里现在的六位数")


class ExportForm(CodeForm):
    kind = forms.ChoiceField(label="名册", choices=lambda: [(kind.code, kind.title) for kind in kinds().values()])
    organisation = OrganisationField(label="哪个组织的", help_text="连同下级")
    numbers = forms.ChoiceField(label="号码", choices=[(HIDDEN, HIDDEN_WORDS), (OPEN, OPEN_WORDS)], widget=forms.RadioSelect)
    why = forms.ChoiceField(label="全文做什么用", choices=[*((each, each) for each in REASONS), OTHER], widget=forms.RadioSelect)
    reason = forms.CharField(label="是什么事", max_length=180, required=False, help_text="选了“其他”的要写清；不要写号码")
    field_order = ("kind", "organisation", "numbers", "why", "reason", "code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get("numbers") != OPEN:
            self.fields["why"].required = self.fields["code"].required = False

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("numbers") == OPEN and not _has_numbers(self.cleaned_data.get("kind", "")):
            self.add_error("numbers", NO_NUMBERS.format(kind=kinds()[self.cleaned_data["kind"]].title))
        return self.cleaned_data

    def fit(self, actor: Actor) -> None:
        """To what the actor may ask for and can prove."""
        field = self.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.named = lambda words: named_exactly(actor, words, clock.today())
        if not has_code(actor):
            del self.fields["code"]
        if not actor.tops(Right.UNMASK):
            self.fields["numbers"].choices = [(HIDDEN, HIDDEN_WORDS)]  # type: ignore[attr-defined]


class FileAct(ActView):
    """The answer to the form is the file itself; refused, it is the form again."""

    def answer(self, actor: Actor, key: str, form: PlainForm) -> HttpResponse:
        raise NotImplementedError

    def done_once(self, actor: Actor, key: str, form: PlainForm) -> tuple[str, Done | None]:
        """`act` under the key of the form: where it led, and None when the same form was sent before."""
        return super()._once(actor, key, form)

    def _once(self, actor: Actor, key: str, form: PlainForm) -> tuple[str, Done | None]:
        self.answered = self.answer(actor, key, form)
        return "", None

    def _answer(self, request: HttpRequest, url: str, done: Done | None) -> HttpResponse:
        return self.answered


class ExportView(FileAct):
    form_class = ExportForm
    template_name = "rosters/export.html"
    title, button = "导出名册", "导出"
    lead = "导出的表改好别的列，可以再导入。谁、什么时候导了什么，都记下来。"

    def cancel_url(self) -> str:
        return reverse("rosters:list")

    def allow(self, actor: Actor) -> None:
        require_exports(actor)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"numbers": HIDDEN, "kind": next(iter(kinds()))}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"limit": catalogue().value("export_alone_most"), "has_code": has_code(actor)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        if "initial" in kwargs:
            kwargs["initial"]["organisation"] = _picked(actor, str(kwargs["initial"].get("organisation", "")))
        form = super().form(actor, **kwargs)
        if isinstance(form, ExportForm):
            form.fit(actor)
        return form

    def answer(self, actor: Actor, key: str, form: PlainForm) -> HttpResponse:
        data = form.cleaned_data
        if data["numbers"] == HIDDEN:
            return _sent(actions.roster_export(by=actor, kind=data["kind"], organisation=data["organisation"]))
        url, asked_now = self.done_once(actor, key, form)
        if asked_now is None:  # the same form again: the file has been on its way once, and what became of it stands there
            return HttpResponseRedirect(url)
        return self._taken_at_once(actor) or HttpResponseRedirect(url)

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        reason = "，".join(each for each in (data["why"] if data["why"] in REASONS else "", data["reason"]) if each)
        self.asked = actions.roster_ask(
            by=actor, kind=data["kind"], organisation=data["organisation"], reason=reason, code=data.get("code", "")
        )
        return Done(_request_url(self.asked))

    def _taken_at_once(self, actor: Actor) -> HttpResponse | None:
        """The file of a small request. If it cannot be taken, the request stands with its own page, and there it can be tried again."""
        if request_seen(actor, self.asked).state != "agreed":
            return None
        try:
            return _sent(actions.roster_take(by=actor, request=self.asked))
        except Refusal as refusal:
            notes.warning(self.request, refusal.message)
            return None


class RequestsView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        require_exports(actor)
        return render(request, "rosters/export_requests.html", {"own": _with_states(own_requests(actor)), "waiting": waiting_for(actor)})


class RequestPage(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        return render(request, "rosters/export_request.html", request_facts(actor_of_request(request), uid))


class RequestAct(ActView):
    """What is done with a request, from its own page."""

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        """Where a sign-in that ended in between leads back to."""
        return HttpResponseRedirect(self.cancel_url())

    def cancel_url(self) -> str:
        return _request_url(self.uid)

    def _shown(self, request: HttpRequest, actor: Actor, form: PlainForm, key: str, status: int = 200) -> HttpResponse:
        facts = request_facts(actor, self.uid) | {"refused": form.non_field_errors(), "submission": key}
        if isinstance(form, CodeForm):
            facts["code_form"] = form
        return render(request, "rosters/export_request.html", facts, status=status)


class TakeView(FileAct, RequestAct):
    """No code for what nobody else had to agree to: it was given with the asking."""

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        return (CodeForm if request_seen(actor, self.uid).needs_code else PlainForm)(**kwargs)

    def answer(self, actor: Actor, key: str, form: PlainForm) -> HttpResponse:
        return _sent(actions.roster_take(by=actor, request=self.uid, code=form.cleaned_data.get("code", "")))


class AgreeView(RequestAct):
    form_class = CodeForm

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.roster_agree(by=actor, request=self.uid, code=data["code"])
        return Done(reverse("rosters:requests"), "已同意。申请的人现在可以取了。")


class DeclineView(RequestAct):
    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.roster_decline(by=actor, request=self.uid)
        return Done(reverse("rosters:requests"), "没有同意，这份名册取不走了。")


def export_facts(actor: Actor) -> dict[str, object]:
    """For the page of all rosters."""
    if not actor.tops(Right.EXPORT):
        return {"may_export": False}
    return {"may_export": True, "export_from": require_exports(actor).name, "export_kinds": kinds().values(), "waiting": waiting_for(actor)}


def request_facts(actor: Actor, uid: str) -> dict[str, object]:
    it = request_seen(actor, uid)
    own = it in own_requests(actor)
    may_agree = who_may_agree(actor, uid) if own and it.state == "waiting" else []
    mark, words = STATES[it.state] if own else FOR_ME
    shown = {"it": it, "own": own, "mark": mark, "words": words, "may_agree": may_agree, "has_code": has_code(actor)}
    return shown | {"code_form": CodeForm(), "submission": secrets.token_urlsafe(18)}


def request_seen(actor: Actor, uid: str) -> ExportLine:
    it = export_request(actor, uid)
    if it is None:
        raise NotFound(messages.NO_SUCH_REQUEST)
    return it


def _has_numbers(kind: str) -> bool:
    """True also for a kind that is not known: that is said at its own field."""
    known = kinds().get(kind)
    return known is None or any(spec.code in ("identity", "phone") for spec in known.fields)


def _with_states(lines: list[ExportLine]) -> list[tuple[ExportLine, str, str]]:
    return [(line, *STATES[line.state]) for line in lines]


def _request_url(uid: str) -> str:
    return reverse("rosters:request", args=[uid])


def _sent(taken: actions.Taken) -> HttpResponse:
    return file_response(taken.data, taken.name.removesuffix(".xlsx"), ".xlsx")


def _picked(actor: Actor, uid: str) -> Picked:
    """The organisation the address names, or that of the actor's first post."""
    first: Place = require_exports(actor)
    try:
        return Picked(uid, place_named(actor, uid)) if uid.isalnum() else Picked(first.uid, first.name)
    except Refusal:
        return Picked(first.uid, first.name)
