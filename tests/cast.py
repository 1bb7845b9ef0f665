"""The standing cast of the tests: one district with two streets, and the people who act in it.

    云汀区委 ─┬─ 柳溪街道党工委 ─┬─ 青禾社区党委 ─┬─ 青禾第一党支部 ── 第一党小组
              │                  │                └─ 青禾第二党支部
              │                  └─ 芦花社区党委 ─── 芦花第一党支部
              └─ 听泉街道党工委 ─── 古井社区党委

Streets and communities exist since 1 January 2020, branches since 1 March, the group since 1 April. Posts run since 1 January 2024.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Role
from zerentian.kernel.errors import Refusal
from zerentian.organisations.actions import organisation_found
from zerentian.people.actions import person_register, post_appoint
from zerentian.people.models import Account, Person
from zerentian.people.queries.actors import actor_of

TODAY = date(2026, 6, 30)
FOUNDED = date(2020, 1, 1)
IN_OFFICE = date(2024, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Organisations by uid, people by the account they sign in with."""

    district: str
    willow: str  # the street of most scenes
    spring: str  # the street beside it
    rice: str  # communities of willow
    reed: str
    well: str  # community of spring
    first: str  # branches of rice
    second: str
    third: str  # branch of reed
    group: str  # group of first
    accounts: dict[str, Account]

    def actor(self, name: str) -> Actor:
        """The actor as the next request would see it."""
        return actor_of(self.accounts[name], clock.today())

    @property
    def clerk(self) -> Actor:
        """组织干事 of willow: most acts are theirs."""
        return self.actor("clerk")

    @property
    def neighbour(self) -> Actor:
        """组织干事 of spring, the street beside it."""
        return self.actor("neighbour")

    @property
    def district_clerk(self) -> Actor:
        return self.actor("district_clerk")

    @property
    def secretary(self) -> Actor:
        """书记 of the first branch: sees it and what is below, changes nothing."""
        return self.actor("secretary")

    def organisations(self) -> dict[str, str]:
        return {name: value for name, value in vars(self).items() if isinstance(value, str)}


ADMINISTRATORS = {"system": Role.SYSTEM, "security": Role.SECURITY, "audit": Role.AUDIT}
OUTSIDERS = ("stranger", *ADMINISTRATORS)  # no post: for them no organisation exists


def found(parent: str | None, name: str, kind: str, area: str, on: date = FOUNDED) -> str:
    return organisation_found(by=SYSTEM_ACTOR, parent=parent, name=name, kind=kind, area=area, on=on)


def build() -> Cast:
    district = found(None, "云汀区委", "committee", "district_organ")
    willow = found(district, "柳溪街道党工委", "committee", "street")
    spring = found(district, "听泉街道党工委", "committee", "street")
    rice = found(willow, "青禾社区党委", "committee", "community")
    reed = found(willow, "芦花社区党委", "committee", "community")
    well = found(spring, "古井社区党委", "committee", "community")
    first = found(rice, "青禾第一党支部", "branch", "community", date(2020, 3, 1))
    second = found(rice, "青禾第二党支部", "branch", "community", date(2020, 3, 1))
    third = found(reed, "芦花第一党支部", "branch", "community", date(2020, 3, 1))
    group = found(first, "第一党小组", "group", "community", date(2020, 4, 1))
    accounts = {
        "clerk": holder(willow, "束小满", "clerk"),
        "neighbour": holder(spring, "钮晓雾", "clerk"),
        "district_clerk": holder(district, "苗初九", "clerk"),
        "secretary": holder(first, "蔺知秋", "secretary"),
        "stranger": account_of(person_register(by=SYSTEM_ACTOR, organisation=well, name="郁未名", on=FOUNDED, membership="full")),
        **{name: Account.objects.create(username=f"{name}-account", role=role) for name, role in ADMINISTRATORS.items()},
    }
    return Cast(district, willow, spring, rice, reed, well, first, second, third, group, accounts)


def holder(organisation: str, name: str, kind: str) -> Account:
    """A member of the organisation who holds a post in it and has an account."""
    person = person_register(by=SYSTEM_ACTOR, organisation=organisation, name=name, on=IN_OFFICE, membership="full")
    post_appoint(by=SYSTEM_ACTOR, organisation=organisation, person=person, kind=kind, on=IN_OFFICE)
    return account_of(person)


def account_of(person: str) -> Account:
    account: Account = Account.objects.create(username=f"member-{person}", person=Person.objects.get(uid=person))
    return account


@pytest.fixture
def today() -> Iterator[date]:
    """The calendar stands at 30 June 2026."""
    kept = clock._pinned
    clock.pin(TODAY)
    yield TODAY
    clock.pin(kept)


_remembered: list[tuple[Cast, list[list[models.Model]]]] = []


@pytest.fixture
def cast(db: None, today: date) -> Cast:
    """Acted out once in a run; afterwards its rows are put back as they were, in a tenth of the time."""
    if not _remembered:
        _remembered.append((build(), [list(model._default_manager.order_by("pk")) for model in ours()]))
        return _remembered[0][0]
    known, rows = _remembered[0]
    for of_one_table in rows:
        if of_one_table:
            type(of_one_table[0])._default_manager.bulk_create(of_one_table)
    return known


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("zerentian.")]


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours."""
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in ours()}


@contextmanager
def refused(error: type[Refusal], *words: str, field: str | None = None) -> Iterator[None]:
    """The block is refused by exactly `error` (Refusal: any) with one sentence that has `words` in it, and nothing at all is written."""
    before = everything()
    with pytest.raises(Refusal) as caught:
        yield
    assert error in (Refusal, caught.type), caught.value.message
    assert [word for word in words if word not in caught.value.message] == [], caught.value.message
    assert caught.value.message.endswith("。")
    assert "！" not in caught.value.message
    assert field in (None, caught.value.field)
    assert everything() == before


def last_entry() -> Entry:
    return Entry.objects.latest("seq")
