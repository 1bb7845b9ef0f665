"""A page asks the database the same number of questions whatever the size of the tree."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from zerentian.web.organisations.tests.conftest import grow

pytestmark = pytest.mark.both

GROWN = 150  # branches more, below one community; a level sends at most 200
MOST = {
    "home": 16,
    "tree": 12,
    "tree, three levels open": 18,
    "one level": 12,
    "organisation": 32,
    "history": 26,
    "roster": 30,
    "terms": 10,
    "coverage": 20,
    "grids": 18,
    "vacancies": 10,
    "search": 10,
}
ADDRESSES: dict[str, Callable[[Cast], str]] = {
    "home": lambda cast: "/",
    "tree": lambda cast: "/organisations/",
    "tree, three levels open": lambda cast: f"/organisations/?to={cast.first}",
    "one level": lambda cast: f"/organisations/{cast.rice}/below/?depth=2",
    "organisation": lambda cast: f"/organisations/{cast.rice}/",
    "history": lambda cast: f"/organisations/{cast.rice}/history/",
    "roster": lambda cast: f"/people/of/{cast.rice}/",
    "terms": lambda cast: "/organisations/terms/",
    "coverage": lambda cast: "/organisations/coverage/",
    "grids": lambda cast: "/organisations/coverage/grids/",
    "vacancies": lambda cast: "/people/vacancies/",
    "search": lambda cast: "/organisations/search/?q=dzb",
}


def asked(client: Client, address: str) -> int:
    client.get(address)  # the first visit of a session writes when it was
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_number_of_queries_does_not_grow(cast: Cast, clerk: Client, name: str) -> None:
    address = ADDRESSES[name](cast)
    grow(cast, 2)
    small = asked(clerk, address)
    grow(cast, GROWN)
    assert asked(clerk, address) == small
    assert small <= MOST[name]
