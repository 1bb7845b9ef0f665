"""Persons, memberships and posts in time, and the accounts with which they sign in."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zerentian.kernel import clock
from zerentian.kernel.actor import Role
from zerentian.organisations.models import Organisation
from zerentian.people.vocabulary import MembershipKind
from zerentian.storage.dated import Dated
from zerentian.storage.names import Named
from zerentian.storage.uids import UidField


class Person(Named):
    uid = UidField()


class Membership(Dated):
    """Full or probationary membership in one organisation. One at a time per person, held by the database."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    kind = models.CharField("类别", max_length=12, choices=MembershipKind.choices)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="members_of")]  # the roster of an organisation


class Post(Dated):
    """A post held in an organisation. What it allows is in the catalogue; it ends and the right ends with it."""

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    kind = models.CharField("岗位", max_length=30)  # code in the catalogue
    paper = models.CharField("任免文号", max_length=100, blank=True)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="posts_of")]


if TYPE_CHECKING:
    _Accounts = BaseUserManager["Account"]
else:
    _Accounts = BaseUserManager


class AccountManager(_Accounts):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """A sign-in. One role, never two; only a `member` account stands for a person and so for posts."""

    uid = UidField()
    username = models.CharField("账号", max_length=40, unique=True)
    role = models.CharField("用途", max_length=24, choices=[(r.value, r.value) for r in Role], default=Role.MEMBER)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    email = models.EmailField(blank=True)  # allauth asks for the attribute; nothing is sent
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "username"
    objects: Any = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role=Role.MEMBER.value, person__isnull=False)
                | (~models.Q(role=Role.MEMBER.value) & models.Q(person__isnull=True)),
                name="administrators_hold_no_posts",
            )
        ]
