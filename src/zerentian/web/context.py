"""What the shell around every page needs."""

from django.conf import settings
from django.http import HttpRequest

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.people.queries.accounts import ROLES
from zerentian.web.navigation import entries, find_url


def who(actor: Actor | None) -> tuple[str, str]:
    """Name and post for the top bar; an administrator is called by the office, not by the account's name."""
    if actor is None:
        return "", ""
    return (actor.name, actor.title) if actor.role == Role.MEMBER else (ROLES[actor.role], "")


def shell(request: HttpRequest) -> dict[str, object]:
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "who": who(actor),
        "installation": settings.INSTALLATION,
        "today": clock.today(),
        "navigation": entries(request, actor),
        "find_url": find_url(actor),
    }
