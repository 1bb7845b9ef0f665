"""Members in a scope: the conditions by which lists narrow them and the structure counts them, and what is shown of each."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.organisations import checks
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Lineage
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.people.ages import band_days, whole_years
from zerentian.people.confidential import Held, held_by
from zerentian.people.models import Attachment, Membership, Person, Post, RelationCheck
from zerentian.people.vocabulary import Education, MembershipKind, Sex
from zerentian.storage.names import matching

NOT_KNOWN = "none"
IN_PROBATION = "probation"  # in place of a standing: it counts from full membership
ANY_FAULT = "any"


def name_seen(actor: Actor, uid: str) -> str:
    """The name of an organisation that the actor sees; raises NotFound for any other."""
    return checks.name_of(checks.organisation_seen(actor, uid))


def within(actor: Actor, of: str, *, below: bool, on: date) -> Q:
    """Condition on `organisation`: what the actor sees, or of that the organisation `of` (uid) alone or with everything below it."""
    if not of:
        return scope(actor, on)
    organisation = checks.organisation_seen(actor, of)
    if not below:
        return Q(organisation=organisation)
    inside = Q(organisation__in=Lineage.objects.at(on).filter(ancestor=organisation).values("organisation"))
    return inside if actor.may_below(Right.SEE, path_keys(organisation)) else inside & scope(actor, on)


def members(actor: Actor, of: str = "", *, below: bool = True, attached: str = "") -> QuerySet[Any]:
    """Memberships of today, or the attachments of one kind; either has person, organisation, kind and valid_from.

    `of` "": all that the actor sees. Sortable by the organisation's name, `called__sort_key`.
    """
    today = clock.today()
    rows: QuerySet[Any] = Attachment.objects.filter(kind=attached).at(today) if attached else Membership.objects.at(today)
    return sortable(rows.filter(within(actor, of, below=below, on=today)), today)


def sortable(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """With a join to the organisation's name of the day, which is made only when the rows are sorted by it."""
    held = Q(organisation__designations__valid_from__lte=on, organisation__designations__valid_to__gt=on)
    found: QuerySet[Any] = rows.alias(called=FilteredRelation("organisation__designations", condition=held))
    return found


def member_count(actor: Actor, uid: str) -> int:
    """Members of the organisation and of everything below it today."""
    return members(actor, uid).count()


def all_exportable(actor: Actor, rows: QuerySet[Any]) -> bool:
    """Whether the actor may take away every row."""
    return not rows.exclude(scope(actor, clock.today(), Right.EXPORT)).exists()


def aged(chosen: str, on: date) -> Q:
    """Persons in the age band that begins with `chosen`, or NOT_KNOWN."""
    return _in_band("birth", "age", chosen, on)


def standing(chosen: str, on: date) -> Q:
    """Members in the band of 党龄 that begins with `chosen`, NOT_KNOWN, or IN_PROBATION."""
    probation = Q(kind=MembershipKind.PROBATIONARY.value, person__full_on__isnull=True)
    if chosen == IN_PROBATION:
        return probation
    found = _in_band("full_on", "standing", chosen, on)
    return found & ~probation if chosen == NOT_KNOWN else found


def _in_band(column: str, bands: str, chosen: str, on: date) -> Q:
    """A day that is still to come counts as not known."""
    if chosen == NOT_KNOWN:
        return Q(**{f"person__{column}__isnull": True}) | Q(**{f"person__{column}__gt": on})
    after, until = band_days(catalogue().bands[bands], int(chosen), on)
    found = Q(**{f"person__{column}__lte": until})
    return found & Q(**{f"person__{column}__gt": after}) if after else found


def of_sex(chosen: str) -> Q:
    return Q(person__sex="" if chosen == NOT_KNOWN else chosen)


def educated(chosen: str) -> Q:
    return Q(person__education="" if chosen == NOT_KNOWN else chosen)


def in_area(chosen: str, on: date) -> Q:
    return Q(organisation__in=Designation.objects.at(on).filter(area=chosen).values("organisation"))


def with_fault(actor: Actor, chosen: str, on: date) -> Exists:
    """Persons of whom an organisation that the actor sees has found a fault that is not put right; `chosen`: a kind or ANY_FAULT."""
    found = RelationCheck.objects.at(on).filter(scope(actor, on), person=OuterRef("person"))
    return Exists(found if chosen == ANY_FAULT else found.filter(fault=chosen))


@dataclass(frozen=True, slots=True)
class MemberRow:
    """ "" and None: not known. `age` and `standing` in whole years; `attached`: other ways of belonging that the actor sees."""

    uid: str
    name: str
    sex: str
    birth: date | None
    age: int | None
    ethnicity: str
    education: str
    joined: date | None
    full_on: date | None
    standing: int | None
    in_probation: bool
    work: str
    kind: str
    valid_from: date
    organisation_uid: str
    organisation: str
    area: str
    phone: str  # masked
    attached: str


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is fetched for the rows that are shown, by key of the organisation, uid and key of the person."""

    called: dict[int, tuple[str, str]]
    phones: dict[str, Held]
    attached: dict[int, list[str]]


def described(actor: Actor, keys: Sequence[int], columns: Collection[str], *, attached: bool = False) -> list[MemberRow]:
    """What is shown of the rows with these keys, in their order. Four queries at most.

    `attached`: keys of attachments. `phone` and `attached` are filled only if they are among `columns`. Sorting keys alone and fetching
    what belongs to fifty of them is five times faster than sorting whole rows of a district.
    """
    today, model = clock.today(), Attachment if attached else Membership
    found = {row.pk: row for row in model.objects.filter(pk__in=keys).select_related("person", "organisation")}
    rows = [found[key] for key in keys]
    beside = _Beside(
        called=called({row.organisation_id for row in rows}, today),
        phones=held_by([row.person.uid for row in rows]) if "phone" in columns else {},
        attached=_attached(actor, [row.person_id for row in rows], today) if "attached" in columns else {},
    )
    return [_member_row(row, beside, today) for row in rows]


def called(keys: Iterable[int], on: date) -> dict[int, tuple[str, str]]:
    """Name and area of each organisation on a day."""
    rows = Designation.objects.at(on).filter(organisation__in=list(keys)).values_list("organisation_id", "name", "area")
    return {key: (name, catalogue().areas[area].title) for key, name, area in rows}


def _attached(actor: Actor, persons: list[int], on: date) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Attachment.objects.at(on).filter(scope(actor, on), person__in=persons).order_by("person", "kind")
    for person, kind in rows.values_list("person_id", "kind").distinct():
        found.setdefault(person, []).append(catalogue().attachments[kind].title)
    return found


def _member_row(row: Any, beside: _Beside, on: date) -> MemberRow:
    who: Person = row.person
    name, area = beside.called.get(row.organisation_id, ("", ""))
    return MemberRow(
        uid=who.uid,
        name=who.name,
        sex=Sex(who.sex).label if who.sex else "",
        birth=who.birth,
        age=years(who.birth, on),
        ethnicity=who.ethnicity,
        education=Education(who.education).label if who.education else "",
        joined=who.joined,
        full_on=who.full_on,
        standing=years(who.full_on, on),
        in_probation=row.kind == MembershipKind.PROBATIONARY and who.full_on is None,
        work=who.work,
        kind=kind_title(row.kind),
        valid_from=row.valid_from,
        organisation_uid=row.organisation.uid,
        organisation=name,
        area=area,
        phone=beside.phones[who.uid].phone if who.uid in beside.phones else "",
        attached="、".join(beside.attached.get(who.pk, ())),
    )


def kind_title(kind: str) -> str:
    """Of a membership or of an attachment."""
    return MembershipKind(kind).label if kind in MembershipKind.values else catalogue().attachments[kind].title


def years(since: date | None, on: date) -> int | None:
    """None for a day that is not known or still to come."""
    return whole_years(since, on) if since and since <= on else None


@dataclass(frozen=True, slots=True)
class PersonFound:
    uid: str
    name: str
    where: str


def people_called(actor: Actor, words: str, limit: int) -> list[PersonFound]:
    """People who belong to or hold a post in what the actor sees, by name, pinyin or initials, with one place where they do."""
    today = clock.today()
    visible = scope(actor, today)
    here = [Exists(model.objects.at(today).filter(visible, person=OuterRef("pk"))) for model in (Membership, Post, Attachment)]
    found = list(Person.objects.filter(matching(words), here[0] | here[1] | here[2]).order_by("sort_key", "pk")[:limit])
    places: dict[int, int] = {}
    for model in (Attachment, Post, Membership):  # the last found is where the membership is
        rows = model.objects.at(today).filter(visible, person__in=found)
        places.update(rows.values_list("person_id", "organisation_id"))
    names = called(set(places.values()), today)
    return [PersonFound(who.uid, who.name, names.get(places[who.pk], ("", ""))[0]) for who in found]
