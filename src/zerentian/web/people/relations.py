"""组织关系排查: faults that are open, how they were put right, and the two forms."""

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.people import actions
from zerentian.people.queries.movements import Row, relation_check_kept
from zerentian.people.queries.relations import open_faults, relation_checks
from zerentian.people.vocabulary import PutRight, RelationFault
from zerentian.storage.names import matching
from zerentian.web.acts import Done
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.people.exports import ScopedList
from zerentian.web.people.movements import PlaceAct, PlaceForm, RowAct, RowForm

OPEN, DONE = "open", "done"
LISTS = ((OPEN, "还没有理顺的"), (DONE, "已经理顺的"))


class NoteForm(PlaceForm):
    fault = forms.ChoiceField(label="情形", choices=RelationFault.choices)
    field_order = ("fault", "organisation", "on")


class NoteView(PlaceAct):
    form_class = NoteForm
    title, button = "登记排查情况", "登记"
    lead = "口袋、隐形、空挂、失联。登记以后由所选的组织跟进，到理顺为止。"

    def form(self, actor: Actor, **kwargs: Any) -> Any:
        form = super().form(actor, **kwargs)
        form.fields["organisation"].label = "由哪个组织跟进"
        form.fields["on"].label = "发现日期"
        return form

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        given = {key: data[key] for key in ("organisation", "fault", "on")}
        actions.relation_check_note(by=actor, person=self.uid, **given)
        return Done(self.cancel_url(), "已登记，列在“关系排查”里，到理顺为止。")


class PutRightForm(RowForm):
    put_right = forms.ChoiceField(label="怎样理顺的", choices=PutRight.choices)
    field_order = ("put_right", "on")


class PutRightView(RowAct):
    form_class = PutRightForm
    title, button = "登记理顺", "登记"
    lead = "已经理顺的，在这里记下结果。"

    def row(self, actor: Actor) -> Row:
        return relation_check_kept(actor, str(self.kwargs["check"]))

    def form(self, actor: Actor, **kwargs: Any) -> Any:
        form = super().form(actor, **kwargs)
        form.fields["on"].label, form.fields["on"].help_text = "理顺日期", ""
        return form

    def cancel_url(self) -> str:
        return reverse("people:relations")

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        row = self.row(actor)
        actions.relation_check_put_right(by=actor, check=row.uid, put_right=data["put_right"], on=data["on"])
        return Done(self.cancel_url(), f"{row.person}的情况已理顺。")


def _days(row: Any) -> int:
    since: date = row.valid_from
    last: date = min(row.valid_to, clock.today())
    return (last - since).days


def _how(row: Any) -> str:
    return PutRight(row.put_right).label if row.put_right else "党籍已结束"


def _form(row: Any) -> str:
    """To the form that closes it, for those who may."""
    return reverse("people:put_right", args=[row.uid]) if row.kept and row.open else ""


class RelationsView(ScopedList):
    template_name = "people/relations.html"

    @property
    def which(self) -> str:
        return DONE if self.request.GET.get("list") == DONE else OPEN

    def table(self, actor: Actor) -> Table:
        done = self.which == DONE
        fault = Column("fault", "情形", sort="fault", show=lambda r: RelationFault(r.fault).label, href=_form)
        ended = Column("valid_to", "理顺日期", sort="valid_to", show=lambda r: in_words(r.valid_to))
        return Table(
            name="relations",
            title="关系排查",
            columns=(
                Column(
                    "name",
                    "姓名",
                    sort="person__sort_key",
                    show=lambda r: r.person.name,
                    href=lambda r: reverse("people:person", args=[r.person.uid]),
                ),
                fault,
                Column("organisation", "由谁跟进", sort="organisation_name", show=lambda r: r.organisation_name),
                Column("valid_from", "发现日期", sort="valid_from", show=lambda r: in_words(r.valid_from)),
                Column("days", "用了几天" if done else "已经几天", number=True, show=_days),
                *((ended, Column("put_right", "怎样理顺的", sort="put_right", show=_how)) if done else ()),
            ),
            default_sort="-valid_to" if done else "valid_from",
            tie="pk",
            filters=(
                Filter("list", "哪些", lambda rows, chosen: rows, choices=LISTS, hidden=True),
                Filter("q", "姓名", lambda rows, typed: rows.filter(matching(typed, "person__")), hint="姓名、全拼或首字母"),
                Filter("fault", "情形", lambda rows, chosen: rows.filter(fault=chosen), choices=RelationFault.choices),
            ),
            empty_title="还没有理顺过的" if done else "没有还没理顺的",
            empty_todo="" if done else "排查发现的，从人员页的“登记排查情况”记；名册上没有的人，从组织的“登记人员”进。",
            unit="条",
        )

    def query(self, actor: Actor) -> Rows:
        rows = relation_checks(actor)
        return rows.exclude(valid_to=FOREVER) if self.which == DONE else rows.filter(valid_to=FOREVER)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        found = open_faults(actor)
        counts = [(fault.value, fault.label, found[fault]) for fault in RelationFault]
        return {"counts": counts, "total": sum(found.values()), "lists": LISTS, "which": self.which}
