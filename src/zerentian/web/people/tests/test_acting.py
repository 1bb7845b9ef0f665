"""Acting for somebody as it runs through a session: chosen, asked anew in every request, and over when it is over."""

import json
import re
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, account_of, last_entry
from zerentian.journal.models import Entry
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.organisations.models import Designation
from zerentian.people.actions import acting_begin, acting_end, person_register, post_appoint, post_end
from zerentian.people.models import Account, Post
from zerentian.web.organisations.tests.conftest import client_of

LAST_YEAR = date(2025, 3, 1)
YESTERDAY, TOMORROW = date(2026, 6, 29), date(2026, 7, 1)
UNTIL = date(2026, 12, 31)
STRIP = "您在代"


@pytest.fixture
def helper(cast: Cast) -> Account:
    """A member of the second branch with a post and an account."""
    person = person_register(by=cast.clerk, organisation=cast.second, name="谷雨停", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="committee_member", on=LAST_YEAR)
    return account_of(person)


@pytest.fixture
def client(helper: Account) -> Client:
    return client_of(helper)


def lent(cast: Cast, helper: Account, organisation: str, kind: str) -> str:
    assert helper.person
    post = Post.objects.get(organisation__uid=organisation, kind=kind).uid
    return acting_begin(by=SYSTEM_ACTOR, post=post, person=helper.person.uid, on=YESTERDAY, until=UNTIL)


def choose(client: Client, acting: str) -> None:
    answer = client.post(reverse("people:acting_choose", args=[acting]))
    assert (answer.status_code, answer["Location"]) == (302, "/")


def shown(answer: HttpResponse) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def found(client: Client, cast: Cast, **changes: str) -> HttpResponse:
    """Sends the form that founds a branch below the community rice."""
    body = {"name": "青禾第三党支部", "kind": "branch", "area": "community", "form": "regular", "on": "2026-06-30", **changes}
    answer: HttpResponse = client.post(reverse("organisations:found", args=[cast.rice]), {"submission": "k" * 24, **body})
    return answer


def test_the_menu_offers_it_and_a_strip_says_it_on_every_page(cast: Cast, helper: Account, client: Client) -> None:
    acting = lent(cast, helper, cast.first, "secretary")
    before = shown(client.get("/"))
    assert "代蔺知秋（青禾第一党支部书记）办理" in before
    assert STRIP not in before
    choose(client, acting)
    for address in ("/", reverse("organisations:page", args=[cast.first]), reverse("people:acting")):
        words = shown(client.get(address))
        assert "您在代 蔺知秋（青禾第一党支部书记）办理" in words
        assert "谷雨停，代蔺知秋" in words
    assert client.get(reverse("organisations:page", args=[cast.second])).status_code == 404  # their own, not the post's
    client.post(reverse("people:acting_leave"))
    assert STRIP not in shown(client.get("/"))
    assert client.get(reverse("organisations:page", args=[cast.second])).status_code == 200
    assert client.get(reverse("organisations:page", args=[cast.first])).status_code == 404


@pytest.mark.both
def test_what_is_done_stands_under_both_names(cast: Cast, helper: Account, client: Client) -> None:
    choose(client, lent(cast, helper, cast.willow, "clerk"))
    assert found(client, cast).status_code == 302
    entry, clerk = last_entry(), cast.accounts["clerk"].person
    assert clerk
    assert (entry.verb, entry.actor, json.loads(entry.data)["acting_for"]) == ("organisation.found", helper.uid, clerk.uid)
    history = client.get(reverse("organisations:history", args=[entry.object]))
    assert "谷雨停（代束小满）" in shown(history)
    assert verify().sound


def test_choosing_writes_no_entry(cast: Cast, helper: Account, client: Client) -> None:
    acting = lent(cast, helper, cast.first, "secretary")
    before = Entry.objects.count()
    choose(client, acting)
    client.post(reverse("people:acting_leave"))
    assert Entry.objects.count() == before


@pytest.mark.parametrize("how", ["acting ended", "post ended"])
def test_a_stale_session_has_the_old_rights_in_the_next_request(cast: Cast, helper: Account, client: Client, how: str) -> None:
    acting = lent(cast, helper, cast.willow, "clerk")
    choose(client, acting)
    assert client.get(reverse("organisations:found", args=[cast.rice])).status_code == 200
    if how == "acting ended":
        acting_end(by=cast.clerk, acting=acting, on=TODAY)
    else:
        post_end(by=SYSTEM_ACTOR, post=Post.objects.get(organisation__uid=cast.willow, kind="clerk").uid, on=TODAY)
    answer = client.get("/")
    assert "代办已经结束，现在是您本人在办。" in shown(answer)
    assert STRIP not in shown(answer)
    assert client.get(reverse("organisations:found", args=[cast.rice])).status_code == 404
    assert "代办已经结束" not in shown(client.get("/"))  # said once


def test_what_was_filled_in_for_somebody_is_not_sent_in_ones_own_name(cast: Cast, helper: Account, client: Client) -> None:
    """Even where the own rights would do: the helper is clerk of the street too."""
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.willow, person=helper.person.uid, kind="clerk", on=LAST_YEAR)  # type: ignore[union-attr]
    post = Post.objects.get(organisation__uid=cast.willow, kind="clerk", person=cast.accounts["clerk"].person).uid
    acting = acting_begin(by=SYSTEM_ACTOR, post=post, person=helper.person.uid, on=YESTERDAY, until=UNTIL)  # type: ignore[union-attr]
    choose(client, acting)
    acting_end(by=cast.clerk, acting=acting, on=TODAY)
    page = f"http://testserver{reverse('organisations:found', args=[cast.rice])}"
    client.defaults["HTTP_REFERER"] = page
    answer = found(client, cast)
    assert (answer.status_code, f"http://testserver{answer['Location']}") == (302, page)
    assert not Designation.objects.filter(name="青禾第三党支部").exists()
    assert "刚才这一步没有做，填的还在" in shown(client.get(answer["Location"]))
    assert found(client, cast).status_code == 302
    assert Designation.objects.filter(name="青禾第三党支部").exists()
    assert "acting_for" not in last_entry().data


def test_a_form_opened_as_one_is_not_taken_from_the_other(cast: Cast, helper: Account) -> None:
    """Two windows: the form was opened before acting was chosen in the other. Its key is no longer good."""
    acting = lent(cast, helper, cast.willow, "clerk")
    client = client_of(helper)
    client.handler.enforce_csrf_checks = True
    opened = key_of(client.get("/"))
    answer = client.post(reverse("people:acting_choose", args=[acting]), {"csrfmiddlewaretoken": opened})
    assert answer.status_code == 302
    refused = found(client, cast, csrfmiddlewaretoken=opened)
    assert refused.status_code == 403
    assert "这张表单放得太久了" in shown(refused)
    fresh = key_of(client.get(reverse("organisations:found", args=[cast.rice])))
    assert found(client, cast, csrfmiddlewaretoken=fresh).status_code == 302


def key_of(answer: HttpResponse) -> str:
    match = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())
    assert match
    return match[1]


def test_only_what_holds_today_can_be_chosen(cast: Cast, helper: Account, client: Client) -> None:
    post = Post.objects.get(organisation__uid=cast.first, kind="secretary").uid
    later = acting_begin(by=SYSTEM_ACTOR, post=post, person=helper.person.uid, on=TOMORROW, until=UNTIL)  # type: ignore[union-attr]
    assert client.post(reverse("people:acting_choose", args=[later])).status_code == 404
    assert client.post(reverse("people:acting_choose", args=["a" * 16])).status_code == 404
    own = lent(cast, helper, cast.willow, "clerk")
    assert client_of(cast.accounts["secretary"]).post(reverse("people:acting_choose", args=[own])).status_code == 404
    assert STRIP not in shown(client.get("/"))


def test_the_own_password_is_ones_own_business(cast: Cast, helper: Account, client: Client) -> None:
    helper.set_password("Tian-ye-you-lu-7")
    helper.save()
    client.force_login(helper, backend="allauth.account.auth_backends.AuthenticationBackend")
    choose(client, lent(cast, helper, cast.first, "secretary"))
    assert STRIP not in shown(client.get(reverse("account_change_password")))
    new = "Shan-shui-you-xin-9"
    answer = client.post(reverse("account_change_password"), {"oldpassword": "Tian-ye-you-lu-7", "password1": new, "password2": new})
    assert answer.status_code == 302
    assert last_entry().verb == "account.change_password"
    assert "acting_for" not in last_entry().data
    assert STRIP in shown(client.get("/"))


def test_the_audit_list_names_both_and_finds_by_either(cast: Cast, helper: Account, client: Client) -> None:
    choose(client, lent(cast, helper, cast.willow, "clerk"))
    found(client, cast)
    auditor = cast.accounts["audit"]
    TOTP.activate(auditor, generate_totp_secret())
    audit = client_of(auditor)
    both = f"{helper.username}，代 {cast.accounts['clerk'].username}"
    assert shown(audit.get("/audit/")).count(both) == 1
    for words in (cast.accounts["clerk"].username, "束小满"):
        narrowed = shown(audit.get("/audit/", {"acting_for": words}))
        assert "符合条件的有 1 条" in narrowed
        assert both in narrowed
    assert "没有符合这些条件的" in shown(audit.get("/audit/", {"acting_for": "谷雨停"}))


def test_letting_somebody_act_and_ending_it_through_the_pages(cast: Cast, helper: Account) -> None:
    clerk, holder = client_of(cast.accounts["clerk"]), cast.accounts["secretary"].person
    assert holder
    assert helper.person
    post = Post.objects.get(organisation__uid=cast.first, kind="secretary").uid
    person_page = reverse("people:person", args=[holder.uid])
    begin = reverse("people:acting_begin", args=[post])
    assert begin in clerk.get(person_page).content.decode()
    assert "最晚到 2027年6月30日" in shown(clerk.get(begin))
    body = {"submission": "k" * 24, "person": helper.person.uid, "on": "2026-06-30", "until": "2026-09-30", "paper": "柳委授〔2026〕2号"}
    answer = clerk.post(begin, body)
    assert (answer.status_code, answer["Location"]) == (302, person_page)
    words = shown(clerk.get(person_page))
    assert "谷雨停 代办" in words
    assert "2026年6月30日 到 2026年9月30日" in words
    own = client_of(cast.accounts["secretary"])
    acting = re.search(r"/people/acting/(\w{16})/end/", own.get(reverse("people:acting")).content.decode())
    assert acting
    end = reverse("people:acting_end", args=[acting[1]])
    assert "谷雨停 代 蔺知秋" in shown(own.get(end))
    answer = own.post(end, {"submission": "m" * 24, "on": "2026-06-30"})
    assert (answer.status_code, answer["Location"]) == (302, reverse("people:acting"))
    assert "谷雨停不再代蔺知秋办理。" in shown(own.get(answer["Location"]))


def test_who_has_no_account_yet_is_said_in_words(cast: Cast) -> None:
    person = person_register(by=cast.clerk, organisation=cast.first, name="竺小溪", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.first, person=person, kind="duty_post", on=LAST_YEAR)
    own = client_of(cast.accounts["secretary"])
    post = Post.objects.get(organisation__uid=cast.first, kind="secretary").uid
    body = {"submission": "k" * 24, "person": person, "on": "2026-06-30", "until": "2026-09-30"}
    answer = own.post(reverse("people:acting_begin", args=[post]), body)
    assert "竺小溪还没有账号，请安全管理员先开账号。" in shown(own.get(answer["Location"]))
