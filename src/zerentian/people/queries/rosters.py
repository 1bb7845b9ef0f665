"""Who belongs to an organisation, who holds its posts, who leads it, and which leading posts are empty."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.organisations import checks
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Lineage
from zerentian.organisations.queries.paths import scope
from zerentian.organisations.queries.tree import path_names
from zerentian.people.checks import person_seen, post_seen
from zerentian.people.models import Membership, Post
from zerentian.people.vocabulary import MembershipKind
from zerentian.storage.names import matching


def members(actor: Actor, uid: str, *, below: bool, on: date | None = None) -> QuerySet[Membership]:
    """Memberships of an organisation on a day (today); `below`: of everything under it too. Each row knows its organisation's name."""
    day = on or clock.today()
    organisation = checks.organisation_seen(actor, uid)
    rows: QuerySet[Membership] = Membership.objects.at(day).select_related("person", "organisation")
    if below:
        inside = Lineage.objects.at(day).filter(ancestor=organisation).values("organisation")
        rows = rows.filter(organisation__in=inside)
    else:
        rows = rows.filter(organisation=organisation)
    name = Designation.objects.at(day).filter(organisation=OuterRef("organisation")).values("short_name")[:1]
    first = Membership.objects.filter(person=OuterRef("person")).order_by("valid_from").values("valid_from")[:1]
    return rows.annotate(organisation_name=Subquery(name), joined=Subquery(first))


def member_count(actor: Actor, uid: str) -> int:
    """Members of the organisation and of everything below it today."""
    return members(actor, uid, below=True).count()


@dataclass(frozen=True, slots=True)
class PostRow:
    uid: str
    person_uid: str
    person: str
    kind: str
    title: str
    valid_from: date
    valid_to: date
    paper: str
    organisation_uid: str
    organisation: str


def posts_of(actor: Actor, uid: str) -> tuple[list[PostRow], list[PostRow]]:
    """Posts of an organisation: those held today in the order of the catalogue, and those that ended, newest first."""
    organisation = checks.organisation_seen(actor, uid)
    name, order = checks.name_of(organisation), list(catalogue().posts)
    rows = Post.objects.filter(organisation=organisation).select_related("person", "organisation")
    now = sorted(rows.filter(valid_to__gt=clock.today()), key=lambda p: (order.index(p.kind), p.person.sort_key))
    past = rows.filter(valid_to__lte=clock.today()).order_by("-valid_to", "person__sort_key")
    return [_post_row(p, name) for p in now], [_post_row(p, name) for p in past]


def _post_row(post: Post, organisation: str) -> PostRow:
    return PostRow(
        post.uid,
        post.person.uid,
        post.person.name,
        post.kind,
        catalogue().posts[post.kind].title,
        post.valid_from,
        post.valid_to,
        post.paper,
        post.organisation.uid,
        organisation,
    )


def heads_of(keys: Iterable[int], on: date) -> dict[int, str]:
    """Who leads each organisation on a day: names, joined; "" where a leader left and none followed.

    Organisations that never had one on record by that day are left out: that is not known, which is not the same as vacant.
    """
    leading = [code for code, kind in catalogue().posts.items() if kind.heads]
    rows = Post.objects.filter(organisation__in=list(keys), kind__in=leading, valid_from__lte=on).order_by("valid_from")
    found: dict[int, list[str]] = {}
    for organisation, person, until in rows.values_list("organisation_id", "person__name", "valid_to"):
        found.setdefault(organisation, []).extend([person] if until > on else [])
    return {key: "、".join(names) for key, names in found.items()}


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An organisation whose leading post is empty; `since` None: no holder is on record."""

    uid: str
    name: str
    path: str
    post: str
    since: date | None


def vacancies(actor: Actor, on: date) -> list[Vacancy]:
    """Organisations in the actor's scope without a leader, the longest vacant first. Three queries whatever the size."""
    leading = {kind: post for post in catalogue().posts.values() for kind in post.heads}
    heads = Post.objects.filter(kind__in={post.code for post in leading.values()})
    led = Exists(heads.at(on).filter(organisation=OuterRef("organisation")))
    empty = list(Designation.objects.at(on).filter(scope(actor, on), ~led, kind__in=leading).select_related("organisation"))
    before = heads.filter(organisation__in=[row.organisation_id for row in empty]).order_by("valid_to")
    last = dict(before.values_list("organisation_id", "valid_to"))
    paths = path_names(actor, [row.organisation_id for row in empty], on)
    found = [
        Vacancy(r.organisation.uid, r.name, paths.get(r.organisation_id, ""), leading[r.kind].title, last.get(r.organisation_id))
        for r in empty
    ]
    return sorted(found, key=lambda v: (v.since or date.min, v.name))


@dataclass(frozen=True, slots=True)
class MembershipPeriod:
    kind: str
    organisation: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class PersonView:
    uid: str
    name: str
    memberships: Sequence[MembershipPeriod]
    posts: Sequence[PostRow]


def person(actor: Actor, uid: str) -> PersonView:
    """One person: memberships and posts in time, newest first."""
    who = person_seen(actor, uid)
    memberships = Membership.objects.filter(person=who).order_by("-valid_from")
    posts = Post.objects.filter(person=who).select_related("person", "organisation").order_by("-valid_from")
    names = _names({m.organisation_id for m in memberships} | {p.organisation_id for p in posts})
    return PersonView(
        who.uid,
        who.name,
        [MembershipPeriod(MembershipKind(m.kind).label, names[m.organisation_id], m.valid_from, m.valid_to) for m in memberships],
        [_post_row(p, names[p.organisation_id]) for p in posts],
    )


def _names(keys: Iterable[int]) -> dict[int, str]:
    rows = Designation.objects.filter(organisation__in=list(keys)).order_by("valid_to")
    return dict(rows.values_list("organisation_id", "name"))


def people_found(actor: Actor, words: str, limit: int) -> list[tuple[str, str, str]]:
    """People in the actor's scope by name, pinyin or initials: uid, name, where they are members."""
    rows = Membership.objects.filter(scope(actor, clock.today()), matching(words, "person__"), valid_to=FOREVER)
    rows = rows.select_related("person").order_by("person__sort_key")[:limit]
    names = _names({row.organisation_id for row in rows})
    return [(row.person.uid, row.person.name, names[row.organisation_id]) for row in rows]


def named_exactly(actor: Actor, name: str) -> list[str]:
    """Uids of members in the actor's scope called exactly this."""
    rows = Membership.objects.filter(scope(actor, clock.today()), valid_to=FOREVER, person__name="".join(name.split()))
    return list(rows.values_list("person__uid", flat=True))


def post_row(actor: Actor, uid: str) -> PostRow:
    """One post, if the actor sees the organisation it is in."""
    post = post_seen(actor, uid)
    return _post_row(post, checks.name_of(post.organisation))
