"""The two coverage rates of a territory, and the units and grids behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotFound
from zerentian.organisations import checks, messages
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Grid, GridBranch, Lineage, Organisation, Reach, Unit, UnitCensus
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.rules import MappingForm, Rate, UnitFacts, mapping_forms, organisation_coverage, work_coverage
from zerentian.organisations.vocabulary import How

OWN = (How.OWN,)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with what is known of it. `full_members` None: never surveyed."""

    key: int
    uid: str
    name: str
    sort_key: str
    pinyin: str
    initials: str
    sort_title: str
    two_new: bool
    place_uid: str
    place: str
    full_members: int | None
    ripe: bool
    surveyed: date | None
    organisation_uid: str
    organisation: str
    how: str


@dataclass(frozen=True, slots=True)
class Coverage:
    organisation: Rate
    work: Rate
    target: int  # percent
    units: Sequence[UnitRow]


def coverage(actor: Actor, uid: str, on: date) -> Coverage:
    """The rates of the units in the territory of an organisation and everything below it, on `on`. Six queries whatever the size."""
    units = _units(checks.organisation_seen(actor, uid), on)
    facts = [_facts(unit) for unit in units]
    own = organisation_coverage(facts, catalogue().value("unit_needs_own"))
    return Coverage(own, work_coverage(facts), catalogue().value("coverage_target"), units)


def _units(organisation: Organisation, on: date) -> list[UnitRow]:
    inside = Lineage.objects.at(on).filter(ancestor=organisation).values("organisation")
    units = list(Unit.objects.at(on).filter(place__in=inside).select_related("place").order_by("sort_key"))
    surveys = {c.unit_id: c for c in UnitCensus.objects.filter(unit__place__in=inside, on__lte=on).order_by("on")}
    reaches = {r.unit_id: r for r in Reach.objects.at(on).filter(unit__place__in=inside).select_related("organisation")}
    keys = {unit.place_id for unit in units} | {reach.organisation_id for reach in reaches.values()}
    names = dict(Designation.objects.at(on).filter(organisation__in=keys).values_list("organisation_id", "name"))
    return [_unit_row(unit, surveys.get(unit.pk), reaches.get(unit.pk), names) for unit in units]


def unit_view(actor: Actor, uid: str) -> UnitRow:
    """One unit with what is known of it today. Raises NotFound for what the actor may not see."""
    unit: Unit | None = Unit.objects.filter(uid=uid).select_related("place").first()
    if unit is None or not actor.may(Right.SEE, path_keys(unit.place)):
        raise NotFound(messages.NO_SUCH_UNIT)
    today = clock.today()
    survey = UnitCensus.objects.filter(unit=unit, on__lte=today).order_by("-on").first()
    reach = Reach.objects.at(today).filter(unit=unit).select_related("organisation").first()
    keys = [unit.place_id, *([reach.organisation_id] if reach else [])]
    names = dict(Designation.objects.at(today).filter(organisation__in=keys).values_list("organisation_id", "name"))
    return _unit_row(unit, survey, reach, names)


def _unit_row(unit: Unit, survey: UnitCensus | None, reach: Reach | None, names: dict[int, str]) -> UnitRow:
    sort = catalogue().unit_sorts[unit.sort]
    return UnitRow(
        key=unit.pk,
        uid=unit.uid,
        name=unit.name,
        sort_key=unit.sort_key,
        pinyin=unit.pinyin,
        initials=unit.initials,
        sort_title=sort.title,
        two_new=sort.two_new,
        place_uid=unit.place.uid,
        place=names.get(unit.place_id, ""),
        full_members=survey.full_members if survey else None,
        ripe=bool(survey and survey.ripe),
        surveyed=survey.on if survey else None,
        organisation_uid=reach.organisation.uid if reach else "",
        organisation=names.get(reach.organisation_id, "") if reach else "",
        how=reach.how if reach else "",
    )


def _facts(unit: UnitRow) -> UnitFacts:
    return UnitFacts(unit.key, unit.two_new, unit.full_members, unit.ripe, unit.how in OWN, bool(unit.how))


@dataclass(frozen=True, slots=True)
class GridRow:
    uid: str
    name: str
    sort_key: str
    pinyin: str
    initials: str
    place_uid: str
    place: str
    households: int | None
    form: MappingForm
    branches: Sequence[tuple[str, str]]  # uid, name


def grids(actor: Actor, uid: str, on: date) -> list[GridRow]:
    """The grids in the territory of an organisation, each with its branches and the mapping form they make."""
    inside = Lineage.objects.at(on).filter(ancestor=checks.organisation_seen(actor, uid)).values("organisation")
    return _grid_rows(list(Grid.objects.at(on).filter(place__in=inside).select_related("place").order_by("sort_key")), on)


def grid_count(actor: Actor, uid: str, on: date) -> int:
    inside = Lineage.objects.at(on).filter(ancestor=checks.organisation_seen(actor, uid)).values("organisation")
    return Grid.objects.at(on).filter(place__in=inside).count()


def grid_view(actor: Actor, uid: str) -> GridRow:
    """One grid as it is staffed today; its form is judged among the grids of the same place."""
    place = checks.organisation_seen(actor, grid_place(actor, uid))
    beside = list(Grid.objects.at(clock.today()).filter(place=place).select_related("place"))
    return next(row for row in _grid_rows(beside, clock.today()) if row.uid == uid)


def grid_place(actor: Actor, uid: str) -> str:
    """Uid of the community's organisation the grid belongs to."""
    grid: Grid | None = Grid.objects.at(clock.today()).filter(uid=uid).select_related("place").first()
    if grid is None or not actor.may(Right.SEE, path_keys(grid.place)):
        raise NotFound(messages.NO_SUCH_GRID)
    return grid.place.uid


def _grid_rows(rows: list[Grid], on: date) -> list[GridRow]:
    staffed = list(GridBranch.objects.at(on).filter(grid__in=rows).select_related("organisation"))
    branches: dict[int, list[Organisation]] = {row.pk: [] for row in rows}
    for held in staffed:
        branches[held.grid_id].append(held.organisation)
    keys = {row.place_id for row in rows} | {s.organisation_id for s in staffed}
    names = dict(Designation.objects.at(on).filter(organisation__in=keys).values_list("organisation_id", "name"))
    forms = mapping_forms({grid: [b.pk for b in on_it] for grid, on_it in branches.items()})
    return [
        GridRow(
            row.uid,
            row.name,
            row.sort_key,
            row.pinyin,
            row.initials,
            row.place.uid,
            names.get(row.place_id, ""),
            row.households,
            forms[row.pk],
            [(b.uid, names.get(b.pk, "")) for b in branches[row.pk]],
        )
        for row in rows
    ]
