"""Accounts: opened, disabled, and given a new start by the security administrator; the password is its owner's alone."""

import re
import secrets
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.people import messages
from zerentian.people.models import Account, Person, Post
from zerentian.people.queries.accounts import NO_SUCH_ACCOUNT, require_security

NO_SUCH_PERSON = "没有找到这个人。请按姓名或拼音再找一次。"
NO_POST = "{name}现在没有岗位。请先由组织干事登记任职，再来开账号。"
HAS_ACCOUNT = "{name}已经有账号“{username}”。忘了密码的，在账号页重设就行。"
NAME_TAKEN = "账号“{username}”已经有人用了。请换一个，比如在后面加数字。"
BAD_NAME = "账号名用小写字母开头，3 到 40 个字，只用小写字母、数字和点、横线、下划线。请改一改。"
OWN_ACCOUNT = "不能停用自己正在用的账号。请另一位安全管理员来办。"
DISABLED_ALREADY = "这个账号已经停用，不用再停。"
ENABLED_ALREADY = "这个账号本来就在用，不用启用。"
OF_ERASED = "这个账号的人信息已经删除，不能再启用。请给现在的人另开账号。"
NO_CODE = "这个账号没有设登录验证码，不用重设。"
NOT_OWN = "只能改自己的密码。请先登录自己的账号。"

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no 0/o, 1/i/l: the password is copied from paper
LENGTH = 14
USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,39}")


@dataclass(frozen=True, slots=True)
class Opened:
    """The password is shown once and stored nowhere."""

    uid: str
    username: str
    password: str


@transaction.atomic
def account_open(*, by: Actor, person: str, username: str = "") -> Opened:
    """Open an account for a person who holds a post; without `username` it is the pinyin of the name."""
    require_security(by)
    who = Person.objects.filter(uid=person).first()
    if who is None:
        raise NotFound(NO_SUCH_PERSON, field="person")
    _require_may_have(who)
    name = _free_username(username.strip().lower(), who.pinyin)
    password = _new_password()
    account = Account(username=name, role=Role.MEMBER, person=who)
    account.set_password(password)
    account.save()
    record(by=by, verb="account.open", object=account.uid, data={"person": who.uid})
    return Opened(account.uid, name, password)


@transaction.atomic
def account_reset_password(*, by: Actor, account: str) -> Opened:
    """A new first password, to be changed at the next sign-in; all sign-ins of the account end."""
    require_security(by)
    subject = _account(account)
    password = _new_password()
    subject.set_password(password)
    subject.must_change_password = True
    subject.save(update_fields=["password", "must_change_password"])
    _end_sessions(subject)
    record(by=by, verb="account.reset_password", object=subject.uid, data={})
    return Opened(subject.uid, subject.username, password)


@transaction.atomic
def account_disable(*, by: Actor, account: str) -> None:
    require_security(by)
    subject = _account(account)
    if subject.uid == by.uid:
        raise Conflict(OWN_ACCOUNT)
    if not subject.is_active:
        raise Conflict(DISABLED_ALREADY)
    Account.objects.filter(pk=subject.pk).update(is_active=False)
    _end_sessions(subject)
    record(by=by, verb="account.disable", object=subject.uid, data={})


@transaction.atomic
def account_enable(*, by: Actor, account: str) -> None:
    require_security(by)
    subject = _account(account)
    if subject.person and subject.person.name == messages.ERASED_NAME:
        raise Conflict(OF_ERASED)
    if subject.is_active:
        raise Conflict(ENABLED_ALREADY)
    Account.objects.filter(pk=subject.pk).update(is_active=True)
    record(by=by, verb="account.enable", object=subject.uid, data={})


@transaction.atomic
def account_reset_code(*, by: Actor, account: str) -> None:
    """Take away the second factor of a lost phone; administrators set up a new one at the next sign-in."""
    require_security(by)
    subject = _account(account)
    removed, _ = Authenticator.objects.filter(user=subject).delete()
    if not removed:
        raise Conflict(NO_CODE)
    _end_sessions(subject)
    record(by=by, verb="account.reset_code", object=subject.uid, data={})


@transaction.atomic
def account_change_password(*, by: Actor, password: str) -> None:
    """One's own password. The form has checked the old one and the rules; every other sign-in of the account ends."""
    subject: Account | None = Account.objects.select_for_update().filter(uid=by.uid).first()
    if subject is None:
        raise NotAllowed(NOT_OWN)
    subject.set_password(password)
    subject.must_change_password = False
    subject.save(update_fields=["password", "must_change_password"])
    record(by=by, verb="account.change_password", object=subject.uid, data={})


def _account(uid: str) -> Account:
    found: Account | None = Account.objects.select_for_update().filter(uid=uid).first()
    if found is None:
        raise NotFound(NO_SUCH_ACCOUNT)
    return found


def _require_may_have(person: Person) -> None:
    existing = Account.objects.filter(person=person).first()
    if existing:
        raise Conflict(HAS_ACCOUNT.format(name=person.name, username=existing.username), field="person")
    if not Post.objects.at(clock.today()).filter(person=person).exists():
        raise Conflict(NO_POST.format(name=person.name), field="person")


def _free_username(wanted: str, pinyin: str) -> str:
    if wanted and not USERNAME.fullmatch(wanted):
        raise Invalid(BAD_NAME, field="username")
    if wanted and Account.objects.filter(username=wanted).exists():
        raise Conflict(NAME_TAKEN.format(username=wanted), field="username")
    return wanted or _from_pinyin(pinyin)


def _from_pinyin(pinyin: str) -> str:
    """mizhiqiu, mizhiqiu2, mizhiqiu3 …; a name that gives no account name becomes user…."""
    stem = pinyin[:36] if USERNAME.fullmatch(pinyin[:36]) else f"user{pinyin[:30]}"
    taken = set(Account.objects.filter(username__startswith=stem).values_list("username", flat=True))
    numbers = (f"{stem}{n}" for n in range(2, len(taken) + 3))
    return stem if stem not in taken else next(name for name in numbers if name not in taken)


def _new_password() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def _end_sessions(account: Account) -> None:
    """A session knows its account only inside its content, so all open ones are read: some thousand take a tenth of a second."""
    own = str(account.pk)
    ended = [s.pk for s in Session.objects.filter(expire_date__gt=clock.now()) if s.get_decoded().get("_auth_user_id") == own]
    Session.objects.filter(pk__in=ended).delete()
