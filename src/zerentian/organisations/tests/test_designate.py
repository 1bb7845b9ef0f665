from datetime import date

from tests.cast import TODAY, Cast, last_entry, refused
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from zerentian.organisations.actions import organisation_close, organisation_designate
from zerentian.organisations.models import Act, Designation, Organisation
from zerentian.organisations.vocabulary import Form

ON = date(2026, 3, 1)


def designate(cast: Cast, by: Actor | None = None, **changes: object) -> None:
    asked = {"organisation": cast.second, "name": "青禾总支", "kind": "general_branch", "area": "community", "on": ON}
    organisation_designate(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def version(uid: str) -> int:
    return Organisation.objects.get(uid=uid).version


def test_the_old_name_holds_until_the_day_and_the_new_one_from_it(cast: Cast) -> None:
    before = version(cast.second)
    designate(cast, short_name="总支", paper="柳委〔2026〕4号")
    rows = Designation.objects.filter(organisation__uid=cast.second).order_by("valid_from")
    assert [(r.name, r.kind, r.valid_from, r.open) for r in rows] == [
        ("青禾第二党支部", "branch", date(2020, 3, 1), False),
        ("青禾总支", "general_branch", ON, True),
    ]
    assert (rows[0].valid_to, rows[1].short_name, rows[1].pinyin) == (ON, "总支", "qinghezongzhi")
    assert version(cast.second) == before + 1
    act = Act.objects.latest("pk")
    assert (act.kind, act.paper) == ("designated", "柳委〔2026〕4号")
    assert act.summary == "青禾第二党支部更名为青禾总支，由党支部改设为党总支"
    assert (last_entry().verb, last_entry().object) == ("organisation.designate", cast.second)


def test_only_the_form_may_change(cast: Cast) -> None:
    designate(cast, name="青禾第二党支部", kind="branch", form=Form.JOINT)
    assert Act.objects.latest("pk").summary == "设置形式由单独改为联合"


def test_what_changes_nothing_is_refused(cast: Cast) -> None:
    with refused(Invalid, "没有要改的"):
        designate(cast, name="青禾第二党支部", kind="branch")


def test_a_name_is_put_right_on_the_day_it_began_and_not_before(cast: Cast) -> None:
    with refused(Invalid, "青禾第二党支部", "2020年3月1日", field="on"):
        designate(cast, on=date(2020, 2, 29))
    designate(cast, on=date(2020, 3, 1))
    row = Designation.objects.get(organisation__uid=cast.second)
    assert (row.name, row.kind, row.pinyin, row.valid_from, row.open) == (
        "青禾总支",
        "general_branch",
        "qinghezongzhi",
        date(2020, 3, 1),
        True,
    )
    assert Act.objects.latest("pk").summary.startswith("更正：")


def test_an_older_page_is_stale(cast: Cast) -> None:
    seen = version(cast.second)
    designate(cast, seen=seen)
    with refused(Stale, "青禾总支", "刚刚被别人改过"):
        designate(cast, name="青禾大总支", on=TODAY, seen=seen)
    designate(cast, name="青禾大总支", on=TODAY, seen=seen + 1)


def test_a_kind_the_parent_may_not_contain_is_refused(cast: Cast) -> None:
    with refused(Invalid, "不能设党小组", field="kind"):
        designate(cast, kind="group")


def test_a_kind_that_leaves_children_without_a_place_is_refused(cast: Cast) -> None:
    with refused(Conflict, "党总支", "第一党小组", "先调整下级", field="kind"):
        designate(cast, organisation=cast.first)


def test_a_siblings_name_is_refused(cast: Cast) -> None:
    with refused(Conflict, "青禾社区党委", "青禾第一党支部", field="name"):
        designate(cast, name="青禾第一党支部", kind="branch")


def test_a_closed_organisation_keeps_its_last_name(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "青禾第二党支部", "2026年3月1日"):
        designate(cast, on=TODAY)


def test_tomorrow_cannot_be_entered(cast: Cast) -> None:
    with refused(Invalid, "还没有到", field="on"):
        designate(cast, on=date(2026, 7, 1))


def test_the_clerk_does_not_rename_the_own_street(cast: Cast) -> None:
    with refused(NotAllowed, "柳溪街道党工委", "云汀区委"):
        designate(cast, organisation=cast.willow, name="柳溪新街道党工委", kind="committee", area="street")


def test_the_root_is_renamed_by_its_own_clerk(cast: Cast) -> None:
    designate(cast, cast.district_clerk, organisation=cast.district, name="云汀新区党委", kind="committee", area="district_organ")
    assert Act.objects.latest("pk").summary == "云汀区委更名为云汀新区党委"
