"""A loaded demonstration holds what was planned, byte for byte, and what can be worked out from it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import LazySettings, settings
from django.contrib.auth import get_user_model

from zerentian.cli.export import canonical_lines
from zerentian.demo import loading
from zerentian.demo.plan import build
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import loading as organisations
from zerentian.organisations.models import Lineage, Organisation, Placement
from zerentian.people import loading as people
from zerentian.people.confidential import numbers_of
from zerentian.people.models import Confidential

TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.INSTALLATION = replace(settings.INSTALLATION, folder=tmp_path, name="", demo=False, today=None)
    yield
    clock.pin(None)


def planned(scale: str, seed: int = 1) -> list[str]:
    plan = build(scale, TODAY, seed)
    tables = [(organisations.TABLES, plan.organisations), (people.TABLES, plan.people)]
    lines = [
        organisations.line(model, organisations.values_of(model, row))
        for models, rows in tables
        for model in models
        for row in rows[model.__name__]
    ]
    return sorted(line + "\n" for line in lines)


def told(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(entry.data)
    return data


def digest(lines: list[str]) -> str:
    return "sha256:" + sha256("".join(lines).encode()).hexdigest()


@pytest.mark.both
@pytest.mark.django_db
def test_a_street_is_written_exactly_as_planned() -> None:
    loaded = loading.load(scale="street", today=TODAY, seed=1)
    exported = list(canonical_lines())
    assert exported == planned("street")
    assert digest(exported) != digest(planned("street", seed=2))

    names = {model.__name__ for model in organisations.TABLES}
    entries = Entry.objects.filter(verb__in=["organisation.load", "person.load"]).order_by("seq")
    parts = [[line for line in exported if (json.loads(line)["table"] in names) is first] for first in (True, False)]
    assert [told(entry)["list"] for entry in entries] == [digest(part) for part in parts]
    assert told(entries[1])["count"]["Person"] == loaded.counts["Person"]
    require_numbers()
    for day in (TODAY, date(2025, 1, 1), date(2024, 1, 1)):
        require_lineage(day)
    require_sign_ins(loaded)


@pytest.mark.slow
@pytest.mark.both
@pytest.mark.django_db
def test_a_district_is_written_exactly_as_planned() -> None:
    loading.load(scale="district", today=TODAY, seed=1)
    assert list(canonical_lines()) == planned("district")
    require_lineage(TODAY)


def require_numbers() -> None:
    """Every number that was planned can be opened again, and no other is held."""
    planned = {person: (held.identity, held.phone) for person, held in build("street", TODAY, 1).numbers.items()}
    opened = {person: (held.identity, held.phone) for person, held in numbers_of(planned).items()}
    assert opened == {person: held for person, held in planned.items() if any(held)}
    assert Confidential.objects.count() == len(opened)


def require_lineage(day: date) -> None:
    """The lineage of a day is what climbing from parent to parent finds."""
    above = dict(Placement.objects.at(day).values_list("organisation_id", "parent_id"))
    climbed = set()
    for organisation in above:
        ancestor, depth = organisation, 0
        while ancestor is not None:
            climbed.add((ancestor, organisation, depth))
            ancestor, depth = above[ancestor], depth + 1
    assert set(Lineage.objects.at(day).values_list("ancestor_id", "organisation_id", "depth")) == climbed
    assert len(above) == Organisation.objects.filter(founded__lte=day, closed__gt=day).count()


def require_sign_ins(loaded: loading.Loaded) -> None:
    accounts = {account.username: account for account in get_user_model().objects.all()}
    assert [way.username for way in loaded.sign_ins] == list(accounts)
    for way in loaded.sign_ins:
        assert accounts[way.username].check_password(way.password)
        assert not accounts[way.username].must_change_password
        assert Authenticator.objects.filter(user=accounts[way.username]).exists() is way.code


@pytest.mark.django_db
def test_loading_marks_the_folder_and_loads_once(tmp_path: Path) -> None:
    loading.load(scale="street", today=TODAY)
    facts = json.loads((tmp_path / "installation.json").read_text(encoding="utf8"))
    assert facts == {"name": "云汀区", "demo": True, "today": "2026-11-19"}
    assert clock.today() == TODAY
    with pytest.raises(Conflict, match="已经有组织"):
        loading.load(scale="street", today=TODAY)

    settings.INSTALLATION = replace(settings.INSTALLATION, name="云汀区", demo=True)
    authenticator = Authenticator.objects.get(user__username="shenji")
    assert TOTP(authenticator).validate_code(loading.code("Shenji"))
    with pytest.raises(NotFound, match="xitong、anquan、shenji"):
        loading.code("mizhiqiu")


@pytest.mark.django_db
def test_an_unknown_scale_is_refused_by_name() -> None:
    with pytest.raises(Invalid, match="没有“village”这个规模"):
        loading.load(scale="village")


@pytest.mark.django_db
def test_a_real_installation_takes_no_demonstration(settings: LazySettings) -> None:
    settings.INSTALLATION = replace(settings.INSTALLATION, name="某区", demo=False)
    with pytest.raises(Conflict, match="正式使用"):
        loading.load(scale="street")
    with pytest.raises(Conflict, match="不是演示数据"):
        loading.code("xitong")
