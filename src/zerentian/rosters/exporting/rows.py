"""The rows of a roster as it leaves: the same columns, in the same words, that an import understands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from zerentian.kernel import clock
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation, Organisation, Placement, Term
from zerentian.people.confidential import Numbers, held_by, numbers_of
from zerentian.people.models import Membership, Post
from zerentian.rosters.headers import FieldSpec
from zerentian.rosters.pack import kinds
from zerentian.rosters.places import Places

TOGETHER = 500  # rows whose numbers are opened in one query
IDENTITY_HELD = "已登记"
HIDDEN = {"identity": "（不导出）", "phone": "（已遮盖）"}  # marks by which an import knows columns that say nothing
FACTS = ("sex", "birth", "ethnicity", "education", "joined", "full_on", "work")

Record = Mapping[str, Any]  # field of the pack → what the database holds


@dataclass(frozen=True, slots=True)
class Roster:
    """`titles` of the columns, `rows` of text under them, in the same order."""

    titles: list[str]
    rows: Iterator[list[str]]


def roster(kind: str, organisation: Organisation, *, open_numbers: bool) -> Roster:
    """The roster of an organisation and everything below it today."""
    specs = sorted(kinds()[kind].fields, key=lambda spec: spec.code == "uid")  # the system number stands last
    titles = [spec.title + ("" if open_numbers else HIDDEN.get(spec.code, "")) for spec in specs]
    records = READERS[kind](organisation, open_numbers)
    return Roster(titles, ([text(spec, record.get(spec.code)) for spec in specs] for record in records))


def row_count(kind: str, organisation: Organisation) -> int:
    places = Places(organisation)
    if kind == "organisations":
        return len(places.all)
    return (_members(places) if kind == "members" else _posts(places)).count()


def text(spec: FieldSpec, value: object) -> str:
    """Days as 2009-07-01, codes as the first word that means them."""
    if value is None or value == FOREVER:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return next((word for word, code in spec.words.items() if code == value), str(value))


def _of_members(top: Organisation, open_numbers: bool) -> Iterator[Record]:
    places = Places(top)
    columns = ["organisation_id", "kind", "valid_from", "person__uid", "person__name", *(f"person__{name}" for name in FACTS)]
    rows = _members(places).order_by("person__sort_key", "pk").values_list(*columns).iterator(chunk_size=5_000)
    for some in _in_batches(rows):
        numbers = _numbers([row[3] for row in some], open_numbers)
        for organisation, kind, since, uid, name, *facts in some:
            said = {"uid": uid, "name": name, "organisation": places.written(organisation), "kind": kind, "since": since}
            yield said | dict(zip(FACTS, facts, strict=True)) | numbers.get(uid, {})


def _of_posts(top: Organisation, open_numbers: bool) -> Iterator[Record]:
    places, titles = Places(top), {kind.code: kind.title for kind in catalogue().posts.values()}
    names = ("uid", "person_uid", "name", "birth", "organisation", "post", "since", "until", "paper")
    columns = ("uid", "person__uid", "person__name", "person__birth", "organisation_id", "kind", "valid_from", "valid_to", "paper")
    rows = _posts(places).order_by("organisation_id", "pk").values_list(*columns).iterator(chunk_size=5_000)
    for some in _in_batches(rows):
        numbers = _numbers([row[1] for row in some], open_numbers)
        for row in some:
            said = dict(zip(names, row, strict=True))
            said |= {"organisation": places.written(said["organisation"]), "post": titles.get(said["post"], said["post"])}
            yield said | numbers.get(said["person_uid"], {})


def _of_organisations(top: Organisation, open_numbers: bool) -> Iterator[Record]:
    """Those below `top`, the ones above first; `top` itself stands under something this roster does not hold."""
    today, places = clock.today(), Places(top)
    rows = {
        row.organisation_id: row
        for row in Designation.objects.at(today).filter(organisation__in=places.inside).select_related("organisation")
    }
    elected = dict(Term.objects.filter(organisation__in=places.inside, valid_to=FOREVER).values_list("organisation_id", "valid_from"))
    parent = dict(Placement.objects.at(today).filter(organisation__in=places.inside).values_list("organisation_id", "parent_id"))
    areas = {area.code: area.title for area in catalogue().areas.values()}
    for key in sorted(rows, key=lambda key: (len(places.path(places.by_key[key]).split(" / ")), rows[key].sort_key)):
        row = rows[key]
        said = {name: getattr(row, name) for name in ("name", "short_name", "kind", "form")}
        said |= {"uid": row.organisation.uid, "code": row.organisation.code, "founded": row.organisation.founded}
        said |= {"area": areas.get(row.area, row.area), "elected": elected.get(key), "parent": places.written(parent.get(key))}
        if key != top.pk:
            yield said


def _members(places: Places) -> QuerySet[Membership]:
    rows: QuerySet[Membership] = Membership.objects.at(clock.today()).filter(organisation__in=places.inside)
    return rows


def _posts(places: Places) -> QuerySet[Post]:
    rows: QuerySet[Post] = Post.objects.at(clock.today()).filter(organisation__in=places.inside)
    return rows


def _numbers(uids: list[str], open_numbers: bool) -> dict[str, dict[str, str]]:
    if open_numbers:
        opened: dict[str, Numbers] = numbers_of(uids)
        return {uid: {"identity": held.identity, "phone": held.phone} for uid, held in opened.items()}
    return {uid: {"identity": IDENTITY_HELD if held.identity else "", "phone": held.phone} for uid, held in held_by(uids).items()}


def _in_batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(rows, TOGETHER)):
        yield some


READERS: Mapping[str, Callable[[Organisation, bool], Iterator[Record]]] = {
    "members": _of_members,
    "posts": _of_posts,
    "organisations": _of_organisations,
}
