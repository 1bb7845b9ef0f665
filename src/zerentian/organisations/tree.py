"""Writing placements and the lineage that follows from them. Only the actions of this package call it, inside their transaction."""

from datetime import date

from django.db import connection

from zerentian.kernel.dates import FOREVER
from zerentian.organisations.lineage import Placed, Span, closure, crossing, cut, graft
from zerentian.organisations.models import Lineage, Organisation, Placement

TREE_LOCK = 7_310_002  # PostgreSQL advisory lock: two moves at once could close a circle that neither of them sees

Keyed = tuple[int, Span]  # primary key of the lineage row, and its span


def lock_tree() -> None:
    """One act on the tree, or on people and units that stand in it, at a time, until commit. SQLite writers wait at BEGIN IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])


def _spans(**where: object) -> list[Keyed]:
    rows = Lineage.objects.filter(**where).values_list("pk", "ancestor_id", "organisation_id", "depth", "valid_from", "valid_to")
    return [(row[0], Span(*row[1:])) for row in rows]


def _write(spans: list[Span]) -> None:
    Lineage.objects.bulk_create(
        [Lineage(ancestor_id=s.ancestor, organisation_id=s.organisation, depth=s.depth, valid_from=s.start, valid_to=s.end) for s in spans],
        batch_size=500,
    )


def begin(organisation: Organisation, parent: Organisation | None, on: date) -> None:
    """Place a new organisation for the first time."""
    Placement.objects.create(organisation=organisation, parent=parent, valid_from=on)
    itself = Span(organisation.pk, organisation.pk, 0, on)
    above = [span for _, span in _spans(organisation=parent, valid_to__gt=on)] if parent else []
    _write([itself, *graft(above, [itself], on)])


def hang(organisation: Organisation, parent: Organisation, on: date) -> None:
    """Move an organisation with everything below it under `parent` from `on`; its present placement must not have begun later."""
    now = Placement.objects.filter(organisation=organisation, valid_to=FOREVER)
    if not now.filter(valid_from=on).update(parent=parent):
        now.update(valid_to=on)
        Placement.objects.create(organisation=organisation, parent=parent, valid_from=on)
    below = [span for _, span in _spans(ancestor=organisation, valid_to__gt=on)]
    above = [span for _, span in _spans(organisation=organisation, valid_to__gt=on)]
    _cut(_crossing(above, below, on), on)
    _write(graft([span for _, span in _spans(organisation=parent, valid_to__gt=on)], below, on))


def unhang(organisation: Organisation, on: date) -> None:
    """Undo the placement that began on `on`: the one before it holds again."""
    Placement.objects.filter(organisation=organisation, valid_from=on).delete()
    Placement.objects.filter(organisation=organisation, valid_to=on).update(valid_to=FOREVER)
    _derive_again({span.organisation for _, span in _spans(ancestor=organisation, valid_to__gt=on)})


def _derive_again(organisations: set[int]) -> None:
    """Lineage of these, worked out from all placements anew. Rare, so that it may take a second on a large tree."""
    placements = [Placed(*row) for row in Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to")]
    spans = closure(placements, Organisation.objects.values_list("pk", "founded", "closed"))
    Lineage.objects.filter(organisation__in=organisations).delete()
    _write([span for span in spans if span.organisation in organisations])


def end(organisation: Organisation, on: date) -> None:
    """The organisation, with nothing left below it, stands nowhere from `on`."""
    Placement.objects.filter(organisation=organisation, valid_to=FOREVER).update(valid_to=on)
    _cut(_spans(organisation=organisation, valid_to__gt=on), on)


def _crossing(above: list[Span], below: list[Span], on: date) -> list[Keyed]:
    ancestors = {span.ancestor for span in above if span.depth}
    lowers = {span.organisation for span in below}
    rows = _spans(ancestor__in=ancestors, valid_to__gt=on)
    key_of = {span: key for key, span in rows if span.organisation in lowers}
    return [(key_of[span], span) for span in crossing(key_of, above, below, on)]


def _cut(rows: list[Keyed], on: date) -> None:
    left = {key: cut(span, on) for key, span in rows}
    Lineage.objects.filter(pk__in=[key for key, span in left.items() if span is None]).delete()
    Lineage.objects.filter(pk__in=[key for key, span in left.items() if span]).update(valid_to=on)
