"""The posts held, or no longer held, in all that the actor sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.terms import TermRow, terms
from zerentian.organisations.rules import TermState
from zerentian.people import messages
from zerentian.people.models import Post
from zerentian.people.queries.members import called, sortable, within, years

PAST = "past"
SENT, OWN = "sent", "own"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """`years`: whole years in the post, to today or to its end. `due` None: no election on record, or none is held."""

    uid: str
    person_uid: str
    person: str
    title: str
    sent: bool
    organisation_uid: str
    organisation: str
    area: str
    since: date
    until: date
    years: int | None
    paper: str
    term: TermState
    due: date | None

    @property
    def ended(self) -> bool:
        return self.until != FOREVER


def posts_held(actor: Actor, of: str = "", *, below: bool = True, past: bool = False) -> QuerySet[Any]:
    """Posts of today, or those that have ended, but for people erased since.

    Sortable by `kind_rank`, the catalogue's order, and by the organisation's name, `called__sort_key`.
    """
    today = clock.today()
    ended = Post.objects.filter(valid_to__lte=today).exclude(person__name=messages.ERASED_NAME)
    rows: QuerySet[Any] = ended if past else Post.objects.at(today)
    ranks = [When(kind=code, then=Value(rank)) for rank, code in enumerate(catalogue().posts)]
    rows = rows.filter(within(actor, of, below=below, on=today)).alias(kind_rank=Case(*ranks, output_field=IntegerField()))
    return sortable(rows, today)


def sent_or_own(chosen: str) -> Q:
    sent = Q(kind__in=[code for code, post in catalogue().posts.items() if post.sent])
    return sent if chosen == SENT else ~sent


def term_states(actor: Actor) -> dict[int, TermRow]:
    """By key of the organisation; those that elect no committee are left out."""
    return {row.key: row for row in terms(actor, clock.today())}


def in_term(found: Mapping[int, TermRow], chosen: str) -> Q:
    """Posts of organisations whose committee stands so in its term."""
    return Q(organisation__in=[key for key, row in found.items() if row.state == chosen])


def described(keys: Sequence[int], found: Mapping[int, TermRow]) -> list[HeldRow]:
    """What is shown of the posts with these keys, in their order; `found` as `term_states` gives it. Two queries."""
    posts = {post.pk: post for post in Post.objects.filter(pk__in=keys).select_related("person", "organisation")}
    rows = [posts[key] for key in keys]
    names = called({row.organisation_id for row in rows}, clock.today())
    return [_held_row(row, names.get(row.organisation_id, ("", "")), found.get(row.organisation_id)) for row in rows]


def _held_row(post: Post, called: tuple[str, str], term: TermRow | None) -> HeldRow:
    kind = catalogue().posts[post.kind]
    return HeldRow(
        uid=post.uid,
        person_uid=post.person.uid,
        person=post.person.name,
        title=kind.title,
        sent=kind.sent,
        organisation_uid=post.organisation.uid,
        organisation=called[0],
        area=called[1],
        since=post.valid_from,
        until=post.valid_to,
        years=years(post.valid_from, min(post.valid_to, clock.today())),
        paper=post.paper,
        term=term.state if term else TermState.FREE,
        due=term.due if term else None,
    )
