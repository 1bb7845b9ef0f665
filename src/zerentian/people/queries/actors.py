"""From an account to an actor: what its posts allow today, or what the post allows that its person acts for.

Asked anew in every request, so an ended post, or an ended period of acting, ends the right at once.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from zerentian.kernel.actor import Actor, Grant, Role
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation
from zerentian.people.models import Account, Acting, Post


def actor_of(account: Account, on: date, acting: str = "") -> Actor:
    """The actor an account stands for on `on`; administrators and people without posts hold no grant.

    `acting`: uid of the period of acting that was chosen. While it holds, the actor has what that one post allows and nothing of their
    own; when it does not hold (any more), they are themselves, with an empty `acting_for`.
    """
    role = Role(account.role)
    if role != Role.MEMBER or account.person is None:
        return Actor(uid=account.uid, name=account.username, role=role)
    lent = acting_held(account.person_id, on).filter(uid=acting).first() if acting else None
    if lent is not None:
        return _in_place_of(account, account.person.name, lent)
    held = posts_held(account.person_id, on)
    grants = tuple(grant for post in held for grant in _grants(post))
    title = _title(held[0].kind, held[0].where) if held else ""
    return Actor(uid=account.uid, name=account.person.name, role=role, title=title, grants=grants)


def posts_held(person: int | None, on: date) -> list[Any]:
    """Posts held on `on` in organisations that exist on that day, oldest first; `where`: the organisation's short name."""
    rows = Post.objects.at(on).filter(person=person, organisation__founded__lte=on, organisation__closed__gt=on)
    return list(rows.annotate(where=_short_name("organisation", on)).order_by("valid_from", "pk"))


def acting_held(person: int | None, on: date) -> QuerySet[Any]:
    """Periods of acting of a person that hold on `on`: the period itself, the post acted for, and its organisation (short name `where`)."""
    rows = Acting.objects.at(on).filter(
        person=person,
        post__valid_from__lte=on,
        post__valid_to__gt=on,
        post__organisation__founded__lte=on,
        post__organisation__closed__gt=on,
    )
    rows = rows.annotate(where=_short_name("post__organisation", on))
    return rows.select_related("post__person").order_by("valid_from", "pk")


@dataclass(frozen=True, slots=True)
class Choice:
    """A period of acting as it is offered: 蔺知秋, 青禾第一党支部书记."""

    uid: str
    holder: str
    title: str


def acting_choices(account: Account, on: date) -> list[Choice]:
    """For whom the account's person may act on `on`."""
    if account.person_id is None:
        return []
    rows = list(acting_held(account.person_id, on))
    return [Choice(row.uid, row.post.person.name, _title(row.post.kind, row.where)) for row in rows]


def _in_place_of(account: Account, name: str, lent: Any) -> Actor:
    post = lent.post
    return Actor(
        uid=account.uid,
        name=f"{name}，代{post.person.name}",
        role=Role.MEMBER,
        title=_title(post.kind, lent.where),
        grants=tuple(_grants(post)),
        acting_for=post.person.uid,
    )


def _grants(post: Post) -> list[Grant]:
    kind = catalogue().posts.get(post.kind)
    return [Grant(right, post.organisation_id, below) for right, below in kind.rights.items()] if kind else []


def _short_name(column: str, on: date) -> Subquery:
    return Subquery(Designation.objects.at(on).filter(organisation=OuterRef(column)).values("short_name")[:1])


def _title(kind: str, where: str | None) -> str:
    return f"{where or ''}{catalogue().posts[kind].title}"
