"""Every verb once, as the clerk of willow would do it: the scenes that hold for all verbs alike run over this table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from tests.cast import Cast
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.organisations.actions import (
    NewPart,
    act_withdraw,
    grid_open,
    grid_staff,
    organisation_close,
    organisation_designate,
    organisation_elect,
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
from zerentian.people.actions import person_register, post_appoint, post_end
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


def appoint(cast: Cast) -> tuple[Act, Act]:
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.second, name="竺小溪", on=BEFORE, membership="full")
    act = partial(post_appoint, organisation=cast.second, kind="secretary", on=ON)
    return lambda by: act(by=by, person=person), lambda by: act(by=by, person=NOBODY)


def end_post(cast: Cast) -> tuple[Act, Act]:
    post = Post.objects.get(organisation__uid=cast.first, kind="secretary").uid
    return lambda by: post_end(by=by, post=post, on=ON), lambda by: post_end(by=by, post=NOBODY, on=ON)


def a_unit(cast: Cast) -> str:
    return unit_register(by=SYSTEM_ACTOR, place=cast.rice, name="云梭织造厂", sort="enterprise", on=BEFORE)


VERBS: dict[str, Prepared] = {
    "organisation.found": found,
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
    "post.appoint": appoint,
    "post.end": end_post,
}

# Sending these again meets a state that the first sending made; the others state the same fact once more.
REFUSED_TWICE = VERBS.keys() - {"grid.staff"}


def without_rights(actor: Actor) -> Actor:
    """The same person after the last post has ended."""
    return replace(actor, grants=())
