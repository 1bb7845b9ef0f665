"""Signing in: what it takes, how long it lasts, when it is locked."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessLog
from django.test import Client

from zerentian.kernel import clock
from zerentian.people.models import Account
from zerentian.web.accounts.tests.conftest import PASSWORD, signed_in

LOGIN = "/sign-in/login/"
MINE = "/sign-in/code/mine/"


def try_(client: Client, login: str, password: str, address: str = "10.0.0.1") -> Any:
    return client.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=address)


def test_the_account_name_may_be_typed_in_capitals(member: Account) -> None:
    assert Client().post(LOGIN, {"login": " MiZhiQiu ", "password": PASSWORD})["Location"] == "/"


def test_four_wrong_and_one_right_is_let_in(member: Account) -> None:
    client = Client()
    for left in (4, 3, 2, 1):
        assert f"再错 {left} 次要等 15 分钟" in try_(client, "mizhiqiu", "wrong").content.decode()
    assert try_(client, "mizhiqiu", PASSWORD)["Location"] == "/"
    assert AccessAttempt.objects.count() == 0


def test_five_wrong_lock_the_account_from_any_address_for_fifteen_minutes(member: Account) -> None:
    for number in range(5):
        try_(Client(), "mizhiqiu", "wrong", f"10.0.0.{number}")
    locked = try_(Client(), "mizhiqiu", PASSWORD, "10.9.9.9")
    assert locked.status_code == 429
    assert "以后再登录" in locked.content.decode()
    with time_machine.travel(clock.now() + timedelta(minutes=15, seconds=5), tick=False):
        assert try_(Client(), "mizhiqiu", PASSWORD, "10.9.9.9")["Location"] == "/"


def test_five_wrong_from_one_address_lock_the_address(member: Account) -> None:
    for number in range(5):
        try_(Client(), f"nobody{number}", "wrong", "10.0.0.7")
    assert try_(Client(), "mizhiqiu", PASSWORD, "10.0.0.7").status_code == 429
    assert try_(Client(), "mizhiqiu", PASSWORD, "10.0.0.8")["Location"] == "/"


def test_signing_in_oneself_does_not_clear_the_count_of_another_account(member: Account, auditor: Account) -> None:
    for _ in range(4):
        try_(Client(), "shenji", "wrong")
    assert try_(Client(), "mizhiqiu", PASSWORD)["Location"] == "/"
    assert try_(Client(), "shenji", "wrong").status_code == 429


def test_wrong_codes_count_like_wrong_passwords(auditor: Account) -> None:
    client = Client()
    assert try_(client, "shenji", PASSWORD)["Location"] == "/sign-in/code/"
    for _ in range(4):
        answer = client.post("/sign-in/code/", {"code": "000000"}, REMOTE_ADDR="10.0.0.1")
        assert "验证码不对" in answer.content.decode()
    assert client.post("/sign-in/code/", {"code": "000000"}, REMOTE_ADDR="10.0.0.1").status_code == 429


def test_sign_ins_are_not_kept(member: Account) -> None:
    try_(Client(), "mizhiqiu", PASSWORD)
    assert AccessLog.objects.count() == 0


def test_a_disabled_account_is_told_so(member: Account) -> None:
    Account.objects.update(is_active=False)
    client = Client()
    answer = client.post(LOGIN, {"login": "mizhiqiu", "password": PASSWORD}, follow=True)
    assert '<h1 class="mt-2">这个账号已停用</h1>' in answer.content.decode()


@pytest.mark.parametrize(("minutes", "ended"), [(29, False), (31, True)])
def test_a_member_may_rest_for_thirty_minutes(member: Account, minutes: int, ended: bool) -> None:
    assert rested(signed_in(member), MINE, minutes) is ended


@pytest.mark.parametrize(("minutes", "ended"), [(14, False), (16, True)])
def test_an_administrator_may_rest_for_fifteen_minutes(auditor: Account, minutes: int, ended: bool) -> None:
    assert rested(signed_in(auditor), "/audit/", minutes) is ended


def rested(client: Client, address: str, minutes: int) -> bool:
    start = clock.now()
    with time_machine.travel(start, tick=False):
        assert client.get(address).status_code == 200
    with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
        answer = client.get(address)
    return answer.status_code == 302


def test_twelve_hours_are_the_longest_even_without_rest(member: Account) -> None:
    client, start = signed_in(member), clock.now()
    for half_hours in range(25):
        with time_machine.travel(start + timedelta(minutes=29) * half_hours, tick=False):
            assert client.get(MINE).status_code == 200
    with time_machine.travel(start + timedelta(hours=12, seconds=1), tick=False):
        ended = client.get(MINE)
    assert ended["Location"] == "/sign-in/login/?next=%2Fsign-in%2Fcode%2Fmine%2F"
    with time_machine.travel(start + timedelta(hours=12, seconds=2), tick=False):
        assert "刚才填的还在" in client.get(ended["Location"]).content.decode()


def test_a_first_password_leads_to_the_password_page_and_nowhere_else(member: Account) -> None:
    Account.objects.update(must_change_password=True)
    assert signed_in(member).get(MINE)["Location"] == "/sign-in/password/"


def test_an_administrator_without_a_second_factor_is_led_to_set_one_up(auditor: Account) -> None:
    Authenticator.objects.filter(user=auditor).delete()
    assert signed_in(auditor).get("/audit/")["Location"] == "/sign-in/code/set-up/"


def test_pages_behind_sign_in_are_not_kept_by_browsers_and_carry_the_policy(auditor: Account) -> None:
    page = signed_in(auditor).get("/audit/")
    assert page["Cache-Control"] == "no-store, private"
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
