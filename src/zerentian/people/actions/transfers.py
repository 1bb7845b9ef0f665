"""组织关系转接: opened by the side that lets go, closed by the side that receives. The membership stays where it is until then."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.actions.memberships import begin_membership, end_membership, open_membership
from zerentian.people.actions.persons import UNKNOWN, person_register
from zerentian.people.checks import organisation_kept, person_seen, require_kept, transfer_seen
from zerentian.people.facts import Facts
from zerentian.people.models import Membership, Person, Transfer
from zerentian.people.vocabulary import MembershipEnd, MembershipKind, TransferState

LETTER_LONGEST, ELSEWHERE_LONGEST, WHY_LONGEST = 60, 100, 200


@transaction.atomic
def transfer_open(*, by: Actor, person: str, on: date, target: str = "", elsewhere: str = "", letter: str = "") -> str:
    """Let a member go, by letter of introduction, to `target` (uid, anywhere in the district) or `elsewhere`; returns the uid.

    Nothing changes in the membership until the other side has received.
    """
    lock_tree()
    who = person_seen(by, person)
    row = open_membership(who)
    require_kept(by, row.organisation)
    organisation_checks.require_not_future(on)
    elsewhere, letter = _clean(elsewhere, letter)
    if bool(target) == bool(elsewhere):
        raise Invalid(messages.ONE_TARGET, field="target")
    goes_to = _target(row, target, on) if target else None
    _require_none_open(who)
    if on < row.valid_from:
        where, since = organisation_checks.name_of(row.organisation), in_words(row.valid_from)
        sentence = messages.TRANSFER_BEFORE_JOINING.format(on=in_words(on), name=who.name, organisation=where, since=since)
        raise Invalid(sentence, field="on")
    opened = Transfer.objects.create(person=who, source=row.organisation, target=goes_to, elsewhere=elsewhere, letter=letter, opened_on=on)
    return _recorded(by, "transfer.open", opened, on)


def _clean(elsewhere: str, letter: str) -> tuple[str, str]:
    elsewhere, letter = elsewhere.strip(), letter.strip()
    organisation_checks.require_length(elsewhere, ELSEWHERE_LONGEST, "区外组织", "elsewhere")
    organisation_checks.require_length(letter, LETTER_LONGEST, "介绍信编号", "letter")
    return elsewhere, letter


def _target(row: Membership, uid: str, on: date) -> Organisation:
    """Any organisation of the district: members go where nobody at the source looks."""
    found = Organisation.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound(messages.NO_SUCH_TARGET, field="target")
    if found == row.organisation:
        raise Conflict(
            messages.TRANSFER_TO_ITSELF.format(name=row.person.name, organisation=organisation_checks.name_of(found)), field="target"
        )
    organisation_checks.require_alive_since(found, on)
    return found


def _require_none_open(who: Person) -> None:
    under_way = Transfer.objects.filter(person=who, state=TransferState.OPEN).select_related("target").first()
    if under_way:
        target = organisation_checks.name_of(under_way.target) if under_way.target else under_way.elsewhere
        raise Conflict(messages.TRANSFER_OPEN_ALREADY.format(name=who.name, on=in_words(under_way.opened_on), target=target))


@transaction.atomic
def transfer_receive(*, by: Actor, transfer: str, on: date) -> None:
    """The target takes the member over: the membership at the source ends the day `on` and one of the same kind begins here."""
    lock_tree()
    subject = transfer_seen(by, transfer)
    if subject.target is None:
        raise Conflict(messages.TRANSFER_ELSEWHERE)
    require_kept(by, subject.target)
    _require_closable(subject, on)
    organisation_checks.require_alive_since(subject.target, on)
    row = open_membership(subject.person)
    end_membership(row, on, MembershipEnd.MOVED)
    begin_membership(subject.person, subject.target, row.kind, on)
    _close(by, "transfer.receive", subject, TransferState.RECEIVED, on)


@transaction.atomic
def transfer_acknowledge(*, by: Actor, transfer: str, on: date) -> None:
    """The receipt from outside the district has come: the membership here ends the day `on`."""
    lock_tree()
    subject = transfer_seen(by, transfer)
    if subject.target is not None:
        raise Conflict(messages.TRANSFER_INSIDE.format(target=organisation_checks.name_of(subject.target)))
    if subject.source:
        require_kept(by, subject.source)
    _require_closable(subject, on)
    end_membership(open_membership(subject.person), on, MembershipEnd.LEFT_DISTRICT)
    _close(by, "transfer.acknowledge", subject, TransferState.RECEIVED, on)


@transaction.atomic
def transfer_return(*, by: Actor, transfer: str, on: date, why: str) -> None:
    """The target sends it back: the member stays where they are. Both sides read `why`."""
    lock_tree()
    subject = transfer_seen(by, transfer)
    if subject.target is None:
        raise Conflict(messages.TRANSFER_ELSEWHERE)
    require_kept(by, subject.target)
    _close_without(by, "transfer.return", subject, TransferState.RETURNED, on, why)


@transaction.atomic
def transfer_cancel(*, by: Actor, transfer: str, on: date, why: str) -> None:
    """The source takes its letter back: the member stays where they are. Both sides read `why`."""
    lock_tree()
    subject = transfer_seen(by, transfer)
    if subject.source:
        require_kept(by, subject.source)
    _close_without(by, "transfer.cancel", subject, TransferState.CANCELLED, on, why)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody this installation does not know yet; the words are those of `person_register`."""

    name: str
    namesake: bool = False
    facts: Facts = UNKNOWN
    identity: str = ""
    phone: str = ""
    sure: bool = False


@transaction.atomic
def transfer_admit(*, by: Actor, organisation: str, who: str | Newcomer, kind: str, elsewhere: str, on: date, letter: str = "") -> str:
    """Take in a member from outside the district, who came with a letter from `elsewhere`; returns the transfer's uid.

    `who`: uid of a person known here without a membership, or a newcomer, who is registered by the way (an entry of its own).
    """
    lock_tree()
    organ = organisation_kept(by, organisation)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    elsewhere, letter = _clean(elsewhere, letter)
    if not elsewhere:
        raise Invalid(messages.ELSEWHERE_MISSING, field="elsewhere")
    if kind not in MembershipKind.values:
        raise Invalid(messages.UNKNOWN_MEMBERSHIP.format(kind=kind), field="kind")
    person = _registered(by, organ, who, kind, on) if isinstance(who, Newcomer) else _joined_again(by, organ, who, kind, on)
    arrived = Transfer.objects.create(
        person=person, target=organ, elsewhere=elsewhere, letter=letter, opened_on=on, closed_on=on, state=TransferState.RECEIVED
    )
    return _recorded(by, "transfer.admit", arrived, on, kind=kind)


def _registered(by: Actor, organ: Organisation, who: Newcomer, kind: str, on: date) -> Person:
    known = {field: getattr(who, field) for field in Newcomer.__slots__}
    uid = person_register(by=by, organisation=organ.uid, on=on, membership=kind, **known)
    return Person.objects.get(uid=uid)


def _joined_again(by: Actor, organ: Organisation, uid: str, kind: str, on: date) -> Person:
    who = person_seen(by, uid)
    last: Membership | None = Membership.objects.filter(person=who).order_by("-valid_to").first()
    if last and last.open:
        here = messages.MEMBER_HERE_ALREADY if last.organisation == organ else messages.MEMBER_ALREADY
        raise Conflict(here.format(name=who.name, organisation=organisation_checks.name_of(organ)))
    if last and on < last.valid_to:
        raise Invalid(messages.BEFORE_LEFT.format(name=who.name, until=in_words(last.valid_to), on=in_words(on)), field="on")
    begin_membership(who, organ, kind, on)
    return who


def require_under_way(subject: Transfer) -> None:
    if subject.closed_on:
        raise Conflict(messages.TRANSFER_DONE.format(state=TransferState(subject.state).label, on=in_words(subject.closed_on)))


def _require_closable(subject: Transfer, on: date) -> None:
    require_under_way(subject)
    organisation_checks.require_not_future(on)
    if on < subject.opened_on:
        sentence = messages.TRANSFER_CLOSED_BEFORE_OPENED.format(on=in_words(on), opened=in_words(subject.opened_on))
        raise Invalid(sentence, field="on")


def _close_without(by: Actor, verb: str, subject: Transfer, state: TransferState, on: date, why: str) -> None:
    """Close a transfer after which the membership is what it was."""
    _require_closable(subject, on)
    if not why.strip():
        raise Invalid(messages.TRANSFER_WHY_MISSING, field="why")
    organisation_checks.require_length(why.strip(), WHY_LONGEST, "原因", "why")
    _close(by, verb, subject, state, on, why.strip())


def _close(by: Actor, verb: str, subject: Transfer, state: TransferState, on: date, why: str = "") -> None:
    subject.state, subject.closed_on, subject.why = state, on, why
    subject.save(update_fields=["state", "closed_on", "why"])
    _recorded(by, verb, subject, on)


def _recorded(by: Actor, verb: str, subject: Transfer, on: date, **more: object) -> str:
    """What was typed (`elsewhere`, `letter`, `why`) stays in the row: it may name somebody, and the journal forgets nothing."""
    sides = {"source": subject.source, "target": subject.target}
    uids: dict[str, object] = {side: organisation.uid if organisation else "" for side, organisation in sides.items()}
    record(by=by, verb=verb, object=subject.uid, data={"person": subject.person.uid, "on": on.isoformat(), **uids, **more})
    return subject.uid
