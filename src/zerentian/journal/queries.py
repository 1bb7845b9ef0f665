"""Reading the journal: for the auditor's list and the facts of an installation."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from zerentian.journal.models import Entry
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Role
from zerentian.kernel.errors import NotAllowed

ONLY_AUDIT = "审计记录由审计管理员查看。您现在登录的账号看不了，请找审计管理员。"
COLUMNS = ("seq", "at", "actor", "verb", "object")
Rows = QuerySet[Entry, dict[str, Any]]


def require_audit(by: Actor) -> None:
    if by.role != Role.AUDIT:
        raise NotAllowed(ONLY_AUDIT)


def entries(by: Actor) -> Rows:
    """Every act: number, instant in microseconds, actor and object by uid, verb."""
    require_audit(by)
    rows: Rows = Entry.objects.values(*COLUMNS)
    return rows


def since(rows: QuerySet[Any, Any], day: date) -> QuerySet[Any, Any]:
    return rows.filter(at__gte=_start_of(day))


def until(rows: QuerySet[Any, Any], day: date) -> QuerySet[Any, Any]:
    return rows.filter(at__lt=_start_of(day + timedelta(days=1)))


def length() -> int:
    return Entry.objects.count()


def _start_of(day: date) -> int:
    return clock.to_microseconds(datetime.combine(day, time(), clock.SHANGHAI))


def latest() -> int:
    """Number of the newest entry, 0 where there is none."""
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def told_since(seq: int, subjects: Iterable[str]) -> bool:
    """Whether anything was done after entry `seq` to one of `subjects`: "person" is told by person.register, person.correct …"""
    verbs = Q()
    for subject in subjects:
        verbs |= Q(verb__startswith=f"{subject}.")
    return Entry.objects.filter(verbs, seq__gt=seq).exists()
