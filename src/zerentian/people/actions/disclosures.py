"""Opening sealed numbers, and finding people by them: each time with a reason or a count, and an entry in the journal."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from zerentian.kernel.identity import PHONE as PHONE_SHAPE
from zerentian.kernel.identity import is_sound
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.checks import require_length
from zerentian.people import messages
from zerentian.people.checks import person_seen
from zerentian.people.confidential import IDENTITY, PHONE, Numbers, numbers_of, person_with_identity, persons_with_phone
from zerentian.people.holdings import Holdings, holdings
from zerentian.people.models import Account, Disclosure, Person
from zerentian.people.particulars import bare_number
from zerentian.people.queries.lookup import person_with_uid
from zerentian.people.queries.persons import require_over

HOUR = timedelta(hours=1)
REASON_LEAST, REASON_MOST = 4, 200
DIGITS = re.compile(r"\d{6,}")
FIND = "person.find"


@transaction.atomic
def person_unmask(*, by: Actor, person: str, fields: Collection[str], reason: str) -> Numbers:
    """Open the numbers named in `fields` ("identity", "phone") for somebody who keeps the person's organisation, and note who looked.

    The reason stays in the row, the journal has the row's uid. Refuses beyond the hourly number of the catalogue.
    """
    who = require_over(by, Right.UNMASK, person)
    asked = [field for field in (IDENTITY, PHONE) if field in fields]
    if not asked:
        raise Invalid(messages.WHICH_NUMBERS, field="fields")
    reason = clean_reason(reason)
    _require_not_too_often(by)
    held = numbers_of([who.uid]).get(who.uid, Numbers())
    opened = Numbers(**{field: getattr(held, field) for field in asked})
    if opened == Numbers():
        raise Invalid(messages.NOTHING_TO_UNMASK.format(name=who.name), field="fields")
    row = Disclosure.objects.create(person=who, fields=" ".join(asked), reason=reason, by=by.uid)
    record(by=by, verb="person.unmask", object=who.uid, data={"disclosure": row.uid, "fields": asked})
    return opened


def clean_reason(reason: str) -> str:
    plain = " ".join(reason.split())
    if len(plain) < REASON_LEAST:
        raise Invalid(messages.REASON_TOO_SHORT.format(least=REASON_LEAST), field="reason")
    require_length(plain, REASON_MOST, "事由", "reason")
    if DIGITS.search(plain):
        raise Invalid(messages.REASON_WITH_NUMBER, field="reason")
    return plain


def _require_not_too_often(by: Actor) -> None:
    limit = _one_at_a_time(by)
    since = clock.now() - HOUR
    times = list(Disclosure.objects.filter(by=by.uid, at__gt=since).order_by("at").values_list("at", flat=True))
    _refuse_beyond(limit, times, messages.UNMASKED_TOO_OFTEN)


def _one_at_a_time(by: Actor) -> int:
    """Two requests of one account count one after the other. Returns the limit."""
    Account.objects.select_for_update().filter(uid=by.uid).first()
    return catalogue().value("unmask_per_hour")


def _refuse_beyond(limit: int, times: list[datetime], sentence: str) -> None:
    """`times` of the last hour, the earliest first."""
    if len(times) >= limit:
        wait = max(1, int((times[-limit] + HOUR - clock.now()).total_seconds()))
        raise TooMany(sentence.format(limit=limit, minutes=-(-wait // 60)), wait=wait)


@dataclass(frozen=True, slots=True)
class Found:
    """Uids of people the actor sees; `elsewhere`: the identity number is held by somebody the actor does not see."""

    persons: tuple[str, ...]
    elsewhere: bool = False


@transaction.atomic
def person_find(*, by: Actor, number: str) -> Found:
    """Who in the actor's scope holds an identity number or a telephone number; for those who keep people somewhere.

    Every search stands in the journal with what was found and not what was asked; within an hour an account searches as often as it may
    look at numbers.
    """
    if not by.tops(Right.KEEP_PEOPLE):
        raise NotAllowed(messages.FIND_NEEDS_RIGHT)
    plain = bare_number(number)
    if not plain:
        raise Invalid(messages.NUMBER_MISSING, field="number")
    if not is_sound(plain) and not PHONE_SHAPE.fullmatch(plain):
        raise Invalid(messages.NUMBER_UNSOUND, field="number")
    _refuse_beyond(_one_at_a_time(by), _searches(by), messages.FOUND_TOO_OFTEN)
    found = _holders(by, plain)
    data: dict[str, object] = {"found": list(found.persons), "elsewhere": found.elsewhere}
    record(by=by, verb="person.find", object=found.persons[0] if found.persons else "", data=data)
    return found


def _holders(by: Actor, number: str) -> Found:
    if is_sound(number):
        holder = person_with_identity(number)
        known = Person.objects.filter(uid=holder).exists()
        seen = known and holder is not None and _sees(by, holder)
        return Found((holder,) if seen and holder else (), elsewhere=known and not seen)
    return Found(tuple(uid for uid in persons_with_phone(number) if _sees(by, uid)))


def _sees(by: Actor, uid: str) -> bool:
    try:
        person_seen(by, uid)
    except NotFound:
        return False
    return True


@transaction.atomic
def person_export(*, by: Actor, person: str) -> Holdings:
    """Everything held on a person, numbers open, to be handed to that person. Only the program, asked by an operator."""
    if not by.program:
        raise NotAllowed(messages.ONLY_THE_PROGRAM_EXPORTS)
    who = person_with_uid(person)
    held = holdings(who)
    record(by=by, verb="person.export", object=who.uid, data={})
    return held


def _searches(by: Actor) -> list[datetime]:
    """Instants of the actor's searches within the last hour. The journal never goes back in time, so its end is read and no more."""
    since, found = clock.to_microseconds(clock.now() - HOUR), list[datetime]()
    for at, actor, verb in Entry.objects.order_by("-seq").values_list("at", "actor", "verb").iterator(chunk_size=500):
        if at <= since:
            break
        if actor == by.uid and verb == FIND:
            found.append(clock.from_microseconds(at))
    return found[::-1]
