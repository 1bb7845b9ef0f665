from datetime import date

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from zerentian.organisations.actions import (
    grid_open,
    grid_staff,
    organisation_close,
    organisation_designate,
    organisation_elect,
    organisation_found,
    organisation_move,
    unit_reach,
    unit_register,
)
from zerentian.organisations.models import Act, Designation, GridBranch, Lineage, Organisation, Placement, Reach, Term, Unit
from zerentian.organisations.vocabulary import How

ON = date(2026, 3, 1)
BEFORE = date(2025, 3, 1)


def close(cast: Cast, organisation: str, by: Actor | None = None, **changes: object) -> None:
    organisation_close(by=by or cast.clerk, organisation=organisation, **{"on": ON, **changes})  # type: ignore[arg-type]


def test_the_day_is_the_first_without_it(cast: Cast) -> None:
    organisation_elect(by=cast.clerk, organisation=cast.second, on=date(2024, 1, 1))
    close(cast, cast.second, paper="柳委〔2026〕8号")
    gone = Organisation.objects.get(uid=cast.second)
    assert gone.closed == ON
    for model in (Designation, Placement, Lineage, Term):
        assert set(model.objects.filter(organisation=gone).values_list("valid_to", flat=True)) == {ON}, model


def test_the_act_and_the_entry_say_so(cast: Cast) -> None:
    version = Organisation.objects.get(uid=cast.second).version
    close(cast, cast.second)
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.on, act.summary) == ("closed", ON, "撤销青禾第二党支部")
    assert (entry.verb, entry.object) == ("organisation.close", cast.second)
    assert '"grids":0,"members":0' in entry.data
    assert Organisation.objects.get(uid=cast.second).version == version + 1


def test_what_it_covered_is_covered_no_more_and_its_units_lie_with_the_level_above(cast: Cast) -> None:
    unit = unit_register(by=cast.clerk, place=cast.second, name="云梭织造厂", sort="enterprise", on=BEFORE)
    unit_reach(by=cast.clerk, unit=unit, organisation=cast.second, how=How.OWN, on=BEFORE)
    grid = grid_open(by=cast.clerk, place=cast.rice, name="青禾第一网格", on=BEFORE)
    grid_staff(by=cast.clerk, grid=grid, branches=[cast.second], on=ON)
    close(cast, cast.second)
    assert Unit.objects.get().place.uid == cast.rice
    assert Reach.objects.get().valid_to == ON
    assert GridBranch.objects.count() == 0  # begun on the closing day: it never held


def test_one_with_others_below_it_is_refused_with_their_names(cast: Cast) -> None:
    with refused(Conflict, "青禾社区党委", "2 个", "青禾第一党支部", "青禾第二党支部", "调整到别处"):
        close(cast, cast.rice)


def test_one_with_members_asks_for_a_receiver(cast: Cast) -> None:
    close(cast, cast.group)
    with refused(Conflict, "青禾第一党支部", "1 名党员", field="receiver"):
        close(cast, cast.first)
    close(cast, cast.first, receiver=cast.second)


def test_the_receiver_must_stand_on_the_day_and_still(cast: Cast) -> None:
    close(cast, cast.group)
    with refused(Invalid, "不能并入自己", field="receiver"):
        close(cast, cast.first, receiver=cast.first)
    late = organisation_found(by=cast.clerk, parent=cast.rice, name="青禾第三党支部", kind="branch", area="community", on=TODAY)
    with refused(Invalid, "青禾第三党支部", "还没有设立", field="receiver"):
        close(cast, cast.first, receiver=late)
    close(cast, cast.second, on=TODAY)
    with refused(Conflict, "青禾第二党支部", "2026年6月30日"):
        close(cast, cast.first, receiver=cast.second)


def test_the_root_stays(cast: Cast) -> None:
    with refused(Conflict, "云汀区委", "撤销"):
        close(cast, cast.district, SYSTEM_ACTOR)


def test_it_closes_once(cast: Cast) -> None:
    close(cast, cast.second)
    with refused(Conflict, "青禾第二党支部", "2026年3月1日"):
        close(cast, cast.second, on=TODAY)


def test_it_cannot_end_on_or_before_the_last_thing_known_of_it(cast: Cast) -> None:
    with refused(Invalid, "2020年3月1日", field="on"):
        close(cast, cast.second, on=date(2020, 3, 1))
    organisation_designate(by=cast.clerk, organisation=cast.second, name="青禾总支", kind="branch", area="community", on=BEFORE)
    organisation_elect(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Invalid, "2026年3月1日", field="on"):
        close(cast, cast.second)
    close(cast, cast.second, on=date(2026, 3, 2))


def test_it_cannot_have_ended_while_others_stood_below_it(cast: Cast) -> None:
    organisation_move(by=cast.clerk, organisation=cast.third, parent=cast.rice, on=ON)
    with refused(Invalid, "芦花社区党委", "下面还有", "2026年3月1日", field="on"):
        close(cast, cast.reed, on=date(2026, 2, 28))
    close(cast, cast.reed, on=ON)


def test_tomorrow_cannot_be_entered(cast: Cast) -> None:
    with refused(Invalid, "还没有到", field="on"):
        close(cast, cast.second, on=date(2026, 7, 1))


def test_an_older_page_is_stale(cast: Cast) -> None:
    seen = Organisation.objects.get(uid=cast.second).version
    organisation_elect(by=cast.clerk, organisation=cast.second, on=BEFORE)
    with refused(Stale, "青禾第二党支部"):
        close(cast, cast.second, seen=seen)
    close(cast, cast.second, seen=seen + 1)


def test_the_own_street_is_closed_by_the_level_above(cast: Cast) -> None:
    with refused(NotAllowed, "柳溪街道党工委", "云汀区委"):
        close(cast, cast.willow)
