"""两个生日: members whose birthday or whose day of joining falls in a month."""

from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, When
from django.db.models.functions import ExtractDay

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.organisations.queries.paths import scope
from zerentian.people.models import Membership
from zerentian.people.queries.relations import kept_by, name_of


@dataclass(frozen=True, slots=True)
class Unknown:
    """Members in scope whose day is not on record, and so are in no month's list."""

    members: int
    birth: int
    joined: int


def birthdays(actor: Actor, month: int) -> QuerySet[Membership]:
    """Members of today in scope with a birthday or a day of joining in `month`. Each row knows `organisation_name`, `day` of the month
    that comes first, and `kept`: whether the actor keeps people there and so sees the age."""
    born, joined = Q(person__birth__month=month), Q(person__joined__month=month)
    born_first = born & (~joined | Q(person__birth__day__lte=ExtractDay("person__joined")))
    day = Case(When(born_first, then=ExtractDay("person__birth")), default=ExtractDay("person__joined"))
    rows = _members(actor).filter(born | joined).select_related("person", "organisation")
    return rows.annotate(organisation_name=name_of("organisation"), day=day, kept=kept_by(actor))


def unknown_days(actor: Actor) -> Unknown:
    members = _members(actor)
    return Unknown(members.count(), members.filter(person__birth__isnull=True).count(), members.filter(person__joined__isnull=True).count())


def _members(actor: Actor) -> QuerySet[Membership]:
    rows: QuerySet[Membership] = Membership.objects.at(clock.today()).filter(scope(actor, clock.today()))
    return rows
