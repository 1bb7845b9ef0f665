from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Grid, GridBranch, Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.storage.names import named


@transaction.atomic
def grid_open(*, by: Actor, place: str, name: str, on: date, households: int | None = None) -> str:
    """Enter a grid of the community whose organisation is `place`; returns its uid."""
    tree.lock_tree()
    where = checks.organisation_seen(by, place)
    checks.require_tree_right_below(by, where, name)
    checks.require_not_future(on)
    checks.require_alive_since(where, on)
    if not name.strip():
        raise Invalid(messages.NAME_MISSING, field="name")
    if Grid.objects.filter(place=where, name=name.strip(), valid_to=FOREVER).exists():
        raise Conflict(messages.GRID_NAME_TAKEN.format(above=checks.name_of(where), name=name.strip()), field="name")
    grid = Grid.objects.create(place=where, households=households, valid_from=on, **named(name.strip()))
    record(by=by, verb="grid.open", object=grid.uid, data={"place": where.uid, "on": on.isoformat()})
    return grid.uid


@transaction.atomic
def grid_staff(*, by: Actor, grid: str, branches: Sequence[str], on: date) -> None:
    """Record which branches stand on the grid from `on`: those no longer named end, new ones begin, the others go on."""
    tree.lock_tree()
    subject: Grid | None = Grid.objects.filter(uid=grid).select_related("place").first()
    if subject is None or not by.may(Right.SEE, path_keys(subject.place)):
        raise NotFound(messages.NO_SUCH_GRID)
    checks.require_tree_right_below(by, subject.place, subject.name)
    checks.require_not_future(on)
    wanted = {organ.pk: organ for organ in (_branch(by, uid, on) for uid in branches)}
    rows = GridBranch.objects.filter(grid=subject, valid_to=FOREVER)
    gone = rows.exclude(organisation__in=wanted)
    gone.filter(valid_from__gte=on).delete()  # begun on the same day: it never held
    gone.update(valid_to=on)
    held = set(rows.values_list("organisation_id", flat=True))
    for key in wanted.keys() - held:
        GridBranch.objects.create(grid=subject, organisation=wanted[key], valid_from=on)
    data: dict[str, object] = {"branches": sorted(organ.uid for organ in wanted.values()), "on": on.isoformat()}
    record(by=by, verb="grid.staff", object=subject.uid, data=data)


def _branch(by: Actor, uid: str, on: date) -> Organisation:
    organ = checks.organisation_seen(by, uid)
    checks.require_alive_since(organ, on)
    now = checks.designation_of(organ)
    if now.kind != "branch":
        kind = catalogue().kinds[now.kind].title
        raise Invalid(messages.NOT_A_BRANCH.format(name=now.name, kind=kind), field="branches")
    return organ
