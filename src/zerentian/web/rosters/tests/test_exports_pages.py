"""The pages on which rosters leave: hidden numbers at once, open ones with a code, large ones when somebody else has agreed."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from urllib.parse import quote

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, everything, holder
from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.organisations.catalogue import Catalogue
from zerentian.people import second_factor
from zerentian.people.actions import person_register
from zerentian.people.models import Account
from zerentian.rosters.actions import roster_export
from zerentian.rosters.models import RosterExport
from zerentian.rosters.sheets.book import Value
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.tests.test_members import number
from zerentian.web.organisations.tests.conftest import client_of

pytestmark = pytest.mark.both
EXPORT, REQUESTS, ROSTERS = reverse("rosters:export"), reverse("rosters:requests"), reverse("rosters:list")
SECRET, PHONE = "JBSWY3DPEHPK3PXP", "19900001111"
KEYS = (f"export-key-of-tests-{turn:04d}" for turn in count())


@pytest.fixture(autouse=True)
def codes_serve_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A code serves once, and half a minute is long for a test; that it serves once is shown beside the actions."""
    monkeypatch.setattr(totp.TOTP, "_mark_code_used", lambda self, code: True)
    monkeypatch.setattr(second_factor.cache, "add", lambda *used: True)
    second_factor.cache.clear()


def code_now() -> str:
    *_, counter = totp.yield_hotp_counters_from_time()  # the newest that is taken: it is good for a minute yet
    return str(totp.format_hotp_value(totp.hotp_value(SECRET, counter)))


@dataclass
class Desk:
    """Somebody at the pages of exports. `sent`: the form as it was sent last."""

    client: Client
    sent: dict[str, object] = field(default_factory=dict)

    def post(self, address: str, **fields: object) -> HttpResponse:
        self.sent = {"submission": next(KEYS)} | fields
        return self.client.post(address, self.sent)  # type: ignore[return-value]

    def export(self, organisation: str, **fields: object) -> HttpResponse:
        given = {"kind": "members", "organisation": organisation, "organisation_words": "写在框里的", "numbers": "hidden"}
        return self.post(EXPORT, **given | fields)

    def export_open(self, organisation: str, **fields: object) -> HttpResponse:
        return self.export(organisation, **{"numbers": "open", "why": "收缴党费", "code": code_now()} | fields)

    def page(self, address: str) -> str:
        return text(self.client.get(address))


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def read(page: str) -> str:
    """What a person reads, its pieces with one blank between them."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].replace("&nbsp;", " ")).split())


def table(answer: HttpResponse) -> list[list[Value]]:
    return open_book(answer.content, "名册.xlsx").sheets[0].rows


def of(name: str) -> str:
    """Address of what is done with the one request there is."""
    return reverse(f"rosters:{name}", args=[RosterExport.objects.get().uid])


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="roster.").order_by("seq").values_list("verb", flat=True))


def at_desk(account: Account, *, with_code: bool = True) -> Desk:
    if with_code:
        totp.TOTP.activate(account, SECRET)
    return Desk(client_of(account))


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """The clerk of willow, with a code that serves as often as a test likes, and one member whose numbers are kept."""
    who = {"organisation": cast.first, "name": "竺小溪", "membership": "full", "identity": number(), "phone": PHONE}
    person_register(by=SYSTEM_ACTOR, on=date(2024, 1, 1), **who)  # type: ignore[arg-type]
    return at_desk(cast.accounts["clerk"])


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Willow has three members and more: the clerk, the secretary of the first branch, and 竺小溪. Three rows are many."""
    usual = Catalogue.value
    monkeypatch.setattr(Catalogue, "value", lambda self, name: 3 if name == "export_alone_most" else usual(self, name))


def test_the_form_begins_with_the_own_street_and_hidden_numbers(cast: Cast, desk: Desk) -> None:
    page = desk.page(f"{EXPORT}?kind=posts")
    assert 'value="柳溪街道党工委"' in page
    assert '<option value="posts" selected>' in page
    assert re.search(r'name="numbers" value="hidden"[^>]* checked', page)
    assert '到 <span class="nb">5,000 行</span>的，要第二个人同意' in page
    assert 'value="青禾第一党支部"' in desk.page(f"{EXPORT}?organisation={cast.first}")
    assert 'value="柳溪街道党工委"' in desk.page(f"{EXPORT}?organisation={cast.spring}")  # not theirs to know of


def test_hidden_numbers_come_at_once_and_are_kept_nowhere(cast: Cast, desk: Desk) -> None:
    answer = desk.export(cast.willow)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    name = quote("柳溪街道党工委党员名册（2026-06-30）")
    assert answer["Content-Disposition"] == f"attachment; filename=\"file.xlsx\"; filename*=UTF-8''{name}.xlsx"
    (row,) = [row for row in table(answer) if row[0] == "竺小溪"]
    assert "199••••1111" in row
    assert [each for each in (number(), PHONE) if each in str(table(answer))] == []
    assert verbs() == ["roster.export"]


def test_a_refusal_keeps_what_was_chosen(cast: Cast, desk: Desk) -> None:
    before = everything()
    answer = desk.export(cast.district, kind="organisations")
    assert answer.status_code == 404
    assert '<option value="organisations" selected>' in text(answer)
    assert 'value="写在框里的"' in text(answer)
    assert everything() == before


def test_open_numbers_ask_for_a_reason_and_a_code_at_their_fields(cast: Cast, desk: Desk) -> None:
    before = everything()
    answer = desk.export_open(cast.willow, why="", code="")
    assert answer.status_code == 422
    assert "请填全文做什么用。" in text(answer).partition('id="id_why_error"')[2]
    assert "请填验证码。" in text(answer).partition('id="id_code_error"')[2]
    assert re.search(r'name="numbers" value="open"[^>]* checked', text(answer))
    answer = desk.export_open(cast.willow, why="other", reason="急")
    assert answer.status_code == 422
    assert 'id="id_reason_error"' in text(answer)
    assert 'value="急"' in text(answer)
    wrong = f"{(int(code_now()) + 1) % 1_000_000:06d}"
    answer = desk.export_open(cast.willow, why="other", reason="街道要核对党费", code=wrong)
    assert "验证码不对" in text(answer).partition('id="id_code_error"')[2]
    assert 'value="街道要核对党费"' in text(answer)
    assert wrong not in text(answer)
    assert everything() == before


def test_a_roster_without_numbers_is_not_asked_for_with_open_ones(cast: Cast, desk: Desk) -> None:
    answer = desk.export_open(cast.willow, kind="organisations")
    assert answer.status_code == 422
    assert "组织名册里没有号码，选遮盖就是全的。" in text(answer).partition('id="id_numbers_error"')[2]
    assert desk.export_open(cast.willow, kind="posts").status_code == 200  # of people, whose numbers are in it


def test_without_a_code_set_up_the_form_leads_to_where_it_is(cast: Cast) -> None:
    desk = at_desk(cast.accounts["clerk"], with_code=False)
    page = desk.page(EXPORT)
    assert f'<a href="{reverse("mfa_activate_totp")}">去设登录验证码</a>' in page
    assert 'name="code"' not in page
    before = everything()
    answer = desk.export_open(cast.willow)
    assert answer.status_code == 403
    assert "您还没有设" in read(text(answer))
    assert everything() == before


def test_a_small_roster_with_open_numbers_comes_at_once(cast: Cast, desk: Desk) -> None:
    answer = desk.export_open(cast.willow, reason="第二季度")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
    (row,) = [row for row in table(answer) if row[0] == "竺小溪"]
    assert {number(), PHONE} < set(row)
    assert verbs() == ["roster.ask", "roster.take"]
    assert RosterExport.objects.get().reason == "收缴党费，第二季度"
    again = desk.client.post(EXPORT, desk.sent)
    assert (again.status_code, again["Location"]) == (302, of("request"))  # type: ignore[attr-defined]
    assert "已取走" in read(desk.page(of("request")))
    assert verbs() == ["roster.ask", "roster.take"]


def test_what_could_not_be_taken_at_once_waits_on_its_page(cast: Cast, desk: Desk) -> None:
    for _ in range(20):  # as many as an account takes in a day
        roster_export(by=cast.clerk, kind="posts", organisation=cast.willow)
    answer = desk.export_open(cast.willow)
    assert answer["Location"] == of("request")
    page = read(desk.page(of("request")))
    assert "一天最多导出 20 次" in page
    assert "已同意，还没有取" in page
    assert 'name="code"' not in desk.page(of("request"))
    assert desk.post(of("take")).status_code == 429


def test_a_large_roster_waits_and_names_who_may_agree(cast: Cast, desk: Desk, large: None) -> None:
    at_desk(holder(cast.willow, "钮二", "clerk"))
    idle = holder(cast.willow, "荆暮云", "clerk")
    Account.objects.filter(pk=idle.pk).update(is_active=False)
    answer = desk.export_open(cast.willow)
    assert (answer.status_code, answer["Location"]) == (302, of("request"))
    page = read(desk.page(of("request")))
    assert "等第二个人同意" in page
    named = page.partition("谁可以同意")[2].partition("请上面一位")[0].split()
    # The other clerk of willow with a code, the clerk of the district without one; not the asker, the street beside, or a closed account.
    assert named == ["苗初九", "云汀区委组织干事", "还没有设登录验证码，要先设", "钮二", "柳溪街道党工委组织干事"]
    assert verbs() == ["roster.ask"]


def test_with_nobody_to_agree_the_page_says_what_else_can_be_done(cast: Cast, desk: Desk, large: None) -> None:
    Account.objects.filter(pk=cast.accounts["district_clerk"].pk).update(is_active=False)
    desk.export_open(cast.willow)
    page = desk.page(of("request"))
    assert "现在没有别人能同意" in page
    assert f'<a href="{EXPORT}">导出遮盖的</a>' in page


def test_a_second_person_agrees_and_the_file_is_taken_once(cast: Cast, desk: Desk, large: None) -> None:
    other = at_desk(cast.accounts["district_clerk"])
    desk.export_open(cast.willow)
    assert "等您同意 1 份" in read(other.page(ROSTERS))
    assert "束小满 收缴党费" in read(other.page(REQUESTS)).partition("我的申请")[0]
    page = read(other.page(of("request")))
    assert [
        words for words in ("束小满要导出号码全文", "等您同意", "柳溪街道党工委，连同下级", "3 行", "收缴党费") if words not in page
    ] == []
    before = everything()
    refused = other.post(of("agree"), code="")
    assert refused.status_code == 422
    assert "请填验证码。" in text(refused).partition('id="id_code_error"')[2]
    assert desk.post(of("take"), code=code_now()).status_code == 409  # not agreed yet
    assert desk.post(of("agree"), code=code_now()).status_code == 409  # one's own
    assert everything() == before
    agreed = other.post(of("agree"), code=code_now())
    assert (agreed.status_code, agreed["Location"]) == (302, REQUESTS)
    assert "现在没有等您同意的" in read(other.page(REQUESTS))
    assert "已同意，还没有取" in read(desk.page(REQUESTS))
    assert other.post(of("take"), code=code_now()).status_code == 404  # the asker's alone
    assert desk.post(of("take"), code="").status_code == 422
    taken = desk.post(of("take"), code=code_now())
    assert taken["Cache-Control"] == "no-store, private"
    assert number() in [cell for row in table(taken) for cell in row]
    again = desk.post(of("take"), code=code_now())
    assert again.status_code == 409
    assert "只能取一次" in read(text(again))
    assert verbs() == ["roster.ask", "roster.agree", "roster.take"]


def test_a_declined_request_is_over(cast: Cast, desk: Desk, large: None) -> None:
    other = at_desk(cast.accounts["district_clerk"])
    desk.export_open(cast.willow)
    assert other.post(of("decline"))["Location"] == REQUESTS
    page = read(desk.page(of("request")))
    assert "没有同意" in page
    assert "谁没同意 苗初九" in page
    assert desk.post(of("take"), code=code_now()).status_code == 409
    assert verbs() == ["roster.ask", "roster.decline"]


def test_who_may_agree_but_has_no_code_is_led_to_set_one_up(cast: Cast, desk: Desk, large: None) -> None:
    desk.export_open(cast.willow)
    page = at_desk(cast.accounts["district_clerk"], with_code=False).page(of("request"))
    assert reverse("mfa_activate_totp") in page
    assert 'name="code"' not in page


def test_a_request_is_not_for_others_to_know_of(cast: Cast, desk: Desk, large: None) -> None:
    desk.export_open(cast.willow)
    for name in ("neighbour", "secretary"):
        outsider = client_of(cast.accounts[name])
        assert outsider.get(of("request")).status_code == 404
        assert outsider.post(of("decline"), {"submission": next(KEYS)}).status_code == 404
    assert RosterExport.objects.get().refused_at is None


def test_pages_without_anything_say_what_to_do_next(cast: Cast, desk: Desk) -> None:
    page = read(desk.page(REQUESTS))
    assert "现在没有等您同意的。别人申请您范围里的大名册时，会列在这里。" in page
    assert "您还没有申请过全文。要的话， 导出名册 时选“全文”。" in page


def test_the_page_of_rosters_offers_the_export_of_each_kind_to_those_who_may(cast: Cast, desk: Desk) -> None:
    page = desk.page(ROSTERS)
    assert [kind for kind in ("members", "posts", "organisations") if f'href="{EXPORT}?kind={kind}"' not in page] == []
    worker = client_of(holder(cast.first, "阮听蝉", "worker"))  # keeps people, exports nothing
    assert "您的岗位不导出名册" in text(worker.get(ROSTERS))
    assert worker.get(EXPORT).status_code == worker.get(REQUESTS).status_code == 403


def test_the_people_of_an_organisation_have_the_button_where_their_roster_may_be_taken(cast: Cast, desk: Desk) -> None:
    people = reverse("people:roster", args=[cast.first])
    link = f'href="{EXPORT}?organisation={cast.first}"'
    assert link in desk.page(people)
    assert link not in text(client_of(cast.accounts["secretary"]).get(people))
