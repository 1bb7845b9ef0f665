"""The people of an organisation, and leading posts that are empty."""

from collections.abc import Sequence

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.organisations.queries.profile import profile
from zerentian.people.queries.posts import posts_of, vacancies
from zerentian.rosters.queries.agreeing import may_export
from zerentian.web.lists.filters import Filter
from zerentian.web.lists.list import Column, Page, Rows, Table
from zerentian.web.lists.listed import Listed
from zerentian.web.lists.views import ListView
from zerentian.web.people.members import MemberList
from zerentian.web.people.scoped import NAME, REACH


class RosterView(MemberList):
    """Members of an organisation and everything under it, or with ?reach=here of itself alone; above them the posts."""

    template_name = "people/roster.html"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def of(self, actor: Actor) -> str:
        return self.uid

    def own_filters(self, actor: Actor) -> Sequence[Filter]:
        return [NAME, REACH]

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        now, past = posts_of(actor, self.uid)
        return {"it": profile(actor, self.uid), "now": now, "past": past, "may_export_roster": may_export(actor, self.uid)}


class VacanciesView(ListView):
    template_name = "people/vacancies.html"

    def table(self, actor: Actor) -> Table:
        return Table(
            name="vacancies",
            title="空缺的岗位",
            columns=(
                Column("name", "组织", sort="name", href=lambda r: reverse("people:roster", args=[r.uid])),
                Column("path", "上级", sort="path"),
                Column("post", "岗位"),
                Column("since", "从哪天起空缺", sort="since", show=lambda r: in_words(r.since) if r.since else "没有任职记录"),
            ),
            default_sort="since",
            tie="name",
            empty_title="没有空缺的岗位",
            empty_todo="您的范围里，每个组织都有人负责。",
            unit="个",
        )

    def query(self, actor: Actor) -> Rows:
        return Listed(vacancies(actor, clock.today()) if actor.tops(Right.SEE) else [])
