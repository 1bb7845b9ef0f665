"""The sealed numbers of persons: how they are sealed, found without opening, opened, and destroyed.

Whoever calls has asked for the right and leaves the journal entry; nothing here decides who may.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zerentian.people.models import Confidential
from zerentian.storage.sealing import digest, new_salt, seal, unseal

IDENTITY, PHONE = "identity", "phone"
AT_ONCE = 500  # uids in one query: SQLite takes no longer lists


@dataclass(frozen=True, slots=True)
class Numbers:
    """ "" where nothing is held."""

    identity: str = ""
    phone: str = ""


def sealed_row(person: str, numbers: Numbers) -> Confidential:
    """An unsaved row for the person with this uid."""
    row = Confidential(person=person, salt=new_salt())
    _put(row, IDENTITY, numbers.identity)
    _put(row, PHONE, numbers.phone)
    return row


def keep_numbers(person: str, *, identity: str | None = None, phone: str | None = None) -> None:
    """Seal what is given; None leaves a number as it is, "" forgets it."""
    row = Confidential.objects.filter(pk=person).first() or Confidential(person=person, salt=new_salt())
    for field, value in ((IDENTITY, identity), (PHONE, phone)):
        if value is not None:
            _put(row, field, value)
    row.save()


def numbers_of(persons: Iterable[str]) -> dict[str, Numbers]:
    """Opened, by the person's uid; a person about whom nothing is held is left out."""
    return {row.person: _opened(row) for row in _rows(persons)}


@dataclass(frozen=True, slots=True)
class Held:
    """What a page may say without opening anything but the telephone: whether there is a number, and a phone's two ends."""

    identity: bool = False
    phone: str = ""


def held_by(persons: Iterable[str]) -> dict[str, Held]:
    """For lists: `138••••1234`. Of an identity number nothing is shown, for beside a birth date four digits give it away (2.9)."""
    return {row.person: Held(row.identity is not None, masked_phone(_opened(row).phone)) for row in _rows(persons)}


def masked_phone(phone: str) -> str:
    """Three digits and the last four; of a short number only the last two."""
    if not phone:
        return ""
    return f"{phone[:3]}••••{phone[-4:]}" if len(phone) >= 11 else f"••••{phone[-2:]}"


def person_with_identity(number: str) -> str | None:
    """Uid of the person who holds the identity number."""
    return Confidential.objects.filter(identity_digest=digest(IDENTITY, number)).values_list("person", flat=True).first()


def persons_with_phone(number: str) -> list[str]:
    return list(Confidential.objects.filter(phone_digest=digest(PHONE, number)).values_list("person", flat=True))


def destroy(person: str) -> None:
    """The salt goes, and with it the only way to the key."""
    Confidential.objects.filter(pk=person).delete()


def _put(row: Confidential, field: str, value: str) -> None:
    setattr(row, field, seal(row.salt, field, value.encode()) if value else None)
    setattr(row, f"{field}_digest", digest(field, value) if value else None)


def _rows(persons: Iterable[str]) -> Iterator[Confidential]:
    wanted = list(persons)
    for begin in range(0, len(wanted), AT_ONCE):
        yield from Confidential.objects.filter(pk__in=wanted[begin : begin + AT_ONCE])


def _opened(row: Confidential) -> Numbers:
    return Numbers(*(_open(row, field) for field in (IDENTITY, PHONE)))


def _open(row: Confidential, field: str) -> str:
    sealed = getattr(row, field)
    return unseal(row.salt, field, sealed).decode() if sealed is not None else ""
