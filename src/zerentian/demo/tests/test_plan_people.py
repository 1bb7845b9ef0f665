"""What holds of the people of every demonstration: facts, numbers, ways of belonging, movements."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from zerentian.demo.cast import CAST
from zerentian.demo.plan_facts import LEVELS
from zerentian.demo.plan_lives import JOINING, PROBATION
from zerentian.demo.plan_moves import WAYS_OUT
from zerentian.demo.tests.test_plan import TODAY, Scene, at, grouped, scene_of
from zerentian.kernel import identity
from zerentian.kernel.dates import FOREVER, add_years
from zerentian.organisations.catalogue import catalogue
from zerentian.people import rules
from zerentian.people.facts import Facts
from zerentian.people.vocabulary import Education, MembershipEnd, PutRight, RelationFault, Sex, TransferState
from zerentian.rosters.pack import kinds

FIELDS = ("sex", "birth", "ethnicity", "education", "joined", "full_on", "work")


@pytest.fixture(params=["street", "district", pytest.param("city", marks=pytest.mark.soak)])
def scene(request: pytest.FixtureRequest) -> Scene:
    return scene_of(request.param)


def facts(row: Any) -> Facts:
    return Facts(*(getattr(row, name) for name in FIELDS))


def kind_of(scene: Scene) -> dict[str, str]:
    """Kind of membership on the last day, by person."""
    return {row.person: row.kind for row in at(scene.rows("Membership"))}


def age(row: Any) -> int:
    """Whole years, worked out on the calendar."""
    return next(years for years in range(120) if add_years(row.birth, years + 1) > TODAY)


def test_nothing_known_of_a_person_contradicts_itself_or_the_number(scene: Scene) -> None:
    kinds_held = kind_of(scene)
    for row in scene.rows("Person"):
        number = scene.plan.numbers[row.uid].identity
        found = list(rules.contradictions(facts(row), kind=kinds_held.get(row.uid, ""), number=number, today=TODAY))
        assert found == [], (row, found)


def test_the_plan_counts_by_the_years_of_the_rules() -> None:
    assert (JOINING, PROBATION) == (rules.JOINING_AGE, rules.PROBATION_YEARS)


def test_members_are_19_to_95_and_about_29_in_a_hundred_over_60(scene: Scene) -> None:
    members = kind_of(scene)
    ages = [age(row) for row in scene.rows("Person") if row.uid in members and row.birth]
    assert (min(ages) >= 19, max(ages) <= 95) == (True, True)
    assert 0.27 <= sum(years > 60 for years in ages) / len(ages) <= 0.325
    assert sum(years <= 30 for years in ages) / len(ages) > 0.05


def test_of_each_fact_some_are_unknown(scene: Scene) -> None:
    """4–8 in a hundred, of the membership's full day among full members; a street is small, so it may be a little off."""
    members = kind_of(scene)
    rows = [row for row in scene.rows("Person") if row.uid in members]
    for field in FIELDS:
        asked = [row for row in rows if field != "full_on" or members[row.uid] == "full"]
        share = sum(not getattr(row, field) for row in asked) / len(asked)
        assert 0.035 <= share <= 0.085, (field, share)
    unnumbered = sum(not scene.plan.numbers[row.uid].identity for row in rows) / len(rows)
    assert 0.04 <= unnumbered <= 0.08


def test_the_cast_is_known_in_full(scene: Scene) -> None:
    names = {part.name for part in CAST}
    cast = [row for row in scene.rows("Person") if row.name in names]
    assert len(cast) == len(CAST)
    assert all(getattr(row, field) for row in cast for field in FIELDS)
    assert all(scene.plan.numbers[row.uid].identity and scene.plan.numbers[row.uid].phone for row in cast)


def test_the_days_of_joining_agree_with_the_memberships(scene: Scene) -> None:
    stays = grouped(scene.rows("Membership"), "person")
    for person in scene.rows("Person"):
        rows = sorted(stays.get(person.uid, []), key=lambda row: row.valid_from)
        for row in rows:
            if row.kind == "probationary":
                assert person.joined in (None, row.valid_from)
                assert person.full_on is None if row.valid_to == FOREVER else person.full_on in (None, row.valid_to)
            elif person.full_on:
                assert person.full_on <= row.valid_from


def test_those_on_probation_joined_within_14_months(scene: Scene) -> None:
    members = kind_of(scene)
    rows = [row for row in scene.rows("Person") if members.get(row.uid) == "probationary"]
    assert rows
    assert all((TODAY - row.joined).days <= 426 for row in rows if row.joined)


def test_numbers_are_sound_used_once_and_of_no_place(scene: Scene) -> None:
    numbers = [held.identity for held in scene.plan.numbers.values() if held.identity]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("990101") and identity.is_sound(number) for number in numbers)
    phones = [held.phone for held in scene.plan.numbers.values() if held.phone]
    assert len(set(phones)) == len(phones)
    assert all(identity.PHONE.fullmatch(phone) and phone.startswith("19900") for phone in phones)
    assert set(scene.plan.numbers) == {row.uid for row in scene.rows("Person")}


def test_words_are_those_of_the_vocabularies(scene: Scene) -> None:
    """The plan names them without Django; here the two are held together."""
    assert tuple(Education.values) == LEVELS
    assert {row.sex for row in scene.rows("Person")} == {*Sex.values, ""}
    assert {row.ethnicity for row in scene.rows("Person")} - {""} <= set(kinds()["members"].field("ethnicity").words.values())
    assert max(len(row.work) for row in scene.rows("Person")) <= 100
    endings = {row.ending for row in scene.rows("Membership")}
    assert endings == {"", "moved", "confirmed", "succeeded", *WAYS_OUT}
    assert endings - {""} <= set(MembershipEnd.values)
    assert {row.fault for row in scene.rows("RelationCheck")} == set(RelationFault.values)
    assert {row.put_right for row in scene.rows("RelationCheck")} == {*PutRight.values, ""}
    assert {row.state for row in scene.rows("Transfer")} == set(TransferState.values)
    assert {row.kind for row in scene.rows("Attachment")} == set(catalogue().attachments)
    assert {row.kind for row in scene.rows("Post")} == set(catalogue().posts)


def test_a_membership_that_ended_says_why_and_no_other_does(scene: Scene) -> None:
    lives = {row.uid: row for row in scene.rows("Organisation")}
    for rows in grouped(scene.rows("Membership"), "person").values():
        rows.sort(key=lambda row: row.valid_from)
        for row, following in pairwise(rows):
            if row.kind != following.kind:
                assert row.ending == "confirmed"
            else:
                assert row.ending == ("succeeded" if lives[row.organisation].closed == row.valid_to else "moved")
        assert (rows[-1].ending in WAYS_OUT) is (rows[-1].valid_to != FOREVER)


def test_attachments_lie_within_the_life_of_their_organisation_and_elsewhere_than_the_membership(scene: Scene) -> None:
    lives, home = {row.uid: row for row in scene.rows("Organisation")}, {r.person: r.organisation for r in at(scene.rows("Membership"))}
    open_ones = Counter((row.person, row.organisation, row.kind) for row in scene.rows("Attachment") if row.valid_to == FOREVER)
    assert open_ones.most_common(1)[0][1] == 1
    for row in scene.rows("Attachment"):
        assert lives[row.organisation].founded <= row.valid_from < row.valid_to
        assert home.get(row.person) != row.organisation
    strangers = {row.person for row in at(scene.rows("Attachment"))} - set(home)
    assert strangers


def test_relation_checks_are_open_or_put_right(scene: Scene) -> None:
    members = kind_of(scene)
    for row in scene.rows("RelationCheck"):
        assert bool(row.put_right) is (row.valid_to != FOREVER)
        assert row.valid_from < row.valid_to
        if row.valid_to == FOREVER:
            assert (row.person in members) is (row.fault in {"vacant", "lost"})


def test_a_transfer_that_was_received_is_the_change_of_a_membership(scene: Scene) -> None:
    begun = {(row.person, row.organisation, row.valid_from) for row in scene.rows("Membership")}
    ended = {(row.person, row.organisation, row.valid_to) for row in scene.rows("Membership")}
    for row in scene.rows("Transfer"):
        if row.state == "received":
            assert row.opened_on <= row.closed_on
            assert row.target is None or (row.person, row.target, row.closed_on) in begun
            assert row.source is None or (row.person, row.source, row.closed_on) in ended
        assert bool(row.elsewhere) is (row.source is None or row.target is None)


def test_who_is_on_the_way_is_still_where_they_were(scene: Scene) -> None:
    home = {row.person: row.organisation for row in at(scene.rows("Membership"))}
    rows = [row for row in scene.rows("Transfer") if row.state != "received"]
    assert all(home[row.person] == row.source for row in rows)
    assert all(bool(row.why) is (row.state in {"returned", "cancelled"}) for row in rows)
    waiting = [row for row in rows if row.state == "open"]
    assert len({row.person for row in waiting}) == len(waiting)
    assert {row.target is None for row in waiting} == {True, False}
    late = catalogue().value("transfer_letter_days")
    assert {(TODAY - row.opened_on).days > late for row in waiting} == {True, False}
    name = {row.organisation: row.name for row in at(scene.rows("Designation"))}
    assert "青禾社区第二党支部" in {name.get(row.target or "") for row in waiting}  # for 束小满 to receive


def test_posts_of_the_new_kinds_stand_where_they_belong(scene: Scene) -> None:
    open_ones, areas = grouped(at(scene.rows("Post")), "organisation"), {r.organisation: r for r in at(scene.rows("Designation"))}
    communities = {uid for uid, row in areas.items() if row.area == "community" and row.kind in {"committee", "general_branch"}}
    one = other = 0
    for uid in communities:
        held = grouped(open_ones[uid], "kind")
        assert 3 <= len(held["reserve"]) <= 7
        if held["director"] and held["secretary"]:
            same = held["director"][0].person == held["secretary"][0].person
            one, other = one + same, other + (not same)
    assert one > other
    touched = Counter(row.person for row in at(scene.rows("Post")) if row.kind == "contact_leader")
    assert set(touched.values()) <= {2, 3, 4}


def test_those_who_are_sent_are_members_elsewhere(scene: Scene) -> None:
    home = {row.person: row.organisation for row in at(scene.rows("Membership"))}
    for row in at(scene.rows("Post")):
        if catalogue().posts[row.kind].sent:
            assert home[row.person] != row.organisation


def test_the_reserve_is_young(scene: Scene) -> None:
    persons = {row.uid: row for row in scene.rows("Person")}
    assert all(age(persons[row.person]) <= 45 for row in scene.rows("Post") if row.kind == "reserve" and persons[row.person].birth)


def test_a_clerk_acts_for_the_commissioner_of_the_street(scene: Scene) -> None:
    (acting,) = scene.rows("Acting")
    names, posts = {row.uid: row.name for row in scene.rows("Person")}, {row.uid: row for row in scene.rows("Post")}
    assert names[acting.person] == "甄晓禾"
    post = posts[acting.post]
    assert (post.kind, post.valid_to, post.person == acting.person) == ("organisation_commissioner", FOREVER, False)
    assert acting.valid_from <= TODAY < acting.valid_to
    assert (acting.valid_to - acting.valid_from).days <= catalogue().value("acting_most_days")


def test_people_work_in_the_units_of_the_plan() -> None:
    scene = scene_of("district")
    names = tuple({row.name for row in scene.rows("Unit")})
    works = [row.work for row in scene.rows("Person") if row.work]
    sample = works[:: len(works) // 400]
    assert sum(work.startswith(names) for work in sample) > len(sample) / 2


def test_the_order_in_a_number_tells_little() -> None:
    """Of the thousand orders a street uses most: whoever knows the birth date still has to guess."""
    assert len({held.identity[14:17] for held in scene_of("street").plan.numbers.values()}) > 900
