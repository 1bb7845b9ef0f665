"""One person: what is known, where they belong, and who may put it right or see the numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.checks import name_of
from zerentian.organisations.models import Designation, Organisation
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.people import messages
from zerentian.people.ages import whole_years
from zerentian.people.checks import person_seen
from zerentian.people.confidential import Held, held_by
from zerentian.people.facts import Facts
from zerentian.people.models import Attachment, Disclosure, Membership, Person, Post, RelationCheck
from zerentian.people.queries.accounts import people_behind
from zerentian.people.vocabulary import Education, MembershipEnd, MembershipKind, Sex
from zerentian.people.wording import fields_in_words

LATEST = 20  # disclosures shown on the page


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation by name; `uid` is empty where the actor may read the name but not open the page."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class MembershipPeriod:
    """`ending`: why it ended, "" while it lasts or where nobody noted it."""

    kind: str
    place: Place
    valid_from: date
    valid_to: date
    ending: str


@dataclass(frozen=True, slots=True)
class PostPeriod:
    uid: str
    place: Place
    title: str
    valid_from: date
    valid_to: date
    paper: str


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    who: str
    at: datetime
    fields: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """`age` and `standing` (党龄) in whole years today, None where what they are counted from is not known or does not apply."""

    uid: str
    version: int
    name: str
    facts: Facts
    sex: str
    education: str
    age: int | None
    standing: int | None
    numbers: Held
    memberships: Sequence[MembershipPeriod]
    posts: Sequence[PostPeriod]
    may_correct: bool
    may_unmask: bool
    disclosures: Sequence[DisclosureLine]  # empty for those who may not unmask

    @property
    def posts_now(self) -> list[PostPeriod]:
        return [post for post in self.posts if post.valid_from <= clock.today() < post.valid_to]


def person(actor: Actor, uid: str) -> PersonView:
    """One person; memberships and posts in time, newest first."""
    who = person_seen(actor, uid)
    memberships = list(Membership.objects.filter(person=who).order_by("-valid_from"))
    posts = list(Post.objects.filter(person=who).order_by("-valid_from", "pk"))
    places = _places(actor, {row.organisation_id for row in memberships} | {row.organisation_id for row in posts})
    may_unmask = may_over(actor, Right.UNMASK, who)
    facts, ended = facts_of(who), {row.ending for row in memberships if not row.open}
    return PersonView(
        uid=who.uid,
        version=who.version,
        name=who.name,
        facts=facts,
        sex=Sex(facts.sex).label if facts.sex else "",
        education=Education(facts.education).label if facts.education else "",
        age=None if MembershipEnd.DECEASED in ended else _years(facts.birth),
        standing=_years(facts.full_on) if any(row.open for row in memberships) else None,
        numbers=held_by([who.uid]).get(who.uid, Held()),
        memberships=[_period(row, places[row.organisation_id]) for row in memberships],
        posts=[_post(row, places[row.organisation_id]) for row in posts],
        may_correct=may_over(actor, Right.KEEP_PEOPLE, who),
        may_unmask=may_unmask,
        disclosures=_disclosures(who) if may_unmask else [],
    )


def facts_of(who: Person) -> Facts:
    return Facts(who.sex, who.birth, who.ethnicity, who.education, who.joined, who.full_on, who.work)


def _years(since: date | None) -> int | None:
    """Whole years until today; nothing for a day that is not known or still to come."""
    return whole_years(since, clock.today()) if since and since <= clock.today() else None


def organisations_of(who: Person) -> list[Organisation]:
    """Where the person belongs, so that somebody is answerable: membership; without one attachment or a relation under check; then
    posts; then the last membership.
    """
    found = _open_at(who, Membership) or [*_open_at(who, Attachment), *_open_at(who, RelationCheck)] or _open_at(who, Post)
    if found:
        return found
    last: Membership | None = Membership.objects.filter(person=who).order_by("-valid_to").select_related("organisation").first()
    return [last.organisation] if last else []


def _open_at(who: Person, model: type[Membership] | type[Attachment] | type[RelationCheck] | type[Post]) -> list[Organisation]:
    rows = model.objects.filter(person=who, valid_to=FOREVER).values_list("organisation", flat=True)
    return list(Organisation.objects.filter(pk__in=list(rows)))


def may_over(actor: Actor, right: Right, who: Person) -> bool:
    """Whether the right is held over an organisation the person belongs to."""
    return actor.program or any(actor.may(right, path_keys(each)) for each in organisations_of(who))


def where_of(who: Person) -> str:
    """Names of the organisations the person belongs to."""
    return "、".join(name_of(each) for each in organisations_of(who)) or messages.NOWHERE


@dataclass(frozen=True, slots=True)
class PersonLine:
    uid: str
    name: str
    where: str


def persons_in_words(actor: Actor, uids: Iterable[str]) -> list[PersonLine]:
    """A few people whom the actor sees, with where they belong."""
    people = (person_seen(actor, uid) for uid in uids)
    return [PersonLine(who.uid, who.name, where_of(who)) for who in people]


NEEDS = {Right.KEEP_PEOPLE: messages.PERSON_NOT_YOURS, Right.UNMASK: messages.NEEDS_UNMASK_RIGHT}


def require_over(actor: Actor, right: Right, uid: str) -> Person:
    """The person, if the actor sees them and holds the right over an organisation they belong to."""
    who = person_seen(actor, uid)
    if not may_over(actor, right, who):
        raise NotAllowed(NEEDS[right].format(name=who.name, where=where_of(who)))
    return who


def organisation_names(keys: Iterable[int]) -> dict[int, str]:
    """The latest name of each."""
    rows = Designation.objects.filter(organisation__in=list(keys)).order_by("valid_to")
    return dict(rows.values_list("organisation_id", "name"))


def _places(actor: Actor, keys: set[int]) -> dict[int, Place]:
    seen = Designation.objects.filter(scope(actor, clock.today()), organisation__in=keys)
    uids = dict(seen.values_list("organisation_id", "organisation__uid"))
    return {key: Place(uids.get(key, ""), name) for key, name in organisation_names(keys).items()}


def _period(row: Membership, place: Place) -> MembershipPeriod:
    ending = MembershipEnd(row.ending).label if row.ending else ""
    return MembershipPeriod(MembershipKind(row.kind).label, place, row.valid_from, row.valid_to, ending)


def _post(row: Post, place: Place) -> PostPeriod:
    return PostPeriod(row.uid, place, catalogue().posts[row.kind].title, row.valid_from, row.valid_to, row.paper)


def _disclosures(who: Person) -> list[DisclosureLine]:
    rows = list(Disclosure.objects.filter(person=who).order_by("-at")[:LATEST])
    names = people_behind(row.by for row in rows)
    return [DisclosureLine(names.get(row.by, ""), row.at, fields_in_words(row.fields.split()), row.reason) for row in rows]
