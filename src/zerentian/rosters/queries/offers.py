"""What an actor may import, and for which organisation to begin with."""

from collections.abc import Iterator
from dataclasses import dataclass

from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.checks import name_of, organisation_seen
from zerentian.organisations.models import Organisation
from zerentian.rosters import messages
from zerentian.rosters.checks import NEEDED, require_may_import
from zerentian.rosters.headers import FieldSpec
from zerentian.rosters.pack import kinds


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of roster, with the organisation of the actor's first post that may import it."""

    kind: str
    title: str
    organisation_uid: str
    organisation: str
    fields: tuple[FieldSpec, ...]


def import_offers(actor: Actor) -> list[Offer]:
    return [offer for kind in kinds() for offer in _first(actor, kind)]


def _first(actor: Actor, kind: str) -> Iterator[Offer]:
    for top in _tops(actor, NEEDED[kind]):
        try:
            require_may_import(actor, top, kind)
        except NotAllowed:
            continue
        it = kinds()[kind]
        yield Offer(kind, it.title, top.uid, name_of(top), it.fields)
        return


def _tops(actor: Actor, right: Right) -> list[Organisation]:
    """In the order of the posts, those that reach below first."""
    keys = dict.fromkeys([*actor.tops(right, below=True), *actor.tops(right)])
    found = Organisation.objects.in_bulk(list(keys))
    return [found[key] for key in keys if key in found]


def require_offers(actor: Actor) -> list[Offer]:
    """Raises NotAllowed for those who import nothing."""
    offers = import_offers(actor)
    if not offers:
        raise NotAllowed(messages.NOT_WHILE_ACTING if actor.acting_for else messages.NOTHING_TO_IMPORT)
    return offers


def require_rosters(actor: Actor) -> None:
    """Raises NotAllowed for those who neither import nor export."""
    if not any(actor.tops(right) for right in (*NEEDED.values(), Right.EXPORT)):
        raise NotAllowed(messages.NO_ROSTERS)


def place_named(actor: Actor, uid: str) -> str:
    """Name of an organisation the actor sees."""
    return name_of(organisation_seen(actor, uid))
