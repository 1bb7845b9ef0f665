"""What was entered wrongly is taken back; what held before holds again, and the history keeps both."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast, found, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, Refusal
from zerentian.organisations.actions import (
    act_withdraw,
    organisation_close,
    organisation_designate,
    organisation_elect,
    organisation_merge,
    organisation_move,
)
from zerentian.organisations.models import Act, Designation, Lineage, Organisation, Placement, Term

ON = date(2026, 3, 1)


def withdraw(cast: Cast, act: Act | None = None, by: Actor | None = None, why: str = "录错了") -> None:
    act_withdraw(by=by or cast.clerk, act=(act or Act.objects.latest("pk")).uid, why=why)


def move(cast: Cast, organisation: str, parent: str, on: date = ON) -> Act:
    organisation_move(by=SYSTEM_ACTOR, organisation=organisation, parent=parent, on=on)
    return Act.objects.latest("pk")


def rename(cast: Cast, organisation: str, name: str, kind: str = "branch", on: date = ON) -> Act:
    organisation_designate(by=cast.clerk, organisation=organisation, name=name, kind=kind, area="community", on=on)
    return Act.objects.latest("pk")


@pytest.mark.both
def test_a_move_taken_back_leaves_the_tree_as_if_it_had_never_been(cast: Cast) -> None:
    columns = ("ancestor", "organisation", "depth", "valid_from", "valid_to")
    placed, lineage = (
        list(Placement.objects.values_list("organisation", "parent", "valid_from", "valid_to")),
        set(Lineage.objects.values_list(*columns)),
    )
    move(cast, cast.first, cast.reed)
    withdraw(cast)
    assert sorted(Placement.objects.values_list("organisation", "parent", "valid_from", "valid_to")) == sorted(placed)
    assert set(Lineage.objects.values_list(*columns)) == lineage


def test_the_act_stays_with_the_reason_and_the_entry_says_so(cast: Cast) -> None:
    act = move(cast, cast.first, cast.reed)
    version = Organisation.objects.get(uid=cast.first).version
    withdraw(cast, why=" 文号看错了 ")
    act.refresh_from_db()
    assert (act.withdrawn_by, act.withdrawn_why, act.withdrawn_at is not None) == (cast.clerk.uid, "文号看错了", True)
    assert (last_entry().verb, last_entry().object) == ("act.withdraw", cast.first)
    assert Organisation.objects.get(uid=cast.first).version == version + 1


def test_a_name_and_an_election_are_taken_back_too(cast: Cast) -> None:
    rename(cast, cast.second, "云梭支部")
    withdraw(cast)
    row = Designation.objects.get(organisation__uid=cast.second)
    assert (row.name, row.open) == ("青禾第二党支部", True)
    organisation_elect(by=cast.clerk, organisation=cast.second, on=date(2022, 1, 1))
    organisation_elect(by=cast.clerk, organisation=cast.second, on=ON)
    withdraw(cast)
    term = Term.objects.get(organisation__uid=cast.second)
    assert (term.valid_from, term.open) == (date(2022, 1, 1), True)


def test_a_reason_is_needed_and_it_is_done_once(cast: Cast) -> None:
    move(cast, cast.first, cast.reed)
    with refused(Invalid, "为什么", field="why"):
        withdraw(cast, why=" ")
    withdraw(cast)
    with refused(Conflict, "已经撤回"):
        withdraw(cast)


def test_only_the_latest_is_taken_back(cast: Cast) -> None:
    first = move(cast, cast.first, cast.reed)
    second = move(cast, cast.first, cast.rice, TODAY)
    with refused(Conflict, "以后又有新的"):
        withdraw(cast, first)
    withdraw(cast, second)
    withdraw(cast, first)


def test_what_was_put_right_on_its_day_is_not_taken_back(cast: Cast) -> None:
    first = move(cast, cast.first, cast.reed)
    second = move(cast, cast.first, cast.well)
    for act in (first, second):
        with refused(Conflict, "当天更正过"):
            withdraw(cast, act, cast.district_clerk)


def test_mergers_closures_and_foundings_are_not_taken_back(cast: Cast) -> None:
    organisation_merge(by=cast.clerk, organisations=[cast.reed], into=cast.rice, on=ON)
    with refused(Refusal):
        withdraw(cast)
    found(cast.rice, "青禾第三党支部", "branch", "community")
    with refused(Conflict, "设立撤不回"):
        withdraw(cast)


def test_both_places_ask_for_the_right(cast: Cast) -> None:
    move(cast, cast.rice, cast.spring)
    with refused(NotAllowed, "柳溪街道党工委"):
        withdraw(cast, by=cast.neighbour)
    withdraw(cast, by=cast.district_clerk)


def test_a_circle_that_would_close_is_refused(cast: Cast) -> None:
    """Rice goes to spring, then willow goes below rice: rice cannot go back below willow."""
    act = move(cast, cast.rice, cast.spring)
    move(cast, cast.willow, cast.rice, date(2026, 4, 1))
    with refused(Conflict):
        withdraw(cast, act, cast.district_clerk)


def test_the_old_parent_must_still_be_there_with_the_name_free(cast: Cast) -> None:
    act = move(cast, cast.third, cast.rice)
    again = found(cast.reed, "芦花第一党支部", "branch", "community")
    with refused(Conflict, "芦花第一党支部"):
        withdraw(cast, act)
    organisation_close(by=cast.clerk, organisation=again, on=ON)
    organisation_close(by=cast.clerk, organisation=cast.reed, on=TODAY)
    with refused(Conflict, "芦花社区党委"):
        withdraw(cast, act)


def test_an_old_name_that_a_sibling_has_taken_is_refused(cast: Cast) -> None:
    act = rename(cast, cast.second, "云梭支部")
    found(cast.rice, "青禾第二党支部", "branch", "community")
    with refused(Conflict, "青禾第二党支部"):
        withdraw(cast, act)


def test_an_old_kind_that_no_longer_fits_is_refused(cast: Cast) -> None:
    act = rename(cast, cast.second, "青禾总支", "general_branch")
    found(cast.second, "青禾第四党支部", "branch", "community", ON)
    with refused(Refusal):
        withdraw(cast, act)
