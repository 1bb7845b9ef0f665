"""Bulk loading of people with a handful of rows."""

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
from zerentian.people.models import Account, Membership, Person

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
    assert '"count":{"Account":2,"Membership":1,"Person":2,"Post":0}' in data


def test_only_the_program_loads() -> None:
    with pytest.raises(NotAllowed):
        loading.load(by=Actor(uid="x", name="某人", role=Role.MEMBER), rows=ROWS, passwords={})
    assert not Person.objects.exists()
