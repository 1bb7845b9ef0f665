"""Rosters of posts and of organisations, row by row."""

from datetime import date

import pytest

from tests.cast import Cast
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.organisations.models import Organisation
from zerentian.people.actions import person_register, post_appoint
from zerentian.rosters.checking.organisations import OrganisationCheck
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.checking.posts import PostCheck
from zerentian.rosters.known import Members
from zerentian.rosters.lines import Reader
from zerentian.rosters.pack import kinds
from zerentian.rosters.places import Places
from zerentian.rosters.tests.tables import Row, codes, raw

pytestmark = pytest.mark.both


def check_posts(by: Actor, top: str, rows: list[Row], answers: dict[int, dict[str, str]] | None = None) -> Checked:
    organisation = Organisation.objects.get(uid=top)
    columns, said = raw(rows, answers or {})
    return PostCheck(by, Places(organisation), Members(organisation)).check(Reader(kinds()["posts"], columns, {}).lines(said))


def check_organisations(top: str, rows: list[Row], codes: dict[str, str] | None = None) -> Checked:
    columns, said = raw(rows, {})
    places = Places(Organisation.objects.get(uid=top))
    return OrganisationCheck(places, codes or {}).check(Reader(kinds()["organisations"], columns, {}).lines(said))


def post(**said: object) -> Row:
    return {"name": "竺小溪", "organisation": "青禾第二党支部", "post": "书记", "since": "2025-03-01", "until": "", **said}


@pytest.fixture
def person(cast: Cast) -> str:
    return person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=date(2024, 1, 1), membership="full")


def test_a_post_of_a_known_member_is_new(cast: Cast, person: str) -> None:
    checked = check_posts(cast.clerk, cast.willow, [post()])
    assert codes(checked) == []
    assert [(row.person.uid, row.kind.code, row.since) for row in checked.new] == [(person, "secretary", date(2025, 3, 1))]


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"name": "没见过"}, "name", "person-unknown"),
        ({"name": ""}, "name", "name-missing"),
        ({"post": "书纪"}, "post", "post-unknown"),
        ({"post": ""}, "post", "post-missing"),
        ({"organisation": ""}, "organisation", "organisation-missing"),
        ({"since": ""}, "since", "since-missing"),
        ({"since": "2026-07-01"}, "since", "since-future"),
        ({"since": "2020-02-29"}, "since", "since-founded"),
        ({"until": "2025-03-01"}, "until", "until-before"),
        ({"until": "2026-07-01"}, "until", "until-future"),
        ({"organisation": "青禾第一党支部", "name": "竺小溪"}, "post", "post-taken"),
    ],
)
def test_what_cannot_be_a_post(cast: Cast, person: str, said: Row, field: str, code: str) -> None:
    assert codes(check_posts(cast.clerk, cast.willow, [post(**said)])) == [(2, field, code)]


def test_two_secretaries_in_one_file(cast: Cast, person: str) -> None:
    person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="甲乙", on=date(2024, 1, 1), membership="full")
    assert codes(check_posts(cast.clerk, cast.willow, [post(), post(name="甲乙", since="2026-01-01")])) == [(3, "post", "duplicate-post")]
    one_after_the_other = [post(until="2026-01-01"), post(name="甲乙", since="2026-01-01")]
    assert codes(check_posts(cast.clerk, cast.willow, one_after_the_other)) == []


def test_a_known_post_is_the_same_and_an_end_is_a_change(cast: Cast, person: str) -> None:
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=person, kind="secretary", on=date(2025, 3, 1))
    assert check_posts(cast.clerk, cast.willow, [post()]).same == 1
    ended = check_posts(cast.clerk, cast.willow, [post(until="2026-03-01")])
    assert (codes(ended), [row.until for row in ended.changed]) == ([], [date(2026, 3, 1)])
    assert codes(check_posts(cast.clerk, cast.willow, [post(since="2025-04-01")])) == [(2, "since", "post-held")]


def test_namesakes_are_asked_about(cast: Cast, person: str) -> None:
    other = person_register(by=SYSTEM_ACTOR, organisation=cast.third, name="竺小溪", on=date(2024, 1, 1), membership="full")
    assert codes(check_posts(cast.clerk, cast.willow, [post()])) == []  # the one who is a member there
    assert codes(check_posts(cast.clerk, cast.willow, [post(organisation="青禾社区党委", post="委员")])) == [(2, "name", "same-name")]
    chosen = check_posts(cast.clerk, cast.willow, [post(organisation="青禾社区党委", post="委员")], {2: {"who": other}})
    assert [row.person.uid for row in chosen.new] == [other]


def branch(**said: object) -> Row:
    return {"name": "青禾第三党支部", "kind": "党支部", "area": "社区", "parent": "青禾社区党委", "founded": "2021-03-01", **said}


def test_new_organisations_come_in_any_order(cast: Cast) -> None:
    rows = [branch(parent="青禾第四党总支"), branch(name="青禾第四党总支", kind="党总支", founded="2021-01-01", elected="2024-01-01")]
    checked = check_organisations(cast.willow, rows)
    assert codes(checked) == []
    assert [row.name for row in checked.new] == ["青禾第四党总支", "青禾第三党支部"]


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"name": ""}, "name", "name-missing"),
        ({"kind": ""}, "kind", "kind-missing"),
        ({"area": ""}, "area", "area-missing"),
        ({"area": "太空"}, "area", "area-unknown"),
        ({"founded": ""}, "founded", "founded-missing"),
        ({"founded": "2026-07-01"}, "founded", "founded-future"),
        ({"founded": "2019-12-31"}, "founded", "founded-before"),
        ({"parent": ""}, "parent", "parent-missing"),
        ({"parent": "红叶社区党委"}, "parent", "parent-unknown"),
        ({"kind": "党小组"}, "kind", "kind-below"),
        ({"form": "临时"}, "form", "form-temporary"),
        ({"elected": "2021-02-28"}, "elected", "elected-outside"),
        ({"code": "YT1"}, "code", "duplicate-code"),
        ({"uid": "b" * 16}, "uid", "uid-unknown"),
        ({"name": "青禾第二党支部", "kind": "党总支"}, "kind", "kind-changed"),
    ],
)
def test_what_cannot_be_founded(cast: Cast, said: Row, field: str, code: str) -> None:
    assert codes(check_organisations(cast.willow, [branch(**said)], {"YT1": "芦花社区党委"})) == [(2, field, code)]


def test_a_circle_is_told_for_each_that_stands_in_it_or_below(cast: Cast) -> None:
    rows = [
        branch(name="甲总支", kind="党总支", parent="乙总支"),
        branch(name="乙总支", kind="党总支", parent="甲总支"),
        branch(parent="甲总支"),
    ]
    assert {(row, code) for row, _, code in codes(check_organisations(cast.willow, rows)) if code == "parent-circle"} == {
        (2, "parent-circle"),
        (3, "parent-circle"),
        (4, "parent-circle"),
    }


def test_a_known_organisation_is_recognised_and_not_changed(cast: Cast) -> None:
    assert check_organisations(cast.willow, [branch(name="青禾第二党支部")]).same == 1
    renamed = [branch(uid=cast.second, name="青禾第贰党支部")]
    assert codes(check_organisations(cast.willow, renamed)) == [(2, "name", "name-changed")]


def test_two_of_one_name_under_one_parent(cast: Cast) -> None:
    assert codes(check_organisations(cast.willow, [branch(), branch()])) == [(3, "name", "duplicate")]
