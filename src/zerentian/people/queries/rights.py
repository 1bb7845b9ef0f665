"""Whether an act on people would be refused for want of a right: asked before its form is shown."""

from zerentian.kernel.actor import Actor
from zerentian.people.checks import organisation_kept


def require_keep_people(actor: Actor, uid: str) -> None:
    organisation_kept(actor, uid)
