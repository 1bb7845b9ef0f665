import re

import pytest
from django.test import Client

from zerentian.journal.models import Entry
from zerentian.kernel.errors import Conflict, NotAllowed
from zerentian.people.actions import accounts as actions
from zerentian.people.models import Account, Person
from zerentian.web.accounts.tests.conftest import PASSWORD, actor, signed_in

KEY = "k" * 24


def journal() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("seq").values_list("verb", "object"))


def test_opening_an_account_gives_a_first_password_once(security: Account, secretary: Person) -> None:
    opened = actions.account_open(by=actor(security), person=secretary.uid)
    made = Account.objects.get(uid=opened.uid)
    assert made.username == "mizhiqiu"
    assert re.fullmatch(r"[a-hjkmnp-z2-9]{14}", opened.password)
    assert made.check_password(opened.password)
    assert made.must_change_password
    assert journal() == [("account.open", made.uid)]


def test_a_second_account_for_one_person_is_refused(security: Account, secretary: Person, member: Account) -> None:
    with pytest.raises(Conflict, match="已经有账号“mizhiqiu”"):
        actions.account_open(by=actor(security), person=secretary.uid)
    assert journal() == []


def test_a_namesake_gets_a_number(security: Account, secretary: Person) -> None:
    actions.account_open(by=actor(security), person=secretary.uid)
    assert actions._from_pinyin("mizhiqiu") == "mizhiqiu2"


def test_who_is_not_security_administrator_is_refused(auditor: Account, member: Account, secretary: Person) -> None:
    for other in (auditor, member):
        with pytest.raises(NotAllowed, match="安全管理员"):
            actions.account_disable(by=actor(other), account=member.uid)
    assert Account.objects.get(pk=member.pk).is_active


def test_a_disabled_account_is_out_in_its_next_request(security: Account, member: Account) -> None:
    client = signed_in(member)
    assert client.get("/sign-in/code/mine/").status_code == 200
    actions.account_disable(by=actor(security), account=member.uid)
    assert client.get("/sign-in/code/mine/")["Location"] == "/sign-in/login/?next=/sign-in/code/mine/"
    assert journal() == [("account.disable", member.uid)]


def test_a_reset_code_ends_the_sign_ins_of_that_account_only(security: Account, auditor: Account) -> None:
    theirs, own = signed_in(auditor), signed_in(security)
    actions.account_reset_code(by=actor(security), account=auditor.uid)
    assert theirs.get("/audit/").status_code == 302
    assert own.get("/accounts/").status_code == 200


def test_one_cannot_disable_oneself(security: Account) -> None:
    with pytest.raises(Conflict, match="自己正在用的账号"):
        actions.account_disable(by=actor(security), account=security.uid)


def test_the_page_opens_an_account_and_a_second_sending_does_nothing_more(security: Account, secretary: Person) -> None:
    client = signed_in(security)
    sent = {"person": secretary.uid, "username": "", "q": "mzq", "submission": KEY}
    first = client.post("/accounts/open/?q=mzq", sent)
    made = Account.objects.get(person=secretary)
    assert first.status_code == 200
    assert "账号开好了" in first.content.decode()
    again = client.post("/accounts/open/?q=mzq", sent)
    assert (again.status_code, again["Location"]) == (302, f"/accounts/{made.uid}/")
    assert journal() == [("account.open", made.uid)]


def test_a_refused_form_keeps_what_was_typed(security: Account, secretary: Person) -> None:
    response = signed_in(security).post(
        "/accounts/open/", {"person": secretary.uid, "username": "Mi Zhiqiu", "q": "mzq", "submission": KEY}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Mi Zhiqiu"' in page
    assert f'value="{secretary.uid}" checked' in page
    assert "账号名用小写字母开头" in page


def test_the_list_is_found_by_initials_and_exported_as_text(security: Account, member: Account) -> None:
    client = signed_in(security)
    assert "米知秋" in client.get("/accounts/", {"q": "mzq"}).content.decode()
    assert "没有符合这些条件" in client.get("/accounts/", {"q": "zzz"}).content.decode()
    file = client.get("/accounts/", {"excel": "1"})
    assert file["Content-Disposition"].startswith("attachment; filename=\"export.xlsx\"; filename*=UTF-8''%E8%B4%A6%E5%8F%B7")
    assert journal() == [("list.export", security.uid)]


def test_other_roles_see_no_accounts(auditor: Account, member: Account) -> None:
    for other in (auditor, member):
        response = signed_in(other).get("/accounts/")
        assert response.status_code == 403
        assert "账号由安全管理员管理" in response.content.decode()


def test_the_auditor_reads_verbs_in_words_and_verifies(security: Account, auditor: Account, member: Account) -> None:
    actions.account_disable(by=actor(security), account=member.uid)
    client = signed_in(auditor)
    page = client.get("/audit/").content.decode()
    assert "停用账号" in page
    assert "anquan" in page
    assert "1 条</span>记录前后扣得上" in client.post("/audit/verify/").content.decode()


def test_changing_the_own_password_stands_in_the_journal_and_keeps_this_sign_in(member: Account) -> None:
    here, there = signed_in(member), signed_in(member)
    new = "Xin-de-mi-ma-2026"
    answer = here.post("/sign-in/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer["Location"] == "/"
    assert here.get("/sign-in/code/mine/").status_code == 200
    assert there.get("/sign-in/code/mine/").status_code == 302
    assert journal() == [("account.change_password", member.uid)]


def test_a_password_refused_is_refused_in_chinese(member: Account) -> None:
    page = (
        signed_in(member)
        .post("/sign-in/password/", {"oldpassword": "x", "password1": "mizhiqiu", "password2": "mizhiqiu"})
        .content.decode()
    )
    assert "原密码不对" in page
    assert "新密码太短，至少要 12 个字" in page


def test_nothing_is_open_without_signing_in(db: None) -> None:
    for address in ("/accounts/", "/audit/", "/system/", "/sign-in/password/"):
        assert Client().get(address)["Location"] == f"/sign-in/login/?next={address}"
