"""The people of an organisation, and leading posts that are empty."""

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import NotAllowed
from zerentian.organisations.queries.profile import Profile, profile
from zerentian.people import messages
from zerentian.people.queries.rosters import members, posts_of, vacancies
from zerentian.people.vocabulary import MembershipKind
from zerentian.storage.names import matching
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.lists.listed import Listed
from zerentian.web.lists.views import ListView

REACHES = (("here", "只看本组织"),)  # otherwise with everything below


class RosterView(ListView):
    """Members of an organisation and everything under it, or with ?reach=here of itself alone; above them the posts."""

    template_name = "people/roster.html"

    @property
    def uid(self) -> str:
        return str(self.kwargs["uid"])

    def table(self, actor: Actor) -> Table:
        may = profile(actor, self.uid).may_keep_people
        return Table(
            name="members",
            title="党员",
            columns=(
                Column(
                    "name",
                    "姓名",
                    sort="person__sort_key",
                    show=lambda r: r.person.name,
                    href=lambda r: reverse("people:person", args=[r.person.uid]),
                ),
                Column("kind", "类别", sort="kind", show=lambda r: MembershipKind(r.kind).label),
                Column("organisation", "所在组织", sort="organisation_name", show=lambda r: r.organisation_name),
                Column("valid_from", "转入本组织", sort="valid_from", show=lambda r: in_words(r.valid_from)),
                Column("joined", "最早的党籍记录", sort="joined", show=lambda r: in_words(r.joined)),
            ),
            default_sort="name",
            tie="pk",
            filters=(
                Filter("q", "姓名", lambda rows, typed: rows.filter(matching(typed, "person__")), hint="姓名、全拼或首字母"),
                Filter("kind", "类别", lambda rows, chosen: rows.filter(kind=chosen), choices=MembershipKind.choices),
                Filter("reach", "范围", lambda rows, chosen: rows, choices=REACHES),
            ),
            empty_title="这里还没有党员",
            empty_todo="从“登记人员”开始，一个人只登记一次。" if may else "由本组织的组织委员或上级组织干事登记。",
            unit="名",
        )

    def query(self, actor: Actor) -> Rows:
        return members(actor, self.uid, below=self.request.GET.get("reach") != "here")

    def allow_export(self, actor: Actor) -> None:
        if not profile(actor, self.uid).may_export:
            raise NotAllowed(messages.NEEDS_EXPORT_RIGHT)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        it: Profile = profile(actor, self.uid)
        now, past = posts_of(actor, self.uid)
        return {"it": it, "now": now, "past": past}


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
