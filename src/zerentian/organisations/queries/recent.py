"""What changed lately in the actor's part of the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zerentian.kernel.actor import Actor
from zerentian.organisations.models import Act, Part
from zerentian.organisations.queries.paths import scope
from zerentian.organisations.vocabulary import ABOUT, ActKind


@dataclass(frozen=True, slots=True)
class RecentAct:
    uid: str  # of the organisation the act is about
    on: date
    kind: ActKind
    summary: str


def recent_acts(actor: Actor, on: date, limit: int) -> Sequence[RecentAct]:
    """The latest acts on organisations in the actor's scope, newest first, one line each."""
    parts = Part.objects.filter(scope(actor, on), role__in=ABOUT).values("act")
    acts = list(
        Act.objects.filter(pk__in=parts, on__lte=on, withdrawn_at=None)
        .order_by("-on", "-pk")
        .prefetch_related("parts__organisation")[:limit]
    )
    return [RecentAct(_about(act), act.on, ActKind(act.kind), act.summary) for act in acts]


def _about(act: Act) -> str:
    return next(part.organisation.uid for part in act.parts.all() if part.role in ABOUT)
