from datetime import date, timedelta

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import person_seen, post_seen
from zerentian.people.giving import acting_seen, require_can_end, require_can_lend, require_lendable, stands_for
from zerentian.people.models import Account, Acting, Person, Post

A_DAY = timedelta(days=1)


@transaction.atomic
def acting_begin(*, by: Actor, post: str, person: str, on: date, until: date, paper: str = "") -> str:
    """Let a person do what the holder of a post may do, from `on` up to and including `until`; returns the uid.

    By the holder, or by whoever could appoint to the post, for somebody else than themselves. It ends before `until` when the post ends.
    """
    lock_tree()
    subject = post_seen(by, post)
    require_can_lend(by, subject)
    who = person_seen(by, person)
    require_lendable(subject)
    _require_days(subject, on, until)
    organisation_checks.require_length(paper, 100, "依据", "paper")
    _require_suits(by, who, subject)
    _require_not_yet(who, subject, on, until)
    acting = Acting.objects.create(post=subject, person=who, valid_from=on, valid_to=until + A_DAY, paper=paper)
    days = {"on": on.isoformat(), "until": until.isoformat()}
    data: dict[str, object] = {"post": subject.uid, "holder": subject.person.uid, "person": who.uid, **days, "paper": paper}
    record(by=by, verb="acting.begin", object=acting.uid, data=data)
    return acting.uid


@transaction.atomic
def acting_end(*, by: Actor, acting: str, on: date) -> None:
    """End it early; `on` is the first day without it, and today means: in the very next request.

    What begins today or later and ends no later than it begins never was for a whole day: its row goes, the journal keeps both entries.
    """
    lock_tree()
    subject = acting_seen(by, acting)
    require_can_end(by, subject)
    if subject.valid_to <= max(on, clock.today()):
        raise Conflict(messages.ACTING_OVER.format(last=in_words(subject.valid_to - A_DAY)))
    if on > subject.valid_from:
        Acting.objects.filter(pk=subject.pk).update(valid_to=on)
    elif subject.valid_from >= clock.today():
        subject.delete()
    else:
        sentence = messages.ACTING_ENDS_TOO_EARLY.format(on=in_words(on), since=in_words(subject.valid_from))
        raise Invalid(sentence, field="on")
    post = subject.post
    data: dict[str, object] = {"post": post.uid, "holder": post.person.uid, "person": subject.person.uid, "on": on.isoformat()}
    record(by=by, verb="acting.end", object=acting, data=data)


def _require_days(post: Post, on: date, until: date) -> None:
    """Within the post, not over yet, and at most as long as the catalogue allows; nor does it begin further away than that."""
    most, today = catalogue().value("acting_most_days"), clock.today()
    if on < post.valid_from:
        raise Invalid(messages.ACTING_BEFORE_POST.format(on=in_words(on), since=in_words(post.valid_from)), field="on")
    if until < on:
        raise Invalid(messages.ACTING_UNTIL_BEFORE_ON.format(until=in_words(until), on=in_words(on)), field="until")
    if until < today:
        raise Invalid(messages.ACTING_OVER_ALREADY.format(until=in_words(until)), field="until")
    if (until - min(on, today)).days >= most:
        latest = in_words(min(on, today) + timedelta(days=most - 1))
        raise Invalid(messages.ACTING_TOO_LONG.format(most=most, latest=latest), field="until")


def _require_suits(by: Actor, person: Person, post: Post) -> None:
    """Somebody else than the holder, who can sign in or may be given an account; and nobody names themselves."""
    if person == post.person:
        raise Invalid(messages.ACTING_FOR_ONESELF.format(name=person.name), field="person")
    if stands_for(by, person):
        raise Invalid(messages.ACTING_NAMED_BY_ONESELF.format(holder=post.person.name), field="person")
    account = Account.objects.filter(person=person).first()
    if account is not None and not account.is_active:
        raise Conflict(messages.ACTING_ACCOUNT_OFF.format(name=person.name), field="person")
    if account is None and not Post.objects.at(clock.today()).filter(person=person).exists():
        raise Conflict(messages.ACTING_NO_ACCOUNT.format(name=person.name), field="person")


def _require_not_yet(person: Person, post: Post, on: date, until: date) -> None:
    rows = Acting.objects.filter(person=person, post=post, valid_from__lte=until, valid_to__gt=on)
    row = rows.order_by("valid_from").first()
    if row is not None:
        days = {"since": in_words(row.valid_from), "last": in_words(row.valid_to - A_DAY)}
        raise Conflict(messages.ACTING_ALREADY.format(name=person.name, holder=post.person.name, **days), field="person")
