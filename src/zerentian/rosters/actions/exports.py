"""Taking rosters out: with hidden numbers at once; with open ones for a reason, with a second factor, large ones with a second person."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.checks import name_of, organisation_seen
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.actions.disclosures import clean_reason
from zerentian.people.second_factor import require_code
from zerentian.rosters import messages
from zerentian.rosters.exporting.rows import roster, row_count
from zerentian.rosters.exporting.workbook import workbook
from zerentian.rosters.models import RosterExport
from zerentian.rosters.pack import kinds

KEPT = timedelta(hours=24)  # an agreement that is not used lapses
A_WHILE, A_DAY = timedelta(hours=24), 20  # so many exports of one account within that time: 安全要求 3.10
EXPORTING = ("roster.export", "roster.take")


@dataclass(frozen=True, slots=True)
class Taken:
    name: str
    data: bytes
    rows: int


@transaction.atomic
def roster_export(*, by: Actor, kind: str, organisation: str) -> Taken:
    """The roster with its numbers hidden."""
    top = _of(by, kind, organisation, Right.EXPORT)
    _require_not_too_often(by)
    taken = _made(by, kind, top, open_numbers=False)
    record(by=by, verb="roster.export", object=top.uid, data={"kind": kind, "rows": taken.rows})
    return taken


@transaction.atomic
def roster_ask(*, by: Actor, kind: str, organisation: str, reason: str, code: str) -> str:
    """Ask for a roster with its numbers open; returns the uid of the request. A small one is agreed with the asking."""
    top = _of(by, kind, organisation, Right.EXPORT, Right.UNMASK)
    reason = clean_reason(reason)
    require_code(by, code)
    rows = row_count(kind, top)
    if not rows:
        raise Conflict(messages.NOTHING_TO_EXPORT)
    agreed = {} if rows >= catalogue().value("export_alone_most") else {"agreed_by": by.uid, "agreed_at": clock.now()}
    request = RosterExport.objects.create(kind=kind, organisation=top, reason=reason, rows=rows, asked_by=by.uid, **agreed)
    record(by=by, verb="roster.ask", object=request.uid, data={"kind": kind, "organisation": top.uid, "rows": rows})
    return request.uid


@transaction.atomic
def roster_agree(*, by: Actor, request: str, code: str) -> None:
    """The second person agrees: another account with the same rights there."""
    asked = _waiting(by, request)
    require_code(by, code)
    RosterExport.objects.filter(pk=asked.pk).update(agreed_by=by.uid, agreed_at=clock.now())
    record(by=by, verb="roster.agree", object=asked.uid, data={"rows": asked.rows})


@transaction.atomic
def roster_decline(*, by: Actor, request: str) -> None:
    asked = _waiting(by, request)
    RosterExport.objects.filter(pk=asked.pk).update(agreed_by=by.uid, refused_at=clock.now())
    record(by=by, verb="roster.decline", object=asked.uid, data={"rows": asked.rows})


@transaction.atomic
def roster_take(*, by: Actor, request: str, code: str = "") -> Taken:
    """The file that was agreed to, once, within a day. One that a second person agreed to asks for the code again."""
    asked = RosterExport.objects.select_for_update().filter(uid=request, asked_by=by.uid).select_related("organisation").first()
    if asked is None:
        raise NotFound(messages.NO_SUCH_REQUEST)
    top = _of(by, asked.kind, asked.organisation.uid, Right.EXPORT, Right.UNMASK)
    _require_takeable(asked)
    _require_not_too_often(by)
    if asked.agreed_by != by.uid:
        require_code(by, code)
    if row_count(asked.kind, top) > max(asked.rows, catalogue().value("export_alone_most") - 1):
        raise Conflict(messages.MORE_THAN_AGREED)
    taken = _made(by, asked.kind, top, open_numbers=True)
    RosterExport.objects.filter(pk=asked.pk).update(taken_at=clock.now())
    record(by=by, verb="roster.take", object=asked.uid, data={"kind": asked.kind, "organisation": top.uid, "rows": taken.rows})
    return taken


def _of(by: Actor, kind: str, organisation: str, *rights: Right) -> Organisation:
    if kind not in kinds():
        raise Invalid(messages.UNKNOWN_KIND, field="kind")
    top = organisation_seen(by, organisation)
    require_export(by, top, *rights)
    return top


def require_export(by: Actor, top: Organisation, *rights: Right) -> None:
    """The rights must reach everything below, or nothing must be below."""
    path = path_keys(top)
    alone = not top.children.filter(valid_to__gt=clock.today()).exists()
    if not all(by.may_below(right, path) or (alone and by.may(right, path)) for right in rights):
        raise NotAllowed(messages.NEEDS_EXPORT.format(name=name_of(top)))


def _waiting(by: Actor, uid: str) -> RosterExport:
    asked: RosterExport | None = RosterExport.objects.select_for_update().filter(uid=uid).select_related("organisation").first()
    if asked is None:
        raise NotFound(messages.NO_SUCH_REQUEST)
    _of(by, asked.kind, asked.organisation.uid, Right.EXPORT, Right.UNMASK)
    if by.acting_for:
        raise NotAllowed(messages.NOT_LENT)
    if asked.asked_by == by.uid:
        raise Conflict(messages.NOT_ONES_OWN)
    if asked.agreed_at or asked.refused_at or asked.asked_at < clock.now() - KEPT:
        raise Conflict(messages.DECIDED)
    return asked


def _require_takeable(asked: RosterExport) -> None:
    if asked.refused_at:
        raise Conflict(messages.DECLINED)
    if asked.agreed_at is None:
        raise Conflict(messages.NOT_AGREED_YET)
    if asked.taken_at:
        raise Conflict(messages.TAKEN_ALREADY)
    if asked.agreed_at < clock.now() - KEPT:
        raise Conflict(messages.LAPSED)


def _require_not_too_often(by: Actor) -> None:
    since = clock.to_microseconds(clock.now() - A_WHILE)
    times = list(Entry.objects.filter(actor=by.uid, verb__in=EXPORTING, at__gte=since).order_by("at").values_list("at", flat=True))
    if len(times) >= A_DAY:
        again = clock.from_microseconds(times[-A_DAY]) + A_WHILE
        raise TooMany(messages.TOO_MANY_EXPORTS.format(most=A_DAY), wait=max(1, int((again - clock.now()).total_seconds())))


def _made(by: Actor, kind: str, top: Organisation, *, open_numbers: bool) -> Taken:
    title, where, today = kinds()[kind].title, name_of(top), clock.today()
    remarks = [f"{where}　{title}", f"{in_words(today)}由{by.name}导出", messages.OPEN_REMARK if open_numbers else messages.HIDDEN_REMARK]
    data, rows = workbook(title, roster(kind, top, open_numbers=open_numbers), remarks)
    return Taken(f"{where}{title}（{today.isoformat()}）.xlsx", data, rows)
