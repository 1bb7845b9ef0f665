"""Everything this installation holds on a person, found from the tables themselves: every foreign key that leads to the person, every
column that keeps a uid or an account name by the registry of personal data, the sealed numbers, the journal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q, QuerySet

from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.organisations.models import Organisation
from zerentian.people.confidential import Numbers, numbers_of
from zerentian.people.models import Account, Confidential, Person
from zerentian.people.queries.persons import organisation_names
from zerentian.people.registry import Table, registry

FARTHEST = 4  # foreign keys one after another
ORDER = "pk"
Holdings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Whose:
    """The names under which rows know somebody. `accounts` and `usernames` are empty for people without an account."""

    key: int
    person: str
    accounts: tuple[str, ...]
    usernames: tuple[str, ...]

    def by(self, names: str) -> tuple[str, ...]:
        """`names` as the registry says it."""
        return {"person": (self.person,), "account": self.accounts, "username": self.usernames}.get(names, (self.person, *self.accounts))


def whose(who: Person) -> Whose:
    accounts = list(Account.objects.filter(person=who).values_list("uid", "username"))
    return Whose(who.pk, who.uid, tuple(uid for uid, _ in accounts), tuple(name for _, name in accounts))


def paths_to_person(model: type[models.Model], seen: tuple[type[models.Model], ...] = ()) -> Iterator[str]:
    """`person`, `account__person`, `post__person`: chains of foreign keys that end at a person."""
    if len(seen) >= FARTHEST:
        return
    for field in model._meta.concrete_fields:
        target = field.related_model
        if target is Person:
            yield field.name
        elif isinstance(target, type) and issubclass(target, models.Model) and target not in (*seen, model):
            yield from (f"{field.name}__{rest}" for rest in paths_to_person(target, (*seen, model)))


def rows_of(table: Table, whom: Whose) -> QuerySet[Any]:
    """Rows of a table that are about the person or were made by them."""
    model = table.model
    wanted = Q(pk__in=[])
    if model is Person:
        wanted |= Q(pk=whom.key)
    for path in paths_to_person(model):
        wanted |= Q(**{path: whom.key})
    for column, names in table.names.items():
        if whom.by(names):
            wanted |= Q(**{f"{column}__in": whom.by(names)})
    return model._default_manager.filter(wanted).order_by(ORDER)


def findable(table: Table) -> bool:
    """Whether anything connects the rows of the table with a person."""
    return bool(table.model is Person or list(paths_to_person(table.model)) or table.names or table.erase == "session")


def holdings(who: Person) -> Holdings:
    """By table label: rows with every column but secrets and sealed values; `numbers`: opened. Days and moments in ISO form."""
    whom = whose(who)
    found: Holdings = {"person": who.uid, "exported_at": clock.now().isoformat(), "numbers": _numbers(who.uid), "tables": {}}
    places = organisation_names(Organisation.objects.values_list("pk", flat=True))
    for table in registry().personal():
        if table.unfound or table.model in (Confidential, Entry):
            continue
        rows = sessions_of(whom) if table.erase == "session" else rows_of(table, whom)
        found["tables"][table.label] = {"title": table.title, "rows": [_row(row, table, places) for row in rows]}
    found["journal"] = list(_entries(whom))
    return found


def _numbers(uid: str) -> dict[str, str]:
    held = numbers_of([uid]).get(uid, Numbers())
    return {"identity": held.identity, "phone": held.phone}


def _row(row: models.Model, table: Table, places: Mapping[int, str]) -> Holdings:
    fields = (field for field in row._meta.concrete_fields if field.name not in table.secret and not isinstance(field, models.BinaryField))
    return {field.name: _value(row, field, places) for field in fields}


def _value(row: models.Model, field: Any, places: Mapping[int, str]) -> object:
    value = getattr(row, field.attname)
    if field.related_model is Organisation:
        return places.get(value) if value is not None else None
    if field.related_model is not None and value is not None:
        return getattr(getattr(row, field.name), "uid", value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def sessions_of(whom: Whose) -> list[Session]:
    """A session knows its account only inside its content."""
    keys = {str(key) for key in Account.objects.filter(uid__in=whom.accounts).values_list("pk", flat=True)}
    return [each for each in Session.objects.filter(expire_date__gt=clock.now()) if each.get_decoded().get("_auth_user_id") in keys]


def _entries(whom: Whose) -> Iterator[Holdings]:
    """Entries by the person's account, on the person, on rows that belong to them, and those that name the person among others."""
    about = [whom.person, *whom.accounts, *_uids_of_rows(whom)]
    wanted = Q(actor__in=whom.accounts) | Q(object__in=about) | Q(data__contains=whom.person)
    for entry in Entry.objects.filter(wanted).order_by("seq"):
        at = clock.from_microseconds(entry.at).isoformat()
        yield {"seq": entry.seq, "at": at, "actor": entry.actor, "verb": entry.verb, "object": entry.object, "data": entry.data}


def _uids_of_rows(whom: Whose) -> list[str]:
    """Uids of the person's own rows: posts, transfers, attachments …"""
    own = [model for model in apps.get_models() if "person" in paths_to_person(model) and _has_uid(model)]
    return [uid for model in own for uid in model._default_manager.filter(person=whom.key).values_list("uid", flat=True)]


def _has_uid(model: type[models.Model]) -> bool:
    return any(field.name == "uid" for field in model._meta.concrete_fields)
