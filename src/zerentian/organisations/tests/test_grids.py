from datetime import date

from tests.cast import FOUNDED, TODAY, Cast, last_entry, refused
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations.actions import grid_open, grid_staff, organisation_close
from zerentian.organisations.models import Grid, GridBranch
from zerentian.organisations.queries.coverage import grids
from zerentian.organisations.rules import MappingForm

BEFORE, ON = date(2025, 3, 1), date(2026, 3, 1)


def opened(cast: Cast, name: str = "青禾第一网格", **changes: object) -> str:
    asked = {"by": cast.clerk, "place": cast.rice, "on": BEFORE}
    return grid_open(name=name, **{**asked, **changes})  # type: ignore[arg-type]


def staff(cast: Cast, grid: str, *branches: str, on: date = ON) -> None:
    grid_staff(by=cast.clerk, grid=grid, branches=branches, on=on)


def standing(day: date) -> set[str]:
    return set(GridBranch.objects.at(day).values_list("organisation__uid", flat=True))


def test_a_grid_lies_in_its_community(cast: Cast) -> None:
    uid = opened(cast, households=320)
    grid = Grid.objects.get(uid=uid)
    assert (grid.place.uid, grid.households, grid.valid_from) == (cast.rice, 320, BEFORE)
    assert (last_entry().verb, last_entry().object) == ("grid.open", uid)


def test_households_that_nobody_counted_are_not_zero(cast: Cast) -> None:
    assert Grid.objects.get(uid=opened(cast)).households is None


def test_a_grid_of_the_same_name_a_grid_without_one_and_one_too_early_are_refused(cast: Cast) -> None:
    opened(cast)
    with refused(Conflict, "青禾社区党委", "青禾第一网格", field="name"):
        opened(cast)
    with refused(Invalid, "名称没有填", field="name"):
        opened(cast, " ")
    with refused(Invalid, "2020年1月1日", field="on"):
        opened(cast, "青禾第二网格", on=date(2019, 12, 31))
    opened(cast, "青禾第二网格", on=FOUNDED)


def test_branches_no_longer_named_end_and_the_others_go_on(cast: Cast) -> None:
    grid = opened(cast)
    staff(cast, grid, cast.first, cast.second, on=BEFORE)
    staff(cast, grid, cast.second, cast.third)
    assert (standing(BEFORE), standing(ON)) == ({cast.first, cast.second}, {cast.second, cast.third})
    assert GridBranch.objects.filter(organisation__uid=cast.second).count() == 1
    assert last_entry().data == f'{{"branches":{sorted([cast.second, cast.third])},"on":"2026-03-01"}}'.replace("'", '"').replace(", ", ",")


def test_a_branch_named_and_left_out_on_the_same_day_never_stood_there(cast: Cast) -> None:
    grid = opened(cast)
    staff(cast, grid, cast.first)
    staff(cast, grid, cast.second)
    assert list(GridBranch.objects.values_list("organisation__uid", flat=True)) == [cast.second]


def test_only_branches_that_stand_are_taken(cast: Cast) -> None:
    grid = opened(cast)
    with refused(Invalid, "青禾社区党委", "党委", "党支部", field="branches"):
        staff(cast, grid, cast.rice)
    with refused(NotFound):
        staff(cast, grid, cast.well)
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "青禾第二党支部"):
        staff(cast, grid, cast.second, on=TODAY)


def test_the_three_forms_are_read_off_the_rows(cast: Cast) -> None:
    one, shared, shared_too, crowded, empty = (opened(cast, f"青禾第{n}网格") for n in "一二三四五")
    staff(cast, one, cast.first)
    staff(cast, shared, cast.second)
    staff(cast, shared_too, cast.second)
    staff(cast, crowded, cast.third, cast.second)
    forms = {row.uid: row.form for row in grids(cast.clerk, cast.willow, TODAY)}
    assert forms == {
        one: MappingForm.ONE_ONE,
        shared: MappingForm.MANY_GRIDS,
        shared_too: MappingForm.MANY_GRIDS,
        crowded: MappingForm.MANY_BRANCHES,
        empty: MappingForm.NONE,
    }
    assert {row.form for row in grids(cast.clerk, cast.willow, BEFORE)} == {MappingForm.NONE}
