from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import PostKind, catalogue
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.organisations.tree import lock_tree
from zerentian.people import messages
from zerentian.people.checks import organisation_kept, person_seen, post_seen
from zerentian.people.models import Person, Post


@transaction.atomic
def post_appoint(*, by: Actor, organisation: str, person: str, kind: str, on: date, paper: str = "") -> str:
    """Appoint a person to a post from `on`; returns the post's uid. Nobody gives a right they do not hold themselves."""
    lock_tree()
    organ = organisation_kept(by, organisation)
    who = person_seen(by, person)
    organisation_checks.require_not_future(on)
    organisation_checks.require_alive_since(organ, on)
    post_kind = catalogue().posts.get(kind)
    if post_kind is None:
        raise Invalid(messages.UNKNOWN_POST.format(kind=kind), field="kind")
    _require_can_give(by, organ, post_kind)
    _require_free(organ, who, post_kind, on)
    post = Post.objects.create(person=who, organisation=organ, kind=kind, valid_from=on, paper=paper)
    data: dict[str, object] = {"organisation": organ.uid, "person": who.uid, "kind": kind, "on": on.isoformat(), "paper": paper}
    record(by=by, verb="post.appoint", object=post.uid, data=data)
    return post.uid


def _require_can_give(by: Actor, organisation: Organisation, kind: PostKind) -> None:
    path = path_keys(organisation)
    held = all(by.may_below(right, path) if below else by.may(right, path) for right, below in kind.rights.items())
    if not held:
        name = organisation_checks.name_of(organisation)
        raise NotAllowed(messages.CANNOT_GIVE.format(post=kind.title, organisation=name))


def _require_free(organisation: Organisation, person: Person, kind: PostKind, on: date) -> None:
    where = organisation_checks.name_of(organisation)
    rows = Post.objects.filter(organisation=organisation, kind=kind.code, valid_to__gt=on).select_related("person")
    for row in rows if kind.single else rows.filter(person=person):
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


@transaction.atomic
def post_end(*, by: Actor, post: str, on: date, paper: str = "") -> None:
    """End a post; `on` is the first day without it. The right goes in the very next request."""
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
