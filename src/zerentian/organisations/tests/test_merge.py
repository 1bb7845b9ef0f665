from datetime import date

import pytest

from tests.cast import TODAY, Cast, found, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from zerentian.organisations.actions import (
    NewPart,
    grid_open,
    grid_staff,
    organisation_close,
    organisation_found,
    organisation_merge,
    organisation_split,
    unit_reach,
    unit_register,
)
from zerentian.organisations.models import Act, Grid, GridBranch, Organisation, Placement, Reach, Succession, Unit
from zerentian.organisations.queries.coverage import grids
from zerentian.organisations.rules import MappingForm
from zerentian.organisations.vocabulary import How

ON = date(2026, 3, 1)
BEFORE = date(2025, 3, 1)


def merge(cast: Cast, *organisations: str, by: Actor | None = None, **changes: object) -> None:
    asked = {"organisations": organisations, "into": cast.rice, "on": ON}
    organisation_merge(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def test_what_stood_below_moves_and_the_merged_one_ends(cast: Cast) -> None:
    merge(cast, cast.reed, paper="柳委〔2026〕7号")
    rows = Placement.objects.filter(organisation__uid=cast.third).order_by("valid_from")
    assert [(r.parent and r.parent.uid, r.valid_from, r.open) for r in rows] == [
        (cast.reed, date(2020, 3, 1), False),
        (cast.rice, ON, True),
    ]
    assert Organisation.objects.get(uid=cast.reed).closed == ON
    assert Succession.objects.get().successor.uid == cast.rice


def test_the_act_and_the_entry_name_every_part_and_count(cast: Cast) -> None:
    merge(cast, cast.reed)
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.summary) == ("merged", "芦花社区党委并入青禾社区党委")
    assert list(act.parts.order_by("pk").values_list("role", "organisation__uid")) == [
        ("result", cast.rice),
        ("source", cast.reed),
        ("moved", cast.third),
    ]
    assert (entry.verb, entry.object) == ("organisation.merge", cast.rice)
    assert '"organisations":1' in entry.data


def test_the_same_one_named_twice_is_merged_once(cast: Cast) -> None:
    merge(cast, cast.reed, cast.reed)
    assert Succession.objects.count() == 1


def test_its_units_grids_and_coverage_go_on_with_the_successor(cast: Cast) -> None:
    unit = unit_register(by=cast.clerk, place=cast.reed, name="云梭织造厂", sort="enterprise", on=BEFORE)
    unit_reach(by=cast.clerk, unit=unit, organisation=cast.reed, how=How.INSTRUCTOR, on=BEFORE)
    grid_open(by=cast.clerk, place=cast.reed, name="芦花第一网格", on=BEFORE)
    merge(cast, cast.reed)
    assert (Unit.objects.get().place.uid, Grid.objects.get().place.uid) == (cast.rice, cast.rice)
    reaches = Reach.objects.order_by("valid_from").values_list("organisation__uid", "how", "valid_from")
    assert list(reaches) == [(cast.reed, "instructor", BEFORE), (cast.rice, "instructor", ON)]


def test_two_branches_on_one_grid_become_one_branch_on_it(cast: Cast) -> None:
    grid = grid_open(by=cast.clerk, place=cast.rice, name="青禾第一网格", on=BEFORE)
    grid_staff(by=cast.clerk, grid=grid, branches=[cast.first, cast.second], on=BEFORE)
    assert grids(cast.clerk, cast.rice, TODAY)[0].form == MappingForm.MANY_BRANCHES
    merge(cast, cast.second, into=cast.first)
    assert grids(cast.clerk, cast.rice, TODAY)[0].form == MappingForm.ONE_ONE
    assert GridBranch.objects.at(TODAY).count() == 1


def test_an_organisation_and_the_one_below_it_are_merged_in_either_order(cast: Cast) -> None:
    """Reed and an organisation below it both go into rice."""
    below = found(cast.reed, "芦花南社区党委", "committee", "community")
    merge(cast, cast.reed, below)
    assert Organisation.objects.filter(uid__in=[cast.reed, below], closed=ON).count() == 2


def test_children_of_two_merged_ones_with_the_same_name_are_refused(cast: Cast) -> None:
    lotus = found(cast.willow, "莲塘社区党委", "committee", "community")
    found(lotus, "芦花第一党支部", "branch", "community")
    with refused(Conflict, "芦花第一党支部", field="name"):
        merge(cast, cast.reed, lotus)


def test_what_was_split_off_may_take_the_rest_later(cast: Cast) -> None:
    (west,) = organisation_split(
        by=cast.clerk, organisation=cast.rice, into=[NewPart("青禾西社区党委", "committee", "community")], on=BEFORE
    )
    merge(cast, cast.rice, into=west)
    rows = Succession.objects.order_by("pk").values_list("predecessor__uid", "successor__uid", "kind")
    assert list(rows) == [(cast.rice, west, "split"), (cast.rice, west, "merged")]


def test_at_least_one_is_named(cast: Cast) -> None:
    with refused(Invalid, "至少一个", field="organisations"):
        merge(cast)


def test_nothing_is_merged_into_itself_or_into_what_is_below_it(cast: Cast) -> None:
    with refused(Invalid, "青禾社区党委", "不能并入自己"):
        merge(cast, cast.rice)
    inner = found(cast.reed, "芦花南社区党委", "committee", "community")
    with refused(Invalid, "芦花南社区党委", field="into"):
        merge(cast, cast.reed, into=inner)


def test_the_root_is_merged_into_nothing(cast: Cast) -> None:
    with refused(Conflict, "云汀区委"):
        merge(cast, cast.district, by=SYSTEM_ACTOR)


def test_children_that_the_successor_may_not_contain_are_refused(cast: Cast) -> None:
    with refused(Invalid, "青禾第二党支部", "不能设党支部", field="into"):
        merge(cast, cast.reed, into=cast.second)


def test_a_childs_name_that_the_successor_has_below_it_is_refused(cast: Cast) -> None:
    found(cast.rice, "芦花第一党支部", "branch", "community")
    with refused(Conflict, "青禾社区党委", "芦花第一党支部", field="name"):
        merge(cast, cast.reed)


def test_a_closed_one_is_not_merged(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "2026年3月1日"):
        merge(cast, cast.second, on=TODAY)


@pytest.mark.parametrize("on", [ON, date(2026, 4, 30)])
def test_a_closed_successor_takes_nothing_not_even_before_it_closed(cast: Cast, on: date) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=date(2026, 5, 1))
    with refused(Conflict, "青禾第二党支部", "2026年5月1日"):
        merge(cast, cast.third, into=cast.second, on=on)


def test_days_that_cannot_be_are_refused(cast: Cast) -> None:
    with refused(Invalid, "还没有到", field="on"):
        merge(cast, cast.reed, on=date(2026, 7, 1))
    with refused(Invalid, "2020年1月1日", field="on"):
        merge(cast, cast.reed, on=date(2020, 1, 1))
    with refused(Invalid, "芦花第一党支部", "2020年3月1日", field="on"):
        merge(cast, cast.reed, on=date(2020, 3, 1))
    late = organisation_found(by=cast.clerk, parent=cast.willow, name="新泉社区党委", kind="committee", area="community", on=TODAY)
    with refused(Invalid, "新泉社区党委", "还没有设立"):
        merge(cast, cast.reed, into=late)


def test_an_older_page_is_stale(cast: Cast) -> None:
    seen = Organisation.objects.get(uid=cast.rice).version
    merge(cast, cast.reed, seen=seen)
    with refused(Stale, "青禾社区党委"):
        merge(cast, cast.reed, seen=seen)


def test_both_sides_ask_for_the_right(cast: Cast) -> None:
    with refused(NotFound):
        merge(cast, cast.well)
    with refused(NotAllowed, "柳溪街道党工委"):
        merge(cast, cast.willow)
    with refused(NotAllowed, "柳溪街道党工委"):
        merge(cast, cast.reed, into=cast.willow)
