"""From where an actor may take rosters out, and who else may agree when the numbers are to be open."""

from dataclasses import dataclass

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.checks import name_of
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.messages import NEEDS_EXPORT_RIGHT
from zerentian.people.models import Account, Post
from zerentian.people.queries.actors import actor_of
from zerentian.people.second_factor import has_code
from zerentian.rosters.actions.exports import require_export
from zerentian.rosters.models import RosterExport
from zerentian.rosters.queries.exports import require_masked

BOTH = (Right.EXPORT, Right.UNMASK)


@dataclass(frozen=True, slots=True)
class Place:
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Agreer:
    """`title`: 云汀区委组织干事. `has_code`: without a code of their own they cannot agree yet."""

    name: str
    title: str
    has_code: bool


def require_exports(actor: Actor) -> Place:
    """The organisation of the actor's first post that may export; raises NotAllowed for those who export nothing."""
    tops = [*actor.tops(Right.EXPORT, below=True), *actor.tops(Right.EXPORT)]
    if not tops:
        raise NotAllowed(NEEDS_EXPORT_RIGHT)
    top = Organisation.objects.get(pk=tops[0])
    return Place(top.uid, name_of(top))


def may_export(actor: Actor, organisation: str) -> bool:
    try:
        require_masked(actor, organisation)
    except NotAllowed:
        return False
    return True


def who_may_agree(actor: Actor, uid: str) -> list[Agreer]:
    """Those who may agree to a request of the actor: accounts in use whose posts, at the organisation or above, allow both things there."""
    asked = RosterExport.objects.filter(uid=uid, asked_by=actor.uid).select_related("organisation").first()
    if asked is None:
        return []
    posts = Post.objects.at(clock.today()).filter(organisation__in=path_keys(asked.organisation))
    accounts = Account.objects.filter(person__in=posts.values("person"), is_active=True).exclude(uid=actor.uid)
    actors = [actor_of(account, clock.today()) for account in accounts.select_related("person").order_by("person__sort_key", "pk")]
    return [Agreer(each.name, each.title, has_code(each)) for each in actors if _may_both(each, asked.organisation)]


def _may_both(actor: Actor, top: Organisation) -> bool:
    try:
        require_export(actor, top, *BOTH)
    except NotAllowed:
        return False
    return True
