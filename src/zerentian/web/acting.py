"""For whom the signed-in person acts: chosen in the session, asked anew in every request.

Each change renews the form key, so that a form opened as one person is never sent as the other: it comes back as one that lay open too
long, with everything typed kept.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.people.queries.actors import actor_of
from zerentian.web.requests import actor_of_request

CHOSEN = "acting"
OVER = "代办已经结束，现在是您本人在办。"
NOT_DONE = "刚才这一步没有做，填的还在。"


def chosen(request: HttpRequest) -> str:
    """Uid of the period of acting, "" for oneself."""
    return str(request.session.get(CHOSEN, ""))


def choose(request: HttpRequest, acting: str) -> None:
    request.session[CHOSEN] = acting
    rotate_token(request)


def leave(request: HttpRequest) -> None:
    if request.session.pop(CHOSEN, ""):
        rotate_token(request)


def oneself(request: HttpRequest, account: Any) -> Actor:
    actor = actor_of_request(request)
    return actor_of(account, clock.today()) if actor.acting_for else actor


def actor_now(request: HttpRequest, account: Any) -> tuple[Actor, bool]:
    """The actor of this request, and whether the acting that was chosen is over: then they are themselves again, and are told so."""
    acting = chosen(request)
    actor = actor_of(account, clock.today(), acting)
    over = bool(acting) and not actor.acting_for
    if over:
        leave(request)
        messages.info(request, OVER + NOT_DONE if request.method == "POST" else OVER)
    return actor, over
