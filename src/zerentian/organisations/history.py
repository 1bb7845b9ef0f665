"""Writing one line of history: the act, who had which part in it, the version of all whose shape changed, and the journal entry."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.organisations import checks
from zerentian.organisations.models import Act, Organisation, Part
from zerentian.organisations.vocabulary import ActKind, PartRole

Parts = Iterable[tuple[PartRole, Organisation]]


def write_act(
    by: Actor, verb: str, kind: ActKind, on: date, paper: str, summary: str, parts: Parts, counts: dict[str, int] | None = None
) -> Act:
    """The last statement of an action on the tree. The first part is the organisation the act is about."""
    checks.require_length(paper, 100, "依据文号", "paper")
    listed = list(parts)
    act = Act.objects.create(kind=kind, on=on, paper=paper, summary=summary[:300], recorded_by=by.uid)
    Part.objects.bulk_create([Part(act=act, organisation=organisation, role=role) for role, organisation in listed])
    Organisation.objects.filter(pk__in={organisation.pk for _, organisation in listed}).update(version=F("version") + 1)
    data: dict[str, object] = {
        "act": act.uid,
        "on": on.isoformat(),
        "paper": paper,
        "parts": [[role.value, organisation.uid] for role, organisation in listed],
        **(counts or {}),
    }
    record(by=by, verb=verb, object=listed[0][1].uid, data=data)
    return act
