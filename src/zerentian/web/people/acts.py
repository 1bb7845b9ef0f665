"""What the acts on people share."""

from typing import Any

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.people.queries.rights import require_keep_people
from zerentian.web.organisations.acts import TreeAct
from zerentian.web.pickers import OrganisationField, OrganisationPicker


class PersonPicker(OrganisationPicker):
    find_view = "people:find"


class PersonField(OrganisationField):
    widget = PersonPicker


class PeopleAct(TreeAct):
    def allow(self, actor: Actor) -> None:
        require_keep_people(actor, self.uid)

    def cancel_url(self) -> str:
        return reverse("people:roster", args=[self.uid])

    def initial(self, actor: Actor) -> dict[str, Any]:
        return {"on": clock.today()}
