"""Rosters in and out: what can be imported, what was, and the form with which an import begins."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.files.badfile import BadFile
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Refusal
from zerentian.organisations.queries.tree import named_exactly
from zerentian.rosters.actions import import_open
from zerentian.rosters.pack import kinds
from zerentian.rosters.queries.imports import recent
from zerentian.rosters.queries.offers import Offer, import_offers, place_named, require_offers, require_rosters
from zerentian.rosters.sheets.limits import BYTES_MOST
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.pickers import OrganisationField, Picked
from zerentian.web.requests import actor_of_request
from zerentian.web.rosters.blank import blank_workbook
from zerentian.web.rosters.exports import export_facts
from zerentian.web.sending import file_response

TOO_BIG = "文件超过 {most} MB，没有读。请拆成几个文件分开导入。"
NO_FILE = "请选一个文件。"
MARKS = {"checked": "soon", "written": "done", "failed": "miss", "discarded": "free"}  # stage → status; at work otherwise


class RostersView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        require_rosters(actor)
        lines = [(line, MARKS.get(line.stage, "next")) for line in recent(actor)]
        return render(request, "rosters/list.html", {"offers": import_offers(actor), "lines": lines} | export_facts(actor))


class BlankView(View):
    """?kind=: the empty workbook of one kind; of the first the actor may import, if none is named."""

    def get(self, request: HttpRequest) -> HttpResponse:
        offers = require_offers(actor_of_request(request))
        it = next((offer for offer in offers if offer.kind == request.GET.get("kind")), offers[0])
        return file_response(blank_workbook(it.title, it.fields), f"{it.title}（空白）", ".xlsx")


class RosterFile(forms.FileField):
    """A file that may be empty: what is wrong with it is said by those who open it."""

    widget = forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > BYTES_MOST:
            raise forms.ValidationError(TOO_BIG.format(most=BYTES_MOST // 2**20))
        return file


class OpenForm(PlainForm):
    kind = forms.ChoiceField(label="名册", choices=lambda: [(kind.code, kind.title) for kind in kinds().values()])
    organisation = OrganisationField(label="哪个组织的", help_text="连同下级。名册里的人和组织都要在这个范围里")
    as_of = DayField(label="名册截止日期", help_text="表里没写转入日期的新党员，从这天算起")
    file = RosterFile(
        label="名册文件",
        allow_empty_file=True,
        help_text="Excel 或 CSV 文件，表头在前 20 行里；不超过 20 MB、10 万行，不带公式和密码",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = NO_FILE


class OpenView(ActView):
    form_class = OpenForm
    template_name = "rosters/open.html"
    title, button = "导入名册", "读这个文件"
    lead = "先读表、核对，给您看哪里要改；写入要再点一次。同一份导两遍不会变成两份。"

    def cancel_url(self) -> str:
        return reverse("rosters:list")

    def allow(self, actor: Actor) -> None:
        require_offers(actor)

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"as_of": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"offers": require_offers(actor)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        if "initial" in kwargs:
            kwargs["initial"] |= _begun_with(actor, kwargs["initial"])
        form = super().form(actor, **kwargs)
        field = form.fields["organisation"]
        if isinstance(field, OrganisationField):
            field.named = lambda words: named_exactly(actor, words, clock.today())
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        file = data["file"]
        file.seek(0)
        try:
            uid = import_open(
                by=actor,
                kind=data["kind"],
                organisation=data["organisation"],
                as_of=data["as_of"],
                file_name=file.name,
                data=file.read(),
            )
        except BadFile as refusal:
            refusal.field = "file"
            raise
        return Done(reverse("rosters:import", args=[uid]), "收到文件，还没有写入名册。")


def _begun_with(actor: Actor, asked: dict[str, Any]) -> dict[str, Any]:
    """The kind the address names, and the organisation it names or that of the actor's first post."""
    offers = require_offers(actor)
    offer = next((each for each in offers if each.kind == asked.get("kind")), offers[0])
    return {"kind": offer.kind, "organisation": _picked(actor, str(asked.get("organisation", "")), offer)}


def _picked(actor: Actor, uid: str, offer: Offer) -> Picked:
    try:
        return Picked(uid, place_named(actor, uid)) if uid.isalnum() else Picked(offer.organisation_uid, offer.organisation)
    except Refusal:
        return Picked(offer.organisation_uid, offer.organisation)
