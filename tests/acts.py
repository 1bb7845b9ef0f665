"""Every verb once, as the clerk of willow would do it: the scenes that hold for all verbs alike run over this table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from tests.cast import TODAY, Cast
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.organisations.actions import (
    NewOrganisation,
    NewPart,
    act_withdraw,
    grid_open,
    grid_staff,
    organisation_close,
    organisation_designate,
    organisation_elect,
    organisation_enrol,
    organisation_found,
    organisation_merge,
    organisation_move,
    organisation_postpone,
    organisation_split,
    unit_reach,
    unit_register,
    unit_survey,
)
from zerentian.organisations.models import Act as DecidedAct
from zerentian.organisations.vocabulary import How
from zerentian.people.actions import (
    acting_begin,
    acting_end,
    attachment_begin,
    attachment_end,
    membership_confirm,
    membership_end,
    person_correct,
    person_register,
    person_unmask,
    post_appoint,
    post_assign,
    post_end,
    post_record,
    relation_check_note,
    relation_check_put_right,
    transfer_acknowledge,
    transfer_admit,
    transfer_cancel,
    transfer_open,
    transfer_receive,
    transfer_return,
)
from zerentian.people.facts import Facts
from zerentian.people.models import Post

ON = date(2026, 3, 1)
BEFORE = date(2025, 3, 1)
NOBODY = "a" * 16  # a uid that names nothing

Act = Callable[[Actor], object]
Prepared = Callable[[Cast], tuple[Act, Act]]
"""Does what must have been done before, and returns the act, and the same act on an object that does not exist."""


def found(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_found, name="青禾第三党支部", kind="branch", area="community", on=ON)
    return lambda by: act(by=by, parent=cast.rice), lambda by: act(by=by, parent=NOBODY)


def enrol(cast: Cast) -> tuple[Act, Act]:
    def act(by: Actor, above: str) -> object:
        return organisation_enrol(by=by, organisations=[NewOrganisation(above, "青禾第三党支部", "", "branch", "community", ON)])

    return lambda by: act(by, cast.rice), lambda by: act(by, NOBODY)


def designate(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_designate, name="青禾总支", kind="general_branch", area="community", on=ON)
    return lambda by: act(by=by, organisation=cast.second), lambda by: act(by=by, organisation=NOBODY)


def move(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_move, parent=cast.reed, on=ON)
    return lambda by: act(by=by, organisation=cast.first), lambda by: act(by=by, organisation=NOBODY)


def split(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_split, into=[NewPart("青禾西社区党委", "committee", "community")], on=ON)
    return lambda by: act(by=by, organisation=cast.rice), lambda by: act(by=by, organisation=NOBODY)


def merge(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_merge, into=cast.first, on=ON)
    return lambda by: act(by=by, organisations=[cast.second]), lambda by: act(by=by, organisations=[NOBODY])


def close(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_close, on=ON)
    return lambda by: act(by=by, organisation=cast.second), lambda by: act(by=by, organisation=NOBODY)


def elect(cast: Cast) -> tuple[Act, Act]:
    act = partial(organisation_elect, on=ON)
    return lambda by: act(by=by, organisation=cast.first), lambda by: act(by=by, organisation=NOBODY)


def postpone(cast: Cast) -> tuple[Act, Act]:
    organisation_elect(by=SYSTEM_ACTOR, organisation=cast.first, on=date(2021, 3, 1))
    act = partial(organisation_postpone, until=date(2027, 3, 1), on=ON)
    return lambda by: act(by=by, organisation=cast.first), lambda by: act(by=by, organisation=NOBODY)


def withdraw(cast: Cast) -> tuple[Act, Act]:
    organisation_move(by=SYSTEM_ACTOR, organisation=cast.first, parent=cast.reed, on=BEFORE)
    entered = DecidedAct.objects.latest("pk").uid
    return lambda by: act_withdraw(by=by, act=entered, why="录错了"), lambda by: act_withdraw(by=by, act=NOBODY, why="录错了")


def register_unit(cast: Cast) -> tuple[Act, Act]:
    act = partial(unit_register, name="云梭织造厂", sort="enterprise", on=ON)
    return lambda by: act(by=by, place=cast.rice), lambda by: act(by=by, place=NOBODY)


def survey(cast: Cast) -> tuple[Act, Act]:
    unit = a_unit(cast)
    act = partial(unit_survey, on=ON, full_members=4, ripe=True)
    return lambda by: act(by=by, unit=unit), lambda by: act(by=by, unit=NOBODY)


def reach(cast: Cast) -> tuple[Act, Act]:
    unit = a_unit(cast)
    act = partial(unit_reach, organisation=cast.first, how=How.OWN, on=ON)
    return lambda by: act(by=by, unit=unit), lambda by: act(by=by, unit=NOBODY)


def open_grid(cast: Cast) -> tuple[Act, Act]:
    act = partial(grid_open, name="青禾第一网格", on=ON)
    return lambda by: act(by=by, place=cast.rice), lambda by: act(by=by, place=NOBODY)


def staff(cast: Cast) -> tuple[Act, Act]:
    grid = grid_open(by=SYSTEM_ACTOR, place=cast.rice, name="青禾第一网格", on=BEFORE)
    act = partial(grid_staff, branches=[cast.first], on=ON)
    return lambda by: act(by=by, grid=grid), lambda by: act(by=by, grid=NOBODY)


def register_person(cast: Cast) -> tuple[Act, Act]:
    act = partial(person_register, name="竺小溪", on=ON, membership="full")
    return lambda by: act(by=by, organisation=cast.first), lambda by: act(by=by, organisation=NOBODY)


def correct_person(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="竺小溪", on=BEFORE, membership="full")
    act = partial(person_correct, name="竺小汐", facts=Facts(work="云梭织造厂"))
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def unmask_person(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="竺小溪", on=BEFORE, membership="full", phone="19900001234")
    act = partial(person_unmask, fields=["phone"], reason="联系本人")
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def appoint(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, membership="full")
    act = partial(post_appoint, organisation=cast.second, kind="secretary", on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def end_post(cast: Cast) -> tuple[Act, Act]:
    post = Post.objects.get(organisation__uid=cast.first, kind="secretary").uid
    return lambda by: post_end(by=by, post=post, on=ON), lambda by: post_end(by=by, post=NOBODY, on=ON)


def assign(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, membership="full")
    act = partial(post_assign, person=person, kind="instructor", on=ON)
    return lambda by: act(by=by, organisations=[cast.second, cast.third]), lambda by: act(by=by, organisations=[NOBODY])


def record_post(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, membership="full")
    act = partial(post_record, organisation=cast.second, kind="secretary", since=BEFORE, until=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def begin_acting(cast: Cast) -> tuple[Act, Act]:
    post, person = a_post_to_lend(cast)
    act = partial(acting_begin, person=person, on=ON, until=date(2026, 12, 31))
    return lambda by: act(by=by, post=post), lambda by: act(by=by, post=NOBODY)


def end_acting(cast: Cast) -> tuple[Act, Act]:
    post, person = a_post_to_lend(cast)
    acting = acting_begin(by=SYSTEM_ACTOR, post=post, person=person, on=ON, until=date(2026, 12, 31))
    return lambda by: acting_end(by=by, acting=acting, on=TODAY), lambda by: acting_end(by=by, acting=NOBODY, on=TODAY)


def a_post_to_lend(cast: Cast) -> tuple[str, str]:
    """The post of the second branch's secretary, and somebody there who could act for her."""
    register = partial(person_register, by=SYSTEM_ACTOR, organisation=cast.second, on=BEFORE, membership="full")
    holder, other = register(name="竺小溪"), register(name="谷雨停")
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=other, kind="committee_member", on=BEFORE)
    return post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=holder, kind="secretary", on=BEFORE), other


def a_member(cast: Cast, kind: str = "full") -> str:
    """Of the second branch."""
    return person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, membership=kind)


def under_way(cast: Cast, **changes: str) -> str:
    """A transfer from the second branch to the third."""
    return transfer_open(by=SYSTEM_ACTOR, person=a_member(cast), on=BEFORE, **changes or {"target": cast.third})


def let_go(cast: Cast) -> tuple[Act, Act]:
    person, act = a_member(cast), partial(transfer_open, target=cast.third, on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def receive(cast: Cast) -> tuple[Act, Act]:
    transfer, act = under_way(cast), partial(transfer_receive, on=ON)
    return lambda by: act(by=by, transfer=transfer), lambda by: act(by=by, transfer=NOBODY)


def send_back(cast: Cast) -> tuple[Act, Act]:
    transfer, act = under_way(cast), partial(transfer_return, on=ON, why="名称不对")
    return lambda by: act(by=by, transfer=transfer), lambda by: act(by=by, transfer=NOBODY)


def cancel(cast: Cast) -> tuple[Act, Act]:
    transfer, act = under_way(cast), partial(transfer_cancel, on=ON, why="不去了")
    return lambda by: act(by=by, transfer=transfer), lambda by: act(by=by, transfer=NOBODY)


def acknowledge(cast: Cast) -> tuple[Act, Act]:
    transfer, act = under_way(cast, elsewhere="远山县委"), partial(transfer_acknowledge, on=ON)
    return lambda by: act(by=by, transfer=transfer), lambda by: act(by=by, transfer=NOBODY)


def admit(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, fault="pocket")
    act = partial(transfer_admit, organisation=cast.second, kind="full", elsewhere="远山县委", on=ON)
    return lambda by: act(by=by, who=person), lambda by: act(by=by, who=NOBODY)


def confirm(cast: Cast) -> tuple[Act, Act]:
    person, act = a_member(cast, "probationary"), partial(membership_confirm, on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def end_membership(cast: Cast) -> tuple[Act, Act]:
    person, act = a_member(cast), partial(membership_end, on=ON, ending="withdrew")
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def attach(cast: Cast) -> tuple[Act, Act]:
    person, act = a_member(cast), partial(attachment_begin, organisation=cast.reed, kind="double_report", on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def detach(cast: Cast) -> tuple[Act, Act]:
    uid = attachment_begin(by=SYSTEM_ACTOR, person=a_member(cast), organisation=cast.reed, kind="floating", on=BEFORE)
    return lambda by: attachment_end(by=by, attachment=uid, on=ON), lambda by: attachment_end(by=by, attachment=NOBODY, on=ON)


def note_relation(cast: Cast) -> tuple[Act, Act]:
    person, act = a_member(cast), partial(relation_check_note, organisation=cast.second, fault="vacant", on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def put_right(cast: Cast) -> tuple[Act, Act]:
    uid = relation_check_note(by=SYSTEM_ACTOR, person=a_member(cast), organisation=cast.second, fault="lost", on=BEFORE)
    act = partial(relation_check_put_right, put_right="in_touch", on=ON)
    return lambda by: act(by=by, check=uid), lambda by: act(by=by, check=NOBODY)


def a_unit(cast: Cast) -> str:
    return unit_register(by=SYSTEM_ACTOR, place=cast.rice, name="云梭织造厂", sort="enterprise", on=BEFORE)


VERBS: dict[str, Prepared] = {
    "organisation.found": found,
    "organisation.enrol": enrol,
    "organisation.designate": designate,
    "organisation.move": move,
    "organisation.split": split,
    "organisation.merge": merge,
    "organisation.close": close,
    "organisation.elect": elect,
    "organisation.postpone": postpone,
    "act.withdraw": withdraw,
    "unit.register": register_unit,
    "unit.survey": survey,
    "unit.reach": reach,
    "grid.open": open_grid,
    "grid.staff": staff,
    "person.register": register_person,
    "person.correct": correct_person,
    "person.unmask": unmask_person,
    "post.appoint": appoint,
    "post.assign": assign,
    "post.record": record_post,
    "post.end": end_post,
    "transfer.open": let_go,
    "transfer.receive": receive,
    "transfer.return": send_back,
    "transfer.cancel": cancel,
    "transfer.acknowledge": acknowledge,
    "transfer.admit": admit,
    "membership.confirm": confirm,
    "membership.end": end_membership,
    "attachment.begin": attach,
    "attachment.end": detach,
    "relation.check_note": note_relation,
    "relation.check_put_right": put_right,
    "acting.begin": begin_acting,
    "acting.end": end_acting,
}

# Sending these again meets a state that the first sending made; the others state the same fact once more.
REFUSED_TWICE = VERBS.keys() - {"grid.staff", "person.unmask"}


def without_rights(actor: Actor) -> Actor:
    """The same person after the last post has ended."""
    return replace(actor, grants=())
