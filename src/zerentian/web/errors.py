"""Pages for what could not be done. A refusal says what to do; a fault of ours shows a short code and goes to the log."""

import logging
import sys
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler
from pathlib import Path

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from zerentian.kernel import clock
from zerentian.kernel.errors import Refusal, TooMany, new_fault_code
from zerentian.web.messages import FAULT, NOTHING_WRITTEN, REFUSALS, Sentences
from zerentian.web.requests import is_fragment

log = logging.getLogger("zerentian.faults")


class FaultLog(WatchedFileHandler):
    """The log of faults in the data folder; the folder is made when the first line is written."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super()._open()


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    sentences = REFUSALS.get(refusal.code, REFUSALS["refused"])
    return asked_to_wait(_page(request, sentences, refusal.status, detail=refusal.message, number=f"R-{refusal.status}"), refusal)


def asked_to_wait(response: HttpResponse, refusal: Refusal) -> HttpResponse:
    """Tells programs, too, when it can be done again."""
    if isinstance(refusal, TooMany):
        response["Retry-After"] = str(refusal.wait)
    return response


def fault(request: HttpRequest) -> HttpResponse:
    """Anything we did not foresee. The person sees a code, the log has the code and the traceback."""
    number = new_fault_code()
    error = sys.exc_info()[1]
    account = getattr(getattr(request, "user", None), "uid", "-")
    log.error("%s %s %r account=%s", number, request.method, request.path, account, exc_info=error)
    sentences = REFUSALS["busy"] if isinstance(error, OperationalError) else FAULT
    return _page(request, sentences, 503 if sentences is not FAULT else 500, number=number)


@requires_csrf_token
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, REFUSALS["form-expired"], 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, REFUSALS["not-found"], 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, REFUSALS["not-allowed"], 403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, REFUSALS["invalid"], 400)


def _page(request: HttpRequest, sentences: Sentences, status: int, **facts: str) -> HttpResponse:
    if request.method == "GET":
        sentences = sentences._replace(kept=NOTHING_WRITTEN if status >= 500 else sentences.kept)  # nothing had been typed
    context: dict[str, object] = {"says": sentences, "at": clock.now(), "back": _back(request), **facts}
    context["base"] = "base.html" if getattr(request, "actor", None) else "base_door.html"
    if is_fragment(request):
        response = render(request, "refused_fragment.html", context, status=status)
        response["X-Zerentian-Fragment"] = "refused"
        return response
    return render(request, "refused.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """The form that was sent; reopening it brings back what was typed. Nothing for a page that was only looked at."""
    return request.get_full_path() if request.method == "POST" else ""
