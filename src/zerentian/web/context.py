"""What the shell around every page needs."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.people.queries.accounts import ROLES
from zerentian.people.queries.actors import Choice, acting_choices
from zerentian.web.acting import chosen
from zerentian.web.navigation import entries, find_url


def who(actor: Actor | None) -> tuple[str, str]:
    """Name and post for the top bar; an administrator is called by the office, not by the account's name."""
    if actor is None:
        return "", ""
    return (actor.name, actor.title) if actor.role == Role.MEMBER else (ROLES[actor.role], "")


@dataclass(frozen=True, slots=True)
class ActingMenu:
    """`now`: for whom the person acts on this page; `others`: for whom they may."""

    now: Choice | None = None
    others: list[Choice] = field(default_factory=list)


def acting_menu(request: HttpRequest, actor: Actor | None) -> ActingMenu:
    account: Any = getattr(request, "user", None)
    if actor is None or actor.role != Role.MEMBER:
        return ActingMenu()
    choices = acting_choices(account, clock.today())
    acting = chosen(request) if actor.acting_for else ""
    now = next((choice for choice in choices if choice.uid == acting), None)
    return ActingMenu(now, [choice for choice in choices if choice != now])


def shell(request: HttpRequest) -> dict[str, object]:
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "who": who(actor),
        "acting_menu": SimpleLazyObject(lambda: acting_menu(request, actor)),  # fragments of a page have no menu and ask nothing
        "installation": settings.INSTALLATION,
        "today": clock.today(),
        "navigation": entries(request, actor),
        "find_url": find_url(actor),
    }
