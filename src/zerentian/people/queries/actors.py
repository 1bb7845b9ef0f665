"""From an account to an actor: what its posts allow today. Asked anew in every request, so an ended post ends the right at once."""

from datetime import date

from zerentian.kernel.actor import Actor, Grant, Role
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation
from zerentian.people.models import Account, Post


def actor_of(account: Account, on: date) -> Actor:
    """The actor an account stands for on `on`; administrators and people without posts hold no grant."""
    role = Role(account.role)
    if role != Role.MEMBER or account.person is None:
        return Actor(uid=account.uid, name=account.username, role=role)
    held = posts_held(account.person_id, on)
    grants = tuple(grant for post in held for grant in _grants(post))
    return Actor(uid=account.uid, name=account.person.name, role=role, title=_title(held, on), grants=grants)


def posts_held(person: int | None, on: date) -> list[Post]:
    """Posts held on `on` in organisations that exist on that day, oldest first."""
    rows = Post.objects.at(on).filter(person=person, organisation__founded__lte=on, organisation__closed__gt=on)
    return list(rows.order_by("valid_from", "pk"))


def _grants(post: Post) -> list[Grant]:
    kind = catalogue().posts.get(post.kind)
    return [Grant(right, post.organisation_id, below) for right, below in kind.rights.items()] if kind else []


def _title(held: list[Post], on: date) -> str:
    if not held:
        return ""
    first = held[0]
    where = Designation.objects.at(on).filter(organisation=first.organisation_id).values_list("short_name", flat=True).first()
    return f"{where or ''}{catalogue().posts[first.kind].title}"
