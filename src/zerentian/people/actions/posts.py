from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import PostKind
from zerentian.organisations.models import Organisation
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import organisation_kept, person_seen, post_seen
from zerentian.people.giving import post_kind, require_can_give
from zerentian.people.models import Person, Post


@transaction.atomic
def post_appoint(*, by: Actor, organisation: str, person: str, kind: str, on: date, paper: str = "") -> str:
    """Appoint a person to a post from `on`; returns the post's uid. Nobody gives a right they do not hold themselves."""
    lock_tree()
    organ = organisation_kept(by, organisation)
    who = person_seen(by, person)
    organisation_checks.require_not_future(on)
    _require_paper(paper)
    _require_can_hold(by, organ, who, post_kind(kind), on)
    post = Post.objects.create(person=who, organisation=organ, kind=kind, valid_from=on, paper=paper)
    data: dict[str, object] = {"organisation": organ.uid, "person": who.uid, "kind": kind, "on": on.isoformat(), "paper": paper}
    record(by=by, verb="post.appoint", object=post.uid, data=data)
    return post.uid


@transaction.atomic
def post_assign(*, by: Actor, person: str, kind: str, organisations: Sequence[str], on: date, paper: str = "") -> list[str]:
    """Send one person to several organisations, to a post of a kind that is `sent`: all of them or none. Returns the posts' uids.

    One decision, one entry: it is about the person and lists every organisation with the post in it.
    """
    lock_tree()
    organs = [organisation_kept(by, uid) for uid in dict.fromkeys(organisations)]
    who = person_seen(by, person)
    sent = post_kind(kind)
    if not sent.sent:
        raise Invalid(messages.NOT_SENT.format(post=sent.title), field="kind")
    if not organs:
        raise Invalid(messages.SENT_NOWHERE, field="organisation")
    organisation_checks.require_not_future(on)
    _require_paper(paper)
    for organ in organs:
        _require_can_hold(by, organ, who, sent, on)
    posts = [Post.objects.create(person=who, organisation=organ, kind=kind, valid_from=on, paper=paper) for organ in organs]
    listed = [[organ.uid, post.uid] for organ, post in zip(organs, posts, strict=True)]
    data: dict[str, object] = {"kind": kind, "on": on.isoformat(), "paper": paper, "posts": listed}
    record(by=by, verb="post.assign", object=who.uid, data=data)
    return [post.uid for post in posts]


@transaction.atomic
def post_record(*, by: Actor, organisation: str, person: str, kind: str, since: date, until: date, paper: str = "") -> str:
    """Enter a post that was held in the past, `until` being the first day without it; returns its uid. It gives no right any more."""
    lock_tree()
    organ = organisation_kept(by, organisation)
    who = person_seen(by, person)
    held = post_kind(kind)
    organisation_checks.require_not_future(until, field="until")
    if until <= since:
        raise Invalid(messages.END_BEFORE_START.format(on=in_words(until), since=in_words(since)), field="until")
    _require_existed(organ, since, until)
    _require_paper(paper)
    _require_nobody_else(organ, who, held, since, until)
    post = Post.objects.create(person=who, organisation=organ, kind=kind, valid_from=since, valid_to=until, paper=paper)
    days = {"since": since.isoformat(), "until": until.isoformat()}
    data: dict[str, object] = {"organisation": organ.uid, "person": who.uid, "kind": kind, **days, "paper": paper}
    record(by=by, verb="post.record", object=post.uid, data=data)
    return post.uid


@transaction.atomic
def post_end(*, by: Actor, post: str, on: date, paper: str = "") -> None:
    """End a post; `on` is the first day without it. The right goes in the very next request, and with it all acting for its holder."""
    lock_tree()
    subject = post_seen(by, post)
    organ = organisation_kept(by, subject.organisation.uid)
    organisation_checks.require_not_future(on)
    if not subject.open:
        raise Conflict(messages.POST_ENDED.format(ended=in_words(subject.valid_to)))
    if on <= subject.valid_from:
        sentence = messages.END_BEFORE_START.format(on=in_words(on), since=in_words(subject.valid_from))
        raise Invalid(sentence, field="on")
    Post.objects.filter(pk=subject.pk).update(valid_to=on)
    data: dict[str, object] = {"organisation": organ.uid, "person": subject.person.uid, "on": on.isoformat(), "paper": paper}
    record(by=by, verb="post.end", object=subject.uid, data=data)


def _require_paper(paper: str) -> None:
    organisation_checks.require_length(paper, 100, "任免文号", "paper")


def _require_can_hold(by: Actor, organisation: Organisation, person: Person, kind: PostKind, on: date) -> None:
    organisation_checks.require_alive_since(organisation, on)
    require_can_give(by, organisation, kind)
    _require_free(organisation, person, kind, on)


def _require_free(organisation: Organisation, person: Person, kind: PostKind, on: date) -> None:
    where = organisation_checks.name_of(organisation)
    for row in _rows_in_the_way(organisation, person, kind, on, FOREVER):
        if row.person == person:
            sentence = messages.POST_HELD_ALREADY.format(person=person.name, organisation=where, post=kind.title)
        elif row.open:
            since = in_words(row.valid_from)
            sentence = messages.POST_TAKEN.format(organisation=where, post=kind.title, holder=row.person.name, since=since)
        else:
            until = in_words(row.valid_to)
            sentence = messages.BEFORE_FREE.format(
                on=in_words(on), organisation=where, post=kind.title, holder=row.person.name, until=until
            )
        raise Conflict(sentence, field="kind")


def _require_existed(organisation: Organisation, since: date, until: date) -> None:
    """All the time, though it may be closed by now."""
    name = organisation_checks.name_of(organisation)
    if since < organisation.founded:
        raise Invalid(messages.POST_BEFORE_FOUNDED.format(organisation=name, founded=in_words(organisation.founded)), field="since")
    if until > organisation.closed:
        raise Invalid(messages.POST_AFTER_CLOSED.format(organisation=name, closed=in_words(organisation.closed)), field="until")


def _require_nobody_else(organisation: Organisation, person: Person, kind: PostKind, since: date, until: date) -> None:
    for row in _rows_in_the_way(organisation, person, kind, since, until):
        end = "现在" if row.open else in_words(row.valid_to)
        sentence = messages.POST_HELD_THEN.format(
            organisation=organisation_checks.name_of(organisation),
            post=kind.title,
            holder=row.person.name,
            since=in_words(row.valid_from),
            until=end,
        )
        raise Conflict(sentence, field="since")


def _rows_in_the_way(organisation: Organisation, person: Person, kind: PostKind, since: date, until: date) -> list[Post]:
    """Of a post that one person holds everybody's rows in the period, of the others this person's."""
    rows = Post.objects.filter(organisation=organisation, kind=kind.code, valid_from__lt=until, valid_to__gt=since)
    found = rows if kind.single else rows.filter(person=person)
    return list(found.select_related("person").order_by("valid_from"))
