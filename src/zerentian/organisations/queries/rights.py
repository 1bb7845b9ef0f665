"""Whether an act would be refused for want of a right: asked before its form is shown. Raises the act's own refusal."""

from zerentian.kernel.actor import Actor
from zerentian.organisations import checks


def require_change(actor: Actor, uid: str) -> None:
    """To change the organisation's own name, place or life."""
    checks.require_tree_right(actor, checks.organisation_seen(actor, uid))


def require_change_below(actor: Actor, uid: str) -> None:
    """To change what stands below the organisation, or lies in its territory."""
    organisation = checks.organisation_seen(actor, uid)
    checks.require_tree_right_below(actor, organisation, checks.name_of(organisation))
