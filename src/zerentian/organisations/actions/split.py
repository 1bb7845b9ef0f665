from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.actions.found import create, require_sound
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Organisation, Placement, Succession
from zerentian.organisations.vocabulary import ActKind, Form, PartRole


@dataclass(frozen=True, slots=True)
class NewPart:
    """One new organisation beside the old one, and which of the old one's children (uids) go to it."""

    name: str
    kind: str
    area: str
    short_name: str = ""
    children: tuple[str, ...] = ()


@transaction.atomic
def organisation_split(
    *, by: Actor, organisation: str, into: Sequence[NewPart], on: date, paper: str = "", seen: int | None = None
) -> list[str]:
    """Found new organisations beside `organisation`, which goes on with what is left. Returns their uids."""
    tree.lock_tree()
    into = [replace(part, name=part.name.strip()) for part in into]
    subject = checks.organisation_seen(by, organisation)
    checks.require_tree_right(by, subject)
    checks.require_alive_since(subject, on)
    checks.require_not_future(on)
    checks.require_fresh(subject, seen)
    above = checks.parent_of(subject)
    if above is None:
        raise Conflict(messages.ROOT_STAYS.format(name=checks.name_of(subject)))
    if not into:
        raise Invalid(messages.SPLIT_NEEDS_ONE, field="name")
    checks.require_after(subject, Placement.objects.filter(organisation=subject).latest("valid_from").valid_from, on)
    chosen = _children(by, subject, into, on)
    parts = [(PartRole.SUBJECT, subject)]
    for part in into:
        parts += _found_part(subject, above, part, chosen[part.name], on)
    names = "、".join(part.name for part in into)
    write_act(by, "organisation.split", ActKind.SPLIT, on, paper, f"从{checks.name_of(subject)}分设{names}", parts)
    return [new.uid for role, new in parts if role == PartRole.RESULT]


def _found_part(
    subject: Organisation, above: Organisation, part: NewPart, children: list[Organisation], on: date
) -> list[tuple[PartRole, Organisation]]:
    require_sound(part.name, part.kind, part.area, Form.REGULAR, on, None)
    checks.require_fits(above, part.kind)
    checks.require_name_free(above, part.name)
    new = create(above, part.name, part.kind, part.area, on, part.short_name)
    for child in children:
        checks.require_fits(new, checks.designation_of(child).kind, field="children")
        tree.hang(child, new, on)
    Succession.objects.create(predecessor=subject, successor=new, on=on, kind=ActKind.SPLIT)
    return [(PartRole.RESULT, new), *((PartRole.MOVED, child) for child in children)]


def _children(by: Actor, subject: Organisation, into: Sequence[NewPart], on: date) -> dict[str, list[Organisation]]:
    """The children chosen for each part, once each, all of them directly below the subject on the day."""
    chosen: dict[str, list[Organisation]] = {}
    taken: set[int] = set()
    for part in into:
        chosen[part.name] = [_child(by, subject, uid, on, taken) for uid in part.children]
    return chosen


def _child(by: Actor, subject: Organisation, uid: str, on: date, taken: set[int]) -> Organisation:
    child = checks.organisation_seen(by, uid)
    placement = Placement.objects.filter(organisation=child).latest("valid_from")
    if placement.parent_id != subject.pk or not placement.open or placement.valid_from >= on:
        sentence = messages.SPLIT_CHILD_ELSEWHERE.format(child=checks.name_of(child), on=in_words(on), name=checks.name_of(subject))
        raise Invalid(sentence, field="children")
    if child.pk in taken:
        raise Invalid(messages.SPLIT_CHILD_TWICE.format(child=checks.name_of(child)), field="children")
    taken.add(child.pk)
    return child
