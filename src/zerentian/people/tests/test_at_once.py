"""Two people press the button at the same time."""

import threading
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import connection

from tests import cast as standing
from tests.cast import TODAY, Cast
from tests.databases import DataFolder
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Refusal
from zerentian.organisations.actions import organisation_close, organisation_move
from zerentian.organisations.models import Organisation
from zerentian.people.actions import person_register, post_appoint
from zerentian.people.models import Membership, Post

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("fresh_database", "today")]
ON = date(2026, 3, 1)
ROUNDS = 5


@pytest.fixture
def district(fresh_database: DataFolder, today: date) -> Cast:
    return standing.build()


def both(first: Callable[[], object], second: Callable[[], object]) -> list[bool]:
    """Which of the two was accepted; anything but a refusal is raised here."""
    gate, accepted, broken = threading.Barrier(2), [False, False], list[BaseException]()

    def run(place: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
            accepted[place] = True
        except Refusal:
            pass
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    return accepted


def member(organisation: str, name: str) -> str:
    return person_register(by=SYSTEM_ACTOR, organisation=organisation, name=name, on=ON, membership="full")


def appointed(place: str, person: str) -> Callable[[], object]:
    return lambda: post_appoint(by=SYSTEM_ACTOR, organisation=place, person=person, kind="secretary", on=ON)


def moved(organisation: str, parent: str) -> Callable[[], object]:
    return lambda: organisation_move(by=SYSTEM_ACTOR, organisation=organisation, parent=parent, on=ON)


def test_a_post_for_one_is_not_given_to_two(district: Cast) -> None:
    for number in range(ROUNDS):
        place = standing.found(district.rice, f"青禾新{number}党支部", "branch", "community")
        one, two = member(place, "竺小溪"), member(place, "谷雨")
        assert sorted(both(appointed(place, one), appointed(place, two))) == [False, True]
        assert Post.objects.at(TODAY).filter(organisation__uid=place, kind="secretary").count() == 1
    assert verify().sound


def test_nobody_joins_an_organisation_that_closes_at_that_moment(district: Cast) -> None:
    for number in range(ROUNDS):
        place = standing.found(district.rice, f"青禾新{number}党支部", "branch", "community")
        both(partial(organisation_close, by=SYSTEM_ACTOR, organisation=place, on=TODAY), partial(member, place, "竺小溪"))
        closed = Organisation.objects.get(uid=place).closed <= TODAY
        assert Membership.objects.filter(organisation__uid=place).exists() != closed


def test_two_moves_never_close_a_circle(district: Cast) -> None:
    for number in range(ROUNDS):
        one = standing.found(district.willow, f"东{number}社区党委", "committee", "community")
        two = standing.found(district.willow, f"西{number}社区党委", "committee", "community")
        assert sorted(both(moved(one, two), moved(two, one))) == [False, True]
