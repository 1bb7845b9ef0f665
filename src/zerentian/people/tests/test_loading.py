"""Bulk loading of people with a handful of rows."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.hashers import check_password

from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Role
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations import loading as organisations
from zerentian.organisations.loading import Rows
from zerentian.people import loading
from zerentian.people.confidential import Numbers, numbers_of, person_with_identity
from zerentian.people.models import Account, Acting, Attachment, Confidential, Membership, Person, RelationCheck, Transfer

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@dataclass(frozen=True)
class Founded:
    uid: str
    founded: date


@dataclass(frozen=True)
class Called:
    uid: str
    name: str


@dataclass(frozen=True)
class Belongs:
    person: str
    organisation: str
    kind: str
    valid_from: date


@dataclass(frozen=True)
class SignsIn:
    uid: str
    username: str
    person: str


@dataclass(frozen=True)
class Attached:
    uid: str
    person: str
    organisation: str
    kind: str
    valid_from: date


@dataclass(frozen=True)
class Found:
    uid: str
    person: str
    organisation: str
    fault: str
    valid_from: date


@dataclass(frozen=True)
class Goes:
    uid: str
    person: str
    source: str | None
    target: str | None
    elsewhere: str
    opened_on: date


@dataclass(frozen=True)
class Holds:
    uid: str
    person: str
    organisation: str
    kind: str
    valid_from: date


@dataclass(frozen=True)
class Acts:
    uid: str
    post: str
    person: str
    valid_from: date
    valid_to: date


NUMBER = "99010119850716001X"  # the seventeen digits weigh 332 = 30 × 11 + 2, and 2 stands for X
ROWS: Rows = {
    "Person": [Called("p", "言喆"), Called("q", "米堃")],
    "Membership": [Belongs("p", "a", "full", date(2021, 7, 1))],
    "Account": [SignsIn("s", "yanzhe", "p"), SignsIn("t", "mikun", "q")],
}


def test_people_are_written_with_keys_and_passwords() -> None:
    organisations.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("a", date(2020, 1, 1))]})
    loading.load(by=SYSTEM_ACTOR, rows=ROWS, passwords={"yanzhe": "dong-feng-hua-yu"})
    assert list(Person.objects.order_by("pk").values_list("name", "pinyin", "initials")) == [
        ("言喆", "yanzhe", "yz"),
        ("米堃", "mikun", "mk"),
    ]
    assert Membership.objects.values_list("person__uid", "organisation__uid", "valid_from").get() == ("p", "a", date(2021, 7, 1))
    kept = dict(Account.objects.values_list("username", "password"))
    assert check_password("dong-feng-hua-yu", kept["yanzhe"])
    assert not Account.objects.get(username="mikun").has_usable_password()


def test_neither_names_nor_passwords_enter_the_journal() -> None:
    organisations.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("a", date(2020, 1, 1))]})
    loading.load(by=SYSTEM_ACTOR, rows=ROWS, passwords={"yanzhe": "dong-feng-hua-yu"})
    data = Entry.objects.get(verb="person.load").data
    assert [word for word in ("言喆", "yanzhe", "dong-feng") if word in data] == []
    none = {"Acting": 0, "Attachment": 0, "Confidential": 0, "Post": 0, "RelationCheck": 0, "Transfer": 0}
    assert json.loads(data)["count"] == {"Account": 2, "Membership": 1, "Person": 2, **none}


def test_numbers_are_sealed_and_stand_in_no_canonical_row() -> None:
    organisations.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("a", date(2020, 1, 1))]})
    held = {"p": Numbers(NUMBER, "19900001234"), "q": Numbers()}
    counts = loading.load(by=SYSTEM_ACTOR, rows=ROWS, passwords={}, numbers=held)
    assert counts["Confidential"] == 1  # nothing is held about the other
    assert numbers_of(["p", "q"]) == {"p": held["p"]}
    assert person_with_identity(NUMBER) == "p"
    entry = Entry.objects.get(verb="person.load")
    assert json.loads(entry.data)["list"] == organisations.fingerprint(loading.TABLES, ROWS)
    exported = "".join(line for model in loading.TABLES for line in organisations.lines(model))
    assert [number for number in (NUMBER, "19900001234") if number in entry.data + exported] == []


def test_numbers_of_somebody_who_is_not_loaded_are_refused_by_uid() -> None:
    with pytest.raises(loading.NumbersOfNobody, match="1 persons, z among them"):
        loading.load(by=SYSTEM_ACTOR, rows=ROWS, passwords={}, numbers={"z": Numbers(phone="19900001234")})
    assert not Confidential.objects.exists()


def test_what_belongs_to_people_is_written_with_its_keys() -> None:
    organisations.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("a", date(2020, 1, 1))]})
    since = date(2026, 3, 2)
    rows: Rows = {
        "Person": ROWS["Person"],
        "Attachment": [Attached("t", "q", "a", "floating", since)],
        "RelationCheck": [Found("r", "q", "a", "hidden", since)],
        "Transfer": [Goes("w", "q", None, "a", "芦雪市苇洲区竹埠村党支部", since)],
        "Post": [Holds("h", "p", "a", "secretary", since)],
        "Acting": [Acts("i", "h", "q", since, date(2026, 9, 1))],
    }
    loading.load(by=SYSTEM_ACTOR, rows=rows, passwords={})
    assert Attachment.objects.values_list("person__uid", "organisation__uid", "kind", "valid_from").get() == ("q", "a", "floating", since)
    assert RelationCheck.objects.values_list("person__uid", "fault", "put_right").get() == ("q", "hidden", "")
    assert Transfer.objects.values_list("source__uid", "target__uid", "state", "closed_on").get() == (None, "a", "open", None)
    assert Acting.objects.values_list("post__uid", "person__uid", "valid_to").get() == ("h", "q", date(2026, 9, 1))


def test_only_the_program_loads() -> None:
    with pytest.raises(NotAllowed):
        loading.load(by=Actor(uid="x", name="某人", role=Role.MEMBER), rows=ROWS, passwords={})
    assert not Person.objects.exists()
