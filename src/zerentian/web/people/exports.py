"""Lists over the actor's scope, of which a file may be taken only by who may export every row of it."""

from typing import Any

from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotAllowed
from zerentian.people import messages
from zerentian.people.queries.members import all_exportable
from zerentian.web.lists.list import Page
from zerentian.web.lists.views import ListView


class ScopedList(ListView):
    def exportable(self, actor: Actor, rows: Any) -> bool:
        return all_exportable(actor, rows)

    def allow_export(self, actor: Actor, page: Page) -> None:
        if not actor.tops(Right.EXPORT):
            raise NotAllowed(messages.NEEDS_EXPORT_RIGHT)
        if not self.exportable(actor, page.query):
            raise NotAllowed(messages.NOT_ALL_EXPORTABLE)
