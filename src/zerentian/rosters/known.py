"""The members a roster may be about: those of the organisations it is of, and who else holds a number it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zerentian.kernel import clock
from zerentian.organisations.models import Lineage, Organisation
from zerentian.people.facts import Facts
from zerentian.people.models import Confidential, Membership, Person, Transfer
from zerentian.people.vocabulary import TransferState
from zerentian.storage.sealing import Stored

PERSON = ("pk", "uid", "name", "sex", "birth", "ethnicity", "education", "joined", "full_on", "work", "version")
AT_ONCE = 500  # digests in one query


@dataclass(frozen=True, slots=True)
class Known:
    """A member today. The digests are None where no number is held."""

    pk: int
    uid: str
    name: str
    facts: Facts
    version: int
    membership: int
    organisation: int
    kind: str
    since: date


class Members:
    """Read once for a roster; the number of queries does not grow with those who are known."""

    def __init__(self, top: Organisation) -> None:
        today = clock.today()
        inside = Lineage.objects.at(today).filter(ancestor=top).values("organisation")
        rows = Membership.objects.at(today).filter(organisation__in=inside)
        columns = ("pk", "organisation_id", "kind", "valid_from", *(f"person__{name}" for name in PERSON))
        self.all = [_known(row) for row in rows.values_list(*columns).iterator(chunk_size=5_000)]
        self.by_uid = {member.uid: member for member in self.all}
        self.called: dict[tuple[int, str], list[Known]] = {}
        self.born: dict[tuple[str, date], list[Known]] = {}
        for member in self.all:
            self.called.setdefault((member.organisation, member.name), []).append(member)
            if member.facts.birth:
                self.born.setdefault((member.name, member.facts.birth), []).append(member)
        held = Confidential.objects.filter(person__in=rows.values("person__uid"))
        digests = held.values_list("person", "identity_digest", "phone_digest").iterator(chunk_size=5_000)
        self.digests = {person: (_bytes(identity), _bytes(phone)) for person, identity, phone in digests}
        self.holder = {identity: person for person, (identity, _) in self.digests.items() if identity}
        moving = Transfer.objects.filter(state=TransferState.OPEN, source__in=inside)
        self.moving = set(moving.values_list("person__uid", flat=True))

    def look_for(self, digests: Iterable[bytes]) -> None:
        """Who outside these organisations holds the numbers, so that nobody is entered twice."""
        wanted = [digest for digest in digests if digest not in self.holder]
        for begin in range(0, len(wanted), AT_ONCE):
            rows = Confidential.objects.filter(identity_digest__in=wanted[begin : begin + AT_ONCE], person__in=Person.objects.values("uid"))
            self.holder |= {_bytes(digest) or b"": person for digest, person in rows.values_list("identity_digest", "person")}


def _known(row: tuple[object, ...]) -> Known:
    membership, organisation, kind, since, pk, uid, name, *facts, version = row
    return Known(pk, uid, name, Facts(*facts), version, membership, organisation, kind, since)  # type: ignore[arg-type]


def _bytes(value: Stored | None) -> bytes | None:
    return bytes(value) if value is not None else None
