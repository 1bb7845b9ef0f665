"""What the pages of an import show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.checks import name_of, organisation_seen
from zerentian.rosters.actions.imports import QUIET
from zerentian.rosters.cells import rows_of
from zerentian.rosters.changes import changes_of
from zerentian.rosters.checking.begin import lacking, places_assumed
from zerentian.rosters.checking.outcome import Change
from zerentian.rosters.checks import import_of, require_may_import
from zerentian.rosters.lines import shown
from zerentian.rosters.models import ImportProblem, RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.problems import GROUPS, OTHER, group_of
from zerentian.rosters.reading import Column, as_columns
from zerentian.rosters.vocabulary import WORKING, Stage

RECENT = 20


@dataclass(frozen=True, slots=True)
class ImportView:
    """`stopped`: nobody has worked on it for a while. `lacking`: titles of columns still to be named."""

    uid: str
    kind: str
    kind_title: str
    unit: str
    organisation_uid: str
    organisation: str
    as_of: date
    file_name: str
    sheet: str
    stage: Stage
    working: bool
    stopped: bool
    rows: int
    done: int
    new: int
    changed: int
    same: int
    problems: int
    problem_rows: int
    groups: Sequence[tuple[str, int]]
    columns: Sequence[Column]
    lacking: Sequence[str]
    assumed: str
    notes: Sequence[str]
    said: str
    version: int
    started_at: datetime
    ended_at: datetime | None


def roster_import(actor: Actor, uid: str) -> ImportView:
    it = import_of(actor, uid)
    counted = ImportProblem.objects.filter(roster_import=it).values_list("code").annotate(n=Count("pk"))
    groups: dict[str, int] = {}
    for code, count in counted:
        groups[group_of(code)] = groups.get(group_of(code), 0) + count
    kind, working = kinds()[it.kind], it.stage in WORKING
    return ImportView(
        it.uid,
        it.kind,
        kind.title,
        kind.unit,
        it.organisation.uid,
        name_of(it.organisation),
        it.as_of,
        it.file_name,
        it.sheet,
        Stage(it.stage),
        working,
        working and it.beat_at < clock.now() - QUIET,
        it.rows,
        it.done,
        it.new,
        it.changed,
        it.same,
        sum(groups.values()),
        ImportProblem.objects.filter(roster_import=it).values("row").distinct().count(),
        [(title, groups[title]) for title in (*GROUPS, OTHER) if title in groups],
        _with_samples(it),
        lacking(it) if it.columns else [],
        places_assumed(it) if it.columns else "",
        it.notes.splitlines(),
        it.said,
        it.version,
        it.started_at,
        it.ended_at,
    )


def _with_samples(it: RosterImport) -> list[Column]:
    """The columns with what their first row says, numbers left out."""
    columns = as_columns(it.columns)
    first = next(iter(rows_of(it)), None) if it.salt is not None and it.stage == Stage.CHECKED else None
    if first is None:
        return columns
    specs = {spec.code: spec for spec in kinds()[it.kind].fields}
    unnamed = next(spec for spec in specs.values())
    return [_sampled(column, shown(specs.get(column.field, unnamed), first.cell(column.place))) for column in columns]


def _sampled(column: Column, text: str) -> Column:
    """A column that is not imported shows nothing: it may be what must not be collected."""
    return Column(
        column.place, column.letter, column.title, column.field, column.doubtful, column.masked, column.why, text if column.field else ""
    )


def problems(actor: Actor, uid: str, group: str = "") -> QuerySet[ImportProblem]:
    """In the order of the file; of one group of the page's filter only, if it is named."""
    rows = ImportProblem.objects.filter(roster_import=import_of(actor, uid)).order_by("row", "column", "pk")
    if group:
        codes = [code for code in rows.order_by().values_list("code", flat=True).distinct() if group_of(code) == group]
        rows = rows.filter(code__in=codes)
    return rows


def changes(actor: Actor, uid: str) -> list[Change]:
    """The first few hundred things that writing would alter, with the titles of the fields."""
    it = import_of(actor, uid)
    titles = {spec.code: spec.title for spec in kinds()[it.kind].fields}
    return [change._replace(field=titles.get(change.field, change.field)) for change in changes_of(it)]


@dataclass(frozen=True, slots=True)
class ImportLine:
    uid: str
    kind_title: str
    file_name: str
    organisation: str
    stage: Stage
    new: int
    changed: int
    started_at: datetime


def recent(actor: Actor) -> list[ImportLine]:
    """The actor's own imports, newest first."""
    rows = RosterImport.objects.filter(by=actor.uid).select_related("organisation").order_by("-started_at")[:RECENT]
    return [
        ImportLine(
            it.uid, kinds()[it.kind].title, it.file_name, name_of(it.organisation), Stage(it.stage), it.new, it.changed, it.started_at
        )
        for it in rows
    ]


def require_import(actor: Actor, organisation: str, kind: str) -> None:
    """Refuses before the form is shown."""
    require_may_import(actor, organisation_seen(actor, organisation), kind)
