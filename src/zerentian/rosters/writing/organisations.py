"""Writing a checked roster of organisations."""

from zerentian.kernel.actor import Actor
from zerentian.organisations.actions import NewOrganisation, organisation_enrol
from zerentian.organisations.vocabulary import Form
from zerentian.rosters.checking.organisations import OrganisationRow
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.models import RosterImport
from zerentian.rosters.places import Place
from zerentian.rosters.writing.writing import Progress, Writing


class OrganisationWriting(Writing):
    def __init__(self, it: RosterImport, checked: Checked, by: Actor) -> None:
        self.by, self.new = by, checked.new

    def prepare(self, progress: Progress) -> None:
        places = {id(row): place for place, row in enumerate(self.new)}
        self.rows = [_new(row, places) for row in self.new]

    def commit(self) -> None:
        if self.rows:
            organisation_enrol(by=self.by, organisations=self.rows)


def _new(row: OrganisationRow, places: dict[int, int]) -> NewOrganisation:
    above = row.above.uid if isinstance(row.above, Place) else places[id(row.above)]
    return NewOrganisation(above, row.name, row.short_name, row.kind, row.area, row.founded, Form(row.form), row.code, row.elected)
