"""Ten thousand random acts, the first half: the halves lie in two files so that two processes share them."""

import pytest
from django.db import connection

from tests.properties.district import DistrictMachine
from tests.properties.test_tree import run

pytestmark = pytest.mark.soak


def test_five_thousand_random_acts(db: None) -> None:
    """A fifth of them on PostgreSQL, where each takes twice as long and the rules under test are the same."""
    if connection.vendor == "postgresql":
        assert run(examples=12, steps=100, machine=DistrictMachine) >= 1_000
    else:
        assert run(examples=56, steps=100, machine=DistrictMachine) >= 5_000
