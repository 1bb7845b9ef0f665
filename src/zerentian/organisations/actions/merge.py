from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.actions.close import closable, require_receiver
from zerentian.organisations.endings import EndOfLife
from zerentian.organisations.ends import end_life
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Lineage, Organisation, Placement, Succession
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.vocabulary import ActKind, PartRole


@transaction.atomic
def organisation_merge(*, by: Actor, organisations: Sequence[str], into: str, on: date, paper: str = "", seen: int | None = None) -> None:
    """Merge `organisations` into `into` from `on`: what stood below them moves to it, it takes their members, they end."""
    tree.lock_tree()
    target = checks.organisation_seen(by, into)
    checks.require_fresh(target, seen)
    checks.require_tree_right(by, target)
    sources = [checks.organisation_seen(by, uid) for uid in dict.fromkeys(organisations)]
    if not sources:
        raise Invalid(messages.MERGE_NEEDS_TWO, field="organisations")
    for source in sources:
        _require_mergeable(by, source, target, on)
    _require_places(target, [child for source in sources for child in _children(source) if child not in sources], on)
    names = "、".join(checks.name_of(source) for source in sources)
    parts, counts = [(PartRole.RESULT, target)], {"organisations": len(sources)}
    for source in sorted(sources, key=lambda s: -len(path_keys(s))):  # one that stands below another goes first
        moved, ended = _merge_one(by, source, target, on)
        parts += [(PartRole.SOURCE, source), *((PartRole.MOVED, child) for child in moved)]
        counts = {key: counts.get(key, 0) + ended.get(key, 0) for key in {*counts, *ended}}
    summary = f"{names}并入{checks.name_of(target)}"
    write_act(by, "organisation.merge", ActKind.MERGED, on, paper, summary, parts, counts)


def _require_mergeable(by: Actor, source: Organisation, target: Organisation, on: date) -> None:
    closable(by, source, on)
    require_receiver(source, target, on)
    if Lineage.objects.filter(ancestor=source, organisation=target, valid_to__gt=on).exists():
        raise Invalid(messages.MERGE_INTO_BELOW.format(name=checks.name_of(target)), field="into")


def _require_places(target: Organisation, children: Sequence[Organisation], on: date) -> None:
    """Whatever stood below the merged ones finds a place below the target."""
    names: set[str] = set()
    for child in children:
        now = checks.designation_of(child)
        checks.require_fits(target, now.kind, field="into")
        checks.require_name_free(target, now.name)
        if now.name in names:
            raise Conflict(messages.NAME_TAKEN.format(above=checks.name_of(target), name=now.name), field="name")
        checks.require_after(child, Placement.objects.filter(organisation=child).latest("valid_from").valid_from, on)
        names.add(now.name)


def _merge_one(by: Actor, source: Organisation, target: Organisation, on: date) -> tuple[list[Organisation], dict[str, int]]:
    children = _children(source)
    for child in children:
        tree.hang(child, target, on)
    counts = end_life(EndOfLife(by, source, target, on))
    Succession.objects.create(predecessor=source, successor=target, on=on, kind=ActKind.MERGED)
    return children, counts


def _children(organisation: Organisation) -> list[Organisation]:
    return list(Organisation.objects.filter(placements__parent=organisation, placements__valid_to=FOREVER))
