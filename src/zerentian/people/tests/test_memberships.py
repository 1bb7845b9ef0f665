"""Membership made full, and ended."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast, account_of, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.people.actions import (
    attachment_begin,
    membership_confirm,
    membership_end,
    person_register,
    post_appoint,
    relation_check_note,
)
from zerentian.people.checks import person_seen
from zerentian.people.facts import Facts
from zerentian.people.models import Account, Acting, Attachment, Membership, Person, Post, RelationCheck

JOINED, FULL_ON, LEFT = date(2025, 3, 1), date(2026, 3, 1), date(2026, 5, 1)


def member(cast: Cast, kind: str = "full", facts: Facts | None = None, name: str = "竺小溪") -> str:
    facts = facts or Facts()
    return person_register(by=cast.clerk, organisation=cast.second, name=name, on=JOINED, membership=kind, facts=facts)


def rows(person: str) -> list[tuple[str, date, date, str]]:
    found = Membership.objects.filter(person__uid=person).order_by("valid_from")
    return list(found.values_list("kind", "valid_from", "valid_to", "ending"))


@pytest.mark.both
def test_a_probationary_member_becomes_full_on_the_day(cast: Cast) -> None:
    person = member(cast, "probationary", Facts(joined=JOINED))
    membership_confirm(by=cast.clerk, person=person, on=FULL_ON)
    assert rows(person) == [("probationary", JOINED, FULL_ON, "confirmed"), ("full", FULL_ON, FOREVER, "")]
    who = Person.objects.get(uid=person)
    assert (who.full_on, who.version) == (FULL_ON, 2)
    assert (last_entry().verb, last_entry().object) == ("membership.confirm", person)


def test_a_full_member_is_not_confirmed(cast: Cast) -> None:
    person = member(cast)
    with refused(Conflict, "竺小溪", "正式党员"):
        membership_confirm(by=cast.clerk, person=person, on=FULL_ON)


def test_less_than_a_year_of_probation_is_asked_about(cast: Cast) -> None:
    person = member(cast, "probationary", Facts(joined=JOINED))
    with refused(Invalid, "不满一年", "核对过", field="sure"):
        membership_confirm(by=cast.clerk, person=person, on=date(2026, 2, 28))
    membership_confirm(by=cast.clerk, person=person, on=date(2026, 2, 28), sure=True)


def test_nobody_is_confirmed_before_joining_or_before_being_here(cast: Cast) -> None:
    joined_later = member(cast, "probationary", Facts(joined=date(2025, 6, 1)))
    with refused(Invalid, "转正早于入党", field="on"):
        membership_confirm(by=cast.clerk, person=joined_later, on=date(2025, 5, 1), sure=True)
    unknown = member(cast, "probationary", name="谷雨")
    with refused(Invalid, "2025年3月1日", field="on"):
        membership_confirm(by=cast.clerk, person=unknown, on=JOINED)
    with refused(Invalid, "还没有到", field="on"):
        membership_confirm(by=cast.clerk, person=unknown, on=date(2026, 7, 1))


@pytest.mark.parametrize(
    ("kind", "ending"), [("full", "withdrew"), ("full", "removed"), ("full", "expelled"), ("probationary", "cancelled")]
)
def test_a_membership_ends_and_says_why(cast: Cast, kind: str, ending: str) -> None:
    person = member(cast, kind)
    membership_end(by=cast.clerk, person=person, on=LEFT, ending=ending, paper="柳纪〔2026〕2号")
    assert rows(person) == [(kind, JOINED, LEFT, ending)]
    assert last_entry().data == (f'{{"ending":"{ending}","on":"2026-05-01","organisation":"{cast.second}","paper":"柳纪〔2026〕2号"}}')


@pytest.mark.parametrize(
    ("kind", "ending", "error", "words"),
    [
        ("full", "cancelled", Conflict, "只用于预备党员"),
        ("probationary", "expelled", Conflict, "取消预备党员资格"),
        ("full", "moved", Invalid, "转出"),
        ("full", "left_district", Invalid, "转出"),
        ("full", "confirmed", Invalid, "列表"),
        ("full", "promoted", Invalid, "列表"),
    ],
)
def test_endings_that_do_not_fit_are_refused(cast: Cast, kind: str, ending: str, error: type, words: str) -> None:
    person = member(cast, kind)
    with refused(error, words, field="ending"):
        membership_end(by=cast.clerk, person=person, on=LEFT, ending=ending)


def test_days_that_cannot_be_are_refused(cast: Cast) -> None:
    person = member(cast)
    for on, words in ((JOINED, "2025年3月1日"), (date(2026, 7, 1), "还没有到")):
        with refused(Invalid, words, field="on"):
            membership_end(by=cast.clerk, person=person, on=on, ending="withdrew")


def test_posts_stay_until_they_are_ended(cast: Cast) -> None:
    person = member(cast)
    post = post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="secretary", on=JOINED)
    membership_end(by=cast.clerk, person=person, on=LEFT, ending="expelled")
    assert Post.objects.get(uid=post).open


@pytest.mark.both
def test_a_death_ends_everything_and_the_account(cast: Cast) -> None:
    person = member(cast)
    post = post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="clerk", on=JOINED)
    account = account_of(person)
    attachment_begin(by=cast.clerk, person=person, organisation=cast.reed, kind="part_time", on=TODAY)  # entered after the day
    relation_check_note(by=cast.clerk, person=person, organisation=cast.second, fault="lost", on=JOINED)
    principal = Post.objects.get(organisation__uid=cast.first, kind="secretary")
    Acting.objects.create(post=principal, person=Person.objects.get(uid=person), valid_from=JOINED, valid_to=date(2026, 12, 31))
    membership_end(by=cast.clerk, person=person, on=LEFT, ending="deceased")
    assert rows(person) == [("full", JOINED, LEFT, "deceased")]
    assert Post.objects.get(uid=post).valid_to == LEFT
    assert Acting.objects.get().valid_to == LEFT
    assert RelationCheck.objects.get().valid_to == LEFT
    assert Attachment.objects.get().valid_to == date(2026, 7, 1)  # its first day and no more
    assert not Account.objects.get(pk=account.pk).is_active
    assert f'"account":"{account.uid}"' in last_entry().data
    assert '"posts":1' in last_entry().data


def test_a_post_that_begins_after_the_death_is_put_right_first(cast: Cast) -> None:
    person = member(cast)
    post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="secretary", on=LEFT)
    with refused(Conflict, "竺小溪", "1 项任职", "2026年5月1日", field="on"):
        membership_end(by=cast.clerk, person=person, on=LEFT, ending="deceased")


def test_an_ending_entered_by_mistake_can_still_be_looked_at(cast: Cast) -> None:
    person = member(cast)
    membership_end(by=cast.clerk, person=person, on=LEFT, ending="removed")
    assert person_seen(cast.clerk, person).uid == person
    with refused(NotFound):
        person_seen(cast.neighbour, person)
    with refused(NotFound):
        person_seen(cast.secretary, person)


def test_who_only_sees_ends_and_confirms_nothing(cast: Cast) -> None:
    own = Person.objects.get(name="蔺知秋").uid
    with refused(NotAllowed, "青禾第一党支部", "您的岗位没有这项权限"):
        membership_end(by=cast.secretary, person=own, on=LEFT, ending="withdrew")
    with refused(NotAllowed, "青禾第一党支部"):
        membership_confirm(by=cast.secretary, person=own, on=LEFT)


def test_who_is_no_member_has_nothing_to_end(cast: Cast) -> None:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=JOINED, fault="pocket")
    with refused(Conflict, "竺小溪", "没有登记党籍"):
        membership_end(by=cast.clerk, person=person, on=LEFT, ending="withdrew")
