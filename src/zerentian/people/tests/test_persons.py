from datetime import date

import pytest

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed
from zerentian.organisations.actions import organisation_close
from zerentian.people.actions import person_register
from zerentian.people.models import Membership, Person

ON = date(2026, 3, 1)


def register(cast: Cast, by: Actor | None = None, **changes: object) -> str:
    asked = {"organisation": cast.first, "name": "竺小溪", "on": ON, "membership": "full"}
    return person_register(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def test_a_member_is_entered_from_the_day_on(cast: Cast) -> None:
    uid = register(cast)
    person, membership = Person.objects.get(uid=uid), Membership.objects.get(person__uid=uid)
    assert (person.name, person.pinyin, person.initials) == ("竺小溪", "zhuxiaoxi", "zxx")
    assert (membership.organisation.uid, membership.kind) == (cast.first, "full")
    assert (membership.valid_from, membership.valid_to) == (ON, FOREVER)
    entry = last_entry()
    assert (entry.verb, entry.object) == ("person.register", uid)
    assert entry.data == f'{{"membership":"full","on":"2026-03-01","organisation":"{cast.first}"}}'


def test_spaces_inside_a_name_are_left_out(cast: Cast) -> None:
    assert Person.objects.get(uid=register(cast, name=" 竺　小 溪 ")).name == "竺小溪"


def test_only_the_program_enters_somebody_who_is_no_member(cast: Cast) -> None:
    register(cast, by=SYSTEM_ACTOR, membership=None)
    assert Membership.objects.filter(person__name="竺小溪").count() == 0
    with refused(Invalid, "请从列表里选", field="membership"):
        register(cast, membership=None)


def test_a_namesake_in_the_same_organisation_is_asked_about(cast: Cast) -> None:
    register(cast)
    with refused(Conflict, "青禾第一党支部", "竺小溪", "同名的另一人", field="namesake"):
        register(cast)
    register(cast, namesake=True)
    register(cast, organisation=cast.second)
    assert Person.objects.filter(name="竺小溪").count() == 3


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_name_is_needed(cast: Cast, name: str) -> None:
    with refused(Invalid, "姓名没有填", field="name"):
        register(cast, name=name)


def test_a_kind_of_member_that_does_not_exist_is_refused(cast: Cast) -> None:
    with refused(Invalid, "honorary", field="membership"):
        register(cast, membership="honorary")


@pytest.mark.parametrize(("on", "words"), [(date(2020, 2, 29), "2020年3月1日"), (date(2026, 7, 1), "还没有到")])
def test_days_that_cannot_be_are_refused(cast: Cast, on: date, words: str) -> None:
    with refused(Invalid, words, field="on"):
        register(cast, on=on)


def test_a_closed_organisation_takes_nobody(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "青禾第二党支部"):
        register(cast, organisation=cast.second, on=TODAY)


def test_who_keeps_no_people_is_told_who_does(cast: Cast) -> None:
    with refused(NotAllowed, "青禾第一党支部", "组织委员或上级组织干事"):
        register(cast, cast.secretary)


def test_members_of_a_closed_organisation_go_to_the_receiver(cast: Cast) -> None:
    uid = register(cast, organisation=cast.second, membership="probationary", on=date(2025, 1, 1))
    organisation_close(by=cast.clerk, organisation=cast.second, receiver=cast.first, on=ON)
    rows = Membership.objects.filter(person__uid=uid).order_by("valid_from")
    assert [(r.organisation.uid, r.kind, r.valid_from, r.valid_to) for r in rows] == [
        (cast.second, "probationary", date(2025, 1, 1), ON),
        (cast.first, "probationary", ON, FOREVER),
    ]


def test_who_joined_on_the_closing_day_or_later_was_never_a_member_there(cast: Cast) -> None:
    uid = register(cast, organisation=cast.second, on=TODAY)
    organisation_close(by=cast.clerk, organisation=cast.second, receiver=cast.first, on=ON)
    membership = Membership.objects.get(person__uid=uid)
    assert (membership.organisation.uid, membership.valid_from) == (cast.first, TODAY)
