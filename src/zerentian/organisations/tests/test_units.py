"""Units, what surveys find in them, who reaches them, and the two coverage rates of a territory."""

from datetime import date
from fractions import Fraction

import pytest

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations.actions import organisation_close, organisation_move, unit_reach, unit_register, unit_survey
from zerentian.organisations.models import Reach, Unit, UnitCensus
from zerentian.organisations.queries.coverage import coverage
from zerentian.organisations.vocabulary import How

BEFORE, ON = date(2025, 3, 1), date(2026, 3, 1)


def register(cast: Cast, name: str = "云梭织造厂", sort: str = "enterprise", **changes: object) -> str:
    asked = {"by": cast.clerk, "place": cast.rice, "on": BEFORE}
    return unit_register(name=name, sort=sort, **{**asked, **changes})  # type: ignore[arg-type]


def survey(cast: Cast, unit: str, full_members: int = 3, ripe: bool = True, on: date = ON) -> None:
    unit_survey(by=cast.clerk, unit=unit, on=on, full_members=full_members, ripe=ripe)


def reach(cast: Cast, unit: str, organisation: str, how: How = How.OWN, on: date = ON) -> None:
    unit_reach(by=cast.clerk, unit=unit, organisation=organisation, how=how, on=on)


def test_a_unit_lies_where_it_was_entered(cast: Cast) -> None:
    uid = register(cast, " 云梭织造厂 ")
    unit = Unit.objects.get(uid=uid)
    assert (unit.name, unit.initials, unit.place.uid, unit.valid_from) == ("云梭织造厂", "yszzc", cast.rice, BEFORE)
    assert (last_entry().verb, last_entry().object) == ("unit.register", uid)


def test_a_unit_of_the_same_name_in_the_same_place_is_refused(cast: Cast) -> None:
    register(cast)
    with refused(Conflict, "云梭织造厂", field="name"):
        register(cast)
    register(cast, place=cast.reed)


@pytest.mark.parametrize(("changed", "field"), [({"name": " "}, "name"), ({"sort": "castle"}, "sort"), ({"on": date(2026, 7, 1)}, "on")])
def test_what_cannot_be_is_refused(cast: Cast, changed: dict[str, object], field: str) -> None:
    with refused(Invalid, field=field):
        register(cast, **changed)  # type: ignore[arg-type]


def test_a_closed_organisation_gets_no_units(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "青禾第二党支部"):
        register(cast, place=cast.second, on=TODAY)


def test_a_survey_is_kept_beside_the_earlier_ones(cast: Cast) -> None:
    unit = register(cast)
    survey(cast, unit, 2, on=BEFORE)
    survey(cast, unit, 5)
    assert list(UnitCensus.objects.order_by("on").values_list("on", "full_members", "ripe")) == [(BEFORE, 2, True), (ON, 5, True)]
    assert last_entry().data == '{"full_members":5,"on":"2026-03-01","ripe":true}'


def test_one_survey_a_day(cast: Cast) -> None:
    unit = register(cast)
    survey(cast, unit)
    with refused(Conflict, "2026年3月1日", "云梭织造厂", field="on"):
        survey(cast, unit, 9)
    with refused(Invalid, "还没有到", field="on"):
        survey(cast, unit, on=date(2026, 7, 1))


def test_who_reaches_a_unit_changes_from_the_day_on(cast: Cast) -> None:
    unit = register(cast)
    reach(cast, unit, cast.rice, How.INSTRUCTOR, BEFORE)
    reach(cast, unit, cast.first)
    rows = Reach.objects.order_by("valid_from").values_list("organisation__uid", "how", "valid_from", "valid_to")
    assert list(rows) == [(cast.rice, "instructor", BEFORE, ON), (cast.first, "own", ON, FOREVER)]


def test_the_same_reach_again_or_one_that_begins_before_the_present_one_is_refused(cast: Cast) -> None:
    unit = register(cast)
    reach(cast, unit, cast.first)
    with refused(Conflict, "云梭织造厂", "青禾第一党支部", field="organisation"):
        reach(cast, unit, cast.first, on=TODAY)
    with refused(Invalid, "云梭织造厂", "2026年3月1日", field="on"):
        reach(cast, unit, cast.second)
    with refused(NotFound):
        reach(cast, unit, cast.well)


def scene(cast: Cast) -> dict[str, str]:
    """Seven units in willow and one in spring."""
    units = {name: register(cast, name) for name in ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂", "己厂")}
    units["学校"] = register(cast, "青禾小学", "school", place=cast.reed)
    units["外"] = register(cast, "古井茶社", place=cast.well, by=cast.neighbour)
    for name, members, ripe in (("甲厂", 3, True), ("乙厂", 8, True), ("丙厂", 2, True), ("丁厂", 9, False), ("戊厂", 4, True)):
        survey(cast, units[name], members, ripe)
    reach(cast, units["甲厂"], cast.first)
    reach(cast, units["乙厂"], cast.second, How.JOINT)
    reach(cast, units["己厂"], cast.rice, How.GRID)
    reach(cast, units["学校"], cast.third)
    return units


def test_the_rates_of_a_street(cast: Cast) -> None:
    """甲 乙 戊 need their own and 甲 has it: 1/3. 甲 乙 己 and the school are reached: 4 of 7. 己 was never surveyed."""
    scene(cast)
    rates = coverage(cast.clerk, cast.willow, TODAY)
    assert (rates.organisation.share, rates.work.share, rates.target) == (Fraction(1, 3), Fraction(4, 7), 100)
    names = {unit.key: unit.name for unit in rates.units}
    assert [names[key] for key in rates.organisation.unknown] == ["己厂"]
    assert {names[key] for key in rates.organisation.whole} == {"甲厂", "乙厂", "戊厂"}


def test_the_rates_of_a_past_day_are_those_of_that_day(cast: Cast) -> None:
    scene(cast)
    rates = coverage(cast.clerk, cast.willow, date(2026, 2, 28))
    assert (rates.organisation.share, rates.work.share) == (None, Fraction(0, 7))
    assert len(rates.organisation.unknown) == 6
    assert coverage(cast.clerk, cast.willow, date(2025, 2, 28)).work.share is None


def test_units_move_with_the_community_they_lie_in(cast: Cast) -> None:
    scene(cast)
    organisation_move(by=cast.district_clerk, organisation=cast.reed, parent=cast.spring, on=ON)
    assert coverage(cast.clerk, cast.willow, TODAY).work.share == Fraction(3, 6)
    assert coverage(cast.neighbour, cast.spring, TODAY).work.share == Fraction(1, 2)
    assert len(coverage(cast.clerk, cast.willow, date(2026, 2, 28)).units) == 7


def test_the_rates_of_what_one_does_not_see_are_not_found(cast: Cast) -> None:
    with refused(NotFound):
        coverage(cast.neighbour, cast.willow, TODAY)
