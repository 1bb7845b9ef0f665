"""The tree as of a day: one level at a time, and the search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotFound
from zerentian.organisations import messages
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.organisations.vocabulary import Form
from zerentian.storage.names import matching

LEVEL = 200  # most rows of one level sent at a time: keeps a page under 3,000 nodes whatever the tree


@dataclass(frozen=True, slots=True)
class Node:
    """One row of the tree. `children` stand directly below it on the day, `below` anywhere below it."""

    key: int
    uid: str
    name: str
    short_name: str
    kind: str
    kind_title: str
    form: Form
    closed: bool  # by today, whatever day is shown
    children: int
    below: int


@dataclass(frozen=True, slots=True)
class Level:
    """The children of one organisation, sorted by name as people count; `more` of them were not sent."""

    nodes: Sequence[Node]
    more: int


def roots(actor: Actor, on: date) -> Level:
    """The organisations at the top of what the actor sees, as they stood on `on`."""
    tops = actor.tops(Right.SEE)
    # A post further down inside a subtree that is seen anyway is no top of its own.
    inner = Lineage.objects.at(on).filter(ancestor__in=tops, organisation__in=tops, depth__gt=0).values("organisation")
    return _level(Organisation.objects.filter(pk__in=tops).exclude(pk__in=inner), on, 0)


def children(actor: Actor, uid: str, on: date, start: int = 0) -> Level:
    """One level below `uid` on the day, from the `start`-th on."""
    parent = seen_on(actor, uid, on)
    placed = Placement.objects.at(on).filter(parent=parent).values("organisation")
    return _level(Organisation.objects.filter(pk__in=placed), on, start)


def seen_on(actor: Actor, uid: str, on: date) -> Organisation:
    """The organisation, if it stands within what the actor sees today, or stood on `on` below what the actor's posts see.

    The second half shows only structure: what is behind the row (people, history) asks for the right of today.
    """
    organisation = Organisation.objects.filter(uid=uid).first()
    if organisation is None:
        raise NotFound(messages.NO_SUCH)
    past = Lineage.objects.at(on).filter(organisation=organisation).order_by("depth").values_list("ancestor_id", flat=True)
    if not (actor.may_below(Right.SEE, path_keys(organisation)) or actor.may_below(Right.SEE, past)):
        raise NotFound(messages.NO_SUCH)
    return organisation


def path_to(actor: Actor, organisation: Organisation, on: date) -> list[str]:
    """Uids from the actor's top down to the organisation's parent: the rows to open so that it shows."""
    keys = list(Lineage.objects.at(on).filter(organisation=organisation).order_by("-depth").values_list("ancestor_id", "ancestor__uid"))
    tops = set(actor.tops(Right.SEE))
    first = next((i for i, (key, _) in enumerate(keys) if key in tops), len(keys))
    return [uid for _, uid in keys[first:-1]]


def _level(organisations: QuerySet[Organisation], on: date, start: int) -> Level:
    rows = _designated(organisations, on).order_by("sort_key", "organisation_id")
    nodes = [_node(row) for row in rows[start : start + LEVEL]]
    more = max(0, rows.count() - start - LEVEL) if len(nodes) == LEVEL else 0
    return Level(nodes, more)


def _designated(organisations: QuerySet[Organisation], on: date) -> QuerySet[Designation]:
    """Designations on the day, with how many organisations stand directly and anywhere below each: one query."""
    direct = Placement.objects.at(on).filter(parent=OuterRef("organisation")).values("parent").annotate(n=Count("pk")).values("n")
    below = Lineage.objects.at(on).filter(ancestor=OuterRef("organisation"), depth__gt=0)
    counted = below.values("ancestor").annotate(n=Count("pk")).values("n")
    rows: QuerySet[Designation] = Designation.objects.at(on).filter(organisation__in=organisations)
    return rows.select_related("organisation").annotate(direct=Coalesce(Subquery(direct), 0), below=Coalesce(Subquery(counted), 0))


def _node(row: Designation) -> Node:
    return Node(
        key=row.organisation_id,
        uid=row.organisation.uid,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        kind_title=catalogue().kinds[row.kind].title,
        form=Form(row.form),
        closed=row.organisation.closed <= clock.today(),
        children=row.direct,  # type: ignore[attr-defined]  # annotations of _designated
        below=row.below,  # type: ignore[attr-defined]
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A search result: `path` names what stands above it, from the actor's top down."""

    uid: str
    name: str
    kind_title: str
    path: str


def search(actor: Actor, words: str, on: date, limit: int = 20) -> list[Found]:
    """Organisations whose name, pinyin or initials contain `words`, within what the actor sees; those that begin with them first."""
    typed = words.strip()
    if not typed:
        return []
    rows = Designation.objects.at(on).filter(scope(actor, on), matching(typed)).select_related("organisation")
    lower = typed.lower().replace(" ", "")
    first = Q(name__startswith=typed) | Q(pinyin__startswith=lower) | Q(initials__startswith=lower)
    ranked = [*rows.filter(first).order_by("sort_key")[:limit]]
    ranked += rows.exclude(first).order_by("sort_key")[: limit - len(ranked)]
    paths = path_names(actor, [row.organisation_id for row in ranked], on)
    return [Found(row.organisation.uid, row.name, catalogue().kinds[row.kind].title, paths.get(row.organisation_id, "")) for row in ranked]


def path_names(actor: Actor, keys: Sequence[int], on: date) -> dict[int, str]:
    """What stands above each organisation on the day, from the actor's top down, short names joined by a space."""
    rows = (
        Lineage.objects.at(on)
        .filter(organisation__in=keys, depth__gt=0)
        .filter(ancestor__designations__valid_from__lte=on, ancestor__designations__valid_to__gt=on)
        .order_by("organisation", "-depth")
        .values_list("organisation_id", "ancestor_id", "ancestor__designations__short_name")
    )
    tops, names = set(actor.tops(Right.SEE)), dict[int, list[str]]()
    for organisation, ancestor, name in rows:
        above = names.setdefault(organisation, [])
        if above or ancestor in tops:
            above.append(name)
    return {key: " ".join(above) for key, above in names.items()}


def named_exactly(actor: Actor, name: str, on: date) -> list[str]:
    """Uids of the organisations in the actor's scope that bear exactly this name."""
    rows = Designation.objects.at(on).filter(scope(actor, on), name=name.strip())
    return list(rows.values_list("organisation__uid", flat=True))


def visible_keys(actor: Actor, keys: Sequence[int], today: date) -> set[int]:
    """Those of `keys` whose pages the actor may open today."""
    rows = Designation.objects.at(today).filter(scope(actor, today), organisation__in=keys)
    return set(rows.values_list("organisation_id", flat=True))
