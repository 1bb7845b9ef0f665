"""A district committee with its secretary, and the three administrators, all past their first sign-in."""

from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from zerentian.kernel.actor import Actor, Role
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement
from zerentian.people.models import Account, Person, Post
from zerentian.storage.names import named

LONG_AGO = date(2020, 1, 1)
PASSWORD = "Tian-ye-you-lu-7"


@pytest.fixture
def committee(db: None) -> Organisation:
    root = Organisation.objects.create(founded=LONG_AGO)
    words = named("中共云汀区委员会")
    Designation.objects.create(
        organisation=root, valid_from=LONG_AGO, short_name="云汀区委", kind="committee", area="district_organ", **words
    )
    Placement.objects.create(organisation=root, parent=None, valid_from=LONG_AGO)
    Lineage.objects.create(ancestor=root, organisation=root, depth=0, valid_from=LONG_AGO)
    return root


@pytest.fixture
def secretary(committee: Organisation) -> Person:
    person = Person.objects.create(**named("米知秋"))
    Post.objects.create(person=person, organisation=committee, kind="secretary", valid_from=LONG_AGO)
    return person


@pytest.fixture
def member(secretary: Person) -> Account:
    return account("mizhiqiu", Role.MEMBER, secretary)


@pytest.fixture
def security(db: None) -> Account:
    return account("anquan", Role.SECURITY)


@pytest.fixture
def auditor(db: None) -> Account:
    return account("shenji", Role.AUDIT)


def account(username: str, role: Role, person: Person | None = None) -> Account:
    made = Account(username=username, role=role, person=person, must_change_password=False)
    made.set_password(PASSWORD)
    made.save()
    if role != Role.MEMBER:
        TOTP.activate(made, generate_totp_secret())
    return made


def actor(made: Account) -> Actor:
    return Actor(uid=made.uid, name=made.username, role=Role(made.role))


def signed_in(made: Account) -> Client:
    client = Client()
    client.force_login(made, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
