"""The tree as people look at it: level by level, on any day, never beyond what they may see."""

from datetime import date

import pytest

from tests.cast import OUTSIDERS, TODAY, Cast, found, refused
from zerentian.kernel.errors import NotFound
from zerentian.organisations.actions import organisation_designate, organisation_merge, organisation_move
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries import tree
from zerentian.organisations.queries.profile import history, names_in_time, places_in_time, profile
from zerentian.organisations.queries.tree import children, path_to, roots, search

ON = date(2026, 3, 1)
DAY_BEFORE = date(2026, 2, 28)


def names(level: tree.Level) -> list[str]:
    return [node.name for node in level.nodes]


def test_the_clerk_begins_at_the_own_street(cast: Cast) -> None:
    level = roots(cast.clerk, TODAY)
    assert [(node.name, node.kind_title, node.children, node.below) for node in level.nodes] == [("柳溪街道党工委", "党委", 2, 6)]
    assert level.more == 0


def test_who_holds_no_post_has_no_tree(cast: Cast) -> None:
    for name in OUTSIDERS:
        assert names(roots(cast.actor(name), TODAY)) == []
        with refused(NotFound):
            children(cast.actor(name), cast.willow, TODAY)


def test_a_level_is_sorted_as_people_count(cast: Cast) -> None:
    for number in ("十", "三"):
        found(cast.rice, f"青禾第{number}党支部", "branch", "community")
    assert names(children(cast.clerk, cast.rice, TODAY)) == ["青禾第一党支部", "青禾第二党支部", "青禾第三党支部", "青禾第十党支部"]


def test_a_long_level_comes_in_parts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "LEVEL", 2)
    for number in ("三", "四", "五"):
        found(cast.rice, f"青禾第{number}党支部", "branch", "community")
    first, last = children(cast.clerk, cast.rice, TODAY), children(cast.clerk, cast.rice, TODAY, start=4)
    assert (names(first), first.more) == (["青禾第一党支部", "青禾第二党支部"], 3)
    assert (names(last), last.more) == (["青禾第五党支部"], 0)


@pytest.mark.both
def test_the_tree_of_a_past_day_is_that_of_the_day(cast: Cast) -> None:
    organisation_move(by=cast.clerk, organisation=cast.first, parent=cast.reed, on=ON)
    organisation_designate(by=cast.clerk, organisation=cast.second, name="青禾联合支部", kind="branch", area="community", on=ON)
    assert names(children(cast.clerk, cast.rice, DAY_BEFORE)) == ["青禾第一党支部", "青禾第二党支部"]
    assert names(children(cast.clerk, cast.rice, ON)) == ["青禾联合支部"]
    assert sorted(names(children(cast.clerk, cast.reed, TODAY))) == ["芦花第一党支部", "青禾第一党支部"]
    assert names(roots(cast.clerk, date(2019, 12, 31))) == []


def test_what_has_gone_to_a_neighbour_shows_in_the_past_and_not_today(cast: Cast) -> None:
    organisation_move(by=cast.district_clerk, organisation=cast.rice, parent=cast.spring, on=ON)
    assert names(children(cast.clerk, cast.rice, DAY_BEFORE)) == ["青禾第一党支部", "青禾第二党支部"]
    for look in (lambda: children(cast.clerk, cast.rice, TODAY), lambda: profile(cast.clerk, cast.rice)):
        with refused(NotFound):
            look()
    assert names(children(cast.neighbour, cast.rice, TODAY)) == ["青禾第一党支部", "青禾第二党支部"]


def test_the_way_to_an_organisation_begins_at_what_the_actor_sees(cast: Cast) -> None:
    group = Organisation.objects.get(uid=cast.group)
    assert path_to(cast.clerk, group, TODAY) == [cast.willow, cast.rice, cast.first]
    assert path_to(cast.district_clerk, group, TODAY) == [cast.district, cast.willow, cast.rice, cast.first]
    assert path_to(cast.secretary, group, TODAY) == [cast.first]


@pytest.mark.both
@pytest.mark.parametrize("words", ["芦花第一", "luhuadiyi", "lhdy", "LHDY", " lhdy "])
def test_a_search_finds_by_name_pinyin_and_initials_and_says_where(cast: Cast, words: str) -> None:
    assert [(f.name, f.kind_title, f.path) for f in search(cast.clerk, words, TODAY)] == [
        ("芦花第一党支部", "党支部", "柳溪街道党工委 芦花社区党委")
    ]


def test_a_search_keeps_to_what_the_actor_sees(cast: Cast) -> None:
    assert search(cast.neighbour, "青禾", TODAY) == []
    assert [f.name for f in search(cast.secretary, "党", TODAY)] == ["第一党小组", "青禾第一党支部"]
    for name in OUTSIDERS:
        assert search(cast.actor(name), "党", TODAY) == []


def test_nothing_asked_finds_nothing(cast: Cast) -> None:
    assert search(cast.clerk, "   ", TODAY) == []


def test_names_that_begin_with_the_words_come_first(cast: Cast) -> None:
    found(cast.rice, "新青禾党支部", "branch", "community")
    assert [f.name for f in search(cast.clerk, "青禾", TODAY)][-1] == "新青禾党支部"


def test_a_search_in_the_past_finds_the_old_name(cast: Cast) -> None:
    organisation_designate(by=cast.clerk, organisation=cast.second, name="云梭支部", kind="branch", area="community", on=ON)
    assert [f.name for f in search(cast.clerk, "青禾第二", DAY_BEFORE)] == ["青禾第二党支部"]
    assert search(cast.clerk, "青禾第二", TODAY) == []


def test_the_page_of_an_organisation_says_what_one_may_do(cast: Cast) -> None:
    seen = profile(cast.clerk, cast.rice)
    assert (seen.name, seen.kind_title, seen.area_title, seen.founded, seen.closed) == (
        "青禾社区党委",
        "党委",
        "社区",
        date(2020, 1, 1),
        None,
    )
    assert [link.name for link in seen.path] == ["柳溪街道党工委"]
    assert (seen.may_change, seen.may_change_below, seen.may_keep_people) == (True, True, True)
    own = profile(cast.clerk, cast.willow)
    assert (own.may_change, own.may_change_below) == (False, True)
    branch = profile(cast.secretary, cast.first)
    assert (branch.may_change, branch.may_change_below, branch.may_keep_people) == (False, False, False)
    assert branch.path == []


def test_a_merged_organisation_leads_to_its_successor(cast: Cast) -> None:
    organisation_merge(by=cast.clerk, organisations=[cast.reed], into=cast.rice, on=ON)
    gone = profile(cast.clerk, cast.reed)
    assert (gone.closed, [link.name for link in gone.successors]) == (ON, ["青禾社区党委"])
    assert (gone.may_change, gone.may_change_below, gone.may_keep_people) == (False, False, False)


def test_the_history_of_an_organisation_tells_every_act_newest_first(cast: Cast) -> None:
    organisation_move(by=cast.clerk, organisation=cast.first, parent=cast.reed, on=ON)
    organisation_designate(by=cast.clerk, organisation=cast.first, name="芦花第二党支部", kind="branch", area="community", on=TODAY)
    lines = history(cast.clerk, cast.first)
    assert [(line.kind, line.on) for line in lines] == [
        ("designated", TODAY),
        ("moved", ON),
        ("founded", date(2020, 4, 1)),
        ("founded", date(2020, 3, 1)),
    ]
    assert lines[1].recorded_by == cast.clerk.uid
    assert [(p.name, p.valid_from) for p in names_in_time(cast.clerk, cast.first)] == [
        ("芦花第二党支部", TODAY),
        ("青禾第一党支部", date(2020, 3, 1)),
    ]
    places = places_in_time(cast.clerk, cast.first)
    assert [p.parent and p.parent.name for p in places] == ["芦花社区党委", "青禾社区党委"]


def test_above_the_own_top_only_names_are_shown(cast: Cast) -> None:
    (place,) = places_in_time(cast.clerk, cast.willow)
    assert place.parent is not None
    assert (place.parent.name, place.parent.uid) == ("云汀区委", "")
