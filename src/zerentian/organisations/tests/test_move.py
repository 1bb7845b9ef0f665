from datetime import date

import pytest

from tests.cast import TODAY, Cast, found, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Right
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from zerentian.organisations.actions import organisation_close, organisation_found, organisation_move
from zerentian.organisations.models import Act, Lineage, Organisation, Placement
from zerentian.organisations.queries.paths import path_keys

ON = date(2026, 3, 1)


def move(cast: Cast, by: Actor | None = None, **changes: object) -> None:
    asked = {"organisation": cast.first, "parent": cast.reed, "on": ON}
    organisation_move(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def above(uid: str, day: date) -> list[str]:
    """Uids from the organisation itself up to the root."""
    return list(Lineage.objects.at(day).filter(organisation__uid=uid).order_by("depth").values_list("ancestor__uid", flat=True))


@pytest.mark.both
def test_it_hangs_below_the_new_parent_with_its_subtree_from_the_day_on(cast: Cast) -> None:
    move(cast)
    before = [cast.group, cast.first, cast.rice, cast.willow, cast.district]
    after = [cast.group, cast.first, cast.reed, cast.willow, cast.district]
    assert above(cast.group, date(2026, 2, 28)) == before
    assert above(cast.group, ON) == after
    assert above(cast.first, TODAY) == after[1:]
    rows = Placement.objects.filter(organisation__uid=cast.first).order_by("valid_from")
    assert [(r.parent and r.parent.uid, r.valid_from, r.open) for r in rows] == [
        (cast.rice, date(2020, 3, 1), False),
        (cast.reed, ON, True),
    ]


def test_the_act_and_the_entry_name_all_three_parts(cast: Cast) -> None:
    versions = dict(Organisation.objects.values_list("uid", "version"))
    move(cast, paper="柳委〔2026〕5号")
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.on, act.summary) == ("moved", ON, "青禾第一党支部由青禾社区党委调整到芦花社区党委")
    assert list(act.parts.order_by("pk").values_list("role", "organisation__uid")) == [
        ("subject", cast.first),
        ("old_parent", cast.rice),
        ("new_parent", cast.reed),
    ]
    assert (entry.verb, entry.object) == ("organisation.move", cast.first)
    raised = {uid for uid, number in Organisation.objects.values_list("uid", "version") if number == versions[uid] + 1}
    assert raised == {cast.first, cast.rice, cast.reed}


def test_a_move_may_be_entered_late_under_a_parent_that_moved_since(cast: Cast) -> None:
    """Rice goes to spring in 2026; later it is entered that the third branch went to rice in 2023."""
    move(cast, cast.district_clerk, organisation=cast.rice, parent=cast.spring, on=date(2026, 1, 1))
    move(cast, cast.district_clerk, organisation=cast.third, parent=cast.rice, on=date(2023, 1, 1))
    assert above(cast.third, date(2022, 12, 31)) == [cast.third, cast.reed, cast.willow, cast.district]
    assert above(cast.third, date(2025, 12, 31)) == [cast.third, cast.rice, cast.willow, cast.district]
    assert above(cast.third, date(2026, 1, 1)) == [cast.third, cast.rice, cast.spring, cast.district]


def test_rights_follow_the_tree(cast: Cast) -> None:
    rice = Organisation.objects.get(uid=cast.rice)
    assert (cast.clerk.may(Right.SEE, path_keys(rice)), cast.neighbour.may(Right.SEE, path_keys(rice))) == (True, False)
    move(cast, cast.district_clerk, organisation=cast.rice, parent=cast.spring)
    assert (cast.clerk.may(Right.SEE, path_keys(rice)), cast.neighbour.may(Right.SEE, path_keys(rice))) == (False, True)
    with refused(NotFound):
        move(cast, organisation=cast.second)


def test_the_root_stays(cast: Cast) -> None:
    with refused(Conflict, "云汀区委", "最上一级"):
        move(cast, SYSTEM_ACTOR, organisation=cast.district, parent=cast.willow)


def test_the_parent_it_has_is_no_new_one(cast: Cast) -> None:
    with refused(Invalid, "青禾第一党支部", "本来就在", "青禾社区党委", field="parent"):
        move(cast, parent=cast.rice)


@pytest.mark.parametrize("inside", ["rice", "first", "group"])
def test_nothing_hangs_below_itself(cast: Cast, inside: str) -> None:
    with refused(Invalid, "青禾社区党委", "换一个上级", field="parent"):
        move(cast, organisation=cast.rice, parent=getattr(cast, inside))


def test_a_circle_that_would_close_later_is_refused(cast: Cast) -> None:
    """Reed goes below rice in 2026; rice cannot be entered below reed from 2023, when the two still stood side by side."""
    move(cast, organisation=cast.reed, parent=cast.rice)
    with refused(Invalid, "芦花社区党委", "青禾社区党委", field="parent"):
        move(cast, organisation=cast.rice, parent=cast.reed, on=date(2023, 1, 1))


def test_a_day_on_which_the_parent_did_not_stand_is_refused(cast: Cast) -> None:
    late = organisation_found(by=cast.clerk, parent=cast.willow, name="新泉社区党委", kind="committee", area="community", on=ON)
    with refused(Invalid, "新泉社区党委", "还没有设立", field="parent"):
        move(cast, parent=late, on=date(2026, 2, 28))
    move(cast, parent=late, on=ON)


def test_a_closed_parent_takes_nothing_not_even_before_it_closed(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.third, on=date(2026, 2, 1))
    organisation_close(by=cast.clerk, organisation=cast.reed, on=date(2026, 5, 1))
    with refused(Conflict, "芦花社区党委", "2026年5月1日"):
        move(cast)


def test_a_second_move_on_the_same_day_puts_the_first_right(cast: Cast) -> None:
    move(cast)
    move(cast, cast.district_clerk, parent=cast.well)
    rows = Placement.objects.filter(organisation__uid=cast.first).order_by("valid_from")
    assert [(r.parent and r.parent.uid, r.valid_from, r.open) for r in rows] == [
        (cast.rice, date(2020, 3, 1), False),
        (cast.well, ON, True),
    ]
    assert above(cast.group, ON) == [cast.group, cast.first, cast.well, cast.spring, cast.district]
    assert above(cast.group, date(2026, 2, 28)) == [cast.group, cast.first, cast.rice, cast.willow, cast.district]
    assert Act.objects.latest("pk").summary == "更正：青禾第一党支部当天不在芦花社区党委，在古井社区党委"


def test_a_move_before_the_last_one_is_refused(cast: Cast) -> None:
    move(cast)
    with refused(Invalid, "青禾第一党支部", "2026年3月1日", field="on"):
        move(cast, parent=cast.rice, on=date(2026, 2, 28))
    move(cast, parent=cast.rice, on=date(2026, 3, 2))


def test_a_kind_the_new_parent_may_not_contain_is_refused(cast: Cast) -> None:
    with refused(Invalid, "青禾第二党支部（党支部）", "不能设党委", field="parent"):
        move(cast, organisation=cast.reed, parent=cast.second)


def test_a_name_taken_below_the_new_parent_is_refused(cast: Cast) -> None:
    found(cast.reed, "青禾第一党支部", "branch", "community")
    with refused(Conflict, "芦花社区党委", "青禾第一党支部", field="name"):
        move(cast)


def test_an_older_page_is_stale(cast: Cast) -> None:
    seen = Organisation.objects.get(uid=cast.first).version
    move(cast, seen=seen)
    with refused(Stale, "青禾第一党支部"):
        move(cast, parent=cast.rice, on=TODAY, seen=seen)


def test_both_ends_ask_for_the_right(cast: Cast) -> None:
    with refused(NotFound):
        move(cast, parent=cast.well)
    with refused(NotFound):
        move(cast, cast.neighbour, parent=cast.well)
    with refused(NotAllowed, "柳溪街道党工委", "云汀区委"):
        move(cast, organisation=cast.willow, parent=cast.rice)
    move(cast, cast.district_clerk, parent=cast.well)


def test_tomorrow_cannot_be_entered(cast: Cast) -> None:
    with refused(Invalid, "还没有到", field="on"):
        move(cast, on=date(2026, 7, 1))
