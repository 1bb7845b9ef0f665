"""核对版式: a .docx is sent, measured, and what differs from the standard is shown. Nothing of it is kept."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.files.badfile import BadFile
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid
from zerentian.web.documents.carried import carried_file, carry_file
from zerentian.web.documents.forms import MeasuredForm
from zerentian.web.requests import actor_of_request
from zerentian.web.sending import file_response

if TYPE_CHECKING:
    from zerentian.gongwen.measuring import Finding, Mended

FINDINGS_MOST = 200  # shown on a page
AT_ONCE = "at-once"  # name of the button that hands out the mended copy without a page
MENDED_NAME = "{name}（改好版式）"
NOTHING_TO_MEND = "没有能自动改的地方。请看看要自己改的有哪些。"


class CheckingView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        actor_of_request(request)
        return render(request, "documents/measure.html", {"form": MeasuredForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        form = MeasuredForm(data=request.POST, files=request.FILES)
        if form.is_valid():
            try:
                return self._answer(request, actor, form)
            except (BadFile, Invalid) as refusal:
                form.add_error("file", refusal.message)
        return render(request, "documents/measure.html", {"form": form}, status=422)

    def _answer(self, request: HttpRequest, actor: Actor, form: MeasuredForm) -> HttpResponse:
        """Raises BadFile, Invalid."""
        from zerentian.gongwen.measuring import findings, measure, mended

        file = form.cleaned_data["file"]
        file.seek(0)
        data, name = file.read(), PurePath(file.name).stem
        found = findings(measure(data))
        done = mended(data)
        if AT_ONCE in request.POST:
            return at_once(data, name, done)
        return render(request, "documents/measured.html", facts(actor, file.name, found, done, data))


class MendedView(View):
    """The mended copy of a page that was shown."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where a sign-in that ended in between leads back to."""
        return HttpResponseRedirect(reverse("documents:check"))

    def post(self, request: HttpRequest) -> HttpResponse:
        name, data = carried_file(actor_of_request(request), request.POST.get("file", ""))
        return file_response(data, MENDED_NAME.format(name=name), ".docx")


def at_once(data: bytes, name: str, done: "Mended") -> HttpResponse:
    if done.data == data:
        raise Invalid(NOTHING_TO_MEND)
    return file_response(done.data, MENDED_NAME.format(name=name), ".docx")


def facts(actor: Actor, name: str, found: "list[Finding]", done: "Mended", data: bytes) -> dict[str, object]:
    left = {(one.rule, one.place, one.found) for one in done.left}
    rows = [(one, (one.rule, one.place, one.found) not in left) for one in found[:FINDINGS_MOST]]
    changed = done.data != data
    return {
        "name": name,
        "rows": rows,
        "count": len(found),
        "shown": len(rows),
        "mended": len(done.mended),
        "left": len(found) - len(done.mended),
        "changed": changed,
        "carried": carry_file(actor, PurePath(name).stem, done.data) if changed else "",
    }
