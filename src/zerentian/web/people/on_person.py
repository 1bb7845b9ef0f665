"""An act on the person named in the address: the page, the way back, and today as the day it happens."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.web.acts import ActView


class OnPerson(ActView):
    """`look` refuses those who may not act, and returns what the page says of the person."""

    look: Callable[[Actor, str], object]

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def allow(self, actor: Actor) -> None:
        type(self).look(actor, self.uid)

    def cancel_url(self) -> str:
        return reverse("people:person", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}

    def facts(self, actor: Actor) -> dict[str, object]:
        return {"it": type(self).look(actor, self.uid)}
