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
    sex: str = ""
    birth: date | None = None
    ethnicity: str = ""
    education: str = ""
    joined: date | None = None
    full_on: date | None = None
    work: str = ""


@dataclass(frozen=True, slots=True)
class NumbersRow:
    """What is sealed. It goes its own way, since sealed values are random and stand in no canonical row."""

    identity: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class MembershipRow:
    person: str
    organisation: str
    kind: str
    ending: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    uid: str
    person: str
    organisation: str
    kind: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class RelationRow:
    uid: str
    person: str
    organisation: str
    fault: str
    put_right: str
    valid_from: date
    valid_to: date = FOREVER


@dataclass(frozen=True, slots=True)
class TransferRow:
    """`source` or `target` None: `elsewhere` names an organisation outside."""

    uid: str
    person: str
    source: str | None
    target: str | None
    elsewhere: str
    letter: str
    opened_on: date
    closed_on: date | None
    state: str
    why: str = ""


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
class ActingRow:
    uid: str
    post: str
    person: str
    paper: str
    valid_from: date
    valid_to: date


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
    """`numbers` by the uid of the person."""

    organisations: Rows
    people: Rows
    numbers: Mapping[str, NumbersRow]
