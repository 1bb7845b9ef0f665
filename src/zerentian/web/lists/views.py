"""The page of a table: shown fifty rows at a time, or sent as an Excel file. An export stands in the journal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views import View

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.people.actions.columns import column_choice_set
from zerentian.people.queries.columns import columns_chosen
from zerentian.web.lists.choice import Choice, choice_moved, choice_shown, columns_to_keep
from zerentian.web.lists.excel import excel_response
from zerentian.web.lists.list import Page, Rows, Table
from zerentian.web.numbers import NO_NUMBERS_HERE, holds_a_number
from zerentian.web.requests import actor_of_request


class ListView(View):
    """Subclasses name the table, a template that extends `lists/page.html`, and the query."""

    template_name = "lists/page.html"

    def table(self, actor: Actor) -> Table:
        raise NotImplementedError

    def query(self, actor: Actor) -> Rows:
        raise NotImplementedError

    def allow_export(self, actor: Actor, page: Page) -> None:
        """Refuses when the actor may look but not take away."""

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        """What the template needs beyond the page of rows."""
        return {}

    def get(self, request: HttpRequest, **kwargs: str) -> HttpResponseBase:
        actor = actor_of_request(request)
        table = self.table(actor)
        numbers = [each.name for each in table.filters if each.typed and holds_a_number(request.GET.get(each.name, ""))]
        if numbers:
            return self._without(request, numbers)
        page = self._page(actor, table)
        if "excel" in request.GET:
            self.allow_export(actor, page)
            return self._export(actor, page)
        return self._shown(request, actor, page, choice_shown(table, page.columns))

    def post(self, request: HttpRequest, **kwargs: str) -> HttpResponseBase:
        """The columns: a step up or down shows the page with the list as it now stands; only `keep` and `default` keep anything."""
        actor = actor_of_request(request)
        table = self.table(actor)
        page = self._page(actor, table)
        if not {"keep", "default"} & request.POST.keys():
            return self._shown(request, actor, page, choice_moved(table, request.POST))
        names = columns_to_keep(table, request.POST) if "keep" in request.POST else []
        column_choice_set(by=actor, table=table.name, columns=names)
        return HttpResponseRedirect(request.get_full_path())

    def _page(self, actor: Actor, table: Table) -> Page:
        return table.page(self.query(actor), self.request.GET, columns_chosen(actor, table.name))

    def _without(self, request: HttpRequest, names: list[str]) -> HttpResponse:
        """The same address without what may be somebody's number: addresses are kept in many places."""
        messages.warning(request, NO_NUMBERS_HERE)
        asked = request.GET.copy()
        for name in names:
            del asked[name]
        return HttpResponseRedirect(f"{request.path}?{asked.urlencode()}")

    def _shown(self, request: HttpRequest, actor: Actor, page: Page, choice: Choice) -> HttpResponse:
        facts = {"page": page, "table": page.table, "choice": choice, **self.extra(actor, page)}  # noqa: S610  # not a queryset's
        return render(request, self.template_name, facts)

    def _export(self, actor: Actor, page: Page) -> HttpResponseBase:
        response = excel_response(page)
        with transaction.atomic():
            record(by=actor, verb="list.export", object=actor.uid, data={"table": page.table.name, "rows": page.total})
        return response
