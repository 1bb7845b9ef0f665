"""组织关系转接: the lists, one transfer with its steps, opening and closing it, and taking in from outside the district."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.people import actions
from zerentian.people.queries.movements import member_kept, person_to_place
from zerentian.people.queries.transfers import (
    DONE,
    IN,
    OUT,
    all_exportable,
    is_late,
    require_side,
    targets_found,
    targets_named,
    transfer,
    transfers,
)
from zerentian.people.vocabulary import MembershipKind, TransferState
from zerentian.storage.names import matching
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.organisations.forms import same_name
from zerentian.web.people.acts import PeopleAct
from zerentian.web.people.exports import ScopedList
from zerentian.web.people.on_person import OnPerson
from zerentian.web.pickers import OFFERED, OrganisationField, OrganisationPicker, offered, words_asked
from zerentian.web.requests import actor_of_request

LISTS = ((IN, "要我接收的"), (OUT, "我开出的"), (DONE, "办完的"))
EMPTY = {
    IN: ("没有等您接收的组织关系", "别的组织把介绍信开到您这里，就列在这一页。"),
    OUT: ("没有开出还没办结的组织关系", "从人员页的“转出”开介绍信。"),
    DONE: ("还没有办完的组织关系转接", "接收、退回、撤销和区外转入的，都记在这里。"),
}
LATE = "介绍信已过期"
MARKS = {TransferState.RECEIVED: "done", TransferState.RETURNED: "free", TransferState.CANCELLED: "free", TransferState.OPEN: "next"}


def _state(row: Any) -> str:
    return LATE if is_late(row) else TransferState(row.state).label


def _mark(row: Any) -> str:
    return "late" if is_late(row) else MARKS[TransferState(row.state)]


def _closed(row: Any) -> str:
    return in_words(row.closed_on) if row.closed_on else ""


class TransfersView(ScopedList):
    template_name = "people/transfers.html"

    @property
    def which(self) -> str:
        asked = self.request.GET.get("list", "")
        return asked if asked in EMPTY else IN

    def table(self, actor: Actor) -> Table:
        title, todo = EMPTY[self.which]
        closed = [Column("closed_on", "办结日期", sort="closed_on", show=_closed)] if self.which == DONE else []
        return Table(
            name="transfers",
            title="组织关系转接",
            columns=(
                Column(
                    "name",
                    "姓名",
                    sort="person__sort_key",
                    show=lambda r: r.person.name,
                    href=lambda r: reverse("people:transfer", args=[r.uid]),
                ),
                Column("kind", "类别", show=lambda r: MembershipKind(r.kind).label if r.kind else ""),
                Column("source_name", "从哪里转出", sort="source_name", show=lambda r: r.source_name or r.elsewhere),
                Column("target_name", "转到哪里", sort="target_name", show=lambda r: r.target_name or r.elsewhere),
                Column("letter", "介绍信编号"),
                Column("opened_on", "开出日期", sort="opened_on", show=lambda r: in_words(r.opened_on)),
                *closed,
                Column("state", "状态", show=_state, state=_mark),
            ),
            default_sort="-closed_on" if closed else "opened_on",
            tie="pk",
            filters=(
                Filter("list", "哪些", lambda rows, chosen: rows, choices=LISTS, hidden=True),
                Filter("q", "姓名", lambda rows, typed: rows.filter(matching(typed, "person__")), hint="姓名、全拼或首字母"),
            ),
            empty_title=title,
            empty_todo=todo,
            unit="件",
        )

    def query(self, actor: Actor) -> Rows:
        return transfers(actor, self.which)

    def exportable(self, actor: Actor, rows: Any) -> bool:
        return all_exportable(actor, rows)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        return {"lists": [(code, title, transfers(actor, code).count()) for code, title in LISTS], "which": self.which}


class TransferView(View):
    def get(self, request: HttpRequest, transfer: str) -> HttpResponse:
        it = shown(actor_of_request(request), transfer)
        return render(request, "people/transfer.html", {"it": it, "late_word": LATE, "mark": MARKS[it.state]})


shown = transfer  # the views below have an argument of that name in their address


class TargetPicker(OrganisationPicker):
    find_view = "people:targets"


class TargetField(OrganisationField):
    """Any organisation of the district, also outside the actor's scope."""

    widget = TargetPicker


class TargetsView(View):
    """The list under the picker of a transfer's target."""

    def get(self, request: HttpRequest) -> HttpResponse:
        field, words = words_asked(request)
        found = targets_found(actor_of_request(request), words, OFFERED + 1) if words else []
        options = [{"uid": uid, "name": name, "where": where} for uid, name, where in found]
        return render(request, "pickers/options.html", offered(options, field))


class OpenForm(PlainForm):
    target = TargetField(label="转到哪个组织", required=False, help_text="全区的组织都找得到；转到区外的不填")
    elsewhere = forms.CharField(label="转到区外的哪个组织", max_length=100, required=False)
    letter = forms.CharField(label="介绍信编号", max_length=60, required=False)
    on = DayField(label="开出日期")
    at_once = forms.BooleanField(label="接收也归我办，同一天接收", required=False)


class MemberAct(OnPerson):
    """An act on the membership of the person named in the address."""

    template_name = "people/member_act.html"
    look = staticmethod(member_kept)


class OpenView(MemberAct):
    form_class = OpenForm
    title, button = "转出组织关系", "开出"
    lead = "对方接收以前，党籍还在这里。对方退回的，什么都不变。"

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        field = form.fields["target"]
        if isinstance(field, TargetField):
            field.named = lambda words: targets_named(actor, words)
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        given = {key: data[key] for key in ("target", "elsewhere", "letter", "on")}
        uid = actions.transfer_open(by=actor, person=self.uid, **given)
        if data["at_once"]:
            actions.transfer_receive(by=actor, transfer=uid, on=data["on"])
        return Done(reverse("people:transfer", args=[uid]), "已开出并接收。" if data["at_once"] else "已开出，等对方接收。")


class CloseForm(PlainForm):
    on = DayField(label="办结日期")


class WhyForm(CloseForm):
    why = forms.CharField(label="原因", max_length=200, help_text="双方都看得到，例如：介绍信上的组织名称不对")


class TransferAct(ActView):
    """An act on the transfer named in the address; `target`: of the side that receives."""

    form_class = CloseForm
    template_name = "people/transfer_act.html"
    target = False

    @property
    def uid(self) -> str:
        return str(self.kwargs["transfer"])

    def allow(self, actor: Actor) -> None:
        require_side(actor, self.uid, target=self.target)

    def cancel_url(self) -> str:
        return reverse("people:transfer", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"it": transfer(actor, self.uid)}

    def done(self, said: str) -> Done:
        return Done(self.cancel_url(), said)


class ReceiveView(TransferAct):
    form_class = CloseForm
    target = True
    title, button = "接收组织关系", "接收"
    lead = "从接收的日期起，党籍在这里，原组织那一段到这天为止。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.transfer_receive(by=actor, transfer=self.uid, on=data["on"])
        return self.done("已接收，党籍从这天起在这里。")


class ReturnView(TransferAct):
    form_class = WhyForm
    target = True
    title, button = "退回组织关系", "退回"
    lead = "退回以后党籍还在原组织，什么都不变；原组织看得到原因，可以改好再开。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.transfer_return(by=actor, transfer=self.uid, on=data["on"], why=data["why"])
        return self.done("已退回，党籍还在原组织。")


class CancelView(TransferAct):
    form_class = WhyForm
    title, button = "撤销转出", "撤销"
    lead = "对方还没有接收的才能撤销。撤销以后党籍还在这里，什么都不变。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.transfer_cancel(by=actor, transfer=self.uid, on=data["on"], why=data["why"])
        return self.done("已撤销，党籍没有动。")


class AcknowledgeView(TransferAct):
    title, button = "登记回执", "登记"
    lead = "区外组织的回执到了才登记。从回执的日期起，党籍不在本区。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.transfer_acknowledge(by=actor, transfer=self.uid, on=data["on"])
        return self.done("已登记回执，党籍已转到区外。")


class ArrivalForm(PlainForm):
    kind = forms.ChoiceField(label="党员类别", choices=MembershipKind.choices)
    elsewhere = forms.CharField(label="原来在区外的哪个组织", max_length=100)
    letter = forms.CharField(label="介绍信编号", max_length=60, required=False)
    on = DayField(label="转入日期")


class AdmitForm(ArrivalForm):
    name = forms.CharField(label="姓名", max_length=100)
    namesake = forms.BooleanField(label="同名的另一人", required=False)
    field_order = ("name", "kind", "elsewhere", "letter", "on", "namesake")


class BringForm(ArrivalForm):
    organisation = OrganisationField(label="转入哪个组织")
    field_order = ("organisation", "kind", "elsewhere", "letter", "on")


class AdmitView(PeopleAct):
    """Somebody new, into the organisation named in the address."""

    form_class = AdmitForm
    template_name = "people/admit.html"
    title, button = "从区外转入", "转入"
    lead = "拿着介绍信从区外来的。区内转来的，由原组织开出，在“组织关系转接”里接收。"

    def initial(self, actor: Actor) -> dict[str, Any]:
        return super().initial(actor) | {"kind": MembershipKind.FULL.value}

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        who = actions.Newcomer(data["name"], data["namesake"])
        given = {key: data[key] for key in ("kind", "elsewhere", "letter", "on")}
        uid = actions.transfer_admit(by=actor, organisation=self.uid, who=who, **given)
        return Done(reverse("people:transfer", args=[uid]), f"已转入{data['name']}。出生日期、入党日期等，请在人员页补上。")


class BringView(ActView):
    """Somebody known here who is a member nowhere: came back from outside, or at last handed in the letter."""

    form_class = BringForm
    template_name = "people/act.html"
    title, button = "转入组织关系", "转入"
    lead = "从区外回来的，或者一直没有交介绍信、现在交来的。"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def allow(self, actor: Actor) -> None:
        person_to_place(actor, self.uid)

    def cancel_url(self) -> str:
        return reverse("people:person", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today(), "kind": MembershipKind.FULL.value}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"it": person_to_place(actor, self.uid)}

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        same_name(actor, form)
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        given = {key: data[key] for key in ("organisation", "kind", "elsewhere", "letter", "on")}
        uid = actions.transfer_admit(by=actor, who=self.uid, **given)
        return Done(reverse("people:transfer", args=[uid]), "已转入。")
