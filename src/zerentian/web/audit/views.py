"""The audit administrator's page: who did what when, and whether the record is whole."""

import json
from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from zerentian.journal import queries
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.people.queries.accounts import names_of, uids_named
from zerentian.people.queries.acting import names_of_persons, persons_called
from zerentian.web.audit.messages import VERBS, verb_in_words
from zerentian.web.lists.list import Column, Filter, Page, Row, Rows, Table
from zerentian.web.lists.views import ListView
from zerentian.web.requests import actor_of_request
from zerentian.web.templatetags.zt import moment

GONE = "（已不在）"
ACTED = '"acting_for":'  # as it stands in the data of an entry, which is canonical JSON


class _Names:
    """Account names of the rows shown, those acted for included; fetched once for a page, in an export each when it first comes."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {SYSTEM_ACTOR.uid: SYSTEM_ACTOR.name}
        self.holders: dict[str, str] = {}

    def learn(self, rows: Iterable[Row]) -> None:
        seen = list(rows)
        missing = {row["actor"] for row in seen} - self.known.keys()
        if missing:
            self.known.update(dict.fromkeys(missing, GONE) | names_of(missing))
        unknown = {_acting_for(row) for row in seen} - self.holders.keys() - {""}
        if unknown:
            self.holders.update(dict.fromkeys(unknown, GONE) | names_of_persons(unknown))

    def __call__(self, row: Row) -> str:
        self.learn([row])
        holder = self.holders.get(_acting_for(row), "")
        return self.known[row["actor"]] + (f"，代 {holder}" if holder else "")


def _acting_for(row: Row) -> str:
    """Uid of the person on whose behalf it was done."""
    return str(json.loads(row["data"])["acting_for"]) if ACTED in row["data"] else ""


def _by_actor(rows: Any, typed: str) -> Any:
    named = [SYSTEM_ACTOR.uid] if typed == SYSTEM_ACTOR.name else uids_named(typed)
    return rows.filter(actor__in=named)


def _for_person(rows: Any, typed: str) -> Any:
    """Reads the text of every entry, which is what the auditor asked for."""
    wanted = [Q(data__contains=f'{ACTED}"{uid}"') for uid in persons_called(typed)]
    return rows.filter(reduce(or_, wanted)) if wanted else rows.none()


def _when(row: Row) -> str:
    return moment(clock.from_microseconds(row["at"]))


def table(names: _Names) -> Table:
    return Table(
        name="audit",
        title="审计记录",
        columns=[
            Column("seq", "序号", sort="seq", number=True),
            Column("at", "时间", sort="at", show=_when),
            Column("actor", "账号", show=names),
            Column("verb", "做了什么", sort="verb", show=lambda row: verb_in_words(row["verb"])),
            Column("object", "对象编号"),
        ],
        filters=[
            Filter("verb", "做了什么", lambda rows, chosen: rows.filter(verb=chosen), choices=tuple(VERBS.items())),
            Filter("actor", "账号", _by_actor),
            Filter("acting_for", "代谁办的", _for_person, hint="账号或全名"),
            Filter("object", "对象编号", lambda rows, chosen: rows.filter(object=chosen)),
            Filter("since", "从", lambda rows, chosen: queries.since(rows, date.fromisoformat(chosen)), day=True),
            Filter("until", "到", lambda rows, chosen: queries.until(rows, date.fromisoformat(chosen)), day=True),
        ],
        default_sort="-seq",
        tie="seq",
        empty_title="还没有审计记录",
        empty_todo="有人办了事，这里就有一条。",
    )


class AuditList(ListView):
    template_name = "audit/list.html"

    def setup(self, request: HttpRequest, *args: str, **kwargs: str) -> None:
        super().setup(request, *args, **kwargs)
        self.names = _Names()

    def table(self, actor: Actor) -> Table:
        return table(self.names)

    def query(self, actor: Actor) -> Rows:
        rows: Rows = queries.entries(actor).values(*queries.COLUMNS, "data")
        return rows

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        self.names.learn(line.row for line in page.rows)
        return {}


class AuditVerify(View):
    """Reads the whole chain again. Looking changes nothing, yet it is work: so it is asked for with a button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        queries.require_audit(actor_of_request(request))
        return self._shown(request)

    def _shown(self, request: HttpRequest) -> HttpResponse:
        return render(request, "audit/verdict.html", {"verdict": verify(), "at": clock.now()})
