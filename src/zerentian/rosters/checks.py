"""The questions acts on rosters ask first."""

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import Conflict, NotAllowed, NotFound, Stale
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.rosters import messages
from zerentian.rosters.models import RosterImport
from zerentian.rosters.pack import kinds

NEEDED = {"members": Right.KEEP_PEOPLE, "posts": Right.KEEP_PEOPLE, "organisations": Right.CHANGE_TREE}


def require_may_import(by: Actor, organisation: Organisation, kind: str) -> None:
    """The right must reach everything below, or nothing must be below."""
    if by.acting_for:
        raise NotAllowed(messages.NOT_WHILE_ACTING)
    path = path_keys(organisation)
    if by.may_below(NEEDED[kind], path):
        return
    alone = not organisation.children.filter(valid_to__gt=clock.today()).exists()
    if not (alone and by.may(NEEDED[kind], path)):
        name = organisation_checks.name_of(organisation)
        raise NotAllowed(messages.NEEDS_ROSTER_RIGHT.format(name=name, title=kinds()[kind].title))


def import_of(by: Actor, uid: str) -> RosterImport:
    """The import, if it is the actor's own: nobody looks into somebody else's file."""
    it: RosterImport | None = RosterImport.objects.filter(uid=uid, by=by.uid).select_related("organisation").first()
    if it is None:
        raise NotFound(messages.NO_SUCH_IMPORT)
    return it


def require_version(it: RosterImport, seen: int | None) -> None:
    if seen is not None and seen != it.version:
        raise Stale(messages.STALE)


def require_stage(it: RosterImport, *stages: str) -> None:
    if it.stage not in stages:
        raise Conflict(messages.NOT_CHECKED)
