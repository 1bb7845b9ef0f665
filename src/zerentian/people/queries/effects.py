"""What an act on the tree would do to people: shown before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.organisations.actions.move import movable
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.checks import name_of
from zerentian.organisations.models import Designation, Lineage
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.models import Membership, Post


@dataclass(frozen=True, slots=True)
class MoveEffects:
    """`organisations` counts the moved one too; `loses` and `gains` name posts whose holders stop or begin to see it."""

    name: str
    organisations: int
    members: int
    old_path: Sequence[str]
    new_path: Sequence[str]
    loses: Sequence[str]
    gains: Sequence[str]


def move_effects(actor: Actor, organisation: str, parent: str, on: date) -> MoveEffects:
    """What `organisation_move` with the same arguments would change; raises the refusal it would meet."""
    subject, old, new = movable(actor, organisation, parent, on)
    today = clock.today()
    inside = Lineage.objects.at(today).filter(ancestor=subject).values("organisation")
    before, after = path_keys(old), path_keys(new)
    return MoveEffects(
        name=name_of(subject),
        organisations=inside.count(),
        members=Membership.objects.at(today).filter(organisation__in=inside).count(),
        old_path=_names(before),
        new_path=_names(after),
        loses=_seeing([key for key in before if key not in after]),
        gains=_seeing([key for key in after if key not in before]),
    )


def _names(keys: Sequence[int]) -> list[str]:
    """Short names from the root down."""
    names = dict(Designation.objects.at(clock.today()).filter(organisation__in=keys).values_list("organisation_id", "short_name"))
    return [names[key] for key in reversed(keys)]


def _seeing(keys: Sequence[int]) -> list[str]:
    """Holders of posts that see everything below the organisations: "柳溪街道党工委组织干事甄晓禾"."""
    reaching = [code for code, kind in catalogue().posts.items() if kind.rights.get(Right.SEE)]
    today = clock.today()
    rows = Post.objects.at(today).filter(organisation__in=keys, kind__in=reaching).select_related("person").order_by("pk")
    names = dict(Designation.objects.at(today).filter(organisation__in=keys).values_list("organisation_id", "short_name"))
    return [f"{names[row.organisation_id]}{catalogue().posts[row.kind].title}{row.person.name}" for row in rows]
