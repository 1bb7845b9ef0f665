"""Attachments, findings of relation checks, who sees whom, and the two birthdays."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast, refused
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.actions import organisation_close
from zerentian.organisations.models import Organisation
from zerentian.people.actions import (
    attachment_begin,
    attachment_end,
    person_register,
    relation_check_note,
    relation_check_put_right,
    transfer_open,
    transfer_receive,
    transfer_return,
)
from zerentian.people.checks import person_seen
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, RelationCheck
from zerentian.people.queries.birthdays import birthdays, unknown_days
from zerentian.people.queries.movements import movements
from zerentian.people.queries.relations import attachments, open_faults, relation_checks
from zerentian.people.vocabulary import RelationFault

BEGAN, ENDED = date(2025, 3, 1), date(2026, 3, 1)


@pytest.fixture
def person(cast: Cast) -> str:
    """A member of the second branch."""
    return person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=BEGAN, membership="full")


def attach(cast: Cast, person: str, by: Actor | None = None, **changes: object) -> str:
    asked = {"organisation": cast.reed, "kind": "double_report", "on": BEGAN}
    return attachment_begin(by=by or cast.clerk, person=person, **{**asked, **changes})  # type: ignore[arg-type]


def note(cast: Cast, person: str, by: Actor | None = None, **changes: object) -> str:
    asked = {"organisation": cast.second, "fault": "vacant", "on": BEGAN}
    return relation_check_note(by=by or cast.clerk, person=person, **{**asked, **changes})  # type: ignore[arg-type]


def test_an_attachment_holds_from_the_day_to_the_day(cast: Cast, person: str) -> None:
    uid = attach(cast, person)
    row = Attachment.objects.get(uid=uid)
    assert (row.organisation.uid, row.kind, row.valid_from, row.open) == (cast.reed, "double_report", BEGAN, True)
    attachment_end(by=cast.clerk, attachment=uid, on=ENDED)
    assert Attachment.objects.get(uid=uid).valid_to == ENDED
    with refused(Conflict, "2026年3月1日"):
        attachment_end(by=cast.clerk, attachment=uid, on=TODAY)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [({"kind": "guest"}, "列表", "kind"), ({"on": date(2026, 7, 1)}, "还没有到", "on"), ({"on": date(2019, 12, 31)}, "2020年1月1日", "on")],
)
def test_attachments_that_cannot_be_are_refused(cast: Cast, person: str, changes: dict[str, object], words: str, field: str) -> None:
    with refused(Invalid, words, field=field):
        attach(cast, person, **changes)


@pytest.mark.both
def test_nobody_is_attached_twice_in_the_same_way(cast: Cast, person: str) -> None:
    uid = attach(cast, person)
    with refused(Conflict, "竺小溪", "芦花社区党委", "双报到党员", field="kind"):
        attach(cast, person, on=ENDED)
    attach(cast, person, kind="part_time")
    attachment_end(by=cast.clerk, attachment=uid, on=ENDED)
    with refused(Invalid, "2026年3月1日", field="on"):
        attach(cast, person, on=date(2026, 2, 1))
    attach(cast, person, on=ENDED)


def test_members_do_not_report_to_their_own_organisation(cast: Cast, person: str) -> None:
    """Neither to the branch nor to the community above it; a part-time office there is another matter."""
    for own in (cast.second, cast.rice, cast.willow):
        with refused(Conflict, "竺小溪", "青禾第二党支部", "双报到党员", field="kind"):
            attach(cast, person, organisation=own)
    attach(cast, person, organisation=cast.rice, kind="part_time")


def test_without_a_membership_on_record_one_may_float_anywhere(cast: Cast) -> None:
    person = person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=BEGAN, attachment="floating")
    attach(cast, person, organisation=cast.rice)


def test_an_attachment_lasts_at_least_a_day(cast: Cast, person: str) -> None:
    uid = attach(cast, person)
    for on, words in ((BEGAN, "2025年3月1日"), (date(2026, 7, 1), "还没有到")):
        with refused(Invalid, words, field="on"):
            attachment_end(by=cast.clerk, attachment=uid, on=on)


def test_a_finding_is_followed_up_until_it_is_put_right(cast: Cast, person: str) -> None:
    uid = note(cast, person)
    with refused(Conflict, "竺小溪", "空挂党员", "青禾第二党支部", field="fault"):
        note(cast, person, organisation=cast.rice, on=ENDED)
    relation_check_put_right(by=cast.clerk, check=uid, put_right="takes_part", on=ENDED)
    row = RelationCheck.objects.get(uid=uid)
    assert (row.put_right, row.valid_to) == ("takes_part", ENDED)
    with refused(Conflict, "2026年3月1日", "已参加组织生活"):
        relation_check_put_right(by=cast.clerk, check=uid, put_right="takes_part", on=TODAY)
    with refused(Invalid, "2026年3月1日", field="on"):
        note(cast, person, on=date(2026, 2, 1))
    note(cast, person, on=ENDED)


@pytest.mark.parametrize(("changes", "words"), [({"fault": "lazy"}, "列表"), ({"on": date(2026, 7, 1)}, "还没有到")])
def test_findings_that_cannot_be_are_refused(cast: Cast, person: str, changes: dict[str, object], words: str) -> None:
    with refused(Invalid, words):
        note(cast, person, **changes)


def test_outcomes_that_cannot_be_are_refused(cast: Cast, person: str) -> None:
    uid = note(cast, person)
    with refused(Invalid, "列表", field="put_right"):
        relation_check_put_right(by=cast.clerk, check=uid, put_right="forgiven", on=ENDED)
    for on in (BEGAN, date(2026, 7, 1)):
        with refused(Invalid, field="on"):
            relation_check_put_right(by=cast.clerk, check=uid, put_right="in_touch", on=on)


@pytest.mark.both
def test_a_closed_organisation_hands_attachments_and_findings_on(cast: Cast, person: str) -> None:
    guest, finding = attach(cast, person, organisation=cast.third), note(cast, person, organisation=cast.third)
    organisation_close(by=cast.clerk, organisation=cast.third, receiver=cast.first, on=ENDED)
    rows = Attachment.objects.order_by("valid_from").values_list("organisation__uid", "valid_from", "valid_to")
    assert list(rows) == [(cast.third, BEGAN, ENDED), (cast.first, ENDED, FOREVER)]
    assert Attachment.objects.get(uid=guest).valid_to == ENDED
    row = RelationCheck.objects.get(uid=finding)
    assert (row.organisation.uid, row.valid_from, row.open) == (cast.first, BEGAN, True)


def test_without_a_successor_attachments_end_and_the_level_above_follows_up(cast: Cast, person: str) -> None:
    attach(cast, person, organisation=cast.third)
    attach(cast, person, organisation=cast.third, kind="part_time", on=TODAY)
    note(cast, person, organisation=cast.third)
    organisation_close(by=cast.clerk, organisation=cast.third, on=ENDED)
    assert Attachment.objects.get().valid_to == ENDED  # the other would have begun after the end
    assert RelationCheck.objects.get().organisation == Organisation.objects.get(uid=cast.reed)


def test_a_person_is_seen_where_attached_expected_or_under_check(cast: Cast) -> None:
    """A member of another street, whom the clerk of willow does not see."""
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.well, name="竺小溪", on=BEGAN, membership="full")
    with refused(NotFound, "没有找到这个人"):
        person_seen(cast.clerk, person)

    uid = attachment_begin(by=SYSTEM_ACTOR, person=person, organisation=cast.rice, kind="double_report", on=BEGAN)
    assert person_seen(cast.clerk, person)
    attachment_end(by=cast.clerk, attachment=uid, on=ENDED)
    with refused(NotFound):
        person_seen(cast.clerk, person)

    uid = relation_check_note(by=SYSTEM_ACTOR, person=person, organisation=cast.rice, fault="lost", on=BEGAN)
    assert person_seen(cast.clerk, person)
    relation_check_put_right(by=cast.clerk, check=uid, put_right="in_touch", on=ENDED)
    with refused(NotFound):
        person_seen(cast.clerk, person)

    uid = transfer_open(by=cast.neighbour, person=person, target=cast.second, on=BEGAN)
    assert person_seen(cast.clerk, person)
    transfer_return(by=cast.clerk, transfer=uid, on=ENDED, why="名称不对")
    with refused(NotFound):
        person_seen(cast.clerk, person)


def test_who_moved_on_is_no_more_seen_where_they_came_from(cast: Cast, person: str) -> None:
    uid = transfer_open(by=cast.clerk, person=person, target=cast.well, on=BEGAN)
    transfer_receive(by=cast.neighbour, transfer=uid, on=ENDED)
    assert person_seen(cast.neighbour, person)
    with refused(NotFound):
        person_seen(cast.clerk, person)


def test_who_belongs_nowhere_any_more_is_seen_where_they_last_did(cast: Cast) -> None:
    person = person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=BEGAN, fault="pocket")
    check = RelationCheck.objects.get()
    relation_check_put_right(by=cast.clerk, check=check.uid, put_right="in_touch", on=ENDED)
    assert person_seen(cast.clerk, person)
    with refused(NotFound):
        person_seen(cast.neighbour, person)


def test_the_person_page_offers_what_the_rights_allow(cast: Cast, person: str) -> None:
    attach(cast, person), note(cast, person)
    it = movements(cast.clerk, person)
    assert (it.may_transfer, it.may_confirm, it.may_end, it.may_admit, it.may_keep) == (True, False, True, False, True)
    assert (it.attachments[0].title, it.attachments[0].may_end) == ("双报到党员", True)
    assert (it.checks[0].fault, it.checks[0].may_put_right) == ("空挂党员", True)
    transfer_open(by=cast.clerk, person=person, target=cast.well, on=ENDED)
    assert not movements(cast.clerk, person).may_transfer
    it = movements(cast.neighbour, person)  # expects the person
    assert (it.may_transfer, it.may_end, it.may_admit, it.may_keep) == (False, False, False, True)
    assert (it.attachments[0].place.uid, it.attachments[0].place.name, it.attachments[0].may_end) == ("", "芦花社区党委", False)
    assert it.transfers[0].uid


def test_faults_are_counted_in_scope_and_the_longest_open_come_first(cast: Cast, person: str) -> None:
    other = person_register(by=SYSTEM_ACTOR, organisation=cast.well, name="谷雨", on=BEGAN, fault="vacant")
    lost = person_register(by=cast.clerk, organisation=cast.first, name="郁小寒", on=BEGAN, membership="full")
    second, first = note(cast, person, on=ENDED), note(cast, lost, organisation=cast.first, fault="lost")
    assert dict(open_faults(cast.clerk)) == {
        RelationFault.POCKET: 0,
        RelationFault.HIDDEN: 0,
        RelationFault.VACANT: 1,
        RelationFault.LOST: 1,
    }
    assert [row.uid for row in relation_checks(cast.clerk).order_by("valid_from")] == [first, second]
    assert [row.person.uid for row in relation_checks(cast.neighbour)] == [other]
    relation_check_put_right(by=cast.clerk, check=second, put_right="takes_part", on=TODAY)
    assert open_faults(cast.clerk)[RelationFault.VACANT] == 0
    assert [row.kept for row in relation_checks(cast.secretary)] == [False]


def test_attached_members_are_listed_with_where_they_are_members(cast: Cast, person: str) -> None:
    attach(cast, person)
    assert [(row.organisation_name, row.member_of, row.kept) for row in attachments(cast.clerk)] == [
        ("芦花社区党委", "青禾第二党支部", True)
    ]
    assert list(attachments(cast.secretary)) == []


def test_nobody_keeps_what_is_not_theirs(cast: Cast) -> None:
    own = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="竺小溪", on=BEGAN, membership="full")
    with refused(NotAllowed, "青禾第一党支部"):
        note(cast, own, cast.secretary, organisation=cast.first)
    with refused(NotAllowed, "青禾第一党支部"):
        attach(cast, own, cast.secretary, organisation=cast.first, kind="part_time")


@pytest.fixture
def born(cast: Cast) -> None:
    def member(name: str, facts: Facts, organisation: str = cast.second) -> None:
        person_register(by=SYSTEM_ACTOR, organisation=organisation, name=name, on=BEGAN, membership="full", facts=facts, sure=True)

    member("竺小溪", Facts(birth=date(1960, 2, 29), joined=date(1990, 6, 30)))
    member("谷雨", Facts(birth=date(1980, 6, 20), joined=date(2004, 6, 5)))
    member("郁小寒", Facts(birth=date(1985, 1, 1)))
    member("别街的", Facts(birth=date(1985, 6, 1)), cast.well)


@pytest.mark.both
def test_both_birthdays_of_a_month_in_the_order_of_days(cast: Cast, born: None) -> None:
    def found(actor: Actor, month: int) -> list[tuple[str, int]]:
        return [(row.person.name, row.day) for row in birthdays(actor, month).order_by("day")]

    assert found(cast.clerk, 6) == [("谷雨", 5), ("竺小溪", 30)]
    assert found(cast.clerk, 2) == [("竺小溪", 29)]
    assert found(cast.clerk, 1) == [("郁小寒", 1)]
    assert found(cast.clerk, 12) == []
    assert found(cast.neighbour, 6) == [("别街的", 1)]


def test_days_that_are_not_known_are_counted(cast: Cast, born: None) -> None:
    """In willow: the clerk and the secretary of the first branch, of whom nothing is known, and three."""
    unknown = unknown_days(cast.clerk)
    assert (unknown.members, unknown.birth, unknown.joined) == (5, 2, 3)


def test_the_age_is_for_those_who_keep_the_people(cast: Cast, born: None) -> None:
    clock.pin(TODAY)
    person_register(
        by=SYSTEM_ACTOR, organisation=cast.first, name="苗圃", on=BEGAN, membership="full", facts=Facts(birth=date(1980, 6, 1)), sure=True
    )
    assert [row.kept for row in birthdays(cast.secretary, 6)] == [False]
    assert {row.kept for row in birthdays(cast.clerk, 6)} == {True}
