"""An import from choosing the file to writing it. Each act leaves the work to be done to `processes.begin`, after its commit."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from zerentian.journal.actions import record
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations.checks import organisation_seen
from zerentian.rosters import messages, processes
from zerentian.rosters.cells import FILE, Raw, keep, rows_in
from zerentian.rosters.checking.begin import lacking
from zerentian.rosters.checks import import_of, require_may_import, require_stage, require_version
from zerentian.rosters.models import ImportPiece, ImportProblem, RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.problems import ANSWER, CELL, DROP
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.vocabulary import ENDED, WORKING, Stage
from zerentian.rosters.work import clear
from zerentian.storage.sealing import digest, new_salt, seal

KEPT = timedelta(days=7)  # an import that nobody finishes is given up
QUIET = timedelta(seconds=90)  # without a sign of life, work has stopped; opening a large file gives none
LONGEST = 200  # characters of what is put into a cell


@transaction.atomic
def import_open(*, by: Actor, kind: str, organisation: str, as_of: date, file_name: str, data: bytes) -> str:
    """Take a file in; returns the import's uid. A small file is opened at once, so that one that cannot be read is refused here."""
    if kind not in kinds():
        raise Invalid(messages.UNKNOWN_KIND, field="kind")
    top = organisation_seen(by, organisation)
    require_may_import(by, top, kind)
    if as_of > clock.today():
        raise Invalid(messages.DATE_FUTURE.format(on=in_words(as_of)), field="as_of")
    if processes.is_small_file(len(data)):
        open_book(data, file_name)
    salt = new_salt()
    it = RosterImport.objects.create(
        kind=kind,
        organisation=top,
        as_of=as_of,
        file_name=file_name[-200:],
        file_digest=digest(FILE, data.hex()),
        file=seal(salt, FILE, data),
        salt=salt,
        by=by.uid,
    )
    _give_up_forgotten()
    transaction.on_commit(partial(processes.begin, it.uid, small=processes.is_small_file(len(data))))
    said: dict[str, object] = {"kind": kind, "organisation": top.uid, "bytes": len(data)}
    record(by=by, verb="roster.open", object=it.uid, data=said)
    return it.uid


@transaction.atomic
def import_map(*, by: Actor, roster_import: str, fields: Mapping[int, str], seen: int | None = None) -> None:
    """Say what columns are: place → field, "" for not imported; columns not named stay. Everything is checked anew."""
    it = _checked(by, roster_import, seen)
    known = {spec.code: spec.title for spec in kinds()[it.kind].fields} | {"": ""}
    if not set(fields) <= set(range(len(it.columns))) or not set(fields.values()) <= set(known):
        raise Invalid(messages.NO_SUCH_COLUMN)
    for place, field in fields.items():
        it.columns[place] |= {"field": field, "doubtful": False}
    chosen = [column["field"] for column in it.columns if column["field"]]
    twice = next((field for field in chosen if chosen.count(field) > 1), None)
    if twice:
        raise Invalid(messages.FIELD_TWICE.format(title=known[twice]))
    _begin(it, Stage.CHECKING, columns=it.columns)
    mapped: dict[str, object] = {"fields": {str(place): field for place, field in fields.items()}}
    record(by=by, verb="roster.map", object=it.uid, data=mapped)


@transaction.atomic
def import_settle(*, by: Actor, roster_import: str, settled: Mapping[int, str], seen: int | None = None) -> int:
    """Settle problems: key of the problem → a way to settle it (`problems.py`). Returns how many; everything is checked anew."""
    it = _checked(by, roster_import, seen)
    if not settled:
        raise Invalid(messages.NOTHING_SETTLED)
    problems = list(ImportProblem.objects.filter(roster_import=it, pk__in=list(settled)))
    if len(problems) != len(settled):
        raise NotFound(messages.NO_SUCH_PROBLEM)
    by_row: dict[int, list[ImportProblem]] = {}
    for problem in problems:
        by_row.setdefault(problem.row, []).append(problem)
    for piece in _pieces(it, by_row):
        rows = rows_in(it, piece)
        for row in rows:
            for problem in sorted(by_row.get(row.number, ()), key=lambda each: settled[each.pk].startswith(ANSWER)):
                _settle(row, problem, settled[problem.pk])  # answers last: new words in a cell take earlier answers away
        ImportPiece.objects.filter(pk=piece.pk).update(sealed=keep(it, rows).sealed)
    _begin(it, Stage.CHECKING)
    codes = sorted(problem.code for problem in problems)
    record(by=by, verb="roster.settle", object=it.uid, data={"codes": codes})
    return len(problems)


def _pieces(it: RosterImport, rows: Mapping[int, Any]) -> list[ImportPiece]:
    """Those that hold one of the rows."""
    pieces = list(ImportPiece.objects.filter(roster_import=it).order_by("first_row"))
    ends = [piece.first_row for piece in pieces[1:]] + [max(rows) + 1]
    return [piece for piece, end in zip(pieces, ends, strict=True) if any(piece.first_row <= row < end for row in rows)]


def _settle(row: Raw, problem: ImportProblem, way: str) -> None:
    if way.startswith(ANSWER):
        question, _, answer = way.removeprefix(ANSWER).partition("=")
        offered = [DROP[0], *(choice for choice, _ in problem.choices)]
        if way not in offered:
            raise Invalid(messages.NO_SUCH_PROBLEM)
        row.answers[question] = answer
    elif way.startswith(CELL) and problem.column is not None:
        row.fixes[problem.column] = way.removeprefix(CELL)[:LONGEST]
        row.answers = {
            question: said for question, said in row.answers.items() if question in ("keep", "move")
        }  # they spoke of the old cell
    else:
        raise Invalid(messages.NO_SUCH_PROBLEM)


@transaction.atomic
def import_write(*, by: Actor, roster_import: str, seen: int | None = None) -> None:
    """Write what was checked: all rows or none."""
    it = _checked(by, roster_import, seen)
    lacks = lacking(it)
    if lacks:
        raise Conflict(messages.COLUMNS_LACK.format(fields="、".join(lacks)))
    left = ImportProblem.objects.filter(roster_import=it).count()
    if left:
        raise Conflict(messages.PROBLEMS_LEFT.format(count=left))
    if not it.new + it.changed:
        raise Conflict(messages.NOTHING_NEW)
    _begin(it, Stage.WRITING)
    record(by=by, verb="roster.write", object=it.uid, data={"new": it.new, "changed": it.changed})


@transaction.atomic
def import_resume(*, by: Actor, roster_import: str) -> None:
    """Take up work that stopped: the machine was switched off, or the program ended."""
    it = import_of(by, roster_import)
    require_stage(it, *WORKING)
    if it.beat_at > clock.now() - QUIET:
        raise Conflict(messages.STALE)
    _begin(it, Stage(it.stage))
    record(by=by, verb="roster.resume", object=it.uid, data={"stage": it.stage})


@transaction.atomic
def import_discard(*, by: Actor, roster_import: str) -> None:
    """Give the import up; nothing of the file can be read afterwards."""
    it = import_of(by, roster_import)
    require_stage(it, *WORKING, Stage.CHECKED)
    _give_up(it)
    record(by=by, verb="roster.discard", object=it.uid, data={})


def _checked(by: Actor, uid: str, seen: int | None) -> RosterImport:
    it = import_of(by, uid)
    require_may_import(by, it.organisation, it.kind)
    require_stage(it, Stage.CHECKED)
    require_version(it, seen)
    return it


def _begin(it: RosterImport, stage: Stage, **facts: Any) -> None:
    now = {"stage": stage, "version": it.version + 1, "beat_at": clock.now(), "done": 0, "said": ""}
    RosterImport.objects.filter(pk=it.pk).update(**now, **facts)
    transaction.on_commit(partial(processes.begin, it.uid, small=processes.is_small_roster(it.rows)))


def _give_up(it: RosterImport) -> None:
    gone: dict[str, Any] = {"salt": None, "file": None, "changes": None, "version": it.version + 1}
    RosterImport.objects.filter(pk=it.pk).update(stage=Stage.DISCARDED, ended_at=clock.now(), **gone)
    clear(it)


def _give_up_forgotten() -> None:
    for it in RosterImport.objects.filter(salt__isnull=False, started_at__lt=clock.now() - KEPT):
        _give_up(it)
    left = Exists(ImportPiece.objects.filter(roster_import=OuterRef("pk")))
    for it in RosterImport.objects.filter(left, stage__in=ENDED):  # cut off between the last word and the tidying
        clear(it)
