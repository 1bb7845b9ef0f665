from datetime import date

import pytest

from tests.cast import FOUNDED, TODAY, Cast, last_entry, refused
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed
from zerentian.organisations.actions import organisation_close, organisation_found
from zerentian.organisations.models import Act, Designation, Lineage, Organisation, Placement
from zerentian.organisations.vocabulary import Form

ON = date(2026, 3, 1)


def found(cast: Cast, **changes: object) -> str:
    asked = {"parent": cast.rice, "name": "青禾第三党支部", "kind": "branch", "area": "community", "on": ON}
    return organisation_found(by=cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def test_it_stands_under_its_parent_from_the_day_on(cast: Cast) -> None:
    uid = found(cast, short_name="青禾三", code="YT-017", paper="柳委〔2026〕3号")
    new = Organisation.objects.get(uid=uid)
    designation, placement = Designation.objects.get(organisation=new), Placement.objects.get(organisation=new)
    assert (new.code, new.founded, new.closed, new.version) == ("YT-017", ON, FOREVER, 2)
    assert (designation.name, designation.short_name, designation.initials) == ("青禾第三党支部", "青禾三", "qhdsdzb")
    assert (placement.parent and placement.parent.uid, placement.valid_from) == (cast.rice, ON)
    above = Lineage.objects.filter(organisation=new).order_by("depth").values_list("ancestor__uid", "depth", "valid_from")
    assert list(above) == [(uid, 0, ON), (cast.rice, 1, ON), (cast.willow, 2, ON), (cast.district, 3, ON)]


def test_the_act_and_the_entry_name_both_parts(cast: Cast) -> None:
    version = Organisation.objects.get(uid=cast.rice).version
    uid = found(cast, paper="柳委〔2026〕3号")
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.on, act.paper, act.summary) == ("founded", ON, "柳委〔2026〕3号", "设立青禾第三党支部")
    assert list(act.parts.order_by("pk").values_list("role", "organisation__uid")) == [("subject", uid), ("new_parent", cast.rice)]
    assert (entry.verb, entry.object) == ("organisation.found", uid)
    assert entry.data == (
        f'{{"act":"{act.uid}","on":"2026-03-01","paper":"柳委〔2026〕3号","parts":[["subject","{uid}"],["new_parent","{cast.rice}"]]}}'
    )
    assert Organisation.objects.get(uid=cast.rice).version == version + 1


def test_on_the_day_its_parent_was_founded_it_may_begin(cast: Cast) -> None:
    found(cast, on=FOUNDED)
    with refused(Invalid, "2019年12月31日", "青禾社区党委", "2020年1月1日", field="on"):
        found(cast, name="青禾第四党支部", on=date(2019, 12, 31))


def test_today_is_the_last_day_that_may_be_entered(cast: Cast) -> None:
    found(cast, on=TODAY)
    with refused(Invalid, "2026年7月1日", "还没有到", "2026年6月30日", field="on"):
        found(cast, name="青禾第四党支部", on=date(2026, 7, 1))


@pytest.mark.parametrize("name", ["", "   ", "\u3000"])
def test_a_name_is_needed(cast: Cast, name: str) -> None:
    with refused(Invalid, "名称没有填", field="name"):
        found(cast, name=name)


def test_a_kind_the_catalogue_does_not_know_is_refused(cast: Cast) -> None:
    with refused(Invalid, "squadron", "列表", field="kind"):
        found(cast, kind="squadron")


def test_an_area_the_catalogue_does_not_know_is_refused(cast: Cast) -> None:
    with refused(Invalid, "moon", "领域", field="area"):
        found(cast, area="moon")


def test_a_kind_that_may_not_stand_here_is_refused_with_those_that_may(cast: Cast) -> None:
    with refused(Invalid, "青禾第一党支部（党支部）", "不能设党委", "可以设：党小组", field="kind"):
        found(cast, parent=cast.first, kind="committee")
    with refused(Invalid, "第一党小组（党小组）", "没有", field="kind"):
        found(cast, parent=cast.group, kind="group")


def test_a_sibling_of_the_same_name_is_refused_and_a_cousin_is_not(cast: Cast) -> None:
    with refused(Conflict, "青禾社区党委", "青禾第一党支部", "换一个名称", field="name"):
        found(cast, name=" 青禾第一党支部 ")
    found(cast, name="芦花第一党支部")


def test_the_name_of_a_closed_sibling_is_free_again(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=date(2026, 1, 1))
    found(cast, name="青禾第二党支部")


def test_a_code_is_used_once(cast: Cast) -> None:
    found(cast, code="YT-017")
    with refused(Conflict, "YT-017", "青禾第三党支部", field="code"):
        found(cast, name="青禾第四党支部", code=" YT-017 ")


def test_a_temporary_organisation_says_until_when(cast: Cast) -> None:
    with refused(Invalid, "临时组织", "预计撤销日期", field="expected_end"):
        found(cast, form=Form.TEMPORARY)
    with refused(Invalid, "要晚于设立日期", field="expected_end"):
        found(cast, form=Form.TEMPORARY, expected_end=ON)
    uid = found(cast, form=Form.TEMPORARY, expected_end=date(2026, 3, 2))
    assert Designation.objects.get(organisation__uid=uid).expected_end == date(2026, 3, 2)


def test_nothing_is_founded_under_a_closed_organisation(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=date(2026, 1, 1))
    with refused(Conflict, "青禾第二党支部", "2026年1月1日", "撤销"):
        found(cast, parent=cast.second, name="第二党小组", kind="group")


def test_only_the_program_founds_a_root(cast: Cast) -> None:
    with refused(NotAllowed, "最上一级"):
        found(cast, parent=None, kind="committee")
