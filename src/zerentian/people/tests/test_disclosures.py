"""Sealed numbers are opened for a reason, counted, and noted; people are found by them only where one may look."""

import json
from datetime import date, timedelta

import pytest

from tests.cast import Cast, everything, last_entry, refused
from tests.numbers import IDENTITY, PHONE
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from zerentian.people.actions import person_register, person_unmask
from zerentian.people.actions.disclosures import Found, person_find
from zerentian.people.confidential import Numbers
from zerentian.people.models import Disclosure, Person
from zerentian.people.queries.persons import person

ON = date(2026, 3, 1)
LIMIT = 30  # packs/organisations.yaml: unmask_per_hour

pytestmark = pytest.mark.both


@pytest.fixture
def known(cast: Cast) -> str:
    return person_register(
        by=SYSTEM_ACTOR, organisation=cast.first, name="竺小溪", on=ON, membership="full", identity=IDENTITY, phone=PHONE
    )


def test_what_is_asked_for_is_opened_and_noted(cast: Cast, known: str) -> None:
    assert person_unmask(by=cast.clerk, person=known, fields=["phone"], reason=" 通知开会 ") == Numbers(phone=PHONE)
    row = Disclosure.objects.get()
    assert (row.person.uid, row.fields, row.reason, row.by) == (known, "phone", "通知开会", cast.clerk.uid)
    entry = last_entry()
    assert (entry.verb, entry.actor, entry.object) == ("person.unmask", cast.clerk.uid, known)
    assert json.loads(entry.data) == {"disclosure": row.uid, "fields": ["phone"]}


def test_those_who_may_look_see_who_looked(cast: Cast, known: str) -> None:
    person_unmask(by=cast.clerk, person=known, fields=["identity", "phone"], reason="核对身份")
    lines = person(cast.district_clerk, known).disclosures
    assert [(line.who, line.fields, line.reason) for line in lines] == [("束小满", "身份证号、手机", "核对身份")]
    assert person(cast.secretary, known).disclosures == []


@pytest.mark.parametrize("reason", ["", "   ", "看一看", "联系 19900001234", "核对１２３４５６"])
def test_a_reason_is_needed_and_holds_no_number(cast: Cast, known: str, reason: str) -> None:
    with refused(Invalid, "事由", field="reason"):
        person_unmask(by=cast.clerk, person=known, fields=["phone"], reason=reason)


@pytest.mark.parametrize("fields", [[], ["name"], ["phones"]])
def test_a_number_must_be_named(cast: Cast, known: str, fields: list[str]) -> None:
    with refused(Invalid, "看哪个号码"):
        person_unmask(by=cast.clerk, person=known, fields=fields, reason="核对身份")


def test_where_nothing_is_held_nothing_is_counted(cast: Cast) -> None:
    bare = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="竺小汐", on=ON, membership="full")
    with refused(Invalid, "竺小汐", "没有登记"):
        person_unmask(by=cast.clerk, person=bare, fields=["identity"], reason="核对身份")


def test_who_only_sees_may_not_look_and_who_does_not_see_learns_nothing(cast: Cast, known: str) -> None:
    with refused(NotAllowed, "竺小溪", "组织干事"):
        person_unmask(by=cast.secretary, person=known, fields=["phone"], reason="核对身份")
    with refused(NotFound):
        person_unmask(by=cast.neighbour, person=known, fields=["phone"], reason="核对身份")


def looked(cast: Cast, known: str, minutes_ago: int, times: int = 1) -> None:
    at = clock.now() - timedelta(minutes=minutes_ago)
    who = Person.objects.get(uid=known)
    Disclosure.objects.bulk_create(
        [Disclosure(person=who, fields="phone", reason="核对身份", by=cast.clerk.uid, at=at) for _ in range(times)]
    )


def test_thirty_looks_an_hour_and_no_more(cast: Cast, known: str) -> None:
    looked(cast, known, 61, times=5)
    looked(cast, known, 50)
    looked(cast, known, 10, times=LIMIT - 2)
    person_unmask(by=cast.clerk, person=known, fields=["phone"], reason="核对身份")
    with refused(TooMany, "30 次", "10 分钟"):
        person_unmask(by=cast.clerk, person=known, fields=["phone"], reason="核对身份")
    with pytest.raises(TooMany) as caught:
        person_unmask(by=cast.clerk, person=known, fields=["phone"], reason="核对身份")
    assert 540 < caught.value.wait <= 600  # the earliest of the thirty is 50 minutes old
    person_unmask(by=cast.district_clerk, person=known, fields=["phone"], reason="核对身份")  # counted by account


@pytest.mark.parametrize("typed", [IDENTITY, f" {IDENTITY[:6]} {IDENTITY[6:]} ", PHONE, "199-0000-1234"])
def test_a_number_finds_who_holds_it(cast: Cast, known: str, typed: str) -> None:
    assert person_find(by=cast.clerk, number=typed) == Found((known,))
    entry = last_entry()
    assert (entry.verb, entry.object, json.loads(entry.data)) == ("person.find", known, {"found": [known], "elsewhere": False})


def test_outside_the_scope_only_that_an_identity_number_is_taken_is_said(cast: Cast, known: str) -> None:
    assert person_find(by=cast.neighbour, number=IDENTITY) == Found((), elsewhere=True)
    assert person_find(by=cast.neighbour, number=PHONE) == Found(())
    assert known not in "".join(Entry.objects.filter(actor=cast.neighbour.uid).values_list("data", flat=True))


def test_a_number_nobody_holds_finds_nobody_and_counts(cast: Cast) -> None:
    for _ in range(LIMIT):
        assert person_find(by=cast.clerk, number=PHONE) == Found(())
    before = everything()
    with pytest.raises(TooMany, match="30 次") as caught:
        person_find(by=cast.clerk, number=PHONE)
    assert 3_500 < caught.value.wait <= 3_600
    assert everything() == before
    person_find(by=cast.district_clerk, number=PHONE)


@pytest.mark.parametrize("typed", ["", "   ", "12345", "竺小溪", "99010119900630123Y"])
def test_what_is_no_number_is_refused(cast: Cast, typed: str) -> None:
    with refused(Invalid, "号码" if not typed.strip() else "请核对", field="number"):
        person_find(by=cast.clerk, number=typed)


def test_only_who_keeps_people_finds_by_numbers(cast: Cast, known: str) -> None:
    for name in ("secretary", "stranger", "security", "audit"):
        with refused(NotAllowed, "登记人员的权限"):
            person_find(by=cast.actor(name), number=IDENTITY)
