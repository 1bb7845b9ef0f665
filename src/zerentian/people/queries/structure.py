"""How the members of an organisation and everything below it are made up today."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.models import Designation
from zerentian.people.models import Membership
from zerentian.people.queries.members import IN_PROBATION, NOT_KNOWN, aged, educated, of_sex, standing, within
from zerentian.people.shares import percent
from zerentian.people.vocabulary import Education, MembershipKind, Sex

UNKNOWN_TITLE = "没有登记"
PROBATION_TITLE = "预备期内"  # 党龄 has not begun


@dataclass(frozen=True, slots=True)
class Portion:
    """`code` is what the members page filters by under the dimension's name; `share` None: there are no members."""

    code: str
    title: str
    count: int
    share: str | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """Its portions are all the members: who falls into none of the catalogue's is not known, and stands last."""

    name: str
    title: str
    portions: Sequence[Portion]


@dataclass(frozen=True, slots=True)
class Structure:
    total: int
    dimensions: Sequence[Dimension]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A dimension with the condition behind each of its portions."""

    name: str
    title: str
    portions: Sequence[tuple[str, str, Q]]  # code, title, condition


def structure(actor: Actor, uid: str) -> Structure:
    """Of an organisation that the actor sees, as of today. Three queries whatever the size."""
    today = clock.today()
    rows = Membership.objects.at(today).filter(within(actor, uid, below=True, on=today))
    asked = _asked(today)
    counts = {f"{each.name}_{code}": Count("pk", filter=fits) for each in asked for code, _, fits in each.portions}
    found: dict[str, int] = rows.aggregate(total=Count("pk"), **counts)
    total = found["total"]
    dimensions = [_dimension(each.name, each.title, _counted(each, found), total) for each in asked]
    return Structure(total, [*dimensions, _dimension("area", "领域", _areas(rows, today), total)])


def _asked(on: date) -> list[_Asked]:
    bands = catalogue().bands
    ages = [(str(band.least), band.title, aged(str(band.least), on)) for band in bands["age"]]
    standings = [(str(band.least), band.title, standing(str(band.least), on)) for band in bands["standing"]]
    return [
        _Asked("age", "年龄", ages),
        _Asked("education", "学历", [(code, title, educated(code)) for code, title in Education.choices]),
        _Asked("standing", "党龄", [*standings, (IN_PROBATION, PROBATION_TITLE, standing(IN_PROBATION, on))]),
        _Asked("sex", "性别", [(code, title, of_sex(code)) for code, title in Sex.choices]),
        _Asked("kind", "类别", [(code, title, Q(kind=code)) for code, title in MembershipKind.choices]),
    ]


def _counted(asked: _Asked, found: dict[str, int]) -> list[tuple[str, str, int]]:
    return [(code, title, found[f"{asked.name}_{code}"]) for code, title, _ in asked.portions]


def _areas(rows: QuerySet[Any], on: date) -> list[tuple[str, str, int]]:
    """Counted by organisation, since the area is the organisation's; only areas that have members."""
    held = rows.order_by().values("organisation").annotate(count=Count("pk")).values_list("organisation", "count")
    area_of = dict(Designation.objects.at(on).filter(organisation__in=rows.values("organisation")).values_list("organisation_id", "area"))
    counts: Counter[str] = Counter()
    for organisation, count in held:
        counts[area_of[organisation]] += count
    return [(code, area.title, counts[code]) for code, area in catalogue().areas.items() if counts[code]]


def _dimension(name: str, title: str, counted: Iterable[tuple[str, str, int]], total: int) -> Dimension:
    portions = [Portion(code, label, count, percent(count, total)) for code, label, count in counted]
    unknown = total - sum(portion.count for portion in portions)
    if unknown:
        portions.append(Portion(NOT_KNOWN, UNKNOWN_TITLE, unknown, percent(unknown, total)))
    return Dimension(name, title, portions)
