"""Where an organisation stands: the path that rights are decided on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.organisations.models import Lineage, Organisation, Placement


def path_keys(organisation: Organisation, on: date | None = None) -> list[int]:
    """Keys from the organisation itself up to its root, as the tree stands on `on` (today).

    A closed organisation answers for nothing any more; those who may look at it are found through its last parent, wherever that
    stands now.
    """
    day = on or clock.today()
    keys = list(Lineage.objects.at(day).filter(organisation=organisation).order_by("depth").values_list("ancestor_id", flat=True))
    return keys or [organisation.pk, *_path_of_last_parent(organisation, day)]


def _path_of_last_parent(organisation: Organisation, day: date) -> list[int]:
    last = Placement.objects.filter(organisation=organisation).order_by("-valid_to").select_related("parent").first()
    return path_keys(last.parent, day) if last and last.parent else []


def paths_of(keys: Iterable[int], on: date) -> dict[int, list[int]]:
    """`path_keys` for many open organisations in one query."""
    found: dict[int, list[int]] = {key: [] for key in keys}
    rows = Lineage.objects.at(on).filter(organisation__in=found).order_by("depth").values_list("organisation_id", "ancestor_id")
    for organisation, ancestor in rows:
        found[organisation].append(ancestor)
    return found


def scope(actor: Actor, on: date, right: Right = Right.SEE) -> Q:
    """Condition on a column `organisation`: those over which the actor holds `right`, as the tree stands on `on`."""
    below = Lineage.objects.at(on).filter(ancestor__in=actor.tops(right, below=True)).values("organisation")
    return Q(organisation__in=below) | Q(organisation__in=actor.tops(right, below=False))
