"""The second factor asked for once more, at the moment of an act that opens many numbers."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid, NotAllowed, TooMany
from zerentian.people import messages

TRIES, WHILE = 5, 900  # wrong codes, seconds: as at sign-in (安全要求 1.2)
VALID = 120  # seconds for which a code can be valid at the longest: half a minute, and those before and after for slow clocks


def has_code(by: Actor) -> bool:
    return _authenticator(by) is not None


def require_code(by: Actor, code: str) -> None:
    """Refuses without a sign-in code set up, a wrong or used one, and after too many wrong ones. A code serves once."""
    authenticator = _authenticator(by)
    if authenticator is None:
        raise NotAllowed(messages.CODE_NOT_SET_UP, field="code")
    wrong = f"second-factor-wrong:{by.uid}"
    if cache.get(wrong, 0) >= TRIES:
        raise TooMany(messages.CODE_TRIED_OFTEN.format(minutes=WHILE // 60), wait=WHILE)
    digits = "".join(code.split())
    if not (TOTP(authenticator).validate_code(digits) and cache.add(f"second-factor-used:{by.uid}:{digits}", 1, VALID)):
        cache.set(wrong, cache.get(wrong, 0) + 1, WHILE)
        raise Invalid(messages.CODE_WRONG, field="code")
    cache.delete(wrong)


def _authenticator(by: Actor) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(user__uid=by.uid, type=Authenticator.Type.TOTP).first()
    return found
