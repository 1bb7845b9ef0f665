"""The rows of a demonstration, before any database: fields are named as the columns they go to, references are uids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zerentian.kernel.dates import FOREVER


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    uid: str
    code: str
    founded: date
    closed: date
    version: int


@dataclass(frozen=True, slots=True)
class DesignationRow:
    organisation: str
    name: str
    short_name: str
    kind: str
    area: str
    form: str
    expected_end: date | None
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PlacementRow:
    organisation: str
    parent: str | None
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class ActRow:
    uid: str
    kind: str
    on: date
    paper: str
    summary: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class PartRow:
    act: str
    organisation: str
    role: str


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    predecessor: str
    successor: str
    on: date
    kind: str


@dataclass(frozen=True, slots=True)
class TermRow:
    organisation: str
    years: int
    valid_from: date
    valid_to: date = FOREVER
    postponed_to: date | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    uid: str
    name: str
    sort: str
    place: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class CensusRow:
    unit: str
    on: date
    full_members: int
    ripe: bool


@dataclass(frozen=True, slots=True)
class ReachRow:
    unit: str
    organisation: str
    how: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class GridRow:
    uid: str
    name: str
    place: str
    households: int | None
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class GridBranchRow:
    grid: str
    organisation: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class PersonRow:
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class MembershipRow:
    person: str
    organisation: str
    kind: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PostRow:
    uid: str
    person: str
    organisation: str
    kind: str
    paper: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class AccountRow:
    uid: str
    username: str
    role: str
    person: str | None
    must_change_password: bool = False  # whoever tries the demonstration should be inside at once


Rows = Mapping[str, Sequence[object]]
"""Model name → rows, as `organisations.loading.load` and `people.loading.load` take them."""


@dataclass(frozen=True, slots=True)
class Plan:
    organisations: Rows
    people: Rows
