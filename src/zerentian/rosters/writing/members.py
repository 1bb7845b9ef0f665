"""Writing a checked roster of members: everything slow happens first, in small steps; then one short transaction copies it."""

from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.db import connection, models, transaction

from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Organisation
from zerentian.people.confidential import IDENTITY, PHONE, Numbers, keep_numbers, sealed_row
from zerentian.people.models import Confidential, Membership, Person
from zerentian.people.vocabulary import MembershipEnd, MembershipKind
from zerentian.rosters.checking.members import FACTS, MemberRow
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.models import RosterImport, StagedMember
from zerentian.rosters.writing.writing import Progress, Writing
from zerentian.storage.bulk import copy_rows, insert_rows, set_aside
from zerentian.storage.names import named
from zerentian.storage.uids import new_uid

STEP = 500  # rows written between two moments in which others may write
NAMED = ("name", "sort_key", "pinyin", "initials")
PERSON = ("uid", *NAMED, *FACTS)
STAGED = ("person", "roster_import_id", *PERSON, "organisation", "kind", "valid_from")
SEALED = tuple(field.attname for field in Confidential._meta.concrete_fields)


class MemberWriting(Writing):
    """`prepare` may be repeated; `commit` runs inside the caller's transaction; `forget` removes what was prepared."""

    def __init__(self, it: RosterImport, checked: Checked) -> None:
        self.it, self.new, self.changed = it, checked.new, checked.changed

    def prepare(self, progress: Progress) -> None:
        self.forget(self.it)
        keys = set_aside(Person, len(self.new))
        people = [(key, new_uid(), row) for key, row in zip(keys, self.new, strict=True)]
        for begin in range(0, len(people), STEP):
            rows = people[begin : begin + STEP]
            staged = [self._staged(*row) for row in rows]
            numbers = [sealed_row(uid, Numbers(row.identity, row.phone)) for _, uid, row in rows if row.identity or row.phone]
            with transaction.atomic():
                insert_rows(StagedMember, STAGED, staged)
                insert_rows(Confidential, SEALED, [[getattr(one, name) for name in SEALED] for one in numbers])
            progress(begin + len(rows))

    def keys(self) -> AbstractContextManager[None]:
        """Compared once for all rows, in `commit`: row by row, SQLite makes others wait a fifth longer. PostgreSQL goes on as ever."""
        disabled: AbstractContextManager[None] = connection.constraint_checks_disabled()
        return disabled

    def commit(self) -> None:
        nowhere = StagedMember.objects.filter(roster_import=self.it).exclude(organisation__in=Organisation.objects.values("pk"))
        assert not nowhere.exists()
        mine = ("roster_import_id", self.it.pk)
        copy_rows(Person, ("id", *PERSON, "version"), StagedMember, ("person", *PERSON, "1"), mine)
        columns = ("person_id", "organisation_id", "kind", "valid_from", "valid_to", "ending")
        stated = ("person", "organisation", "kind", "valid_from", f"'{FOREVER.isoformat()}'", "''")
        copy_rows(Membership, columns, StagedMember, stated, mine)
        for row in self.changed:
            self._change(row)

    @staticmethod
    def forget(it: RosterImport) -> None:
        """Nothing of what was prepared stays; persons that were written keep their numbers. In steps, as it was prepared."""
        staged = StagedMember.objects.filter(roster_import=it).order_by("person")
        while some := list(staged.values_list("person", "uid")[:STEP]):
            uids = {uid for _, uid in some}
            with transaction.atomic():
                written = Person.objects.filter(uid__in=uids).values_list("uid", flat=True)
                Confidential.objects.filter(person__in=uids - set(written)).delete()
                StagedMember.objects.filter(person__in=[key for key, _ in some]).delete()

    def _staged(self, key: int, uid: str, row: MemberRow) -> list[object]:
        name = named(row.name)
        facts = [_plain(getattr(row.facts, fact)) for fact in FACTS]
        return [key, self.it.pk, uid, *(name[column] for column in NAMED), *facts, row.place.pk, row.kind, row.since.isoformat()]

    def _change(self, row: MemberRow) -> None:
        known = row.known
        assert known
        columns: dict[str, Any] = {name: getattr(row.facts, name) for name in FACTS} | (named(row.name) if row.name != known.name else {})
        if columns.get("name") or row.facts != known.facts:
            Person.objects.filter(pk=known.pk).update(version=models.F("version") + 1, **columns)
        if row.identity or row.phone:
            keep_numbers(known.uid, **{name: getattr(row, name) or None for name in (IDENTITY, PHONE)})
        place, kind, since, membership = known.organisation, known.kind, known.since, known.membership
        if row.confirms:
            assert row.facts.full_on
            membership = _next(known.pk, membership, place, MembershipKind.FULL, row.facts.full_on, MembershipEnd.CONFIRMED)
            kind, since = MembershipKind.FULL.value, row.facts.full_on
        if row.moves:
            _next(known.pk, membership, row.place.pk, kind, max(row.since, since), MembershipEnd.MOVED)


def _next(person: int, membership: int, organisation: int, kind: str, on: date, ending: MembershipEnd) -> int:
    """End a membership on `on` and begin the one that follows it; a row that would last no day is changed in place. Returns its key."""
    row = Membership.objects.filter(pk=membership)
    if row.filter(valid_from=on).update(organisation=organisation, kind=kind):
        return membership
    row.update(valid_to=on, ending=ending)
    created = Membership.objects.create(person_id=person, organisation_id=organisation, kind=kind, valid_from=on)
    return created.pk


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
