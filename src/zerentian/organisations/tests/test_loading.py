"""Bulk loading with a handful of rows, worked out by hand."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import pytest

from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Role
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations import loading
from zerentian.organisations.loading import Rows
from zerentian.organisations.models import Designation, Lineage, Organisation

pytestmark = [pytest.mark.both, pytest.mark.django_db]

OLD, LATER = date(2020, 1, 1), date(2024, 5, 6)


@dataclass(frozen=True)
class Founded:
    uid: str
    founded: date = OLD


@dataclass(frozen=True)
class Placed:
    organisation: str
    parent: str | None
    valid_from: date = OLD
    valid_to: date = FOREVER


@dataclass(frozen=True)
class Called:
    organisation: str
    name: str
    short_name: str = "支部"
    kind: str = "branch"
    area: str = "community"
    valid_from: date = OLD


@dataclass(frozen=True)
class Coloured:
    uid: str
    colour: str


ROWS: Rows = {
    "Organisation": [Founded("a"), Founded("b"), Founded("c")],
    "Placement": [Placed("a", None), Placed("b", "a"), Placed("c", "a", OLD, LATER), Placed("c", "b", LATER)],
    "Designation": [Called("c", "青禾社区第二党支部")],
}


def spans() -> set[tuple[str, str, int, date, date]]:
    return set(Lineage.objects.values_list("ancestor__uid", "organisation__uid", "depth", "valid_from", "valid_to"))


def test_lineage_and_search_keys_follow_from_the_rows() -> None:
    loading.load(by=SYSTEM_ACTOR, rows=ROWS)
    assert spans() == {
        ("a", "a", 0, OLD, FOREVER),
        ("b", "b", 0, OLD, FOREVER),
        ("c", "c", 0, OLD, FOREVER),
        ("a", "b", 1, OLD, FOREVER),
        ("a", "c", 1, OLD, LATER),
        ("b", "c", 1, LATER, FOREVER),
        ("a", "c", 2, LATER, FOREVER),
    }
    assert Designation.objects.values_list("pinyin", "initials").get() == ("qingheshequdierdangzhibu", "qhsqdedzb")


def test_rows_may_refer_to_what_is_there_already() -> None:
    loading.load(by=SYSTEM_ACTOR, rows=ROWS)
    before = spans()
    loading.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("d", LATER)], "Placement": [Placed("d", "b", LATER)]})
    assert spans() - before == {("d", "d", 0, LATER, FOREVER), ("b", "d", 1, LATER, FOREVER), ("a", "d", 2, LATER, FOREVER)}
    assert before <= spans()


def test_one_entry_stands_for_the_whole_list() -> None:
    counts = loading.load(by=SYSTEM_ACTOR, rows={"Organisation": [Founded("b"), Founded("a")]})
    row = '{"closed":"9999-12-31","code":"","founded":"2020-01-01","table":"Organisation","uid":"%s","version":1}\n'
    entry = Entry.objects.get(verb="organisation.load")
    assert counts["Organisation"] == 2
    assert (entry.actor, entry.object) == ("system", "")
    assert json.loads(entry.data)["list"] == "sha256:" + sha256((row % "a" + row % "b").encode()).hexdigest()
    assert sorted(loading.lines(Organisation)) == [(row % uid).rstrip() for uid in ("a", "b")]


def test_a_column_that_does_not_exist_is_not_dropped_in_silence() -> None:
    with pytest.raises(loading.UnknownColumn, match="colour"):
        loading.load(by=SYSTEM_ACTOR, rows={"Organisation": [Coloured("a", "red")]})
    assert loading.is_empty()


def test_only_the_program_loads() -> None:
    with pytest.raises(NotAllowed):
        loading.load(by=Actor(uid="x", name="某人", role=Role.MEMBER), rows=ROWS)
    assert loading.is_empty()
