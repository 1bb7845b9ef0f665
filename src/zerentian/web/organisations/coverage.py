"""The two coverage rates with the units behind them, and the grids with their mapping forms."""

from collections.abc import Callable

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.queries.coverage import Coverage, GridRow, UnitRow, coverage, grids
from zerentian.organisations.queries.profile import profile
from zerentian.organisations.queries.tree import Node, roots
from zerentian.organisations.rules import MAPPING_TITLES, MappingForm, Rate
from zerentian.organisations.vocabulary import How
from zerentian.storage.names import name_fits
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.lists.listed import Listed
from zerentian.web.lists.views import ListView

MISSING = "没有摸排"
NOBODY = "还没有组织联系"
UNIT_VIEWS = (
    ("whole", "应单独组建的"),
    ("gap", "应建未建的"),
    ("unreached", "没有联系到的"),
    ("unknown", "没有摸排的"),
)


def _page_of(uid: str) -> str:
    return reverse("organisations:page", args=[uid]) if uid else ""


def _members(row: UnitRow) -> str:
    return MISSING if row.full_members is None else str(row.full_members)


UNIT_COLUMNS = (
    Column("name", "单位", sort="sort_key", href=lambda r: reverse("organisations:unit_survey", args=[r.uid])),
    Column("sort_title", "类型", sort="sort_title"),
    Column("place", "所在组织", sort="place", href=lambda r: _page_of(r.place_uid)),
    Column("full_members", "正式党员", sort="full_members", number=True, show=_members),
    Column("ripe", "条件", show=lambda r: "" if r.full_members is None else ("成熟" if r.ripe else "未成熟")),
    Column("surveyed", "摸排日期", sort="surveyed", show=lambda r: in_words(r.surveyed) if r.surveyed else ""),
    Column(
        "organisation",
        "联系的党组织",
        sort="organisation",
        show=lambda r: r.organisation or NOBODY,
        href=lambda r: _page_of(r.organisation_uid),
    ),
    Column("how", "方式", show=lambda r: How(r.how).label if r.how else ""),
)


class TerritoryView(ListView):
    """?of=UID: the territory of that organisation; without it the first of the actor's own."""

    def territory(self, actor: Actor) -> str:
        own = self.owned(actor)
        return str(self.request.GET.get("of") or (own[0].uid if own else ""))

    def owned(self, actor: Actor) -> list[Node]:
        return list(roots(actor, clock.today()).nodes)


class CoverageView(TerritoryView):
    template_name = "organisations/coverage.html"

    def table(self, actor: Actor) -> Table:
        return Table(
            name="coverage",
            title="单位和覆盖",
            columns=UNIT_COLUMNS,
            default_sort="name",
            tie="sort_key",
            filters=(
                Filter(
                    "q", "单位", lambda rows, t: rows.where(lambda r: name_fits(t, r.name, r.pinyin, r.initials)), hint="名称、全拼或首字母"
                ),
                Filter("show", "只看", lambda rows, chosen: rows.where(lambda r: r.key in self.chosen(chosen)), choices=UNIT_VIEWS),
                Filter("of", "范围", lambda rows, chosen: rows, hidden=True),
            ),
            empty_title="这个范围里还没有登记单位",
            empty_todo="在社区或机关的组织页上“登记单位”，一个单位只登记一次。",
            unit="个",
        )

    def query(self, actor: Actor) -> Rows:
        self.found: Coverage = coverage(actor, self.territory(actor), clock.today())
        return Listed(self.found.units)

    def chosen(self, view: str) -> set[int]:
        own, work = self.found.organisation, self.found.work
        return {
            "whole": set(own.whole),
            "gap": set(own.whole) - set(own.part),
            "unreached": set(work.whole) - set(work.part),
            "unknown": set(own.unknown),
        }[view]

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        needs = catalogue().parameters["unit_needs_own"]
        return {
            "it": profile(actor, self.territory(actor)),
            "own": RateView(self.found.organisation),
            "work": RateView(self.found.work),
            "target": self.found.target,
            "needs": needs,
        }


class RateView:
    """A rate as it is read: percent to one decimal, rounded half-up from the exact fraction; no percent where there is nothing to cover."""

    def __init__(self, rate: Rate) -> None:
        self.part, self.whole, self.unknown = len(rate.part), len(rate.whole), len(rate.unknown)
        tenths = (2_000 * self.part + self.whole) // (2 * self.whole) if self.whole else None
        self.percent = None if tenths is None else f"{tenths // 10}.{tenths % 10}%"
        self.gap = self.whole - self.part


class GridsView(TerritoryView):
    template_name = "organisations/grids.html"

    def table(self, actor: Actor) -> Table:
        return Table(
            name="grids",
            title="网格",
            columns=(
                Column("name", "网格", sort="sort_key", href=self.link(actor)),
                Column("place", "所在组织", sort="place", href=lambda r: _page_of(r.place_uid)),
                Column("households", "户数", sort="households", number=True, show=lambda r: r.households or ""),
                Column("form", "对应形式", sort="form", show=lambda r: MAPPING_TITLES[r.form]),
                Column("branches", "网格上的党支部", show=lambda r: "、".join(name for _, name in r.branches)),
            ),
            default_sort="place",
            tie="sort_key",
            filters=(
                Filter(
                    "q", "网格", lambda rows, t: rows.where(lambda r: name_fits(t, r.name, r.pinyin, r.initials)), hint="名称、全拼或首字母"
                ),
                Filter(
                    "form",
                    "对应形式",
                    lambda rows, c: rows.where(lambda r: r.form == c),
                    choices=tuple((f.value, t) for f, t in MAPPING_TITLES.items()),
                ),
                Filter("of", "范围", lambda rows, chosen: rows, hidden=True),
            ),
            empty_title="这个范围里还没有网格",
            empty_todo="在社区的组织页上“设网格”。",
            unit="个",
        )

    def link(self, actor: Actor) -> Callable[[GridRow], str] | None:
        may = bool(actor.tops(Right.CHANGE_TREE))
        return (lambda r: reverse("organisations:grid_staff", args=[r.uid])) if may else None

    def query(self, actor: Actor) -> Rows:
        self.found: list[GridRow] = grids(actor, self.territory(actor), clock.today())
        return Listed(self.found)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        counts = [(MAPPING_TITLES[form], sum(row.form == form for row in self.found)) for form in MappingForm]
        return {"it": profile(actor, self.territory(actor)), "counts": counts, "total": len(self.found)}
