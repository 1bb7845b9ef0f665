"""The pages of transfers, attachments, relation checks and birthdays."""

import re
from datetime import date
from io import BytesIO
from itertools import count

import openpyxl
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast, account_of, everything
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.people.actions import (
    attachment_begin,
    membership_end,
    person_register,
    post_appoint,
    relation_check_note,
    transfer_open,
)
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, Membership, Post, RelationCheck, Transfer
from zerentian.web.organisations.tests.conftest import client_of, grow

LAST_YEAR = date(2025, 3, 1)
ON = "2026-03-01"
numbers = count()


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return client_of(cast.accounts["clerk"])


def member(organisation: str, name: str = "竺小溪", facts: Facts | None = None, kind: str = "full") -> str:
    facts = facts or Facts()
    asked = {"name": name, "on": LAST_YEAR, "membership": kind, "facts": facts}
    return person_register(by=SYSTEM_ACTOR, organisation=organisation, sure=True, **asked)  # type: ignore[arg-type]


def sent(**fields: str) -> dict[str, str]:
    """Each form has a key of its own."""
    return {"submission": f"form-{next(numbers):015d}", "on": ON, **fields}


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_transfer_is_opened_and_received_through_the_pages(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    address = reverse("people:transfer_open", args=[person])
    assert address in text(clerk.get(reverse("people:person", args=[person])))
    answer = clerk.post(address, sent(target=cast.well, letter="青组介〔2026〕3号"))
    transfer = Transfer.objects.get()
    page = reverse("people:transfer", args=[transfer.uid])
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert reverse("people:transfer_cancel", args=[transfer.uid]) in text(clerk.get(page))
    assert reverse("people:transfer_receive", args=[transfer.uid]) not in text(clerk.get(page))

    other_side = client_of(cast.accounts["neighbour"])
    lists = text(other_side.get(reverse("people:transfers")))
    assert "竺小溪" in lists
    assert "青组介〔2026〕3号" in lists
    receive = reverse("people:transfer_receive", args=[transfer.uid])
    assert receive in text(other_side.get(page))
    assert other_side.post(receive, sent()).status_code == 302
    assert Membership.objects.get(person__uid=person, ending="").organisation.uid == cast.well
    assert "竺小溪" in text(clerk.get(reverse("people:transfers"), {"list": "done"}))


def test_who_keeps_both_sides_receives_at_once(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    clerk.post(reverse("people:transfer_open", args=[person]), sent(target_words="芦花第一党支部", at_once="on"))
    assert Membership.objects.get(person__uid=person, ending="").organisation.uid == cast.third


def test_what_cannot_be_received_at_once_is_not_opened_either(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    before = everything()
    answer = clerk.post(reverse("people:transfer_open", args=[person]), sent(target=cast.well, at_once="on"))
    assert answer.status_code == 403
    assert "古井社区党委" in text(answer)
    assert everything() == before


def test_the_other_side_of_a_transfer_is_named_and_no_more(cast: Cast, clerk: Client) -> None:
    """Names lead nowhere the reader may not go; a person who has left is no link any more."""
    person = member(cast.second)
    clerk.post(reverse("people:transfer_open", args=[person]), sent(target=cast.well))
    page = text(clerk.get(reverse("people:transfer", args=[Transfer.objects.get().uid])))
    assert "古井社区党委" in page
    assert cast.well not in page


def test_the_target_is_found_by_name_in_the_whole_district(cast: Cast, clerk: Client) -> None:
    found = text(clerk.get(reverse("people:targets"), {"q": "古井", "field": "target"}))
    assert cast.well in found
    secretary = client_of(cast.accounts["secretary"])
    assert cast.well not in text(secretary.get(reverse("people:targets"), {"q": "古井", "field": "target"}))


def test_a_late_letter_says_so_in_shape_and_word(cast: Cast, clerk: Client) -> None:
    transfer_open(by=SYSTEM_ACTOR, person=member(cast.second), target=cast.third, on=date(2026, 3, 31))
    page = text(clerk.get(reverse("people:transfers")))
    assert "介绍信已过期" in page
    assert "#m-late" in page


def test_somebody_from_outside_is_entered_with_the_letter(cast: Cast, clerk: Client) -> None:
    address = reverse("people:admit", args=[cast.first])
    assert address in text(clerk.get(reverse("people:roster", args=[cast.first])))
    assert clerk.post(address, sent(name="竺小溪", kind="full", elsewhere="远山县委")).status_code == 302
    assert Transfer.objects.get().person.memberships.get().organisation.uid == cast.first


def test_a_pocket_member_who_hands_the_letter_in_becomes_a_member(cast: Cast, clerk: Client) -> None:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=LAST_YEAR, fault="pocket")
    address = reverse("people:bring", args=[person])
    assert address in text(clerk.get(reverse("people:person", args=[person])))
    answer = clerk.post(address, sent(organisation=cast.second, kind="full", elsewhere="远山县委"))
    assert answer.status_code == 302
    assert Membership.objects.get(person__uid=person).organisation.uid == cast.second


def test_probation_of_less_than_a_year_is_asked_about_once(cast: Cast, clerk: Client) -> None:
    person = member(cast.second, facts=Facts(joined=date(2025, 6, 1)), kind="probationary")
    address = reverse("people:confirm", args=[person])
    answer = clerk.post(address, sent())
    assert answer.status_code == 422
    assert "不满一年" in text(answer)
    assert clerk.post(address, sent(sure="on")).status_code == 302
    assert list(Membership.objects.filter(person__uid=person).order_by("valid_from").values_list("kind", flat=True)) == [
        "probationary",
        "full",
    ]


def test_posts_are_named_before_and_after_a_membership_ends(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=person, kind="secretary", on=LAST_YEAR)
    address = reverse("people:leave", args=[person])
    assert "青禾第二党支部书记" in text(clerk.get(address))
    answer = clerk.post(address, sent(ending="withdrew"), follow=True)
    assert "还有 1 项任职没有免" in text(answer)


def test_the_sign_in_of_the_dead_ends_with_the_next_request(cast: Cast) -> None:
    person = member(cast.second)
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=person, kind="secretary", on=LAST_YEAR)
    visitor = client_of(account_of(person))
    assert visitor.get("/").status_code == 200
    membership_end(by=cast.clerk, person=person, on=date(2026, 3, 1), ending="deceased")
    answer = visitor.get("/")
    assert answer.status_code == 302
    assert "/sign-in/login/" in answer["Location"]
    assert not Post.objects.get(person__uid=person).open


def test_an_attachment_is_entered_listed_and_ended(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    answer = clerk.post(reverse("people:attach", args=[person]), sent(kind="double_report", organisation_words="芦花社区党委"))
    assert answer.status_code == 302
    page = text(clerk.get(reverse("people:attachments")))
    end = reverse("people:detach", args=[Attachment.objects.get().uid])
    assert "青禾第二党支部" in page
    assert end in page
    assert clerk.post(end, sent(on="2026-04-01")).status_code == 302
    assert not Attachment.objects.get().open


def test_a_finding_is_entered_counted_and_put_right(cast: Cast, clerk: Client) -> None:
    person = member(cast.second)
    answer = clerk.post(reverse("people:note_relation", args=[person]), sent(fault="vacant", organisation=cast.second))
    assert answer.status_code == 302
    page = text(clerk.get(reverse("people:relations")))
    put_right = reverse("people:put_right", args=[RelationCheck.objects.get().uid])
    assert "空挂党员 1" in page
    assert put_right in page
    assert clerk.post(put_right, sent(put_right="takes_part", on="2026-04-01")).status_code == 302
    assert "没有还没理顺的组织关系" in text(clerk.get(reverse("people:relations")))
    assert "已参加组织生活" in text(clerk.get(reverse("people:relations"), {"list": "done"}))


def test_birthdays_tell_no_year_and_the_age_only_to_those_who_keep_people(cast: Cast, clerk: Client) -> None:
    """TODAY is in June 2026; both days fall in June, of 1980 and 2005."""
    member(cast.first, facts=Facts(birth=date(1980, 6, 20), joined=date(2005, 6, 5)))
    page, other = text(clerk.get(reverse("people:birthdays"))), text(client_of(cast.accounts["secretary"]).get(reverse("people:birthdays")))
    for each in (page, other):
        assert "6月20日" in each
        assert "6月5日" in each
        assert "21 年" in each
        assert "1980" not in each
    assert "46 岁" in page
    assert "46" not in re.sub(r'(value|content|id|for|href|name)="[^"]*"', "", other)
    assert "出生日期没有登记的" in page
    assert "竺小溪" not in text(clerk.get(reverse("people:birthdays"), {"month": "7"}))


@pytest.mark.parametrize("name", ["transfers", "relations", "attachments", "birthdays"])
def test_a_list_is_taken_away_only_by_who_may_export_all_of_it(cast: Cast, clerk: Client, name: str) -> None:
    something_of_everything(cast)
    query = {"excel": "1", "list": "out"} if name == "transfers" else {"excel": "1"}
    answer = clerk.get(reverse(f"people:{name}"), query)
    assert answer.status_code == 200
    rows = list(openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(min_row=4, values_only=True))  # type: ignore[attr-defined]
    assert [row[0] for row in rows] == ["竺小溪"]
    refused = client_of(cast.accounts["secretary"]).get(reverse(f"people:{name}"), query)
    assert refused.status_code == 403
    assert "导出" in text(refused)


@pytest.mark.parametrize("name", ["transfers", "relations", "attachments", "birthdays"])
def test_the_street_beside_finds_nothing_of_it(cast: Cast, name: str) -> None:
    something_of_everything(cast)
    neighbour = client_of(cast.accounts["neighbour"])
    for which in ("in", "out", "done", "open"):
        assert "竺小溪" not in text(neighbour.get(reverse(f"people:{name}"), {"list": which}))


def something_of_everything(cast: Cast, name: str = "竺小溪") -> str:
    person = member(cast.first, name, Facts(birth=date(1980, 6, 20), joined=date(2005, 6, 5)))
    transfer_open(by=SYSTEM_ACTOR, person=person, elsewhere="远山县委", on=LAST_YEAR)
    attachment_begin(by=SYSTEM_ACTOR, person=person, organisation=cast.reed, kind="double_report", on=LAST_YEAR)
    relation_check_note(by=SYSTEM_ACTOR, person=person, organisation=cast.first, fault="vacant", on=LAST_YEAR)
    return person


@pytest.mark.both
@pytest.mark.parametrize(
    ("address", "most"),
    [("transfers/?list=out", 14), ("relations/", 12), ("attachments/", 12), ("birthdays/", 14)],
)
def test_the_number_of_queries_does_not_grow(cast: Cast, clerk: Client, address: str, most: int) -> None:
    def asked() -> int:
        clerk.get(f"/people/{address}")
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get(f"/people/{address}").status_code == 200
        return len(queries)

    something_of_everything(cast)
    small = asked()
    grow(cast, 20)
    for number in range(20):
        something_of_everything(cast, f"人{number}")
    assert asked() == small
    assert small <= most
