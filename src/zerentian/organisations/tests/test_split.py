from datetime import date

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from zerentian.organisations.actions import NewPart, organisation_close, organisation_move, organisation_split
from zerentian.organisations.models import Act, Organisation, Placement, Succession

ON = date(2026, 3, 1)
WEST = NewPart("青禾西社区党委", "committee", "community")


def split(cast: Cast, *into: NewPart, by: Actor | None = None, **changes: object) -> list[str]:
    asked = {"organisation": cast.rice, "into": into or [WEST], "on": ON}
    return organisation_split(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def part(*children: str, name: str = WEST.name) -> NewPart:
    return NewPart(name, "committee", "community", children=children)


def parent_on(uid: str, day: date) -> str:
    parent = Placement.objects.at(day).get(organisation__uid=uid).parent
    assert parent
    return parent.uid


def test_new_organisations_stand_beside_it_and_take_their_children(cast: Cast) -> None:
    west, east = split(cast, part(cast.second), part(name="青禾东社区党委"), paper="柳委〔2026〕6号")
    assert {parent_on(uid, ON) for uid in (west, east, cast.rice)} == {cast.willow}
    assert (parent_on(cast.second, date(2026, 2, 28)), parent_on(cast.second, ON)) == (cast.rice, west)
    assert parent_on(cast.first, ON) == cast.rice
    assert Organisation.objects.get(uid=west).founded == ON


def test_the_new_ones_answer_for_what_the_old_one_answered_for(cast: Cast) -> None:
    west, east = split(cast, part(), part(name="青禾东社区党委"))
    rows = Succession.objects.order_by("pk").values_list("predecessor__uid", "successor__uid", "on", "kind")
    assert list(rows) == [(cast.rice, west, ON, "split"), (cast.rice, east, ON, "split")]


def test_the_act_and_the_entry_name_every_part(cast: Cast) -> None:
    (west,) = split(cast, part(cast.second))
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.summary) == ("split", "从青禾社区党委分设青禾西社区党委")
    assert list(act.parts.order_by("pk").values_list("role", "organisation__uid")) == [
        ("subject", cast.rice),
        ("result", west),
        ("moved", cast.second),
    ]
    assert (entry.verb, entry.object) == ("organisation.split", cast.rice)


def test_at_least_one_new_organisation_is_named(cast: Cast) -> None:
    with refused(Invalid, "至少一个新组织", field="name"):
        split(cast, into=[])
    with refused(Invalid, "名称没有填", field="name"):
        split(cast, part(name=" "))


def test_the_root_is_not_split(cast: Cast) -> None:
    with refused(Conflict, "云汀区委"):
        split(cast, by=SYSTEM_ACTOR, organisation=cast.district)


def test_a_child_goes_to_one_new_organisation_only(cast: Cast) -> None:
    with refused(Invalid, "青禾第二党支部", "只选一个", field="children"):
        split(cast, part(cast.second), part(cast.second, name="青禾东社区党委"))


def test_a_child_of_another_organisation_is_refused(cast: Cast) -> None:
    with refused(Invalid, "芦花第一党支部", "不是", "青禾社区党委", field="children"):
        split(cast, part(cast.third))
    with refused(Invalid, "第一党小组", field="children"):
        split(cast, part(cast.group))
    with refused(NotFound):
        split(cast, part(cast.well))


def test_a_child_that_came_on_the_day_or_later_is_refused(cast: Cast) -> None:
    organisation_move(by=cast.clerk, organisation=cast.third, parent=cast.rice, on=ON)
    with refused(Invalid, "芦花第一党支部", field="children"):
        split(cast, part(cast.third))
    split(cast, part(cast.third), on=date(2026, 3, 2))


def test_a_new_name_that_a_sibling_has_is_refused(cast: Cast) -> None:
    with refused(Conflict, "柳溪街道党工委", "芦花社区党委", field="name"):
        split(cast, part(name="芦花社区党委"))
    with refused(Conflict, "青禾西社区党委", field="name"):
        split(cast, part(), part())


def test_a_new_name_is_kept_without_the_spaces_around_it(cast: Cast) -> None:
    with refused(Conflict, "芦花社区党委", field="name"):
        split(cast, part(name=" 芦花社区党委 "))


def test_a_kind_that_does_not_fit_above_or_below_is_refused(cast: Cast) -> None:
    with refused(Invalid, "不能设党小组", field="kind"):
        split(cast, NewPart("青禾小组", "group", "community"))
    with refused(Invalid, "不能设党支部", field="children"):
        split(cast, NewPart("青禾西支部", "branch", "community", children=(cast.second,)))


def test_a_closed_organisation_is_not_split(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "2026年3月1日"):
        split(cast, organisation=cast.second, on=TODAY)


def test_dates_before_its_present_place_and_after_today_are_refused(cast: Cast) -> None:
    with refused(Invalid, "青禾社区党委", "2020年1月1日", field="on"):
        split(cast, on=date(2020, 1, 1))
    with refused(Invalid, "还没有到", field="on"):
        split(cast, on=date(2026, 7, 1))


def test_an_older_page_is_stale(cast: Cast) -> None:
    seen = Organisation.objects.get(uid=cast.rice).version
    split(cast, seen=seen)
    with refused(Stale, "青禾社区党委"):
        split(cast, part(name="青禾东社区党委"), seen=seen)


def test_the_own_street_is_split_by_the_level_above(cast: Cast) -> None:
    with refused(NotAllowed, "柳溪街道党工委", "云汀区委"):
        split(cast, organisation=cast.willow)
