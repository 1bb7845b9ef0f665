"""Checking a roster of any kind: what is read once, and the check that fits the kind."""

from collections.abc import Mapping

from zerentian.kernel.actor import Actor
from zerentian.organisations.checks import name_of
from zerentian.organisations.models import Designation, Organisation
from zerentian.rosters.cells import rows_of
from zerentian.rosters.checking.members import MemberCheck
from zerentian.rosters.checking.organisations import OrganisationCheck
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.checking.posts import PostCheck
from zerentian.rosters.headers import RosterKind
from zerentian.rosters.known import Members
from zerentian.rosters.lines import Reader
from zerentian.rosters.models import RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.places import Places
from zerentian.rosters.reading import as_columns

LOWEST = ("branch", "group")  # a roster of one of these needs no column that says where people belong


def check(it: RosterImport, by: Actor) -> Checked:
    """Nothing is checked while columns are lacking: every row would say the same."""
    kind = kinds()[it.kind]
    columns = {column.field: column.place for column in as_columns(it.columns) if column.field}
    if lacking(it):
        return Checked()
    reader = Reader(kind, columns, {} if "organisation" in columns else {"organisation": it.organisation.uid})
    places = Places(it.organisation)
    lines = reader.lines(rows_of(it))
    if it.kind == "members":
        return MemberCheck(places, Members(it.organisation), it.as_of).check(lines)
    if it.kind == "posts":
        return PostCheck(by, places, Members(it.organisation)).check(lines)
    return OrganisationCheck(places, _codes()).check(lines)


def lacking(it: RosterImport) -> list[str]:
    """Titles of the columns that are needed and not recognised."""
    kind: RosterKind = kinds()[it.kind]
    known = {column.field for column in as_columns(it.columns)} | ({"organisation"} if places_assumed(it) else set())
    return [spec.title for spec in kind.fields if spec.required and spec.code not in known]


def places_assumed(it: RosterImport) -> str:
    """The name of the organisation to which every row belongs, because no column says so; "" where one does."""
    if it.kind == "organisations" or any(column.field == "organisation" for column in as_columns(it.columns)):
        return ""
    kind = Designation.objects.filter(organisation=it.organisation).order_by("-valid_from").values_list("kind", flat=True).first()
    return name_of(it.organisation) if kind in LOWEST else ""


def _codes() -> Mapping[str, str]:
    """Code → name of its organisation."""
    codes = dict(Organisation.objects.exclude(code="").values_list("pk", "code"))
    names = dict(Designation.objects.filter(organisation__in=codes).order_by("valid_from").values_list("organisation_id", "name"))
    return {code: names.get(pk, "") for pk, code in codes.items()}
