"""One import: how far it is, what must be settled, what writing would do, what came of it."""

import secrets
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.kernel.actor import Actor
from zerentian.rosters import messages
from zerentian.rosters.annotated import annotated
from zerentian.rosters.pack import kinds
from zerentian.rosters.queries.imports import ImportView, changes, roster_import
from zerentian.rosters.queries.problems import ProblemLine, problem_page
from zerentian.rosters.reading import Column
from zerentian.rosters.vocabulary import Stage
from zerentian.web.requests import actor_of_request, is_fragment
from zerentian.web.sending import file_response

WAY, TYPED, COLUMN = "way-", "typed-", "column-"  # names of fields: before the key of a problem, or the place of a column
FORMS = ("map", "settle", "write", "resume", "discard")
CHOOSE, MAP, SETTLE, WRITE = 1, 2, 3, 4
STEPS = ((CHOOSE, "选文件"), (MAP, "对列"), (SETTLE, "看问题"), (WRITE, "写入"))
CHANGES_SHOWN = 100
DOING = {Stage.READING: "正在读表", Stage.CHECKING: "正在核对", Stage.WRITING: "正在写入"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an import stands, in figures the page only has to show. `why_not`: why it cannot be written yet, "" if it can."""

    step: int
    sound: int
    left_out: int
    to_write: int
    recognised: int
    doubtful: bool
    why_not: str
    doing: str
    percent: int | None


def standing(it: ImportView) -> Standing:
    handled = it.new + it.changed + it.same + it.problem_rows
    left_out = it.rows - handled if handled and it.stage == Stage.CHECKED else 0
    return Standing(
        step=_step(it),
        sound=it.rows - it.problem_rows - left_out,
        left_out=left_out,
        to_write=it.new + it.changed if not it.problems else it.rows - left_out,
        recognised=sum(bool(column.field) for column in it.columns),
        doubtful=any(column.doubtful for column in it.columns),
        why_not=_why_not(it),
        doing=DOING.get(it.stage, ""),
        percent=min(it.done * 100 // it.rows, 100) if it.rows and it.stage in (Stage.CHECKING, Stage.WRITING) else None,
    )


def _step(it: ImportView) -> int:
    if it.stage in (Stage.READING, Stage.FAILED, Stage.DISCARDED):
        return CHOOSE
    if it.lacking:
        return MAP
    return SETTLE if it.problems or it.stage == Stage.CHECKING else WRITE


def _why_not(it: ImportView) -> str:
    if it.lacking:
        return messages.COLUMNS_LACK.format(fields="、".join(it.lacking))
    if it.problems:
        return f"还有 {it.problems} 处没改，不能写入"
    return "" if it.new + it.changed else "和名册完全一样，没有可写入的"


@dataclass(frozen=True, slots=True)
class Filled:
    """A problem with what was picked and typed for it in a form that was refused; never a number of a person."""

    line: ProblemLine
    picked: str
    typed: str


@dataclass(frozen=True, slots=True)
class Mapped:
    column: Column
    chosen: str


def import_facts(actor: Actor, uid: str, asked: dict[str, str]) -> dict[str, Any]:
    """`asked`: group and page of the list of problems from the address, or the whole form that was refused."""
    it = roster_import(actor, uid)
    group = asked.get("group", "") if asked.get("group", "") in dict(it.groups) else ""
    number = int(asked.get("page", "")) if asked.get("page", "").isdecimal() and len(asked["page"]) < 6 else 1
    page = problem_page(actor, uid, group, number) if it.problems else None
    return {
        "it": it,
        "at": standing(it),
        "steps": STEPS,
        "group": group,
        "page": page,
        "problems": [_filled(line, asked) for line in page.lines] if page else [],
        "columns": [Mapped(column, asked.get(f"{COLUMN}{column.place}", column.field)) for column in it.columns],
        "changes": changes(actor, uid)[:CHANGES_SHOWN] if it.stage == Stage.CHECKED and not it.problems else [],
        "changes_shown": CHANGES_SHOWN,
        "fields": [(spec.code, spec.title) for spec in kinds()[it.kind].fields],
        "keys": {form: secrets.token_urlsafe(18) for form in FORMS},
        "draft": draft_name(actor, uid, group, str(page.number if page else 1)),
    }


def _filled(line: ProblemLine, asked: dict[str, str]) -> Filled:
    typed = "" if line.sensitive else asked.get(f"{TYPED}{line.key}", "")
    return Filled(line, asked.get(f"{WAY}{line.key}", ""), typed)


def draft_name(actor: Actor, uid: str, group: str, number: str) -> str:
    """Under which the browser keeps what was typed on one page of the list of problems."""
    return f"{actor.uid}:{reverse('rosters:import', args=[uid])}:{group}:{number or 1}"


class ImportPage(View):
    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        return render(request, "rosters/import.html", import_facts(actor_of_request(request), uid, request.GET.dict()))


class ProgressView(View):
    """The piece of the page that asks for itself again; when the work is over it has the whole page loaded anew."""

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        it = roster_import(actor_of_request(request), uid)
        if not is_fragment(request):
            return HttpResponseRedirect(reverse("rosters:import", args=[uid]))
        if not it.working or it.stopped:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "rosters/progress.html", {"it": it, "at": standing(it)})


class AnnotatedView(View):
    """The file with what is wrong in comments, to be mended in Excel and imported again."""

    def get(self, request: HttpRequest, uid: str) -> HttpResponse:
        actor = actor_of_request(request)
        data = annotated(actor, uid)
        return file_response(data, f"{PurePath(roster_import(actor, uid).file_name).stem}（带批注）", ".xlsx")
