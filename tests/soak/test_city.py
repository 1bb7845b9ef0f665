"""A city of 20,000 organisations and 500,000 members: it loads, its chain holds, and its tree opens with the queries of a street."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.databases import DataFolder
from zerentian.journal.verification import verify
from zerentian.organisations.lineage import Placed, Span, closure
from zerentian.organisations.models import Lineage, Organisation, Placement
from zerentian.people.models import Account, Membership

TODAY = date(2026, 11, 19)

pytestmark = pytest.mark.soak


def test_a_city_loads_and_its_tree_opens_like_a_street(fresh_database: DataFolder) -> None:
    fresh_database.run("demo", "--scale", "city", "--today", TODAY.isoformat())
    assert Organisation.objects.filter(founded__lte=TODAY, closed__gt=TODAY).count() == 20_000
    assert Membership.objects.filter(valid_from__lte=TODAY, valid_to__gt=TODAY).count() == 500_000
    assert verify().sound
    assert stored() == derived()
    client = Client()
    client.force_login(Account.objects.get(username="yanzhixing"), backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/organisations/")  # the first page of a sign-in also notes when it began
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/organisations/").status_code == 200
    assert len(queries) <= 12


def stored() -> list[Span]:
    return sorted(Span(*row) for row in Lineage.objects.values_list("ancestor_id", "organisation_id", "depth", "valid_from", "valid_to"))


def derived() -> list[Span]:
    placements = (Placed(*row) for row in Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to"))
    return closure(placements, Organisation.objects.values_list("pk", "founded", "closed"))
