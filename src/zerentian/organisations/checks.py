"""The questions every act asks first: may they, and is the state right. Each raises a refusal in words, or returns."""

from datetime import date

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Stale
from zerentian.organisations import messages
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Organisation, Placement
from zerentian.organisations.queries.paths import path_keys


def designation_of(organisation: Organisation) -> Designation:
    """The present designation, or the last one of a closed organisation."""
    found: Designation | None = Designation.objects.filter(organisation=organisation).order_by("-valid_to").first()
    assert found is not None  # founding writes one, and none is ever deleted
    return found


def name_of(organisation: Organisation) -> str:
    return designation_of(organisation).name


def parent_of(organisation: Organisation) -> Organisation | None:
    """The present parent, or the last one of a closed organisation."""
    placement = Placement.objects.filter(organisation=organisation).order_by("-valid_to").select_related("parent").first()
    return placement.parent if placement else None


def organisation_seen(by: Actor, uid: str) -> Organisation:
    """The organisation, if the actor may know of it. One sentence for "not there" and "not yours": the difference would tell."""
    organisation = Organisation.objects.filter(uid=uid).first()
    if organisation is None or not by.may(Right.SEE, path_keys(organisation)):
        raise NotFound(messages.NO_SUCH)
    return organisation


def require_tree_right_below(by: Actor, parent: Organisation, name: str) -> None:
    """To change what stands directly below `parent`; `name` is the organisation the sentence is about."""
    if not by.may(Right.CHANGE_TREE, path_keys(parent)):
        raise NotAllowed(messages.NEEDS_TREE_RIGHT.format(name=name, above=name_of(parent)))


def require_tree_right(by: Actor, organisation: Organisation) -> None:
    """To change the organisation's own name, place or life: held at its parent or above, for a root at the root itself."""
    parent, name = parent_of(organisation), name_of(organisation)
    if parent:
        require_tree_right_below(by, parent, name)
    elif not by.may(Right.CHANGE_TREE, path_keys(organisation)):
        raise NotAllowed(messages.NEEDS_TREE_RIGHT_AT_ROOT.format(name=name))


def require_not_future(on: date, field: str = "on") -> None:
    if on > clock.today():
        raise Invalid(messages.FUTURE.format(on=in_words(on), today=in_words(clock.today())), field=field)


def require_open(organisation: Organisation) -> None:
    if organisation.closed != FOREVER:
        raise Conflict(messages.ALREADY_CLOSED.format(name=name_of(organisation), closed=in_words(organisation.closed)))


def require_alive_since(organisation: Organisation, on: date) -> None:
    """Open, and founded on or before `on`."""
    require_open(organisation)
    if on < organisation.founded:
        name, founded = name_of(organisation), in_words(organisation.founded)
        raise Invalid(messages.BEFORE_FOUNDED.format(on=in_words(on), name=name, founded=founded), field="on")


def require_after(organisation: Organisation, last: date, on: date) -> None:
    """`last`: the day the fact that now ends began; a fact lasts at least a day."""
    if on <= last:
        name = name_of(organisation)
        raise Invalid(messages.BEFORE_LAST.format(name=name, last=in_words(last), on=in_words(on)), field="on")


def require_not_before(organisation: Organisation, last: date, on: date) -> None:
    """As `require_after`, but on the very day `last` the fact is not ended: it was entered wrongly and is put right."""
    if on < last:
        require_after(organisation, last, on)


def require_fresh(organisation: Organisation, seen: int | None) -> None:
    """`seen`: the version on the page the form was filled on; None for the program and for bulk work."""
    if seen is not None and seen != organisation.version:
        raise Stale(messages.STALE.format(name=name_of(organisation)))


def require_length(text: str, limit: int, what: str, field: str) -> None:
    if len(text) > limit:
        raise Invalid(messages.TOO_LONG.format(what=what, limit=limit, count=len(text)), field=field)


def require_fits(parent: Organisation, kind: str, field: str = "kind") -> None:
    """The catalogue allows `kind` below the parent's present kind."""
    above, kinds = designation_of(parent), catalogue().kinds
    allowed = kinds[above.kind].may_contain
    if kind not in allowed:
        named = "、".join(kinds[code].title for code in allowed) or "没有"
        sentence = messages.MAY_NOT_CONTAIN.format(
            above=above.name, above_kind=kinds[above.kind].title, kind=kinds[kind].title, allowed=named
        )
        raise Invalid(sentence, field=field)


def require_name_free(parent: Organisation | None, name: str, besides: Organisation | None = None) -> None:
    """No open sibling is called `name`."""
    if parent is None:
        return
    siblings = Placement.objects.filter(parent=parent, valid_to=FOREVER).values("organisation")
    taken = Designation.objects.filter(organisation__in=siblings, valid_to=FOREVER, name=name)
    if besides:
        taken = taken.exclude(organisation=besides)
    if taken.exists():
        raise Conflict(messages.NAME_TAKEN.format(above=name_of(parent), name=name), field="name")
