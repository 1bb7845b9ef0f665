"""Elections due, late, or not on record."""

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.organisations.queries.terms import TermRow, term_counts, terms, with_paths
from zerentian.organisations.rules import TermState
from zerentian.storage.names import name_fits
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.lists.listed import Listed
from zerentian.web.lists.views import ListView
from zerentian.web.organisations.page import TERM_WORDS

STATES = (TermState.LATE, TermState.SOON, TermState.NONE, TermState.DONE)


def _link(row: TermRow) -> str:
    return reverse("organisations:page", args=[row.uid])


TABLE = Table(
    name="terms",
    title="换届",
    columns=(
        Column("name", "组织", sort="sort_key", href=_link),
        Column("path", "上级"),
        Column("kind_title", "类别"),
        Column("elected", "最近换届", sort="elected", show=lambda r: in_words(r.elected) if r.elected else ""),
        Column("due", "到期日", sort="due", show=lambda r: in_words(r.due) + ("（已批准延期）" if r.postponed else "") if r.due else ""),
        Column("state", "状态", show=lambda r: TERM_WORDS[r.state], state=lambda r: str(r.state)),
    ),
    default_sort="due",
    tie="sort_key",
    filters=(
        Filter(
            "q", "组织", lambda rows, typed: rows.where(lambda r: name_fits(typed, r.name, r.pinyin, r.initials)), hint="名称、全拼或首字母"
        ),
        Filter(
            "state",
            "状态",
            lambda rows, chosen: rows.where(lambda r: r.state == chosen),
            choices=tuple((state.value, TERM_WORDS[state.value]) for state in STATES),
        ),
    ),
    empty_title="您的范围里没有要换届的组织",
    unit="个",
)


class TermsView(ListView):
    template_name = "organisations/terms.html"

    def table(self, actor: Actor) -> Table:
        return TABLE

    def query(self, actor: Actor) -> Rows:
        self.rows = terms(actor, clock.today())
        return Listed(self.rows, lambda shown: with_paths(actor, shown, clock.today()))

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        counts = term_counts(self.rows)
        return {"counts": {state.value: counts[state] for state in TermState}, "total": len(self.rows)}
