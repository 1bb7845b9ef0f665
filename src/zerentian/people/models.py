"""Persons, memberships and posts in time, and the accounts with which they sign in."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zerentian.kernel import clock
from zerentian.kernel.actor import Role
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Organisation
from zerentian.people.vocabulary import Education, MembershipEnd, MembershipKind, PutRight, RelationFault, Sex, TransferState
from zerentian.storage.dated import Dated
from zerentian.storage.names import Named
from zerentian.storage.uids import UidField


class Person(Named):
    """A person this installation knows. Everything but the uid and the name may be unknown; blank or null means just that."""

    uid = UidField()
    sort_key = models.CharField(max_length=200, editable=False)  # no index: every list starts from memberships or posts
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True)
    birth = models.DateField("出生日期", null=True, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    education = models.CharField("学历", max_length=10, choices=Education.choices, blank=True)
    joined = models.DateField("入党日期", null=True, blank=True)  # admitted as probationary by the members' meeting
    full_on = models.DateField("转正日期", null=True, blank=True)  # length of membership counts from here
    work = models.CharField("工作单位及职务", max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)  # raised by every correction; a form filled against an older one is stale


class Confidential(models.Model):
    """The numbers of a person, sealed, apart from every other table. Erasing the salt makes the row unreadable for good.

    `person` is a uid without a foreign key: an import seals its numbers ahead of the one transaction that makes the persons known, and
    removes those whose persons never came.
    """

    person = models.CharField(max_length=16, primary_key=True)
    salt = models.BinaryField(max_length=16)
    identity = models.BinaryField("身份证号", null=True)
    identity_digest = models.BinaryField(max_length=16, null=True, unique=True)
    phone = models.BinaryField("手机", null=True)
    phone_digest = models.BinaryField(max_length=16, null=True, db_index=True)


class Membership(Dated):
    """Full or probationary membership in one organisation. One at a time per person, held by the database."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", db_index=False)  # members_of serves
    kind = models.CharField("类别", max_length=12, choices=MembershipKind.choices)
    ending = models.CharField("结束原因", max_length=14, choices=MembershipEnd.choices, blank=True)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="members_of")]  # the roster of an organisation


class Attachment(Dated):
    """Belonging beside membership: a floating member taking part here, 双报到, a part-time office. Counts only where it is named."""

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="attachments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="attachments", db_index=False)
    kind = models.CharField("方式", max_length=30)  # code in the catalogue

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="attached_to")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "organisation", "kind"], condition=models.Q(valid_to=FOREVER), name="attached_once_at_a_time"
            ),
        ]


class RelationCheck(Dated):
    """A fault found in a member's relation to the organisation, from the day it was found to the day it was put right. No remarks."""

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="relation_checks")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="relation_checks", db_index=False)
    fault = models.CharField("情形", max_length=10, choices=RelationFault.choices)
    put_right = models.CharField("怎样理顺", max_length=12, choices=PutRight.choices, blank=True)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="relations_of")]


class Transfer(models.Model):
    """组织关系转接: opened by the organisation that lets go, closed by the one that receives. Until then the membership stays.

    `source` or `target` None: `elsewhere` names an organisation that this installation does not keep.
    """

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="transfers")
    source = models.ForeignKey(Organisation, models.PROTECT, related_name="transfers_out", null=True, blank=True)
    target = models.ForeignKey(Organisation, models.PROTECT, related_name="transfers_in", null=True, blank=True)
    elsewhere = models.CharField("区外组织", max_length=100, blank=True)
    letter = models.CharField("介绍信编号", max_length=60, blank=True)
    opened_on = models.DateField("开出日期")
    closed_on = models.DateField("办结日期", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=TransferState.choices, default=TransferState.OPEN)
    why = models.CharField("退回或撤销原因", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(state=TransferState.OPEN.value), name="one_transfer_at_a_time"),
            models.CheckConstraint(condition=models.Q(source__isnull=False) | models.Q(target__isnull=False), name="transfer_has_a_side"),
        ]


class Post(Dated):
    """A post held in an organisation. What it allows is in the catalogue; it ends and the right ends with it."""

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    kind = models.CharField("岗位", max_length=30)  # code in the catalogue
    paper = models.CharField("任免文号", max_length=100, blank=True)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["organisation", "valid_to"], name="posts_of")]


class Acting(Dated):
    """A person does what the holder of a post may do, for a time, on paper; the journal then names both."""

    uid = UidField()
    post = models.ForeignKey(Post, models.PROTECT, related_name="acting")
    person = models.ForeignKey(Person, models.PROTECT, related_name="acting")
    paper = models.CharField("依据", max_length=100, blank=True)


class Disclosure(models.Model):
    """Somebody looked at sealed numbers: whose, which, why. The journal holds its uid; the reason stays here."""

    uid = UidField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="disclosures")
    fields = models.CharField(max_length=40)  # "identity phone"
    reason = models.CharField("事由", max_length=200)
    by = models.CharField("查看人", max_length=16)  # account uid
    at = models.DateTimeField("时间", default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["by", "at"], name="disclosures_of_an_hour")]


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


class ColumnChoice(models.Model):
    """Which columns of a table an account wants to see, in order."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="column_choices")
    table = models.CharField(max_length=40)
    columns = models.CharField(max_length=400)  # names, separated by spaces

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "table"], name="one_choice_per_table")]
