"""Who acts in this request, what they must do first, and what they see when an act is refused."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control

from zerentian.kernel.actor import Role
from zerentian.kernel.errors import Refusal
from zerentian.web import acting, sessions
from zerentian.web.errors import refused

Answer = Callable[[HttpRequest], HttpResponseBase]

ALWAYS = {"account_logout", "account_change_password", "account_reauthenticate"}
OWN_ACCOUNT = ("account_", "mfa_")
FOR_CODE = ALWAYS | {"mfa_activate_totp", "mfa_reauthenticate"}


class ActorMiddleware:
    """Puts `request.actor` there: an Actor, or None when nobody is signed in. Built once, from the posts held today, or from the post the
    person acts for.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor, request.acting_over = None, False  # type: ignore[attr-defined]
        account: Any = request.user
        if account.is_authenticated:
            if sessions.has_ended(request, Role(account.role)):
                return sessions.end(request)
            sessions.touch(request)
            request.actor, request.acting_over = acting.actor_now(request, account)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, no_store=True, private=True)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """What must be done before anything else: an own password, and for administrators a second factor.

        What was sent for somebody else is not done in one's own name when the acting is over meanwhile; and the own account is one's own
        business, whoever one acts for.
        """
        account: Any = request.user
        here = request.resolver_match.view_name if request.resolver_match else ""
        if not account.is_authenticated or not getattr(view, "login_required", True):
            return None
        if here.startswith(OWN_ACCOUNT):
            request.actor = acting.oneself(request, account)  # type: ignore[attr-defined]
        if account.must_change_password:
            return None if here in ALWAYS else sessions.lead(request, reverse("account_change_password"))
        if account.role != Role.MEMBER and here not in FOR_CODE and not is_mfa_enabled(account):
            return sessions.lead(request, reverse("mfa_activate_totp"))
        if request.acting_over and request.method == "POST" and here not in ALWAYS:  # type: ignore[attr-defined]
            return sessions.lead(request, sessions.page_to_return_to(request))
        return None


class RefusalMiddleware:
    """A refusal raised anywhere in a view becomes a page that says what is wrong, what is kept and what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refusal) else None
