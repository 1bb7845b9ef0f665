"""What is done with an import, from its own page: each act is sent once, and refused on that page with everything typed kept."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid
from zerentian.rosters import actions, messages
from zerentian.rosters.queries.imports import roster_import
from zerentian.rosters.queries.problems import problems_named
from zerentian.storage.sealing import digest
from zerentian.web.acts import INCOMPLETE, ActView, Done
from zerentian.web.forms import PlainForm
from zerentian.web.requests import actor_of_request
from zerentian.web.rosters.page import COLUMN, TYPED, WAY, draft_name, import_facts


class ImportAct(ActView):
    """An act on the import named in the address."""

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    @property
    def seen(self) -> int:
        """The version of the import on the page that was sent."""
        sent = self.request.POST.get("seen", "")
        if not (sent.isascii() and sent.isdigit() and len(sent) < 9):
            raise Invalid(INCOMPLETE)
        return int(sent)

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponse:
        """Where a sign-in that ended in between leads back to."""
        return HttpResponseRedirect(self.cancel_url())

    def cancel_url(self) -> str:
        return reverse("rosters:import", args=[self.uid])

    def done(self, said: str = "") -> Done:
        return Done(self.cancel_url(), said)

    def _body(self) -> str:
        """What the journal keeps of the form cannot be tried out: numbers may have been typed in it."""
        return digest("form", super()._body()).hex()

    def _shown(self, request: HttpRequest, actor: Actor, form: PlainForm, key: str, status: int = 200) -> HttpResponse:
        facts = import_facts(actor, self.uid, request.POST.dict())
        return render(request, "rosters/import.html", facts | {"refused": form.non_field_errors()}, status=status)


class MapView(ImportAct):
    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        seen, changed = self.seen, {}
        for column in roster_import(actor, self.uid).columns:
            chosen = self.request.POST.get(f"{COLUMN}{column.place}")
            if chosen is not None and (chosen != column.field or column.doubtful):  # what was doubtful and left as it is, is so
                changed[column.place] = chosen
        if not changed:
            raise Invalid(messages.NOTHING_SETTLED)
        actions.import_map(by=actor, roster_import=self.uid, fields=changed, seen=seen)
        return self.done("列已经存好。")


class SettleView(ImportAct):
    """One page of problems: words typed go before a way that was picked."""

    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        seen, ways = self.seen, self._ways()
        named = problems_named(actor, self.uid, ways)
        count = actions.import_settle(by=actor, roster_import=self.uid, settled={named[key]: way for key, way in ways.items()}, seen=seen)
        sent = {name: value for name in ("group", "page") if (value := self.request.POST.get(name))}
        return Done(f"{self.cancel_url()}?{urlencode(sent)}", f"存好了 {count} 处。")

    def _ways(self) -> dict[str, str]:
        sent = {name: words for name, value in self.request.POST.dict().items() if (words := value.replace("\x00", "").strip())}
        picked = {name.removeprefix(WAY): way for name, way in sent.items() if name.startswith(WAY)}
        return picked | {name.removeprefix(TYPED): f"={words}" for name, words in sent.items() if name.startswith(TYPED)}

    def _kept_as(self, request: HttpRequest) -> str:
        return draft_name(actor_of_request(request), self.uid, request.POST.get("group", ""), request.POST.get("page", ""))


class WriteView(ImportAct):
    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.import_write(by=actor, roster_import=self.uid, seen=self.seen)
        return self.done()


class ResumeView(ImportAct):
    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.import_resume(by=actor, roster_import=self.uid)
        return self.done()


class DiscardView(ImportAct):
    def act(self, actor: Actor, data: dict[str, Any]) -> Done:
        actions.import_discard(by=actor, roster_import=self.uid)
        return Done(reverse("rosters:list"), "这次导入已经放弃，读进来的内容清掉了。")
