"""What the pages of exports show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.checks import name_of, organisation_seen
from zerentian.organisations.queries.paths import scope
from zerentian.people.queries.accounts import people_behind
from zerentian.rosters.actions.exports import KEPT, require_export
from zerentian.rosters.models import RosterExport
from zerentian.rosters.pack import kinds

RECENT = 20


@dataclass(frozen=True, slots=True)
class ExportLine:
    """`state`: waiting, agreed, declined, taken or lapsed. `needs_code`: a second person agreed, so the taking asks for the code."""

    uid: str
    kind_title: str
    organisation: str
    reason: str
    rows: int
    asked_by: str
    asked_at: datetime
    agreed_by: str
    state: str
    needs_code: bool


def own_requests(actor: Actor) -> list[ExportLine]:
    """The actor's requests for open numbers, newest first."""
    return _lines(RosterExport.objects.filter(asked_by=actor.uid).select_related("organisation").order_by("-asked_at")[:RECENT])


def waiting_for(actor: Actor) -> list[ExportLine]:
    """Requests of others to which the actor may agree."""
    open_ = RosterExport.objects.filter(agreed_at=None, refused_at=None, asked_at__gt=clock.now() - KEPT).exclude(asked_by=actor.uid)
    seen = open_.filter(scope(actor, clock.today(), Right.UNMASK)).select_related("organisation").order_by("asked_at")
    return _lines([row for row in seen if _may(actor, row)])


def export_request(actor: Actor, uid: str) -> ExportLine | None:
    """One request, for the one who asked or may agree; None for anybody else."""
    return next((line for line in [*own_requests(actor), *waiting_for(actor)] if line.uid == uid), None)


def require_masked(actor: Actor, organisation: str) -> None:
    require_export(actor, organisation_seen(actor, organisation), Right.EXPORT)


def require_open(actor: Actor, organisation: str) -> None:
    require_export(actor, organisation_seen(actor, organisation), Right.EXPORT, Right.UNMASK)


def _may(actor: Actor, row: RosterExport) -> bool:
    try:
        require_export(actor, row.organisation, Right.EXPORT, Right.UNMASK)
    except NotAllowed:
        return False
    return True


def _lines(rows: Iterable[RosterExport]) -> list[ExportLine]:
    found = list(rows)
    names = people_behind({row.asked_by for row in found} | {row.agreed_by for row in found})
    return [
        ExportLine(
            row.uid,
            kinds()[row.kind].title,
            name_of(row.organisation),
            row.reason,
            row.rows,
            names.get(row.asked_by, ""),
            row.asked_at,
            names.get(row.agreed_by, ""),
            _state(row),
            row.agreed_by != row.asked_by,
        )
        for row in found
    ]


def _state(row: RosterExport) -> str:
    if row.taken_at:
        return "taken"
    if row.refused_at:
        return "declined"
    if (row.agreed_at or row.asked_at) < clock.now() - KEPT:
        return "lapsed"
    return "agreed" if row.agreed_at else "waiting"
