"""Five wrong passwords or codes for one account name, or from one address, and sign-in rests for fifteen minutes."""

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off, get_failure_limit
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Credentials = dict[str, Any]


class Attempts(AxesDatabaseHandler):
    """A right password clears the wrong ones of that account only: nobody resets another account's count by signing in."""

    def reset_user_attempts(self, request: HttpRequest, credentials: Credentials | None = None) -> int:
        count, _ = AccessAttempt.objects.filter(username=counted_name(request, credentials)).delete()
        return count

    def tries_left(self, request: HttpRequest, credentials: Credentials) -> int:
        return max(0, get_failure_limit(request, credentials) - self.get_failures(request, credentials))

    def opens_at(self, request: HttpRequest, credentials: Credentials) -> datetime | None:
        """When sign-in opens again: fifteen minutes after the last wrong try that counts."""
        full = [rows for rows in self.get_user_attempts(request, credentials) if self._full(rows, request, credentials)]
        last = max((rows.aggregate(last=Max("attempt_time"))["last"] for rows in full), default=None)
        wait = get_cool_off(request)
        return last + wait if last and wait else None

    def _full(self, rows: "QuerySet[Any]", request: HttpRequest, credentials: Credentials) -> bool:
        return sum(rows.values_list("failures_since_start", flat=True)) >= get_failure_limit(request, credentials)


def counted_name(request: HttpRequest, credentials: Credentials | None = None) -> str:
    """The account name under which tries are counted: lower case, as accounts are."""
    name = (credentials or {}).get("username") or request.POST.get("login") or ""
    return str(name).strip().lower()[:255]


def locked_out(request: HttpRequest, response: HttpResponse, credentials: Credentials | None = None) -> HttpResponse:
    """The page after too many wrong tries."""
    opens_at = Attempts().opens_at(request, credentials or {})
    return render(request, "account/locked.html", {"opens_at": opens_at}, status=429)


def wrong_code(request: HttpRequest, username: str) -> None:
    """A wrong one-time code counts like a wrong password."""
    user_login_failed.send(sender=get_user_model(), credentials={"username": username}, request=request)


def may_try(request: HttpRequest, username: str) -> bool:
    allowed = bool(AxesProxyHandler.is_allowed(request, {"username": username}))
    if not allowed:
        request.axes_locked_out = True  # type: ignore[attr-defined]  # the axes middleware then answers with `locked_out`
        request.axes_credentials = {"username": username}  # type: ignore[attr-defined]
    return allowed
