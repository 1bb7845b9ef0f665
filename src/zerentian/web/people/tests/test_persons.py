"""The pages of one person: entered, put right, numbers looked at, found by a number."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from tests.numbers import IDENTITY, PHONE
from zerentian.journal.models import Submission
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.people.actions import person_correct, person_register
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, Disclosure, Person, RelationCheck
from zerentian.web.organisations.tests.conftest import client_of

ON = "2026-03-01"


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return client_of(cast.accounts["clerk"])


@pytest.fixture
def known(cast: Cast) -> str:
    asked = {"name": "竺小溪", "on": date(2026, 3, 1), "membership": "full", "identity": IDENTITY, "phone": PHONE}
    return person_register(by=SYSTEM_ACTOR, organisation=cast.first, **asked)  # type: ignore[arg-type]


def sent(count: int = 1, /, **fields: str) -> dict[str, str]:
    return {"submission": f"form-{count:015d}", **fields}


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_a_person_is_entered_with_three_answers(cast: Cast, clerk: Client) -> None:
    page = text(clerk.get(reverse("people:register", args=[cast.first])))
    assert "更多（可以以后补）" in page
    assert reverse("people:personal_data") in page
    answer = clerk.post(reverse("people:register", args=[cast.first]), sent(name="竺小溪", membership="full", on=ON))
    assert answer.status_code == 302
    assert Person.objects.get(name="竺小溪").birth is None


@pytest.mark.parametrize(("way", "model"), [("attachment.floating", Attachment), ("fault.lost", RelationCheck)])
def test_a_person_may_belong_otherwise(cast: Cast, clerk: Client, way: str, model: type) -> None:
    answer = clerk.post(reverse("people:register", args=[cast.first]), sent(name="竺小溪", membership=way, on=ON))
    assert answer.status_code == 302
    assert model.objects.get().person.name == "竺小溪"  # type: ignore[attr-defined]


def test_what_was_typed_comes_back_with_what_is_wrong(cast: Cast, clerk: Client) -> None:
    body = sent(name="竺小溪", membership="full", on=ON, identity=IDENTITY[:-1] + "0", work="云梭织造厂")
    answer = clerk.post(reverse("people:register", args=[cast.first]), body)
    page = text(answer)
    assert answer.status_code == 422
    assert "身份证号不对" in page
    assert 'value="云梭织造厂"' in page
    assert '<details class="zt-field-row" open>' in page


def test_a_number_is_taken_from_no_address_and_kept_by_no_browser(cast: Cast, clerk: Client) -> None:
    page = text(clerk.get(reverse("people:register", args=[cast.first]), {"identity": IDENTITY, "phone": PHONE}))
    assert IDENTITY not in page
    assert PHONE not in page
    for name in ("identity", "phone"):
        box = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
        assert box
        assert 'autocomplete="off"' in box[0]
        assert "data-unkept" in box[0]


def test_what_the_journal_keeps_of_a_form_with_numbers_cannot_be_tried_out(cast: Cast, clerk: Client) -> None:
    from hashlib import sha256
    from urllib.parse import urlencode

    path = reverse("people:register", args=[cast.first])
    fields = {"name": "竺小溪", "membership": "full", "on": ON, "identity": IDENTITY}
    clerk.post(path, sent(**fields))
    plain = f"{path}?" + urlencode(sorted(fields.items()))
    assert Submission.objects.get(key__startswith="form-").body != sha256(plain.encode()).hexdigest()
    assert clerk.post(path, sent(**fields)).status_code == 302  # sent twice, done once
    assert Person.objects.filter(name="竺小溪").count() == 1


def test_the_page_shows_what_is_known_and_hides_numbers(clerk: Client, known: str) -> None:
    page = text(clerk.get(reverse("people:person", args=[known])))
    assert "199••••1234" in page
    assert "已登记，不显示" in page
    assert "1990年6月30日" in page
    assert page.count("没有登记") >= 5  # ethnicity, education, joined, full, work
    assert re.findall(r"\d{17}[\dXx]", page) == []
    assert PHONE not in page


def test_correct_and_look_are_offered_to_those_who_may(cast: Cast, clerk: Client, known: str) -> None:
    theirs = text(clerk.get(reverse("people:person", args=[known])))
    seen = text(client_of(cast.accounts["secretary"]).get(reverse("people:person", args=[known])))
    for name in ("people:correct", "people:unmask"):
        assert reverse(name, args=[known]) in theirs
        assert reverse(name, args=[known]) not in seen


def test_two_who_put_right_at_once_see_each_other(cast: Cast, clerk: Client, known: str) -> None:
    path = reverse("people:correct", args=[known])
    assert 'name="seen" value="1"' in text(clerk.get(path))
    facts = Facts(sex="male", birth=date(1990, 6, 30), work="霜降制伞厂")
    person_correct(by=cast.district_clerk, person=known, name="竺小溪", facts=facts, seen=1)
    body = {"name": "竺小溪", "sex": "male", "birth": "1990-06-30", "work": "云梭织造厂", "seen": "1"}
    answer = clerk.post(path, sent(**body))
    page = text(answer)
    assert answer.status_code == 409
    assert "刚刚被别人改过" in page
    assert "霜降制伞厂" in page
    assert 'value="云梭织造厂"' in page
    assert 'name="seen" value="2"' in page
    assert clerk.post(path, sent(2, **(body | {"seen": "2"}))).status_code == 302
    assert Person.objects.get(uid=known).work == "云梭织造厂"


def test_a_look_shows_the_number_once_and_is_not_stored(clerk: Client, known: str) -> None:
    path, body = reverse("people:unmask", args=[known]), sent(fields_asked="identity", why="核对身份")
    assert IDENTITY not in text(clerk.get(path))
    answer = clerk.post(path, body)
    assert answer.status_code == 200
    assert IDENTITY in text(answer)
    assert PHONE not in text(answer)
    assert "no-store" in answer["Cache-Control"]
    again = clerk.post(path, body)
    assert (again.status_code, again["Location"]) == (302, reverse("people:person", args=[known]))
    assert Disclosure.objects.get().reason == "核对身份"


def test_another_reason_must_be_written(clerk: Client, known: str) -> None:
    path = reverse("people:unmask", args=[known])
    assert "事由太短" in text(clerk.post(path, sent(fields_asked="phone", why="other")))
    assert clerk.post(path, sent(2, fields_asked="phone", why="other", reason="通知领取纪念章")).status_code == 200
    assert Disclosure.objects.get().reason == "通知领取纪念章"


def test_the_thirty_first_look_of_an_hour_is_told_when(cast: Cast, clerk: Client, known: str) -> None:
    who, by = Person.objects.get(uid=known), cast.clerk.uid
    Disclosure.objects.bulk_create([Disclosure(person=who, fields="phone", reason="核对身份", by=by, at=clock.now()) for _ in range(30)])
    answer = clerk.post(reverse("people:unmask", args=[known]), sent(fields_asked="phone", why="核对身份"))
    assert answer.status_code == 429
    assert 3_500 < int(answer["Retry-After"]) <= 3_600
    assert "请等 60 分钟再看" in text(answer)
    assert PHONE not in text(answer)


def test_a_number_finds_a_person_and_stays_out_of_the_address(cast: Cast, clerk: Client, known: str) -> None:
    path = reverse("people:find_number")
    answer = clerk.post(path, sent(number=PHONE))
    assert reverse("people:person", args=[known]) in text(answer)
    assert PHONE not in text(answer)
    assert PHONE not in text(clerk.get(path, {"number": PHONE}))
    neighbour = client_of(cast.accounts["neighbour"])
    page = text(neighbour.post(path, sent(2, number=IDENTITY)))
    assert "已经登记在别的组织" in page
    assert "竺小溪" not in page
    assert "没有人登记过这个号码" in text(neighbour.post(path, sent(3, number=PHONE)))


def test_what_is_collected_is_told_in_plain_words(cast: Cast) -> None:
    page = text(client_of(cast.accounts["stranger"]).get(reverse("people:personal_data")))
    for words in ("身份证号", "防止重复登记", "党员管理职责", "30 天", "登录验证码", "敏感"):
        assert words in page
    assert re.findall(r"people\.|valid_from|duty", page) == []


@pytest.mark.parametrize("looks", [0, 15])
def test_the_page_of_a_person_asks_a_bounded_number_of_queries(cast: Cast, clerk: Client, known: str, looks: int) -> None:
    who, by = Person.objects.get(uid=known), cast.clerk.uid
    Disclosure.objects.bulk_create([Disclosure(person=who, fields="phone", reason="核对身份", by=by) for _ in range(looks)])
    clerk.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert clerk.get(reverse("people:person", args=[known])).status_code == 200
    assert len(queries) <= 32  # with transfers, attachments and acting on it; whatever the number of looks
