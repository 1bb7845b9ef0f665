"""What is asked of a name, of facts and of numbers before they are written. Numbers never stand in a sentence."""

import re
import unicodedata
from dataclasses import dataclass, replace

from zerentian.kernel import clock, identity
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.people import messages
from zerentian.people.checks import person_seen
from zerentian.people.confidential import person_with_identity
from zerentian.people.facts import Facts
from zerentian.people.models import Person
from zerentian.people.queries.persons import where_of
from zerentian.people.rules import Contradiction, contradictions
from zerentian.people.vocabulary import Education, Sex

NAME_LIMIT, ETHNICITY_LIMIT, WORK_LIMIT = 100, 20, 100
MOBILE = 11  # digits
COUNTRY = re.compile(r"^(\+86|0086)")


def clean_name(name: str) -> str:
    """Without spaces."""
    plain = "".join(name.split())
    if not plain:
        raise Invalid(messages.NAME_MISSING, field="name")
    if len(plain) > NAME_LIMIT:
        raise Invalid(messages.NAME_TOO_LONG.format(limit=NAME_LIMIT, count=len(plain)), field="name")
    if plain == messages.ERASED_NAME:
        raise Invalid(messages.NAME_NOT_ALLOWED, field="name")
    return plain


def clean_facts(facts: Facts) -> Facts:
    """Words trimmed; refuses codes the vocabulary does not know and words the columns cannot hold."""
    if facts.sex and facts.sex not in Sex.values:
        raise Invalid(messages.UNKNOWN_SEX.format(code=facts.sex), field="sex")
    if facts.education and facts.education not in Education.values:
        raise Invalid(messages.UNKNOWN_EDUCATION.format(code=facts.education), field="education")
    ethnicity = _word(facts.ethnicity, "民族", ETHNICITY_LIMIT, "ethnicity")
    return replace(facts, ethnicity=ethnicity, work=_word(facts.work, "工作单位及职务", WORK_LIMIT, "work"))


def _word(text: str, what: str, limit: int, field: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > limit:
        raise Invalid(messages.TOO_LONG.format(what=what, limit=limit, count=len(plain)), field=field)
    return plain


def clean_identity(number: str) -> str:
    """Half width, no spaces, X as a capital; "" stays ""."""
    plain = _squeezed(number)
    if plain and not identity.is_sound(plain):
        raise Invalid(messages.IDENTITY_UNSOUND, field="identity")
    return plain


def clean_phone(number: str) -> str:
    """Half width, no spaces; a mobile number without dashes and country code, a landline with the dash after its area code."""
    plain = bare_number(number)
    if plain and not identity.PHONE.fullmatch(plain):
        raise Invalid(messages.PHONE_UNSOUND, field="phone")
    return plain


def bare_number(typed: str) -> str:
    """Either number as it is kept, as far as signs tell."""
    plain = _squeezed(typed)
    phone = COUNTRY.sub("", plain)
    bare = phone.replace("-", "")
    return bare if bare.startswith("1") and len(bare) == MOBILE else plain


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def filled_from_identity(facts: Facts, number: str) -> Facts:
    """Birth and sex as a sound number tells them, where they are not given."""
    if not number:
        return facts
    return replace(facts, birth=facts.birth or identity.birth_of(number), sex=facts.sex or identity.sex_of(number))


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a person at one time; `kind` of membership and `number` "" where there is none."""

    facts: Facts
    kind: str
    number: str

    def contradictions(self) -> list[Contradiction]:
        return list(contradictions(self.facts, kind=self.kind, number=self.number, today=clock.today()))


def require_consistent(told: Told, *, sure: bool, before: Told | None = None) -> None:
    """Refuses what cannot be; asks about what is unlikely unless `sure` says it was looked at, or it stood there `before`."""
    found = told.contradictions()
    for each in found:
        if not each.question:
            raise Invalid(each.sentence, field=each.field)
    asked = [each for each in found if before is None or each not in before.contradictions()]
    if asked and not sure:
        raise Invalid(messages.IS_IT_SO.format(questions="".join(each.sentence for each in asked)), field="sure")


def require_identity_free(by: Actor, number: str, besides: str = "") -> None:
    """Nobody but `besides` holds the number. Where it is held is said only to who sees that person."""
    holder = person_with_identity(number) if number else None
    if holder is None or holder == besides:
        return
    if not Person.objects.filter(uid=holder).exists():
        raise Conflict(messages.IDENTITY_BEING_IMPORTED, field="identity")
    try:
        who = person_seen(by, holder)
    except NotFound:
        raise Conflict(messages.IDENTITY_HELD_ELSEWHERE, field="identity") from None
    raise Conflict(messages.IDENTITY_HELD.format(name=who.name, where=where_of(who)), field="identity")
