"""Members narrowed by what is known of them, and the structure counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Q

from tests.cast import TODAY, Cast
from tests.members import four_of_rice, member
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import NotFound
from zerentian.organisations.models import Organisation
from zerentian.people.actions import post_appoint
from zerentian.people.confidential import keep_numbers
from zerentian.people.models import Attachment, Person, RelationCheck
from zerentian.people.queries.members import (
    ANY_FAULT,
    IN_PROBATION,
    NOT_KNOWN,
    aged,
    described,
    educated,
    in_area,
    members,
    of_sex,
    people_called,
    standing,
    with_fault,
)
from zerentian.people.queries.structure import structure

pytestmark = pytest.mark.both


def names(rows: Any) -> set[str]:
    return set(rows.values_list("person__name", flat=True))


def attached(person: Person, organisation: str, kind: str) -> None:
    Attachment.objects.create(person=person, organisation=Organisation.objects.get(uid=organisation), kind=kind, valid_from=TODAY)


def stranger(cast: Cast) -> str:
    person: Person = cast.accounts["stranger"].person
    return person.uid


NARROWED: dict[str, tuple[Callable[[], Q], set[str]]] = {
    "30 until tomorrow": (lambda: aged("0", TODAY), {"竺二"}),
    "31 since today": (lambda: aged("31", TODAY), {"竺一"}),
    "36 to 40": (lambda: aged("36", TODAY), set()),
    "the last band": (lambda: aged("61", TODAY), {"竺三"}),
    "age not known": (lambda: aged(NOT_KNOWN, TODAY), {"竺四", "蔺知秋"}),
    "9 years": (lambda: standing("5", TODAY), {"竺二"}),
    "10 years since today": (lambda: standing("10", TODAY), {"竺一"}),
    "50 years since today": (lambda: standing("50", TODAY), {"竺三"}),
    "in probation": (lambda: standing(IN_PROBATION, TODAY), {"竺四"}),
    "standing not known": (lambda: standing(NOT_KNOWN, TODAY), {"蔺知秋"}),
    "men": (lambda: of_sex("male"), {"竺一", "竺三"}),
    "sex not known": (lambda: of_sex(NOT_KNOWN), {"蔺知秋"}),
    "college": (lambda: educated("college"), {"竺四"}),
    "education not known": (lambda: educated(NOT_KNOWN), {"竺三", "蔺知秋"}),
    "communities": (lambda: in_area("community", TODAY), {"竺一", "竺二", "竺三", "竺四", "蔺知秋"}),
    "schools": (lambda: in_area("school", TODAY), set()),
    "two at once": (lambda: of_sex("female") & educated("bachelor"), {"竺二"}),
}


@pytest.mark.parametrize("name", NARROWED)
def test_members_are_narrowed(cast: Cast, name: str) -> None:
    four_of_rice(cast)
    condition, expected = NARROWED[name]
    assert names(members(cast.clerk, cast.rice).filter(condition())) == expected


def test_a_day_still_to_come_is_not_known(cast: Cast) -> None:
    member(cast.first, "竺七", birth=date(2026, 7, 1))
    assert "竺七" in names(members(cast.clerk).filter(aged(NOT_KNOWN, TODAY)))
    assert "竺七" not in names(members(cast.clerk).filter(aged("0", TODAY)))


def test_the_leap_day_falls_into_its_band_on_the_last_of_february(cast: Cast) -> None:
    member(cast.first, "竺闰", birth=date(1996, 2, 29))
    for day, band in ((date(2027, 2, 27), "0"), (date(2027, 2, 28), "31")):
        clock.pin(day)
        assert "竺闰" in names(members(cast.clerk).filter(aged(band, day)))


def test_members_of_an_organisation_alone_or_with_all_below(cast: Cast) -> None:
    four_of_rice(cast)
    member(cast.rice, "竺八")
    assert names(members(cast.clerk, cast.rice, below=False)) == {"竺八"}
    assert len(names(members(cast.clerk, cast.rice))) == 6
    assert names(members(cast.secretary)) == {"竺一", "竺二", "蔺知秋"}


def test_who_sees_one_organisation_alone_sees_nobody_below_it(cast: Cast) -> None:
    """A 党建指导员 sees the community and not its branches, however the list is asked for."""
    four_of_rice(cast)
    member(cast.rice, "竺八")
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.rice, person=stranger(cast), kind="instructor", on=TODAY)
    instructor = cast.actor("stranger")
    assert names(members(instructor)) == names(members(instructor, cast.rice)) == {"竺八"}
    assert structure(instructor, cast.rice).total == 1


def test_nobody_of_the_sibling_is_there(cast: Cast) -> None:
    member(cast.well, "竺九", birth=date(1995, 6, 30))
    assert "竺九" not in names(members(cast.clerk))
    assert names(members(cast.neighbour)) == {"竺九", "钮晓雾", "郁未名"}
    with pytest.raises(NotFound):
        members(cast.clerk, cast.well)
    with pytest.raises(NotFound):
        structure(cast.clerk, cast.well)
    assert people_called(cast.clerk, "竺", 20) == []
    assert list(members(cast.actor("stranger"))) == list(members(cast.actor("audit"))) == []


def test_attachments_are_listed_by_their_kind_and_are_no_members(cast: Cast) -> None:
    four_of_rice(cast)
    guest = member(cast.well, "竺九")
    attached(guest, cast.second, "floating")
    assert names(members(cast.clerk, attached="floating")) == {"竺九"}
    assert "竺九" not in names(members(cast.clerk))
    assert structure(cast.clerk, cast.rice).total == 5
    row = described(cast.clerk, [Attachment.objects.get().pk], set(), attached=True)[0]
    assert (row.name, row.kind, row.organisation) == ("竺九", "流动党员", "青禾第二党支部")


def test_open_faults_that_an_organisation_in_sight_has_found(cast: Cast) -> None:
    lost, mended, other = (member(cast.first, name) for name in ("竺甲", "竺乙", "竺丙"))
    first, well = (Organisation.objects.get(uid=uid) for uid in (cast.first, cast.well))
    RelationCheck.objects.create(person=lost, organisation=first, fault="lost", valid_from=date(2026, 1, 1))
    RelationCheck.objects.create(person=mended, organisation=first, fault="pocket", valid_from=date(2026, 1, 1), valid_to=TODAY)
    RelationCheck.objects.create(person=other, organisation=well, fault="lost", valid_from=date(2026, 1, 1))
    found = members(cast.clerk)
    assert names(found.filter(with_fault(cast.clerk, ANY_FAULT, TODAY))) == {"竺甲"}
    assert names(found.filter(with_fault(cast.clerk, "pocket", TODAY))) == set()


def test_what_is_shown_of_a_member(cast: Cast) -> None:
    four_of_rice(cast)
    one = Person.objects.get(name="竺一")
    keep_numbers(one.uid, identity="990101199506300018", phone="13900001234")
    attached(one, cast.second, "part_time")
    attached(one, cast.well, "double_report")
    key = members(cast.clerk).get(person=one).pk
    row = described(cast.clerk, [key], {"phone", "attached"})[0]
    assert (row.age, row.standing, row.education, row.sex, row.work) == (31, 10, "大学本科", "男", "云梭织造厂")
    assert (row.organisation, row.area, row.kind, row.phone) == ("青禾第一党支部", "社区", "正式党员", "139••••1234")
    assert row.attached == "兼职"  # what ties a person to the neighbour is not shown
    assert "9901" not in str(row)
    assert (described(cast.clerk, [key], set())[0].phone, described(cast.clerk, [], {"phone"})) == ("", [])
    unknown = described(cast.clerk, [members(cast.clerk).get(person__name="蔺知秋").pk], set())[0]
    assert (unknown.age, unknown.standing, unknown.sex, unknown.in_probation) == (None, None, "", False)


def test_people_are_found_by_name_pinyin_and_initials(cast: Cast) -> None:
    four_of_rice(cast)
    for words in ("竺三", "zhusan"):
        assert [(who.name, who.where) for who in people_called(cast.clerk, words, 20)] == [("竺三", "青禾第二党支部")]
    assert [who.name for who in people_called(cast.clerk, "zs", 20)] == ["竺三", "竺四"]
    assert len(people_called(cast.clerk, "竺", 3)) == 3
    guest = member(cast.well, "竺九")
    attached(guest, cast.second, "floating")
    assert [(who.name, who.where) for who in people_called(cast.clerk, "竺九", 20)] == [("竺九", "青禾第二党支部")]
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.rice, person=stranger(cast), kind="first_secretary", on=TODAY)
    assert [(who.name, who.where) for who in people_called(cast.clerk, "郁未名", 20)] == [("郁未名", "青禾社区党委")]


def test_the_structure_of_five_members(cast: Cast) -> None:
    four_of_rice(cast)
    member(cast.third, "竺五", birth=date(1995, 6, 30))  # of the community beside it
    found = structure(cast.clerk, cast.rice)
    counts = {each.name: {p.code: p.count for p in each.portions if p.count} for each in found.dimensions}
    assert found.total == 5
    assert counts == {
        "age": {"0": 1, "31": 1, "61": 1, NOT_KNOWN: 2},
        "education": {"college": 1, "bachelor": 2, NOT_KNOWN: 2},
        "standing": {"5": 1, "10": 1, "50": 1, IN_PROBATION: 1, NOT_KNOWN: 1},
        "sex": {"male": 2, "female": 2, NOT_KNOWN: 1},
        "kind": {"full": 4, "probationary": 1},
        "area": {"community": 5},
    }
    shares = {portion.title: portion.share for portion in found.dimensions[0].portions}
    assert (shares["31至35岁"], shares["没有登记"], shares["36至40岁"]) == ("20.0%", "40.0%", "0.0%")
    assert [portion.title for portion in found.dimensions[0].portions][-1] == "没有登记"


def test_the_structure_of_nobody_has_no_shares(cast: Cast) -> None:
    found = structure(cast.clerk, cast.third)
    assert found.total == 0
    assert {portion.share for each in found.dimensions for portion in each.portions} == {None}
