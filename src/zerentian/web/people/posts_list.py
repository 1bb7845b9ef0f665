"""Posts as a table over all that the reader sees: who holds what, where, since when, and where the committee stands in its term."""

from collections.abc import Collection, Sequence
from functools import cached_property

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.terms import TermRow
from zerentian.organisations.rules import TermState
from zerentian.people.queries import posts_list as queries
from zerentian.people.queries.members import aged, in_area
from zerentian.people.queries.posts import one_shoulder
from zerentian.people.queries.posts_list import OWN, PAST, SENT, HeldRow
from zerentian.people.shares import percent
from zerentian.web.lists.filters import Filter
from zerentian.web.lists.list import Column, Page, Rows, Table
from zerentian.web.organisations.page import TERM_WORDS
from zerentian.web.people.exports import ScopedList
from zerentian.web.people.members import UNDER_A_YEAR, UNKNOWN, areas, bands, page_of, roster_of
from zerentian.web.people.scoped import Scoped, reaches_below
from zerentian.web.requests import actor_of_request

STATUSES = ((PAST, "已免的"),)
FROM_WHERE = ((SENT, "派驻、联系的"), (OWN, "本组织的"))
TERMS = (TermState.LATE, TermState.SOON, TermState.DONE, TermState.NONE)


def _due(row: HeldRow) -> str:
    return f"{TERM_WORDS[row.term]}，{in_words(row.due)}到期" if row.due else TERM_WORDS[row.term]


COLUMNS = (
    Column("title", "岗位", sort="kind_rank"),
    Column("person", "姓名", sort="person__sort_key", href=lambda r: page_of(r.person_uid)),
    Column("organisation", "组织", sort="called__sort_key", href=lambda r: roster_of(r.organisation_uid)),
    Column("since", "任职日期", sort="valid_from", show=lambda r: in_words(r.since)),
    Column("years", "任职满几年", sort="-valid_from", number=True, show=lambda r: r.years or UNDER_A_YEAR),
    Column("term", "组织届期", show=_due, state=lambda r: str(r.term)),
)
UNTIL = Column("until", "免职日期", sort="valid_to", show=lambda r: in_words(r.until) if r.ended else "在任")
OPTIONAL = (
    Column("area", "领域"),
    Column("paper", "任免文号"),
    Column("sent", "怎样来的", show=lambda r: "派驻、联系" if r.sent else "本组织"),
)


class PostsView(Scoped, ScopedList):
    template_name = "people/posts.html"

    @cached_property
    def terms(self) -> dict[int, TermRow]:
        return queries.term_states(actor_of_request(self.request))

    @property
    def past(self) -> bool:
        return self.request.GET.get("status") == PAST

    def table(self, actor: Actor) -> Table:
        def dress(keys: Sequence[int], columns: Collection[str]) -> list[HeldRow]:
            return queries.described(keys, self.terms)

        return Table(
            name="posts",
            title="岗位",
            columns=(*COLUMNS, UNTIL) if self.past else COLUMNS,
            optional=OPTIONAL if self.past else (UNTIL, *OPTIONAL),
            default_sort="organisation",
            tie="kind_rank person__sort_key pk",
            filters=(*self.own_filters(actor), *self._filters()),
            empty_title="这里还没有任职记录",
            empty_todo="在组织的“人员”页上任命。",
            unit="项",
            dress=dress,
        )

    def _filters(self) -> list[Filter]:
        today = clock.today()
        posts = [(code, post.title) for code, post in catalogue().posts.items()]
        term_words = [(str(state), TERM_WORDS[state]) for state in TERMS]
        return [
            Filter("kind", "岗位", lambda rows, c: rows.filter(kind=c), choices=posts),
            Filter("status", "任期", lambda rows, c: rows, choices=STATUSES, blank="在任的"),
            Filter("area", "领域", lambda rows, c: rows.filter(in_area(c, today)), choices=areas(), more=True),
            Filter("term", "组织届期", lambda rows, c: rows.filter(queries.in_term(self.terms, c)), choices=term_words, more=True),
            Filter("age", "任职人年龄", lambda rows, c: rows.filter(aged(c, today)), choices=[*bands("age"), UNKNOWN], more=True),
            Filter("sent", "怎样来的", lambda rows, c: rows.filter(queries.sent_or_own(c)), choices=FROM_WHERE, more=True),
        ]

    def query(self, actor: Actor) -> Rows:
        return queries.posts_held(actor, self.of(actor), below=reaches_below(self.request), past=self.past).values_list("pk", flat=True)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        shoulder = one_shoulder(actor, clock.today())
        return {"shoulder": shoulder, "shoulder_share": percent(shoulder.same, shoulder.filled)}
