"""Who holds the posts of an organisation, who leads it, which leading posts are empty, and where one person holds both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations import checks
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Placement
from zerentian.organisations.queries.paths import scope
from zerentian.organisations.queries.tree import path_names
from zerentian.people import messages
from zerentian.people.checks import person_seen, post_seen
from zerentian.people.models import Post

COMMUNITIES = ("community", "village")  # areas
LEADING, HEADING = "secretary", "director"  # 书记 and 居（村）委会主任


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
class OneShoulder:
    """书记主任一肩挑: `same` of the `filled` communities and villages, where both posts are held; `unknown` counts the others."""

    same: int
    filled: int
    unknown: int


def one_shoulder(actor: Actor, on: date) -> OneShoulder:
    """In the actor's scope. Of a community the uppermost organisation counts: its branches are of the same area and have no committee."""
    above = Designation.objects.at(on).filter(organisation=OuterRef("parent"), area__in=COMMUNITIES)
    inside = Placement.objects.at(on).filter(Exists(above)).values("organisation")
    kinds = catalogue().posts[LEADING].heads
    places = Designation.objects.at(on).filter(scope(actor, on), area__in=COMMUNITIES, kind__in=kinds).exclude(organisation__in=inside)
    rows = Post.objects.at(on).filter(organisation__in=places.values("organisation"), kind__in=(LEADING, HEADING))
    held: dict[int, dict[str, int]] = {}
    for organisation, kind, person in rows.values_list("organisation_id", "kind", "person_id"):
        held.setdefault(organisation, {})[kind] = person
    both = [found for found in held.values() if len(found) == 2]
    return OneShoulder(sum(found[LEADING] == found[HEADING] for found in both), len(both), places.count() - len(both))


def post_row(actor: Actor, uid: str) -> PostRow:
    """One post, if the actor sees the organisation it is in."""
    post = post_seen(actor, uid)
    return _post_row(post, checks.name_of(post.organisation))


@dataclass(frozen=True, slots=True)
class Named:
    uid: str
    name: str


def person_to_send(actor: Actor, uid: str) -> Named:
    """The person, if the actor sees them and keeps the people of any organisation."""
    who = person_seen(actor, uid)
    if not actor.tops(Right.KEEP_PEOPLE):
        raise NotAllowed(messages.SENDING_NEEDS_RIGHT)
    return Named(who.uid, who.name)


def organisations_named(actor: Actor, uids: Sequence[str]) -> list[Named]:
    """Those of the organisations that the actor sees, in the order given."""
    rows = Designation.objects.at(clock.today()).filter(scope(actor, clock.today()), organisation__uid__in=uids)
    names = dict(rows.values_list("organisation__uid", "name"))
    return [Named(uid, names[uid]) for uid in uids if uid in names]
