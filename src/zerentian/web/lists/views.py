"""The page of a table: shown fifty rows at a time, or sent as an Excel file. An export stands in the journal."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.web.lists.excel import excel_response
from zerentian.web.lists.list import Page, Rows, Table
from zerentian.web.requests import actor_of_request


class ListView(View):
    """Subclasses name the table, a template that extends `lists/page.html`, and the query."""

    template_name = "lists/page.html"

    def table(self, actor: Actor) -> Table:
        raise NotImplementedError

    def query(self, actor: Actor) -> Rows:
        raise NotImplementedError

    def allow_export(self, actor: Actor) -> None:
        """Refuses when the actor may look but not take away."""

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        """What the template needs beyond the page of rows."""
        return {}

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponseBase:
        actor = actor_of_request(request)
        page = self.table(actor).page(self.query(actor), request.GET)
        if "excel" in request.GET:
            self.allow_export(actor)
            return self._export(actor, page)
        return self._shown(request, actor, page)

    def _shown(self, request: HttpRequest, actor: Actor, page: Page) -> HttpResponse:
        return render(request, self.template_name, {"page": page, "table": page.table, **self.extra(actor, page)})  # noqa: S610  # not a queryset's

    def _export(self, actor: Actor, page: Page) -> HttpResponseBase:
        response = excel_response(page)
        with transaction.atomic():
            record(by=actor, verb="list.export", object=actor.uid, data={"table": page.table.name, "rows": page.total})
        return response
