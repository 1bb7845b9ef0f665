"""What has moved about one person: transfers, attachments, findings of relation checks, and what may be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people import messages
from zerentian.people.actions.memberships import open_membership
from zerentian.people.checks import attachment_seen, keeps, person_seen, relation_check_seen, require_kept
from zerentian.people.models import Attachment, Membership, Person, Post, RelationCheck, Transfer
from zerentian.people.queries.persons import Place, organisation_names
from zerentian.people.queries.transfers import is_late
from zerentian.people.vocabulary import MembershipKind, PutRight, RelationFault, TransferState


@dataclass(frozen=True, slots=True)
class TransferLine:
    """`uid` is empty where the actor sees neither side."""

    uid: str
    source: str
    target: str
    opened_on: date
    closed_on: date | None
    state: TransferState
    late: bool


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    uid: str
    place: Place
    title: str
    valid_from: date
    valid_to: date
    may_end: bool


@dataclass(frozen=True, slots=True)
class CheckLine:
    """`put_right`: how, "" while the fault is open."""

    uid: str
    place: Place
    fault: str
    valid_from: date
    valid_to: date
    put_right: str
    may_put_right: bool


@dataclass(frozen=True, slots=True)
class Movements:
    """`may_keep`: the actor keeps people somewhere, and so may attach a person or note a finding there."""

    transfers: Sequence[TransferLine]
    attachments: Sequence[AttachmentLine]
    checks: Sequence[CheckLine]
    may_transfer: bool
    may_confirm: bool
    may_end: bool
    may_admit: bool
    may_keep: bool


def movements(actor: Actor, uid: str) -> Movements:
    """Newest first. Organisations are named to everybody who sees the person; they lead on where the actor may go."""
    who = person_seen(actor, uid)
    transfers = list(Transfer.objects.filter(person=who).select_related("source", "target").order_by("-opened_on", "-pk"))
    attachments = list(Attachment.objects.filter(person=who).select_related("organisation").order_by("-valid_from", "-pk"))
    checks = list(RelationCheck.objects.filter(person=who).select_related("organisation").order_by("-valid_from", "-pk"))
    sides = [side for row in transfers for side in (row.source, row.target) if side]
    known = _Known(actor, [*sides, *(each.organisation for each in attachments), *(each.organisation for each in checks)])
    row = Membership.objects.filter(person=who, valid_to=FOREVER).select_related("organisation").first()
    kept = row is not None and keeps(actor, row.organisation)
    somewhere = bool(actor.tops(Right.KEEP_PEOPLE))
    return Movements(
        transfers=[_transfer(each, known) for each in transfers],
        attachments=[_attachment(each, known) for each in attachments],
        checks=[_check(each, known) for each in checks],
        may_transfer=kept and not any(each.state == TransferState.OPEN for each in transfers),
        may_confirm=row is not None and kept and row.kind == MembershipKind.PROBATIONARY,
        may_end=kept,
        may_admit=row is None and somewhere,
        may_keep=somewhere,
    )


class _Known:
    """Names of organisations, and what the actor may do there, asked once for each."""

    def __init__(self, actor: Actor, organisations: Sequence[Organisation]) -> None:
        paths = {each.pk: path_keys(each) for each in organisations}
        self.names = organisation_names(paths)
        self.seen = {key for key, path in paths.items() if actor.may(Right.SEE, path)}
        self.kept = {key for key, path in paths.items() if actor.may(Right.KEEP_PEOPLE, path)}

    def place(self, organisation: Organisation) -> Place:
        return Place(organisation.uid if organisation.pk in self.seen else "", self.names[organisation.pk])


def _transfer(row: Transfer, known: _Known) -> TransferLine:
    sides = [known.names[side.pk] if side else row.elsewhere for side in (row.source, row.target)]
    seen = any(side.pk in known.seen for side in (row.source, row.target) if side)
    uid = row.uid if seen else ""
    return TransferLine(uid, sides[0], sides[1], row.opened_on, row.closed_on, TransferState(row.state), is_late(row))


def _attachment(row: Attachment, known: _Known) -> AttachmentLine:
    may_end = row.open and row.organisation.pk in known.kept
    return AttachmentLine(row.uid, known.place(row.organisation), _way(row.kind), row.valid_from, row.valid_to, may_end)


def _way(kind: str) -> str:
    found = catalogue().attachments.get(kind)
    return found.title if found else kind


def _check(row: RelationCheck, known: _Known) -> CheckLine:
    how = PutRight(row.put_right).label if row.put_right else ""
    may = row.open and row.organisation.pk in known.kept
    return CheckLine(row.uid, known.place(row.organisation), RelationFault(row.fault).label, row.valid_from, row.valid_to, how, may)


@dataclass(frozen=True, slots=True)
class MemberNow:
    """The present membership of a person, and the posts held today: what a form about moving on shows."""

    uid: str
    name: str
    place: str
    place_uid: str
    kind: str
    since: date
    posts: Sequence[str]


def member_kept(actor: Actor, uid: str) -> MemberNow:
    """For the forms on a membership: raises what the act itself would."""
    who = person_seen(actor, uid)
    row = open_membership(who)
    require_kept(actor, row.organisation)
    name = organisation_names([row.organisation_id])[row.organisation_id]
    return MemberNow(who.uid, who.name, name, row.organisation.uid, MembershipKind(row.kind).label, row.valid_from, posts_open(who))


def posts_open(who: Person) -> list[str]:
    """青禾第一党支部书记, one line per post that has not ended."""
    posts = list(Post.objects.filter(person=who, valid_to=FOREVER).order_by("valid_from", "pk"))
    names = organisation_names({post.organisation_id for post in posts})
    return [f"{names[post.organisation_id]}{catalogue().posts[post.kind].title}" for post in posts]


def person_to_place(actor: Actor, uid: str) -> Place:
    """The person, to somebody who keeps people somewhere and so may enter the person there."""
    who = person_seen(actor, uid)
    if not (actor.program or actor.tops(Right.KEEP_PEOPLE)):
        raise NotAllowed(messages.NEEDS_SOME_PEOPLE_RIGHT)
    return Place(who.uid, who.name)


@dataclass(frozen=True, slots=True)
class Row:
    """An attachment or a finding with its person, for the form that ends it."""

    uid: str
    person: str
    person_uid: str
    place: str
    what: str
    since: date


def attachment_kept(actor: Actor, uid: str) -> Row:
    row = attachment_seen(actor, uid)
    require_kept(actor, row.organisation)
    return _row(row, _way(row.kind))


def relation_check_kept(actor: Actor, uid: str) -> Row:
    row = relation_check_seen(actor, uid)
    require_kept(actor, row.organisation)
    return _row(row, RelationFault(row.fault).label)


def _row(row: Attachment | RelationCheck, what: str) -> Row:
    place = organisation_names([row.organisation_id])[row.organisation_id]
    return Row(row.uid, row.person.name, row.person.uid, place, what, row.valid_from)
