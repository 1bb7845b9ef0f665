"""Membership in time: made full, and ended for another reason than a transfer."""

from datetime import date, timedelta

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages, rules
from zerentian.people.checks import person_seen, require_kept
from zerentian.people.facts import Facts
from zerentian.people.models import Account, Acting, Attachment, Membership, Person, Post, RelationCheck, Transfer
from zerentian.people.vocabulary import MembershipEnd, MembershipKind, TransferState

ENDINGS = (
    MembershipEnd.DECEASED,
    MembershipEnd.WITHDREW,
    MembershipEnd.REMOVED,
    MembershipEnd.EXPELLED,
    MembershipEnd.CANCELLED,
)
"""What `membership_end` may say; the others follow from other acts."""
ABOUT_CONFIRMING = {"full-before", "full-soon"}  # the contradictions that a date of confirmation can bring


@transaction.atomic
def membership_confirm(*, by: Actor, person: str, on: date, sure: bool = False) -> None:
    """转正: the probationary row ends and a full one begins the same day; length of membership counts from it.

    Confirmed less than a year after joining is asked about first; `sure` answers that it is so.
    """
    lock_tree()
    who = person_seen(by, person)
    row = open_membership(who)
    require_kept(by, row.organisation)
    organisation_checks.require_not_future(on)
    if row.kind != MembershipKind.PROBATIONARY:
        raise Conflict(messages.NOT_PROBATIONARY.format(name=who.name))
    _require_probation_served(who, on, sure)
    end_membership(row, on, MembershipEnd.CONFIRMED)
    begin_membership(who, row.organisation, MembershipKind.FULL, on)
    Person.objects.filter(pk=who.pk).update(full_on=on, version=who.version + 1)
    data: dict[str, object] = {"organisation": row.organisation.uid, "on": on.isoformat()}
    record(by=by, verb="membership.confirm", object=who.uid, data=data)


def _require_probation_served(who: Person, on: date, sure: bool) -> None:
    facts = Facts(joined=who.joined, full_on=on)
    for found in rules.contradictions(facts, kind=MembershipKind.FULL, number="", today=clock.today()):
        if found.code in ABOUT_CONFIRMING and not found.question:
            raise Invalid(found.sentence, field="on")
        if found.code in ABOUT_CONFIRMING and not sure:
            raise Invalid(messages.IS_IT_SO.format(questions=found.sentence), field="sure")


@transaction.atomic
def membership_end(*, by: Actor, person: str, on: date, ending: str, paper: str = "") -> None:
    """End a membership; `on` is the first day without it, `ending` one of ENDINGS. A transfer under way is cancelled.

    Posts stay until they are ended, but for a death: that ends posts, what is done for others, attachments and open findings, and
    disables the account.
    """
    lock_tree()
    who = person_seen(by, person)
    row = open_membership(who)
    require_kept(by, row.organisation)
    organisation_checks.require_not_future(on)
    _require_ending(row, ending)
    end_membership(row, on, MembershipEnd(ending))
    _cancel_transfer(who, on)
    data: dict[str, object] = {"organisation": row.organisation.uid, "ending": ending, "on": on.isoformat(), "paper": paper}
    if ending == MembershipEnd.DECEASED:
        data |= _end_everything(who, on)
    record(by=by, verb="membership.end", object=who.uid, data=data)


def _require_ending(row: Membership, ending: str) -> None:
    if ending in (MembershipEnd.MOVED, MembershipEnd.LEFT_DISTRICT):
        raise Invalid(messages.ENDING_IS_A_TRANSFER, field="ending")
    if ending not in ENDINGS:
        raise Invalid(messages.UNKNOWN_ENDING.format(ending=ending), field="ending")
    if ending == MembershipEnd.CANCELLED and row.kind != MembershipKind.PROBATIONARY:
        raise Conflict(messages.CANCELLED_ONLY_PROBATIONARY.format(name=row.person.name), field="ending")
    if ending == MembershipEnd.EXPELLED and row.kind != MembershipKind.FULL:
        raise Conflict(messages.EXPELLED_ONLY_FULL.format(name=row.person.name), field="ending")


def _cancel_transfer(who: Person, on: date) -> None:
    for each in Transfer.objects.filter(person=who, state=TransferState.OPEN):
        each.state, each.closed_on, each.why = TransferState.CANCELLED, max(on, each.opened_on), messages.MOOT_BY_ENDING
        each.save(update_fields=["state", "closed_on", "why"])


def _end_everything(who: Person, on: date) -> dict[str, object]:
    """What a death ends besides the membership; counts for the journal."""
    posts = Post.objects.filter(person=who, valid_to__gt=on)
    later = posts.filter(valid_from__gte=on).count()
    if later:
        raise Conflict(messages.POSTS_BEGIN_LATER.format(name=who.name, count=later, on=in_words(on)), field="on")
    ended = posts.update(valid_to=on)
    for model in (Acting, Attachment, RelationCheck):
        _stop(model, who, on)
    account = Account.objects.filter(person=who, is_active=True).first()
    if account:
        Account.objects.filter(pk=account.pk).update(is_active=False)  # the next request of a sign-in that is still open finds nobody
    return {"posts": ended, "account": account.uid if account else ""}


def _stop(model: type[Acting] | type[Attachment] | type[RelationCheck], who: Person, on: date) -> None:
    """A row that began on the day or later was entered too late: it keeps its first day and no more."""
    for row in model.objects.filter(person=who, valid_to__gt=on):
        last = max(on, row.valid_from + timedelta(days=1))
        model.objects.filter(pk=row.pk).update(valid_to=min(last, row.valid_to))


def open_membership(who: Person) -> Membership:
    row: Membership | None = Membership.objects.filter(person=who, valid_to=FOREVER).select_related("person", "organisation").first()
    if row is None:
        raise Conflict(messages.NOT_A_MEMBER.format(name=who.name))
    return row


def end_membership(row: Membership, on: date, ending: MembershipEnd) -> None:
    """Refuses a day on which the row had not begun: a membership lasts at least a day."""
    if on <= row.valid_from:
        sentence = messages.MEMBERSHIP_ENDS_TOO_EARLY.format(on=in_words(on), since=in_words(row.valid_from))
        raise Invalid(sentence, field="on")
    Membership.objects.filter(pk=row.pk).update(valid_to=on, ending=ending)


def begin_membership(who: Person, organisation: Organisation, kind: str, on: date) -> None:
    Membership.objects.create(person=who, organisation=organisation, kind=kind, valid_from=on)
