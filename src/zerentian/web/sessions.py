"""How long a sign-in lasts: without a touch 30 minutes, 15 for administrators, and 12 hours in all."""

from datetime import timedelta
from time import time
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from zerentian.kernel.actor import Role
from zerentian.web.requests import is_fragment

IDLE = timedelta(minutes=30)
IDLE_ADMINISTRATOR = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
NOTE_EVERY = 60  # seconds: the last touch is written this often, not with every request
SIGNED_IN, SEEN = "signed_in_at", "seen_at"
ENDED = "为了安全已退出，刚才填的还在。请重新登录，接着填。"


def has_ended(request: HttpRequest, role: Role) -> bool:
    """Whether this sign-in has lasted or rested too long."""
    now = time()
    idle = IDLE if role == Role.MEMBER else IDLE_ADMINISTRATOR
    seen, signed_in = request.session.get(SEEN, now), request.session.get(SIGNED_IN, now)
    return bool(now - seen > idle.total_seconds() or now - signed_in > LONGEST.total_seconds())


def touch(request: HttpRequest) -> None:
    now = int(time())
    if SIGNED_IN not in request.session:
        request.session[SIGNED_IN] = now
    if now - request.session.get(SEEN, 0) >= NOTE_EVERY:
        request.session[SEEN] = now


def end(request: HttpRequest) -> HttpResponse:
    """Sign out and lead to sign-in, from where the person comes back to the page with the form."""
    back = page_to_return_to(request)
    logout(request)
    messages.info(request, ENDED)
    return lead(request, f"{reverse('account_login')}?{urlencode({'next': back})}")


def page_to_return_to(request: HttpRequest) -> str:
    """The page itself; for a sent form or a fragment the page it was on, if it is one of ours."""
    if request.method == "GET" and not is_fragment(request):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return "/"
    return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path


def lead(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect of the whole page, also when htmx asked for a piece of it."""
    if is_fragment(request):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
