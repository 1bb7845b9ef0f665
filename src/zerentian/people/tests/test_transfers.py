"""组织关系转接: the membership stays until it is received; whatever is sent back or taken back changes nothing."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.actions import organisation_close, organisation_merge
from zerentian.organisations.models import Organisation
from zerentian.people.actions import (
    Newcomer,
    membership_end,
    person_register,
    post_appoint,
    transfer_acknowledge,
    transfer_admit,
    transfer_cancel,
    transfer_open,
    transfer_receive,
    transfer_return,
)
from zerentian.people.models import Membership, Person, Transfer
from zerentian.people.queries.transfers import DONE, IN, OUT, targets_found, targets_named, transfer, transfers

JOINED, OPENED, RECEIVED = date(2025, 3, 1), date(2026, 3, 1), date(2026, 3, 15)


@pytest.fixture
def person(cast: Cast) -> str:
    """A member of the second branch."""
    return person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=JOINED, membership="full")


def let_go(cast: Cast, person: str, by: Actor | None = None, **changes: object) -> str:
    asked = {"target": cast.third, "on": OPENED, "letter": "青组介〔2026〕3号"}
    return transfer_open(by=by or cast.clerk, person=person, **{**asked, **changes})  # type: ignore[arg-type]


def memberships(person: str) -> list[tuple[str, str, date, date, str]]:
    rows = Membership.objects.filter(person__uid=person).order_by("valid_from")
    return list(rows.values_list("organisation__uid", "kind", "valid_from", "valid_to", "ending"))


def keeper_of(cast: Cast, organisation: str) -> Actor:
    """A worker of the organisation: keeps its people and no others'."""
    account = cast.accounts["stranger"]
    assert account.person
    post_appoint(by=SYSTEM_ACTOR, organisation=organisation, person=account.person.uid, kind="worker", on=date(2024, 1, 1))
    return cast.actor("stranger")


@pytest.mark.both
def test_the_membership_stays_until_it_is_received(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    assert memberships(person) == [(cast.second, "full", JOINED, FOREVER, "")]
    transfer_receive(by=cast.clerk, transfer=uid, on=RECEIVED)
    assert memberships(person) == [(cast.second, "full", JOINED, RECEIVED, "moved"), (cast.third, "full", RECEIVED, FOREVER, "")]
    row = Transfer.objects.get(uid=uid)
    assert (row.state, row.opened_on, row.closed_on, row.letter) == ("received", OPENED, RECEIVED, "青组介〔2026〕3号")


def test_the_journal_holds_sides_and_days_and_nothing_typed(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    transfer_return(by=cast.clerk, transfer=uid, on=RECEIVED, why="竺小溪还没有到岗")
    entries = Entry.objects.filter(object=uid).order_by("seq")
    assert [entry.verb for entry in entries] == ["transfer.open", "transfer.return"]
    expected = {"person": person, "source": cast.second, "target": cast.third}
    assert [json.loads(entry.data) for entry in entries] == [{**expected, "on": "2026-03-01"}, {**expected, "on": "2026-03-15"}]


@pytest.mark.parametrize("close", [transfer_return, transfer_cancel])
def test_what_comes_back_changes_no_membership(cast: Cast, person: str, close: object) -> None:
    before = memberships(person)
    uid = let_go(cast, person)
    close(by=cast.clerk, transfer=uid, on=RECEIVED, why="组织名称不对")  # type: ignore[operator]
    assert memberships(person) == before
    assert Transfer.objects.get(uid=uid).why == "组织名称不对"
    with refused(Conflict, "2026年3月15日", "不用再办"):
        transfer_receive(by=cast.clerk, transfer=uid, on=TODAY)
    let_go(cast, person)


@pytest.mark.both
def test_nobody_is_let_go_twice_at_a_time(cast: Cast, person: str) -> None:
    let_go(cast, person)
    with refused(Conflict, "竺小溪", "2026年3月1日", "芦花第一党支部", "先办结或撤销"):
        let_go(cast, person, target=cast.first)
    row = Transfer.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(person=row.person, source=row.source, target=row.target, opened_on=OPENED)


def test_the_source_lets_go_and_the_target_receives(cast: Cast, person: str) -> None:
    """The target lies in another street, which the clerk of willow does not see."""
    uid = let_go(cast, person, target=cast.well)
    with refused(NotAllowed, "古井社区党委", "您的岗位没有这项权限"):
        transfer_receive(by=cast.clerk, transfer=uid, on=RECEIVED)
    with refused(NotAllowed, "青禾第二党支部"):
        transfer_cancel(by=cast.neighbour, transfer=uid, on=RECEIVED, why="不要了")
    transfer_receive(by=cast.neighbour, transfer=uid, on=RECEIVED)
    assert memberships(person)[-1] == (cast.well, "full", RECEIVED, FOREVER, "")


def test_who_sees_neither_side_does_not_learn_of_it(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    with refused(NotFound, "没有找到这件组织关系转接"):
        transfer_receive(by=cast.neighbour, transfer=uid, on=RECEIVED)
    with pytest.raises(NotFound):
        transfer(cast.neighbour, uid)


def test_a_worker_of_a_branch_receives_for_that_branch_alone(cast: Cast, person: str) -> None:
    here, there = let_go(cast, person), person_register(by=cast.clerk, organisation=cast.second, name="谷雨", on=JOINED, membership="full")
    elsewhere = let_go(cast, there, target=cast.first)
    keeper = keeper_of(cast, cast.third)
    transfer_receive(by=keeper, transfer=here, on=RECEIVED)
    with refused(NotFound):
        transfer_receive(by=keeper, transfer=elsewhere, on=RECEIVED)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"target": ""}, "两样只填一样", "target"),
        ({"elsewhere": "远山县委"}, "两样只填一样", "target"),
        ({"on": date(2026, 7, 1)}, "还没有到", "on"),
        ({"on": date(2025, 2, 28)}, "2025年3月1日", "on"),
        ({"letter": "介" * 61}, "最多 60 个字", "letter"),
        ({"target": "", "elsewhere": "远" * 101}, "最多 100 个字", "elsewhere"),
    ],
)
def test_a_letter_that_cannot_be_is_refused(cast: Cast, person: str, changes: dict[str, object], words: str, field: str) -> None:
    with refused(Invalid, words, field=field):
        let_go(cast, person, **changes)


def test_nobody_moves_to_where_they_are_or_to_what_is_closed(cast: Cast, person: str) -> None:
    with refused(Conflict, "竺小溪", "青禾第二党支部", field="target"):
        let_go(cast, person, target=cast.second)
    with refused(NotFound, "没有找到要转去的组织", field="target"):
        let_go(cast, person, target="a" * 16)
    organisation_close(by=cast.clerk, organisation=cast.third, on=OPENED)
    with refused(Conflict, "芦花第一党支部", "撤销"):
        let_go(cast, person)


def test_it_is_closed_after_it_was_opened_and_not_ahead_of_time(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    for act in (transfer_receive, transfer_return, transfer_cancel):
        given = {} if act is transfer_receive else {"why": "不对"}
        with refused(Invalid, "2026年2月28日", "2026年3月1日", field="on"):
            act(by=cast.clerk, transfer=uid, on=date(2026, 2, 28), **given)  # type: ignore[operator]
        with refused(Invalid, "还没有到", field="on"):
            act(by=cast.clerk, transfer=uid, on=date(2026, 7, 1), **given)  # type: ignore[operator]
    with refused(Invalid, "原因没有填", field="why"):
        transfer_return(by=cast.clerk, transfer=uid, on=RECEIVED, why=" ")


def test_a_membership_lasts_at_least_a_day(cast: Cast, person: str) -> None:
    uid = let_go(cast, person, on=JOINED)
    with refused(Invalid, "2025年3月1日", field="on"):
        transfer_receive(by=cast.clerk, transfer=uid, on=JOINED)
    transfer_receive(by=cast.clerk, transfer=uid, on=date(2025, 3, 2))


def test_outside_the_district_the_receipt_ends_the_membership(cast: Cast, person: str) -> None:
    uid = let_go(cast, person, target="", elsewhere="远山县委")
    with refused(Conflict, "登记回执"):
        transfer_receive(by=cast.clerk, transfer=uid, on=RECEIVED)
    with refused(Conflict, "没有接收这一步"):
        transfer_return(by=cast.clerk, transfer=uid, on=RECEIVED, why="不对")
    transfer_acknowledge(by=cast.clerk, transfer=uid, on=RECEIVED)
    assert memberships(person) == [(cast.second, "full", JOINED, RECEIVED, "left_district")]
    with refused(Conflict, "竺小溪", "没有登记党籍"):
        let_go(cast, person)


def test_inside_the_district_there_is_no_receipt(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    with refused(Conflict, "芦花第一党支部", "由它接收"):
        transfer_acknowledge(by=cast.clerk, transfer=uid, on=RECEIVED)


def test_who_left_the_district_comes_back_with_a_letter(cast: Cast, person: str) -> None:
    transfer_acknowledge(by=cast.clerk, transfer=let_go(cast, person, target="", elsewhere="远山县委"), on=RECEIVED)
    back = {"organisation": cast.first, "who": person, "kind": "full", "elsewhere": "远山县委"}
    with refused(Invalid, "2026年3月15日", "2026年3月14日", field="on"):
        transfer_admit(by=cast.clerk, on=date(2026, 3, 14), **back)
    uid = transfer_admit(by=cast.clerk, on=TODAY, **back)
    assert memberships(person)[-1] == (cast.first, "full", TODAY, FOREVER, "")
    row = Transfer.objects.get(uid=uid)
    assert (row.source, row.state, row.closed_on) == (None, "received", TODAY)
    with refused(Conflict, "竺小溪", "青禾第一党支部", "不用再转入"):
        transfer_admit(by=cast.clerk, on=TODAY, **back)


def test_a_newcomer_is_registered_and_admitted_in_one_step(cast: Cast) -> None:
    uid = transfer_admit(
        by=cast.clerk, organisation=cast.first, who=Newcomer("竺 小溪"), kind="probationary", elsewhere="远山县委", on=OPENED
    )
    who = Person.objects.get(name="竺小溪")
    assert memberships(who.uid) == [(cast.first, "probationary", OPENED, FOREVER, "")]
    assert [entry.verb for entry in Entry.objects.order_by("-seq")[:2]] == ["transfer.admit", "person.register"]
    assert last_entry().object == uid
    with refused(Conflict, "已经有一位竺小溪", field="namesake"):
        transfer_admit(by=cast.clerk, organisation=cast.first, who=Newcomer("竺小溪"), kind="full", elsewhere="远山县委", on=TODAY)


@pytest.mark.parametrize(("changes", "field"), [({"elsewhere": " "}, "elsewhere"), ({"kind": "honorary"}, "kind")])
def test_an_arrival_that_cannot_be_is_refused(cast: Cast, changes: dict[str, str], field: str) -> None:
    asked = {"kind": "full", "elsewhere": "远山县委", **changes}
    with refused(Invalid, field=field):
        transfer_admit(by=cast.clerk, organisation=cast.first, who=Newcomer("竺小溪"), on=OPENED, **asked)  # type: ignore[arg-type]


def test_a_member_of_the_district_is_not_admitted_from_outside(cast: Cast, person: str) -> None:
    with refused(Conflict, "竺小溪", "由党籍所在的组织开出转接"):
        transfer_admit(by=cast.clerk, organisation=cast.first, who=person, kind="full", elsewhere="远山县委", on=TODAY)


def test_an_ended_membership_cancels_the_letter(cast: Cast, person: str) -> None:
    uid = let_go(cast, person)
    membership_end(by=cast.clerk, person=person, on=date(2026, 2, 1), ending="withdrew")
    row = Transfer.objects.get(uid=uid)
    assert (row.state, row.closed_on, row.why) == ("cancelled", OPENED, "党籍已结束")


@pytest.mark.both
def test_the_successor_of_a_side_takes_its_place(cast: Cast, person: str) -> None:
    """third merges into the first while a transfer from second to third is under way; then second merges into first, too."""
    uid = let_go(cast, person)
    organisation_close(by=cast.clerk, organisation=cast.third, receiver=cast.first, on=RECEIVED)
    row = Transfer.objects.get(uid=uid)
    assert row.target == Organisation.objects.get(uid=cast.first)
    organisation_merge(by=cast.clerk, organisations=[cast.second], into=cast.first, on=TODAY)
    row.refresh_from_db()
    assert (row.state, row.closed_on, row.why) == ("cancelled", TODAY, "两个组织已合并")
    assert memberships(person) == [(cast.second, "full", JOINED, TODAY, "succeeded"), (cast.first, "full", TODAY, FOREVER, "")]


def test_nobody_closes_where_somebody_is_expected(cast: Cast, person: str) -> None:
    let_go(cast, person)
    with refused(Conflict, "芦花第一党支部", "1 件", "先接收或退回", field="receiver"):
        organisation_close(by=cast.clerk, organisation=cast.third, on=RECEIVED)


def test_both_sides_find_it_in_their_lists_and_read_who_and_when(cast: Cast, person: str) -> None:
    uid = let_go(cast, person, target=cast.well)

    def listed(actor: Actor) -> list[list[str]]:
        return [[row.uid for row in transfers(actor, which)] for which in (IN, OUT, DONE)]

    assert listed(cast.clerk) == [[], [uid], []]
    assert listed(cast.neighbour) == [[uid], [], []]
    assert listed(cast.district_clerk) == [[uid], [uid], []]
    assert listed(cast.secretary) == [[], [], []]
    transfer_receive(by=cast.neighbour, transfer=uid, on=RECEIVED)
    assert listed(cast.clerk) == listed(cast.neighbour) == [[], [], [uid]]
    seen = transfer(cast.clerk, uid)
    assert [(step.what, step.who, step.on) for step in seen.steps] == [("开出", "束小满", OPENED), ("已接收", "钮晓雾", RECEIVED)]
    assert (seen.source.uid, seen.target.uid, seen.target.name) == (cast.second, "", "古井社区党委")
    assert (seen.person.uid, seen.person.name) == ("", "竺小溪")  # has left the street


def test_a_letter_is_late_after_ninety_days(cast: Cast, person: str) -> None:
    """TODAY is 30 June: ninety days before it is 1 April."""
    at_the_limit = let_go(cast, person, on=date(2026, 4, 1))
    assert not transfer(cast.clerk, at_the_limit).late
    Transfer.objects.update(opened_on=date(2026, 3, 31))
    assert transfer(cast.clerk, at_the_limit).late
    transfer_receive(by=cast.clerk, transfer=at_the_limit, on=TODAY)
    assert not transfer(cast.clerk, at_the_limit).late


def test_the_page_offers_to_each_side_what_it_may_do(cast: Cast, person: str) -> None:
    uid = let_go(cast, person, target=cast.well)

    def offered(actor: Actor) -> tuple[bool, bool, bool]:
        it = transfer(actor, uid)
        return it.may_receive, it.may_cancel, it.may_acknowledge

    assert offered(cast.clerk) == (False, True, False)
    assert offered(cast.neighbour) == (True, False, False)
    assert offered(cast.district_clerk) == (True, True, False)


def test_posts_left_behind_are_named(cast: Cast, person: str) -> None:
    post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="organisation_commissioner", on=JOINED)
    uid = let_go(cast, person)
    assert transfer(cast.clerk, uid).posts_left == []
    transfer_receive(by=cast.clerk, transfer=uid, on=RECEIVED)
    assert transfer(cast.clerk, uid).posts_left == ["组织委员"]


def test_targets_are_found_in_the_whole_district_by_those_who_keep_people(cast: Cast) -> None:
    assert [(name, above) for _, name, above in targets_found(cast.clerk, "gjsq", 5)] == [("古井社区党委", "听泉街道党工委")]
    assert targets_named(cast.clerk, "古井社区党委") == [cast.well]
    assert targets_found(cast.secretary, "gjsq", 5) == []
    assert targets_named(cast.actor("stranger"), "古井社区党委") == []
