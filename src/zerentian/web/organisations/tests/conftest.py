"""The cast signed in, and a tree grown wide."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import Cast, cast, today
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement, Term
from zerentian.people.models import Account, Membership, Person, Post
from zerentian.storage.names import named

__all__ = ["cast", "client_of", "grow", "today"]

SINCE = date(2021, 1, 1)


def client_of(account: Account) -> Client:
    account.must_change_password = False
    account.save()
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return client_of(cast.accounts["clerk"])


def grow(cast: Cast, count: int) -> None:
    """`count` more branches below rice, each with a member who is its secretary and an election: rows as bulk loading writes them."""
    rice = Organisation.objects.get(uid=cast.rice)
    above = list(Lineage.objects.filter(organisation=rice).values_list("ancestor_id", "depth"))
    made = Organisation.objects.bulk_create([Organisation(founded=SINCE) for _ in range(count)])
    people = Person.objects.bulk_create([Person(**named(f"竺小{number}")) for number in range(count)])
    Designation.objects.bulk_create(
        [
            Designation(organisation=each, short_name="支部", kind="branch", area="community", valid_from=SINCE, **named(f"新{n}党支部"))
            for n, each in enumerate(made)
        ]
    )
    Placement.objects.bulk_create([Placement(organisation=each, parent=rice, valid_from=SINCE) for each in made])
    Lineage.objects.bulk_create([Lineage(ancestor=each, organisation=each, depth=0, valid_from=SINCE) for each in made])
    Lineage.objects.bulk_create(
        [Lineage(ancestor_id=key, organisation=each, depth=depth + 1, valid_from=SINCE) for each in made for key, depth in above]
    )
    Term.objects.bulk_create([Term(organisation=each, years=5, valid_from=SINCE) for each in made])
    pairs = list(zip(people, made, strict=True))
    Membership.objects.bulk_create([Membership(person=p, organisation=o, kind="full", valid_from=SINCE) for p, o in pairs])
    Post.objects.bulk_create([Post(person=p, organisation=o, kind="secretary", valid_from=SINCE) for p, o in pairs])
