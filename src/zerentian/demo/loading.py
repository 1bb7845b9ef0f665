"""Putting a demonstration into an empty installation."""

import secrets
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from zerentian.demo.cast import ADMINISTRATORS, CAST
from zerentian.demo.draft import SCALES
from zerentian.demo.example_rosters import Example, examples
from zerentian.demo.plan import build
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import loading as organisations
from zerentian.organisations.loading import Progress, silent
from zerentian.people import loading as people
from zerentian.people.confidential import Numbers
from zerentian.people.queries.actors import actor_of

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else when read from a screen
SEED = 1

UNKNOWN_SCALE = "没有“{scale}”这个规模。可以选：{known}。"
NOT_EMPTY = "数据文件夹 {folder} 里已经有组织，演示数据只能装进空的文件夹。请换一个文件夹，或者先移走它。"
REAL = "数据文件夹 {folder} 是正式使用的，不能装演示数据。请换一个文件夹。"
NO_CODE = "“{name}”没有动态口令。有动态口令的演示账号：{known}。"
NO_EXAMPLES = "这里不是演示数据。例子名册只能从演示数据里做，里面的号码都是编的。"
NOT_A_DEMO = "这里不是演示数据，动态口令只在各人自己的手机上。"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A way into the demonstration, shown once: `password` is kept nowhere."""

    username: str
    password: str
    name: str
    post: str
    attempt: str
    code: bool  # asks for a one-time code as well


@dataclass(frozen=True, slots=True)
class Loaded:
    sign_ins: tuple[SignIn, ...]
    counts: dict[str, int]


def load(*, scale: str, today: date | None = None, seed: int = SEED, progress: Progress = silent) -> Loaded:
    """Plan and write a demonstration whose year ends at `today` (the real day) and mark the installation as one."""
    require_loadable(scale)
    plan = build(scale, today or clock.today(), seed)
    sign_ins = _sign_ins()
    with transaction.atomic():
        counts = Counter(organisations.load(by=SYSTEM_ACTOR, rows=plan.organisations, progress=progress))
        passwords = {s.username: s.password for s in sign_ins}
        numbers = {person: Numbers(row.identity, row.phone) for person, row in plan.numbers.items()}
        counts.update(people.load(by=SYSTEM_ACTOR, rows=plan.people, passwords=passwords, numbers=numbers, progress=progress))
        for administrator in ADMINISTRATORS:
            account = get_user_model().objects.get(username=administrator.username)
            totp.TOTP.activate(account, totp.generate_totp_secret())
    replace(settings.INSTALLATION, name=SCALES[scale].place, demo=True, today=today).write()
    clock.pin(today)
    return Loaded(sign_ins, dict(counts))


def require_loadable(scale: str) -> None:
    if scale not in SCALES:
        raise Invalid(UNKNOWN_SCALE.format(scale=scale, known="、".join(SCALES)))
    installation = settings.INSTALLATION
    if installation.name and not installation.demo:
        raise Conflict(REAL.format(folder=installation.folder))
    if loaded():
        raise Conflict(NOT_EMPTY.format(folder=installation.folder))


def loaded() -> bool:
    return not organisations.is_empty() or get_user_model().objects.exists()


def code(name: str) -> str:
    """The one-time code of a demonstration account at this moment."""
    if not settings.INSTALLATION.demo:
        raise Conflict(NOT_A_DEMO)
    found = Authenticator.objects.filter(user__username=name.strip().lower(), type=Authenticator.Type.TOTP).first()
    if found is None:
        raise NotFound(NO_CODE.format(name=name, known="、".join(a.username for a in ADMINISTRATORS)))
    counter = list(totp.yield_hotp_counters_from_time())
    secret = decrypt(found.data["secret"])
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter[len(counter) // 2])))


def example_rosters(seed: int = SEED) -> list[Example]:
    """Files to try the import with, as the district's clerk could make them of what is loaded."""
    if not settings.INSTALLATION.demo:
        raise Conflict(NO_EXAMPLES)
    return examples(actor_of(get_user_model().objects.get(username=CAST[0].username), clock.today()), clock.today(), seed)


def _sign_ins() -> tuple[SignIn, ...]:
    cast = [SignIn(c.username, _password(), c.name, c.title, c.attempt, code=False) for c in CAST]
    return (*cast, *(SignIn(a.username, _password(), "", a.title, a.attempt, code=True) for a in ADMINISTRATORS))


def _password() -> str:
    """Fourteen characters in groups, 69 random bits."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(14))
    return f"{drawn[:5]}-{drawn[5:9]}-{drawn[9:]}"
