"""组织关系转接 as both sides see it: what is expected here, what was let go, what is closed, and the steps of each."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, NotFound
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.people import messages
from zerentian.people.actions.transfers import require_under_way
from zerentian.people.checks import keeps, person_seen, require_kept, transfer_seen
from zerentian.people.models import Membership, Person, Post, Transfer
from zerentian.people.queries.accounts import people_behind
from zerentian.people.queries.persons import Place, organisation_names
from zerentian.people.vocabulary import MembershipKind, TransferState
from zerentian.storage.names import matching

IN, OUT, DONE = "in", "out", "done"
OPENING = ("transfer.open", "transfer.admit")


def transfers(actor: Actor, which: str) -> QuerySet[Transfer]:
    """Transfers with a side in the actor's scope: expected (IN), let go (OUT), closed (DONE). Each row knows `source_name`, `target_name`
    ("" outside the district) and the `kind` of membership."""
    rows: QuerySet[Transfer] = Transfer.objects.select_related("person")
    seen = _within(actor, Right.SEE)
    if which == IN:
        rows = rows.filter(state=TransferState.OPEN, target__in=seen)
    elif which == OUT:
        rows = rows.filter(state=TransferState.OPEN, source__in=seen)
    else:
        closed = rows.exclude(state=TransferState.OPEN)
        rows = closed.filter(target__in=seen) | closed.filter(source__in=seen)
    kind = Membership.objects.filter(person=OuterRef("person")).order_by("-valid_to").values("kind")[:1]
    return rows.annotate(source_name=_name_of("source"), target_name=_name_of("target"), kind=Subquery(kind))


def _within(actor: Actor, right: Right) -> QuerySet[Any, Any]:
    today = clock.today()
    keys: QuerySet[Any, Any] = Lineage.objects.at(today).filter(scope(actor, today, right), depth=0).values("organisation")
    return keys


def all_exportable(actor: Actor, rows: QuerySet[Transfer]) -> bool:
    """Whether the actor may take away every row: a right at one of its sides is enough."""
    within = _within(actor, Right.EXPORT)
    return not rows.exclude(Q(source__in=within) | Q(target__in=within)).exists()


def _name_of(side: str) -> Subquery:
    return Subquery(Designation.objects.filter(organisation=OuterRef(side)).order_by("-valid_to").values("name")[:1])


def letter_until(opened: date) -> date:
    """The last day of a letter's term."""
    return opened + timedelta(days=catalogue().value("transfer_letter_days"))


def is_late(row: Transfer) -> bool:
    return row.state == TransferState.OPEN and clock.today() > letter_until(row.opened_on)


@dataclass(frozen=True, slots=True)
class Step:
    """`who` is "" and `at` None where the transfer came by bulk loading."""

    what: str
    on: date
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TransferView:
    """`person` has a uid only for those who may open the page; `posts_left`: posts at the source that a received member still holds."""

    uid: str
    person: Place
    kind: str
    source: Place
    target: Place
    outside: bool  # one side is not kept in this installation
    letter: str
    opened_on: date
    until: date
    late: bool
    state: TransferState
    why: str
    steps: Sequence[Step]
    posts_left: Sequence[str]
    may_receive: bool
    may_cancel: bool
    may_acknowledge: bool


def transfer(actor: Actor, uid: str) -> TransferView:
    """One transfer. Raises NotFound for those who see neither side."""
    row = transfer_seen(actor, uid)
    is_open = row.state == TransferState.OPEN
    lets_go = is_open and row.source is not None and keeps(actor, row.source)
    kind = Membership.objects.filter(person=row.person).order_by("-valid_to").values_list("kind", flat=True).first()
    return TransferView(
        uid=row.uid,
        person=Place(row.person.uid if _sees(actor, row.person) else "", row.person.name),
        kind=MembershipKind(kind).label if kind else "",
        source=_place(actor, row.source, row.elsewhere),
        target=_place(actor, row.target, row.elsewhere),
        outside=row.source is None or row.target is None,
        letter=row.letter,
        opened_on=row.opened_on,
        until=letter_until(row.opened_on),
        late=is_late(row),
        state=TransferState(row.state),
        why=row.why,
        steps=_steps(row),
        posts_left=_posts_left(row),
        may_receive=is_open and row.target is not None and keeps(actor, row.target),
        may_cancel=lets_go,
        may_acknowledge=lets_go and row.target is None,
    )


def require_side(actor: Actor, uid: str, *, target: bool) -> None:
    """Raises what an act of the target (or of the source) would, before its form is shown."""
    row = transfer_seen(actor, uid)
    side = row.target if target else row.source
    if side is None:
        raise Conflict(messages.TRANSFER_ELSEWHERE if target else messages.TRANSFER_ARRIVED)
    require_kept(actor, side)
    require_under_way(row)


def _place(actor: Actor, organisation: Organisation | None, elsewhere: str) -> Place:
    if organisation is None:
        return Place("", elsewhere)
    seen = actor.may(Right.SEE, path_keys(organisation))
    return Place(organisation.uid if seen else "", organisation_names([organisation.pk])[organisation.pk])


def _sees(actor: Actor, who: Person) -> bool:
    try:
        person_seen(actor, who.uid)
    except NotFound:
        return False
    return True


def _steps(row: Transfer) -> list[Step]:
    entries = list(Entry.objects.filter(object=row.uid, verb__startswith="transfer.").order_by("seq"))
    opened = next((entry for entry in entries if entry.verb in OPENING), None)
    closed = next((entry for entry in entries if entry.verb not in OPENING), None)
    names = people_behind(entry.actor for entry in entries) | _principals(entries)
    if row.source is None:
        return [_step("转入", row.opened_on, opened, names)]
    steps = [_step("开出", row.opened_on, opened, names)]
    return [*steps, _step(TransferState(row.state).label, row.closed_on, closed, names)] if row.closed_on else steps


def _step(what: str, on: date, entry: Entry | None, names: dict[str, str]) -> Step:
    if entry is None:
        return Step(what, on, "", None)
    principal = _acting_for(entry)
    who = names.get(entry.actor, "") + (f"（代{names.get(principal, '')}）" if principal else "")
    return Step(what, on, who, clock.from_microseconds(entry.at))


def _principals(entries: Iterable[Entry]) -> dict[str, str]:
    uids = {_acting_for(entry) for entry in entries} - {""}
    return dict(Person.objects.filter(uid__in=uids).values_list("uid", "name")) if uids else {}


def _acting_for(entry: Entry) -> str:
    """Uid of the person for whom the actor did it, "" for nobody."""
    return str(json.loads(entry.data).get("acting_for", ""))


def _posts_left(row: Transfer) -> list[str]:
    if row.state != TransferState.RECEIVED or row.source is None:
        return []
    kept = Post.objects.filter(person=row.person, organisation=row.source, valid_to=FOREVER).order_by("valid_from", "pk")
    return [catalogue().posts[post.kind].title for post in kept]


def targets_found(actor: Actor, words: str, limit: int) -> list[tuple[str, str, str]]:
    """Organisations of the whole district by name, for those who keep people somewhere: uid, name, the one above it. Names and no more."""
    rows = _targets(actor).filter(matching(words)).select_related("organisation").order_by("sort_key", "pk")[:limit]
    above = _names_above(row.organisation_id for row in rows)
    return [(row.organisation.uid, row.name, above.get(row.organisation_id, "")) for row in rows]


def targets_named(actor: Actor, name: str) -> list[str]:
    """Uids of the organisations called exactly this."""
    return list(_targets(actor).filter(name=name.strip()).values_list("organisation__uid", flat=True))


def _targets(actor: Actor) -> QuerySet[Designation]:
    rows: QuerySet[Designation] = Designation.objects.filter(valid_to=FOREVER)
    return rows if actor.program or actor.tops(Right.KEEP_PEOPLE) else rows.none()


def _names_above(keys: Iterable[int]) -> dict[int, str]:
    pairs: dict[int, Any] = dict(
        Placement.objects.filter(organisation__in=list(keys), valid_to=FOREVER, parent__isnull=False).values_list(
            "organisation_id", "parent_id"
        )
    )
    names = organisation_names(pairs.values())
    return {key: names[parent] for key, parent in pairs.items()}
