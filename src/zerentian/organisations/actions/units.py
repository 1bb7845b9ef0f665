from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Organisation, Reach, Unit, UnitCensus
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.vocabulary import How
from zerentian.storage.names import named


@transaction.atomic
def unit_register(*, by: Actor, place: str, name: str, sort: str, on: date) -> str:
    """Enter a unit of the territory or system of the organisation `place`; returns its uid."""
    tree.lock_tree()
    where = checks.organisation_seen(by, place)
    checks.require_tree_right_below(by, where, name)
    checks.require_not_future(on)
    checks.require_open(where)
    if not name.strip():
        raise Invalid(messages.NAME_MISSING, field="name")
    if sort not in catalogue().unit_sorts:
        raise Invalid(messages.UNKNOWN_SORT.format(sort=sort), field="sort")
    if Unit.objects.filter(place=where, name=name.strip(), valid_to=FOREVER).exists():
        raise Conflict(messages.UNIT_NAME_TAKEN.format(name=name.strip()), field="name")
    unit = Unit.objects.create(place=where, sort=sort, valid_from=on, **named(name.strip()))
    record(by=by, verb="unit.register", object=unit.uid, data={"place": where.uid, "sort": sort, "on": on.isoformat()})
    return unit.uid


@transaction.atomic
def unit_survey(*, by: Actor, unit: str, on: date, full_members: int, ripe: bool) -> None:
    """Record what a survey found: how many full members the unit has, and whether conditions for an organisation are ripe."""
    tree.lock_tree()
    subject = unit_kept(by, unit)
    checks.require_not_future(on)
    if UnitCensus.objects.filter(unit=subject, on=on).exists():
        raise Conflict(messages.CENSUS_TWICE.format(on=in_words(on), name=subject.name), field="on")
    UnitCensus.objects.create(unit=subject, on=on, full_members=full_members, ripe=ripe)
    data: dict[str, object] = {"on": on.isoformat(), "full_members": full_members, "ripe": ripe}
    record(by=by, verb="unit.survey", object=subject.uid, data=data)


@transaction.atomic
def unit_reach(*, by: Actor, unit: str, organisation: str, how: How, on: date) -> None:
    """Record which organisation reaches the unit from `on`, and how; what held before ends."""
    tree.lock_tree()
    subject = unit_kept(by, unit)
    organ = checks.organisation_seen(by, organisation)
    checks.require_not_future(on)
    checks.require_alive_since(organ, on)
    _require_new(subject, organ, how, on)
    Reach.objects.filter(unit=subject, valid_to=FOREVER).update(valid_to=on)
    Reach.objects.create(unit=subject, organisation=organ, how=how, valid_from=on)
    data: dict[str, object] = {"organisation": organ.uid, "how": how.value, "on": on.isoformat()}
    record(by=by, verb="unit.reach", object=subject.uid, data=data)


def unit_kept(by: Actor, uid: str) -> Unit:
    """The unit, if the actor keeps the tree where it lies."""
    unit: Unit | None = Unit.objects.filter(uid=uid).select_related("place").first()
    if unit is None or not by.may(Right.SEE, path_keys(unit.place)):
        raise NotFound(messages.NO_SUCH_UNIT)
    checks.require_tree_right_below(by, unit.place, unit.name)
    return unit


def _require_new(unit: Unit, organisation: Organisation, how: How, on: date) -> None:
    now = Reach.objects.filter(unit=unit, valid_to=FOREVER).select_related("organisation").first()
    if now is None:
        return
    if now.organisation == organisation and now.how == how:
        named_ = checks.name_of(organisation)
        raise Conflict(messages.ALREADY_REACHED.format(name=unit.name, organisation=named_), field="organisation")
    if on <= now.valid_from:
        raise Invalid(messages.BEFORE_LAST.format(name=unit.name, last=in_words(now.valid_from), on=in_words(on)), field="on")
