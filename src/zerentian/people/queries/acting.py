"""Who acts for whom: the page 代办, the part of a person's page, and both names wherever one is shown."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right, Role
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Act, Part
from zerentian.people import messages
from zerentian.people.checks import person_seen, post_seen
from zerentian.people.giving import acting_seen, may_end, may_lend, require_can_end, require_can_lend, require_lendable, stands_for
from zerentian.people.models import Account, Acting, Person, Post
from zerentian.people.queries.accounts import people_behind
from zerentian.people.queries.persons import organisation_names

A_DAY = timedelta(days=1)
BEFORE, NOW, OVER = "next", "done", "free"  # status marks of the sprite


@dataclass(frozen=True, slots=True)
class ActingRow:
    """`last`: the last day of it, earlier where the post ended first. `state`: a status mark, `word` what it means."""

    uid: str
    person_uid: str
    person: str
    holder_uid: str
    holder: str
    title: str
    since: date
    last: date
    paper: str
    state: str
    word: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class LendablePost:
    uid: str
    title: str


@dataclass(frozen=True, slots=True)
class ActingView:
    """Of one person: for whom they act, who acts for them, and the posts for which somebody may be asked to."""

    acts_for: Sequence[ActingRow]
    acted_for: Sequence[ActingRow]
    lendable: Sequence[LendablePost]
    may_send: bool  # the actor may send the person to organisations


def own_acting(actor: Actor) -> ActingView:
    """The signed-in person's own, whoever they act for just now; the administrators have none."""
    who = Person.objects.filter(account__uid=actor.uid).first()
    if actor.role != Role.MEMBER or who is None:
        raise NotAllowed(messages.ADMINISTRATORS_ACT_FOR_NOBODY)
    return _view(actor, who)


def person_acting(actor: Actor, uid: str) -> ActingView:
    return _view(actor, person_seen(actor, uid))


def _view(actor: Actor, who: Person) -> ActingView:
    rows = Acting.objects.filter(person=who) | Acting.objects.filter(post__person=who)
    found = list(rows.select_related("person", "post__person", "post__organisation").order_by("-valid_from", "-pk"))
    posts = [post for post in _held_by(who) if may_lend(actor, post)]
    names = organisation_names({row.post.organisation_id for row in found} | {post.organisation_id for post in posts})
    return ActingView(
        [_row(actor, row, names) for row in found if row.person == who],
        [_row(actor, row, names) for row in found if row.person != who],
        [LendablePost(post.uid, _title(post, names)) for post in posts],
        may_send=bool(actor.tops(Right.KEEP_PEOPLE)),
    )


def _held_by(who: Person) -> list[Post]:
    rows = Post.objects.at(clock.today()).filter(person=who).select_related("person", "organisation")
    return list(rows.order_by("valid_from", "pk"))


def _title(post: Post, names: Mapping[int, str]) -> str:
    return f"{names.get(post.organisation_id, '')}{catalogue().posts[post.kind].title}"


def _row(actor: Actor, row: Acting, names: Mapping[int, str]) -> ActingRow:
    ends = min(row.valid_to, row.post.valid_to, row.post.organisation.closed)
    state, word = _state(row.valid_from, ends, clock.today())
    return ActingRow(
        row.uid,
        row.person.uid,
        row.person.name,
        row.post.person.uid,
        row.post.person.name,
        _title(row.post, names),
        row.valid_from,
        ends - A_DAY,
        row.paper,
        state,
        word,
        may_end=state != OVER and may_end(actor, row),
    )


def _state(begins: date, ends: date, today: date) -> tuple[str, str]:
    if ends <= today or ends <= begins:
        return OVER, "已结束"
    return (BEFORE, "还没开始") if begins > today else (NOW, "代办中")


@dataclass(frozen=True, slots=True)
class PostToLend:
    uid: str
    holder_uid: str
    holder: str
    title: str
    latest: date  # the last day acting that begins today may have
    own: bool  # the holder's own page leads here, not the roster


def post_to_lend(actor: Actor, uid: str) -> PostToLend:
    """What the form of lending shows; refuses as the act would."""
    post = post_seen(actor, uid)
    require_can_lend(actor, post)
    require_lendable(post)
    latest = clock.today() + timedelta(days=catalogue().value("acting_most_days") - 1)
    title = _title(post, organisation_names([post.organisation_id]))
    return PostToLend(post.uid, post.person.uid, post.person.name, title, latest, stands_for(actor, post.person))


def acting_to_end(actor: Actor, uid: str) -> ActingRow:
    """What the form of ending shows; refuses as the act would."""
    row = acting_seen(actor, uid)
    require_can_end(actor, row)
    return _row(actor, row, organisation_names([row.post.organisation_id]))


def acting_of_own(actor: Actor, uid: str) -> bool:
    """Whether the period is one of the two people's own business: then the page leads back to 代办."""
    row = acting_seen(actor, uid)
    return stands_for(actor, row.person) or stands_for(actor, row.post.person)


def called_without_account(actor: Actor, uid: str) -> str:
    """The name of a person who cannot sign in yet; "" for who can."""
    who = person_seen(actor, uid)
    return "" if Account.objects.filter(person=who).exists() else who.name


def names_of_persons(uids: Iterable[str]) -> dict[str, str]:
    """What the audit list calls those acted for: by their account, as everybody there; by name where there is none."""
    rows = Person.objects.filter(uid__in=set(uids)).values_list("uid", "account__username", "name")
    return {uid: username or name for uid, username, name in rows}


def persons_called(words: str) -> list[str]:
    """Uids of persons whose account is called like `words`, or whose name is exactly that."""
    plain = words.strip()
    rows = Person.objects.filter(account__username__contains=plain.lower()) | Person.objects.filter(name=plain)
    return list(rows.values_list("uid", flat=True))


def recorders(recorded: Mapping[str, str]) -> dict[str, str]:
    """Who entered each act on the tree: act uid → account uid becomes act uid → 束小满（代蔺知秋）."""
    names, acted = people_behind(recorded.values()), _acted_for(recorded)
    holders = dict(Person.objects.filter(uid__in=acted.values()).values_list("uid", "name"))
    found = {}
    for act, account in recorded.items():
        name, holder = names.get(account, ""), holders.get(acted.get(act, ""), "")
        found[act] = f"{name}（代{holder}）" if holder else name
    return found


def _acted_for(acts: Iterable[str]) -> dict[str, str]:
    """Act uid → uid of the person it was entered for, read in the journal: its entries lie under the organisation an act is about."""
    about = Part.objects.filter(act__in=Act.objects.filter(uid__in=list(acts))).values("organisation__uid")
    entries = Entry.objects.filter(object__in=about, data__contains='"acting_for":').exclude(verb="act.withdraw")
    read = [json.loads(data) for data in entries.values_list("data", flat=True)]
    return {data["act"]: data["acting_for"] for data in read if "act" in data}
