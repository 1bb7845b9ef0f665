"""Accounts as their administrator sees them: who, in which post, in which state. Nothing else of people's data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from zerentian.kernel.actor import Actor, Role
from zerentian.kernel.errors import NotAllowed, NotFound
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation
from zerentian.people.models import Account, Person, Post
from zerentian.storage.names import matching

ONLY_SECURITY = "账号由安全管理员管理。您现在登录的账号做不了这件事，请找安全管理员。"
NO_SUCH_ACCOUNT = "没有找到这个账号。请回到账号列表重新选。"

ACTIVE, FIRST, DISABLED = "active", "first", "disabled"
STATES = {ACTIVE: "在用", FIRST: "等首次登录", DISABLED: "已停用"}
ROLES = {Role.MEMBER: "党务人员", Role.SYSTEM: "系统管理员", Role.SECURITY: "安全管理员", Role.AUDIT: "审计管理员"}
COLUMNS = ("uid", "username", "role", "name", "pinyin", "organisation", "post", "state", "has_code")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who holds a post and may be given an account."""

    uid: str
    name: str
    posts: tuple[str, ...]


def require_security(by: Actor) -> None:
    if by.role != Role.SECURITY or by.program:
        raise NotAllowed(ONLY_SECURITY)


def accounts(by: Actor, on: date) -> QuerySet[Account, dict[str, Any]]:
    """All accounts with the first post held on `on`; rows with the keys of COLUMNS."""
    require_security(by)
    rows: QuerySet[Account, dict[str, Any]] = _described(on).values(*COLUMNS)
    return rows


def account(by: Actor, uid: str, on: date) -> dict[str, Any]:
    require_security(by)
    row: dict[str, Any] | None = _described(on).filter(uid=uid).values(*COLUMNS).first()
    if row is None:
        raise NotFound(NO_SUCH_ACCOUNT)
    return row


def called(rows: QuerySet[Any, Any], words: str) -> QuerySet[Any, Any]:
    """Accounts whose person's name, pinyin or initials, or whose account name, fit `words`."""
    return rows.filter(matching(words, "person__")) | rows.filter(username__contains=words.strip().lower())


def candidates(by: Actor, words: str, on: date, most: int = 20) -> list[Candidate]:
    """People who hold a post on `on`, have no account yet, and fit `words`."""
    require_security(by)
    if not words.strip():
        return []
    held = Post.objects.at(on).filter(person=OuterRef("pk"))
    people = Person.objects.filter(matching(words), Exists(held), account__isnull=True).order_by("pinyin", "pk")[:most]
    return [Candidate(person.uid, person.name, tuple(posts_in_words(person.pk, on))) for person in people]


def posts_in_words(person: int, on: date) -> list[str]:
    """青禾社区党委书记, one line per post held on `on`."""
    name = Designation.objects.at(on).filter(organisation=OuterRef("organisation")).values("short_name")[:1]
    held = Post.objects.at(on).filter(person=person).order_by("valid_from", "pk").annotate(where=Subquery(name))
    return [f"{post.where or ''}{post_title(post.kind)}" for post in held]


def post_title(kind: str) -> str:
    known = catalogue().posts.get(kind)
    return known.title if known else ""


def names_of(uids: Iterable[str]) -> dict[str, str]:
    """Account names by account uid, for the auditor's list."""
    return dict(Account.objects.filter(uid__in=set(uids)).values_list("uid", "username"))


def people_behind(uids: Iterable[str]) -> dict[str, str]:
    """Names by account uid, for the history of an organisation: the person's, or the account's where no person stands behind it."""
    rows = Account.objects.filter(uid__in=set(uids))
    return dict(rows.values_list("uid", Coalesce("person__name", "username", output_field=CharField())))


def uids_named(words: str) -> list[str]:
    """Accounts whose name contains `words`."""
    return list(Account.objects.filter(username__contains=words.strip().lower()).values_list("uid", flat=True))


def _described(on: date) -> QuerySet[Account]:
    post = Post.objects.at(on).filter(person=OuterRef("person")).order_by("valid_from", "pk")
    rows: QuerySet[Account] = Account.objects.annotate(
        name=Coalesce("person__name", "username", output_field=CharField()),
        pinyin=Coalesce("person__pinyin", "username", output_field=CharField()),
        post=Subquery(post.values("kind")[:1]),
        organisation=Subquery(_name_of_place(on)),
        state=_state(),
        has_code=Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)),
    )
    return rows


def _name_of_place(on: date) -> QuerySet[Any, Any]:
    """The short name of the organisation of the account holder's first post."""
    name = Designation.objects.at(on).filter(organisation=OuterRef("organisation")).values("short_name")[:1]
    post = Post.objects.at(on).filter(person=OuterRef("person")).order_by("valid_from", "pk")
    names: QuerySet[Any, Any] = post.annotate(where=Subquery(name)).values("where")[:1]
    return names


def _state() -> Case:
    first = When(must_change_password=True, then=Value(FIRST))
    return Case(When(is_active=False, then=Value(DISABLED)), first, default=Value(ACTIVE), output_field=CharField())
