"""Rows of a roster of members held against each other and against what is known."""

from datetime import date

import pytest

from tests.cast import Cast
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.identity import check_character
from zerentian.people.actions import person_register
from zerentian.people.confidential import keep_numbers
from zerentian.people.models import Person
from zerentian.rosters.tests.tables import check_members, codes

pytestmark = pytest.mark.both


def number(birth: str = "19850716", order: str = "001") -> str:
    """001 is a man, 002 a woman."""
    first = f"990101{birth}{order}"
    return first + check_character(first)


def row(**said: object) -> dict[str, object]:
    return {"name": "竺小溪", "organisation": "青禾第一党支部", "kind": "正式党员", "birth": "1985-07-16", **said}


def member(cast: Cast, name: str, organisation: str, birth: date | None = None, identity: str = "", kind: str = "full") -> str:
    uid = person_register(by=SYSTEM_ACTOR, organisation=organisation, name=name, on=date(2024, 1, 1), membership=kind, namesake=True)
    Person.objects.filter(uid=uid).update(birth=birth)
    if identity:
        keep_numbers(uid, identity=identity)
    return uid


def test_a_new_member_is_new_from_the_day_of_the_roster(cast: Cast) -> None:
    checked = check_members(cast.willow, [row(identity=number(), phone="13800001111", education="大学本科")])
    assert codes(checked) == []
    (new,) = checked.new
    assert (new.place.uid, new.kind, new.since) == (cast.first, "full", date(2026, 6, 1))
    assert (new.facts.sex, new.facts.birth, new.facts.education) == ("male", date(1985, 7, 16), "bachelor")
    assert (new.identity, new.phone) == (number(), "13800001111")


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"name": ""}, "name", "name-missing"),
        ({"organisation": ""}, "organisation", "organisation-missing"),
        ({"organisation": "青禾第九党支部"}, "organisation", "organisation-unknown"),
        ({"organisation": "古井社区党委"}, "organisation", "organisation-unknown"),  # of the street beside
        ({"kind": ""}, "kind", "kind-missing"),
        ({"since": "2026-07-01"}, "since", "since-future"),
        ({"since": "2020-02-29"}, "since", "since-founded"),
        ({"birth": "2026-07-01"}, "birth", "future"),
        ({"birth": "1905-07-16"}, "birth", "too-old"),
        ({"birth": "1985-07-17", "identity": number()}, "birth", "birth-number"),
        ({"sex": "女", "identity": number()}, "sex", "sex-number"),
        ({"joined": "2003-07-15"}, "joined", "joined-young"),
        ({"joined": "2008-07-01", "full_on": "2008-06-30"}, "full_on", "full-before"),
        ({"joined": "2008-07-01", "full_on": "2009-06-30"}, "full_on", "full-soon"),
        ({"joined": "2026-01-01"}, "joined", "full-early"),
        ({"kind": "预备党员", "full_on": "2009-07-01"}, "full_on", "probationary-full"),
        ({"uid": "a" * 16}, "uid", "uid-unknown"),
    ],
)
def test_what_cannot_be_is_said_at_its_cell(cast: Cast, said: dict[str, object], field: str, code: str) -> None:
    assert codes(check_members(cast.willow, [row(**said)])) == [(2, field, code)]


def test_on_the_very_day_of_the_age_and_the_year_nothing_is_wrong(cast: Cast) -> None:
    said = row(joined="2003-07-16", full_on="2004-07-16", since="2020-03-01")
    assert codes(check_members(cast.willow, [said])) == []


def test_before_1982_probation_may_be_short(cast: Cast) -> None:
    assert codes(check_members(cast.willow, [row(birth="1950-01-01", joined="1972-07-01", full_on="1972-07-01")])) == []


def test_a_question_may_be_answered(cast: Cast) -> None:
    assert codes(check_members(cast.willow, [row(joined="2003-07-15")], {2: {"ok-joined-young": "yes"}})) == []


def test_names_of_organisations_are_found_by_full_name_short_name_and_code(cast: Cast) -> None:
    checked = check_members(
        cast.willow,
        [row(name=n, organisation=o) for n, o in (("甲", cast.first), ("乙", " 青禾 第一党支部"), ("丙", "云汀区委青禾第一党支部"))],
    )
    assert [new.place.uid for new in checked.new] == [cast.first] * 3


def test_an_unknown_name_offers_the_likeliest(cast: Cast) -> None:
    (problem,) = check_members(cast.willow, [row(organisation="青禾一支部")]).problems
    assert problem.choices[0][1] == "青禾第一党支部"


def test_the_organisation_of_the_row_above_is_offered(cast: Cast) -> None:
    (problem,) = check_members(cast.willow, [row(), row(name="甲", organisation="")]).problems
    assert problem.choices == (("=青禾第一党支部", "是，同上一行（青禾第一党支部）"),)


def test_the_same_number_twice(cast: Cast) -> None:
    found = codes(check_members(cast.willow, [row(identity=number()), row(name="甲", identity=number())]))
    assert found == [(3, "identity", "duplicate-identity")]


def test_the_same_person_twice_without_a_number(cast: Cast) -> None:
    assert codes(check_members(cast.willow, [row(), row()])) == [(3, "name", "duplicate")]
    assert codes(check_members(cast.willow, [row(), row()], {3: {"ok-duplicate": "yes"}})) == []
    assert codes(check_members(cast.willow, [row(birth=""), row(birth="")])) == [(3, "name", "duplicate-likely")]


def test_a_row_left_out_says_nothing(cast: Cast) -> None:
    checked = check_members(cast.willow, [row(), row()], {3: {"keep": "no"}})
    assert (codes(checked), len(checked.new)) == ([], 1)


def test_a_known_number_leads_to_its_person(cast: Cast) -> None:
    uid = member(cast, "竺小溪", cast.first, date(1985, 7, 16), number())
    checked = check_members(cast.willow, [row(identity=number(), education="大专")])
    assert codes(checked) == []
    assert [(r.known.uid, r.facts.education, r.identity) for r in checked.changed] == [(uid, "college", "")]
    assert [(c.field, c.before, c.after) for c in checked.changes] == [("sex", "", "男"), ("education", "", "大专")]


def test_a_known_number_under_another_name_asks(cast: Cast) -> None:
    member(cast, "竺小溪", cast.first, date(1985, 7, 16), number())
    assert codes(check_members(cast.willow, [row(name="竺大溪", identity=number())])) == [(2, "name", "identity-name")]
    checked = check_members(cast.willow, [row(name="竺大溪", identity=number())], {2: {"ok-identity-name": "yes"}})
    assert ("姓名", "竺小溪", "竺大溪") in [(c.field, c.before, c.after) for c in checked.changes]


def test_a_number_of_somebody_beyond_the_roster_is_no_second_person(cast: Cast) -> None:
    member(cast, "竺小溪", cast.well, date(1985, 7, 16), number())
    (problem,) = check_members(cast.willow, [row(identity=number())]).problems
    assert (problem.code, "古井" in problem.sentence) == ("elsewhere", False)


def test_name_birth_and_organisation_are_the_same_person(cast: Cast) -> None:
    member(cast, "竺小溪", cast.first, date(1985, 7, 16))
    checked = check_members(cast.willow, [row()])
    assert (codes(checked), checked.same, checked.new) == ([], 1, [])


def test_neither_side_knows_the_birth_date_and_the_file_still_comes_twice_without_a_change(cast: Cast) -> None:
    member(cast, "竺小溪", cast.first)
    assert check_members(cast.willow, [row(birth="")]).same == 1


@pytest.mark.parametrize(("held", "said"), [(date(1985, 7, 16), ""), (None, "1985-07-16")])
def test_where_one_side_does_not_know_the_birth_date_the_page_asks(cast: Cast, held: date | None, said: str) -> None:
    uid = member(cast, "竺小溪", cast.first, held)
    (problem,) = check_members(cast.willow, [row(birth=said)]).problems
    assert (problem.code, [way for way, _ in problem.choices]) == ("same-name", [f"?who={uid}", "?who=new", "?keep=no"])
    assert len(check_members(cast.willow, [row(birth=said)], {2: {"who": "new"}}).new) == 1
    assert check_members(cast.willow, [row(birth=said)], {2: {"who": uid}}).new == []


def test_two_namesakes_born_on_one_day_are_asked_about(cast: Cast) -> None:
    born = date(1985, 7, 16)
    both = {member(cast, "竺小溪", cast.first, born), member(cast, "竺小溪", cast.first, born)}
    (problem,) = check_members(cast.willow, [row()]).problems
    assert (problem.code, {way.removeprefix("?who=") for way, _ in problem.choices[:2]}) == ("same-name", both)


def test_the_same_name_and_birth_in_another_branch_is_asked_about(cast: Cast) -> None:
    member(cast, "竺小溪", cast.second, date(1985, 7, 16))
    assert codes(check_members(cast.willow, [row()])) == [(2, "name", "same-name-elsewhere")]


def test_a_member_who_is_in_another_branch_now_asks_which_holds(cast: Cast) -> None:
    member(cast, "竺小溪", cast.second, date(1985, 7, 16), number())
    said = [row(identity=number(), sex="男")]
    assert codes(check_members(cast.willow, said)) == [(2, "organisation", "moves")]
    (moved,) = check_members(cast.willow, said, {2: {"move": "yes"}}).changed
    assert (moved.moves, moved.place.uid) == (True, cast.first)
    stayed = check_members(cast.willow, said, {2: {"move": "no"}})
    assert [change.field for change in stayed.changes] == ["sex"]


def test_probation_ends_with_a_day_and_never_begins_again(cast: Cast) -> None:
    member(cast, "竺小溪", cast.first, date(1985, 7, 16), kind="probationary")
    assert codes(check_members(cast.willow, [row()])) == [(2, "full_on", "full-missing")]
    assert codes(check_members(cast.willow, [row(full_on="2024-01-01")])) == [(2, "full_on", "full-earlier")]
    assert [r.confirms for r in check_members(cast.willow, [row(full_on="2025-06-01")]).changed] == [True]
    member(cast, "甲乙", cast.first, date(1985, 7, 16))
    assert codes(check_members(cast.willow, [row(name="甲乙", kind="预备党员")])) == [(2, "kind", "kind-back")]


def test_a_system_number_decides_and_a_blank_cell_takes_nothing_away(cast: Cast) -> None:
    uid = member(cast, "竺小溪", cast.first, date(1985, 7, 16), number())
    checked = check_members(
        cast.willow, [{"uid": uid, "name": "竺小溪", "organisation": "青禾第一党支部", "birth": "", "identity": "", "kind": ""}]
    )
    assert (codes(checked), checked.same) == ([], 1)


def test_a_system_number_and_a_number_of_two_people(cast: Cast) -> None:
    uid = member(cast, "竺小溪", cast.first, date(1985, 7, 16), number())
    member(cast, "甲乙", cast.first, date(1985, 7, 16), number(order="003"))
    assert codes(check_members(cast.willow, [row(uid=uid, identity=number(order="003"))])) == [(2, "identity", "identity-taken")]
    assert codes(check_members(cast.willow, [row(uid=uid, identity=number(order="005"))])) == [(2, "identity", "identity-other")]
    assert codes(check_members(cast.willow, [row(uid=uid, name="甲乙")])) == [(2, "name", "uid-name")]


def test_problems_never_hold_a_number(cast: Cast) -> None:
    wrong = number()[:17] + ("0" if number()[17] != "0" else "1")
    said = [
        row(identity=wrong),
        row(name="甲", identity=number()[:17]),
        row(name="乙", phone="1380000111"),
        row(name="丙", identity=number()[6:]),
    ]
    problems = check_members(cast.willow, said).problems
    assert len(problems) == 4
    for problem in problems:
        assert not any(digits in f"{problem.shown}{problem.sentence}{problem.choices}" for digits in ("1985071", "13800"))
