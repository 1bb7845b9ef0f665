"""The request as pages see it."""

from django.http import HttpRequest

from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Fault


class NobodySignedIn(Fault):
    code = "nobody-signed-in"


def actor_of_request(request: HttpRequest) -> Actor:
    """Who acts. Only for views behind sign-in, where there is always somebody."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise NobodySignedIn("a view that everybody may open asked who acts")
    return actor


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asked for a piece of a page and not for a page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
