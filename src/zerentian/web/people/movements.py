"""Membership made full or ended; attachments begun, ended and listed."""

from typing import Any

from django import forms
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.organisations.catalogue import catalogue
from zerentian.people import actions
from zerentian.people.actions.memberships import ENDINGS
from zerentian.people.queries.movements import Row, attachment_kept, member_kept, person_to_place
from zerentian.people.queries.relations import attachments
from zerentian.people.vocabulary import MembershipEnd
from zerentian.storage.names import matching
from zerentian.web.acts import ActView, Done
from zerentian.web.forms import DayField, PlainForm
from zerentian.web.lists.list import Column, Filter, Rows, Table
from zerentian.web.organisations.forms import same_name
from zerentian.web.people.exports import ScopedList
from zerentian.web.people.on_person import OnPerson
from zerentian.web.people.transfers import MemberAct
from zerentian.web.pickers import OrganisationField


class ConfirmForm(PlainForm):
    on = DayField(label="转正日期", help_text="支部大会通过转正的日期，党龄从这天算起")
    sure = forms.BooleanField(label="核对过，确实如此", required=False)


class ConfirmView(MemberAct):
    form_class = ConfirmForm
    title, button = "转正", "转正"
    lead = "预备党员转为正式党员。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.membership_confirm(by=actor, person=self.uid, on=data["on"], sure=data["sure"])
        return Done(self.cancel_url(), "已转正，党龄从这天算起。")


class LeaveForm(PlainForm):
    ending = forms.ChoiceField(label="为什么", choices=[(each.value, each.label) for each in ENDINGS])
    on = DayField(label="从哪天起不再是党员", help_text="去世的写去世日期")
    paper = forms.CharField(label="依据文号", max_length=100, required=False)


class LeaveView(MemberAct):
    form_class = LeaveForm
    template_name = "people/leave.html"
    title, button = "结束党籍", "结束党籍"
    lead = "去世、退党、除名、开除、取消预备党员资格。转到别处的不在这里办，请用“转出”。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        before = member_kept(actor, self.uid)
        actions.membership_end(by=actor, person=self.uid, on=data["on"], ending=data["ending"], paper=data["paper"])
        if data["ending"] == MembershipEnd.DECEASED:
            return Done(self.cancel_url(), "已登记去世，任职和账号一并停了。")
        left = f"还有 {len(before.posts)} 项任职没有免，请接着办。" if before.posts else ""
        return Done(self.cancel_url(), f"党籍已结束。{left}")


class PlaceForm(PlainForm):
    """Enters a person somewhere in the actor's scope."""

    organisation = OrganisationField(label="在哪个组织")
    on = DayField(label="从哪天起")


class AttachForm(PlaceForm):
    kind = forms.ChoiceField(label="方式", choices=lambda: [(way.code, way.title) for way in catalogue().attachments.values()])
    field_order = ("kind", "organisation", "on")


class PlaceAct(OnPerson):
    """An act that enters the person named in the address at an organisation of the actor's choice."""

    template_name = "people/act.html"
    look = staticmethod(person_to_place)

    def form(self, actor: Actor, **kwargs: Any) -> PlainForm:
        form = super().form(actor, **kwargs)
        same_name(actor, form)
        return form


class AttachView(PlaceAct):
    form_class = AttachForm
    title, button = "登记流动、双报到、兼职", "登记"
    lead = "党籍不动，只记这个人还在哪里参加组织生活、报到或兼职。"

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        given = {key: data[key] for key in ("organisation", "kind", "on")}
        actions.attachment_begin(by=actor, person=self.uid, **given)
        return Done(self.cancel_url(), "已登记。")


class RowForm(PlainForm):
    on = DayField(label="结束日期", help_text="从这天起不再算")


class RowAct(ActView):
    """An act on an attachment or a finding: what it is about stands above the form."""

    form_class = RowForm
    template_name = "people/row_act.html"

    def row(self, actor: Actor) -> Row:
        raise NotImplementedError

    def allow(self, actor: Actor) -> None:
        self.row(actor)

    def cancel_url(self) -> str:
        return reverse("people:person", args=[self.row(self.request.actor).person_uid])  # type: ignore[attr-defined]

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"row": self.row(actor)}


class DetachView(RowAct):
    title, button = "结束登记", "结束"
    lead = "不再在这里参加组织生活、报到或兼职的。"

    def row(self, actor: Actor) -> Row:
        return attachment_kept(actor, str(self.kwargs["attachment"]))

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row = self.row(actor)
        actions.attachment_end(by=actor, attachment=row.uid, on=data["on"])
        return Done(reverse("people:person", args=[row.person_uid]), "已结束，以前的记录留着。")


def _way(row: Any) -> str:
    found = catalogue().attachments.get(row.kind)
    return found.title if found else str(row.kind)


class AttachmentsView(ScopedList):
    template_name = "people/attachments.html"

    def table(self, actor: Actor) -> Table:
        return Table(
            name="attachments",
            title="流动和双报到",
            columns=(
                Column(
                    "name",
                    "姓名",
                    sort="person__sort_key",
                    show=lambda r: r.person.name,
                    href=lambda r: reverse("people:person", args=[r.person.uid]),
                ),
                Column("kind", "方式", sort="kind", show=_way, href=lambda r: reverse("people:detach", args=[r.uid]) if r.kept else ""),
                Column("organisation", "在哪里参加", sort="organisation_name", show=lambda r: r.organisation_name),
                Column("member_of", "党籍所在", sort="member_of", show=lambda r: r.member_of, missing="没有登记"),
                Column("valid_from", "从哪天起", sort="valid_from", show=lambda r: in_words(r.valid_from)),
            ),
            default_sort="name",
            tie="pk",
            filters=(
                Filter("q", "姓名", lambda rows, typed: rows.filter(matching(typed, "person__")), hint="姓名、全拼或首字母"),
                Filter(
                    "kind",
                    "方式",
                    lambda rows, chosen: rows.filter(kind=chosen),
                    choices=[(way.code, way.title) for way in catalogue().attachments.values()],
                ),
            ),
            empty_title="还没有登记流动、双报到或兼职的党员",
            empty_todo="从人员页的“登记流动、双报到、兼职”开始；名册上没有的人，从组织的“登记人员”进。",
            unit="条",
        )

    def query(self, actor: Actor) -> Rows:
        return attachments(actor)
