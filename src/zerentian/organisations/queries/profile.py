"""One organisation as its page shows it, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotFound
from zerentian.organisations import checks, messages
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Act, Designation, Organisation, Part, Placement, Succession, Term
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.rules import TermState, term_due, term_state
from zerentian.organisations.vocabulary import ABOUT, WITHDRAWABLE, ActKind, Form, PartRole


@dataclass(frozen=True, slots=True)
class TermView:
    """`due` None: no election on record, or the kind elects no committee; `state` tells which."""

    state: TermState
    elected: date | None = None
    due: date | None = None
    years: int | None = None
    postponed: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A neighbour in the tree. `uid` is empty where the actor may know the name but not open the page."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Profile:
    key: int
    uid: str
    version: int
    name: str
    short_name: str
    code: str
    kind: str
    kind_title: str
    area: str
    area_title: str
    form: Form
    founded: date
    closed: date | None
    expected_end: date | None
    path: Sequence[Link]
    term: TermView
    successors: Sequence[Link]
    sees_below: bool
    may_change: bool
    may_change_below: bool
    may_keep_people: bool
    may_export: bool


def profile(actor: Actor, uid: str) -> Profile:
    """The organisation as it is, or as it last was. Raises NotFound for what the actor may not see today."""
    organisation = checks.organisation_seen(actor, uid)
    now, keys = checks.designation_of(organisation), path_keys(organisation)
    parent_keys = keys[1:] or keys
    return Profile(
        key=organisation.pk,
        uid=organisation.uid,
        version=organisation.version,
        name=now.name,
        short_name=now.short_name,
        code=organisation.code,
        kind=now.kind,
        kind_title=catalogue().kinds[now.kind].title,
        area=now.area,
        area_title=catalogue().areas[now.area].title,
        form=Form(now.form),
        founded=organisation.founded,
        closed=None if organisation.closed == FOREVER else organisation.closed,
        expected_end=now.expected_end,
        path=_path(actor, keys[1:]),
        term=term_of(organisation, now),
        successors=_successors(actor, organisation),
        sees_below=actor.may_below(Right.SEE, keys),
        may_change=organisation.closed == FOREVER and len(keys) > 1 and actor.may(Right.CHANGE_TREE, parent_keys),
        may_change_below=organisation.closed == FOREVER and actor.may(Right.CHANGE_TREE, keys),
        may_keep_people=organisation.closed == FOREVER and actor.may(Right.KEEP_PEOPLE, keys),
        may_export=actor.may(Right.EXPORT, keys),
    )


def term_of(organisation: Organisation, now: Designation) -> TermView:
    if catalogue().term_years(now.kind, now.area) is None:
        return TermView(TermState.FREE)
    term: Term | None = Term.objects.filter(organisation=organisation).order_by("-valid_from").first()
    if term is None:
        return TermView(TermState.NONE)
    due = term_due(term.valid_from, term.years, term.postponed_to)
    state = term_state(due, clock.today(), catalogue().value("term_warning_days"))
    return TermView(state, term.valid_from, due, term.years, term.postponed_to is not None)


def _path(actor: Actor, keys: Sequence[int]) -> list[Link]:
    """From the actor's top down to the parent; above the top nothing is shown."""
    seen = [key for i, key in enumerate(keys) if actor.may(Right.SEE, keys[i:])]
    names = _latest_names(seen)
    return [names[key] for key in reversed(seen)]


def _successors(actor: Actor, organisation: Organisation) -> list[Link]:
    rows = Succession.objects.filter(predecessor=organisation, kind=ActKind.MERGED).select_related("successor")
    return [_link(actor, row.successor) for row in rows]


def _link(actor: Actor, organisation: Organisation) -> Link:
    seen = actor.may(Right.SEE, path_keys(organisation))
    return Link(organisation.uid if seen else "", checks.name_of(organisation))


def _latest_names(keys: Sequence[int]) -> dict[int, Link]:
    rows = Designation.objects.filter(organisation__in=keys).order_by("valid_to").select_related("organisation")
    return {row.organisation_id: Link(row.organisation.uid, row.name) for row in rows}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act with the organisation's part in it. `recorded_by` is an account uid; the page asks people for the name."""

    uid: str
    on: date
    kind: ActKind
    summary: str
    paper: str
    role: PartRole
    recorded_at: datetime
    recorded_by: str
    withdrawn: str | None  # why, if it was
    may_withdraw: bool  # as far as the line itself tells; the action looks closer


def history(actor: Actor, uid: str) -> list[HistoryLine]:
    """Acts in which the organisation had a part, newest first."""
    organisation = checks.organisation_seen(actor, uid)
    parts = Part.objects.filter(organisation=organisation).select_related("act").order_by("-act__on", "-act__pk")
    keys = path_keys(organisation)
    may = organisation.closed == FOREVER and actor.may(Right.CHANGE_TREE, keys[1:] or keys)
    return [_line(part.act, PartRole(part.role), may) for part in parts]


def act_line(actor: Actor, uid: str) -> tuple[str, HistoryLine]:
    """One act, with the uid of the organisation it is about."""
    part = Part.objects.filter(act__uid=uid, role__in=ABOUT).select_related("act", "organisation").order_by("pk").first()
    if part is None:
        raise NotFound(messages.NO_SUCH_ACT)
    organisation = checks.organisation_seen(actor, part.organisation.uid)
    return organisation.uid, _line(part.act, PartRole(part.role), may=True)


def _line(act: Act, role: PartRole, may: bool) -> HistoryLine:
    may_withdraw = may and act.withdrawn_at is None and role == PartRole.SUBJECT and act.kind in WITHDRAWABLE
    why = act.withdrawn_why if act.withdrawn_at else None
    return HistoryLine(
        act.uid, act.on, ActKind(act.kind), act.summary, act.paper, role, act.recorded_at, act.recorded_by, why, may_withdraw
    )


@dataclass(frozen=True, slots=True)
class NamePeriod:
    name: str
    kind_title: str
    form: Form
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PlacePeriod:
    parent: Link | None
    valid_from: date
    valid_to: date


def names_in_time(actor: Actor, uid: str) -> list[NamePeriod]:
    """What the organisation was called, newest first."""
    organisation = checks.organisation_seen(actor, uid)
    kinds = catalogue().kinds
    rows = Designation.objects.filter(organisation=organisation).order_by("-valid_from")
    return [NamePeriod(r.name, kinds[r.kind].title, Form(r.form), r.valid_from, r.valid_to) for r in rows]


def places_in_time(actor: Actor, uid: str) -> list[PlacePeriod]:
    """Under whom it stood, newest first."""
    organisation = checks.organisation_seen(actor, uid)
    rows = organisation.placements.select_related("parent").order_by("-valid_from")
    return [PlacePeriod(_link(actor, r.parent) if r.parent else None, r.valid_from, r.valid_to) for r in rows]


@dataclass(frozen=True, slots=True)
class Neighbour:
    uid: str
    name: str
    kind: str


def neighbours(actor: Actor, uid: str) -> tuple[list[Neighbour], list[Neighbour]]:
    """The other organisations under the same parent, and those directly below: what can be merged in or split off."""
    organisation = checks.organisation_seen(actor, uid)
    parent = checks.parent_of(organisation)
    beside = [each for each in _placed_under(parent) if each.uid != uid] if parent else []
    return beside, _placed_under(organisation)


def _placed_under(parent: Organisation) -> list[Neighbour]:
    placed = Placement.objects.filter(parent=parent, valid_to=FOREVER).values("organisation")
    rows = Designation.objects.filter(organisation__in=placed, valid_to=FOREVER).select_related("organisation").order_by("sort_key")
    return [Neighbour(row.organisation.uid, row.name, row.kind) for row in rows]
