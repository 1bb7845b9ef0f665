"""The pages on which posts are given: several at once, and those of the past."""

import re
from datetime import date

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, everything
from zerentian.people.actions import person_register
from zerentian.people.models import Post
from zerentian.web.organisations.tests.conftest import client_of

LAST_YEAR = date(2025, 3, 1)


def listed(answer: HttpResponse) -> list[str]:
    """Organisations on the list of the page, by uid."""
    return re.findall(r'name="organisations" value="(\w{16})" checked', answer.content.decode())


def sending(cast: Cast) -> tuple[Client, str, str]:
    person = person_register(by=cast.clerk, organisation=cast.willow, name="竺小溪", on=LAST_YEAR, membership="full")
    return client_of(cast.accounts["clerk"]), person, reverse("people:assign", args=[person])


def test_organisations_are_added_one_by_one_and_nothing_is_written_until_the_end(cast: Cast) -> None:
    client, person, address = sending(cast)
    assert address in client.get(reverse("people:person", args=[person])).content.decode()
    before = everything()
    typed = {"submission": "k" * 24, "kind": "first_secretary", "on": "2026-03-01", "paper": "柳委〔2026〕15号"}
    page = client.post(address, {**typed, "organisation": cast.second, "add": "1"})
    assert (page.status_code, listed(page)) == (200, [cast.second])
    assert "柳委〔2026〕15号" in page.content.decode()
    page = client.post(address, {**typed, "organisations": [cast.second], "organisation_words": "芦花第一党支部", "add": "1"})
    assert listed(page) == [cast.second, cast.third]  # by its exact name, as it is typed without a script
    page = client.post(address, {**typed, "organisations": [cast.second, cast.third], "organisation_words": "没有这个", "add": "1"})
    assert (page.status_code, listed(page)) == (422, [cast.second, cast.third])
    assert "没有叫“没有这个”的组织" in page.content.decode()
    assert everything() == before
    answer = client.post(address, {**typed, "organisations": [cast.third], "organisation": cast.first})
    assert answer.status_code == 302
    sent = Post.objects.filter(person__uid=person, kind="first_secretary").values_list("organisation__uid", flat=True)
    assert set(sent) == {cast.third, cast.first}  # the one still in the box too, the one taken off the list not
    assert "已派到 2 个组织，担任第一书记。" in client.get(answer["Location"]).content.decode()


def test_a_refusal_keeps_the_list(cast: Cast) -> None:
    client, _, address = sending(cast)
    body = {"submission": "k" * 24, "kind": "instructor", "on": "2026-07-01", "organisations": [cast.second, cast.third]}
    page = client.post(address, body)
    assert (page.status_code, listed(page)) == (422, [cast.second, cast.third])
    page = client.post(address, {"submission": "k" * 24, "kind": "instructor", "on": "2026-03-01"})
    assert page.status_code == 422
    assert "请填派到哪个组织。" in page.content.decode()


def test_what_the_sender_does_not_see_never_shows_on_the_list(cast: Cast) -> None:
    client, _, address = sending(cast)
    page = client.post(address, {"submission": "k" * 24, "kind": "instructor", "organisation": cast.well, "add": "1"})
    assert listed(page) == []
    assert "古井" not in page.content.decode()


def test_who_keeps_no_people_sends_nobody(cast: Cast) -> None:
    _, _, address = sending(cast)
    secretary = cast.accounts["secretary"].person
    assert secretary
    client = client_of(cast.accounts["secretary"])
    assert client.get(address).status_code == 404
    answer = client.get(reverse("people:assign", args=[secretary.uid]))
    assert answer.status_code == 403
    assert "要由组织委员或组织干事来办" in answer.content.decode()


def test_a_post_of_the_past_is_entered_from_the_page_of_appointing(cast: Cast) -> None:
    client, person, _ = sending(cast)
    address = reverse("people:record", args=[cast.second])
    assert address in client.get(reverse("people:appoint", args=[cast.second])).content.decode()
    body = {"submission": "k" * 24, "person": person, "kind": "secretary", "since": "2024-01-01", "until": "2025-01-01"}
    answer = client.post(address, body)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "以前的任职" in page
    assert "2024年1月1日 至 2025年1月1日" in page


def test_kinds_of_posts_are_offered_in_groups(cast: Cast) -> None:
    client, _, address = sending(cast)
    page = client.get(reverse("people:appoint", args=[cast.second])).content.decode()
    assert re.findall(r'<optgroup label="([^"]+)"', page) == ["班子和干事", "派驻和联系", "名册上的身份，不带权限"]
    kinds = re.findall(r'<option value="(\w+)"', client.get(address).content.decode())
    assert kinds == ["first_secretary", "contact_leader", "instructor", "part_time_member"]
