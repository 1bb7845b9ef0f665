"""Members as a table: of all that the reader sees, or of one organisation on its roster. One set of columns and conditions for both."""

from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.organisations.catalogue import Band, catalogue
from zerentian.people.queries import members as queries
from zerentian.people.queries.members import ANY_FAULT, IN_PROBATION, NOT_KNOWN, MemberRow
from zerentian.people.queries.structure import PROBATION_TITLE, UNKNOWN_TITLE
from zerentian.people.vocabulary import Education, MembershipKind, RelationFault, Sex
from zerentian.web.lists.filters import Filter
from zerentian.web.lists.list import Column, Page, Rows, Table
from zerentian.web.people.exports import ScopedList
from zerentian.web.people.scoped import Scoped, reaches_below

UNDER_A_YEAR = "不满1年"
YEAR = r"(19|20)\d\d"
UNKNOWN = (NOT_KNOWN, UNKNOWN_TITLE)


def page_of(uid: str) -> str:
    return reverse("people:person", args=[uid])


def roster_of(uid: str) -> str:
    return reverse("people:roster", args=[uid])


def _standing(row: MemberRow) -> object:
    if row.in_probation:
        return PROBATION_TITLE
    return UNDER_A_YEAR if row.standing == 0 else row.standing


def known(name: str, title: str, sort: str = "", **more: Any) -> Column:
    """A column of what may not be known."""
    return Column(name, title, sort=sort, missing=UNKNOWN_TITLE, **more)


COLUMNS = (
    Column("name", "姓名", sort="person__sort_key", href=lambda r: page_of(r.uid)),
    known("sex", "性别"),
    known("birth", "出生年月", "person__birth", show=lambda r: f"{r.birth.year}年{r.birth.month}月" if r.birth else ""),
    known("age", "年龄", "-person__birth", number=True),
    known("education", "学历", "person__education", ranks=Education.values),
    known("joined", "入党日期", "person__joined", show=lambda r: in_words(r.joined) if r.joined else ""),
    known("standing", "党龄", "-person__full_on", number=True, show=_standing),
    Column("organisation", "所在组织", sort="called__sort_key", href=lambda r: roster_of(r.organisation_uid)),
    Column("kind", "类别", sort="kind"),
)
OPTIONAL = (
    known("full_on", "转正日期", "person__full_on", show=lambda r: in_words(r.full_on) if r.full_on else ""),
    known("birthday", "出生日期", "person__birth", show=lambda r: in_words(r.birth) if r.birth else ""),
    known("ethnicity", "民族"),
    known("work", "工作单位及职务"),
    known("phone", "手机"),
    Column("area", "领域"),
    Column("attached", "其他联系方式"),
    Column("valid_from", "从哪天起在这里", sort="valid_from", show=lambda r: in_words(r.valid_from)),
)


def bands(code: str) -> list[tuple[str, str]]:
    found: Sequence[Band] = catalogue().bands[code]
    return [(str(band.least), band.title) for band in found]


def kinds() -> list[tuple[str, str]]:
    return [*MembershipKind.choices, *((code, kind.title) for code, kind in catalogue().attachments.items())]


def areas() -> list[tuple[str, str]]:
    return [(code, area.title) for code, area in catalogue().areas.items()]


def member_filters(actor: Actor) -> list[Filter]:
    """What members are narrowed by wherever they are listed."""
    today = clock.today()
    standings = [*bands("standing"), (IN_PROBATION, PROBATION_TITLE), UNKNOWN]
    faults = [(ANY_FAULT, "有没理顺的"), *RelationFault.choices]
    return [
        Filter("kind", "类别", lambda rows, c: rows.filter(kind=c), choices=kinds(), blank="正式和预备党员"),
        Filter("area", "领域", lambda rows, c: rows.filter(queries.in_area(c, today)), choices=areas(), more=True),
        Filter("sex", "性别", lambda rows, c: rows.filter(queries.of_sex(c)), choices=[*Sex.choices, UNKNOWN], more=True),
        Filter("age", "年龄", lambda rows, c: rows.filter(queries.aged(c, today)), choices=[*bands("age"), UNKNOWN], more=True),
        Filter("standing", "党龄", lambda rows, c: rows.filter(queries.standing(c, today)), choices=standings, more=True),
        Filter("education", "学历", lambda rows, c: rows.filter(queries.educated(c)), choices=[*Education.choices, UNKNOWN], more=True),
        Filter("joined", "哪年入党", lambda rows, c: rows.filter(person__joined__year=int(c)), shape=YEAR, hint="如 2008", more=True),
        Filter("fault", "组织关系", lambda rows, c: rows.filter(queries.with_fault(actor, c, today)), choices=faults, more=True),
    ]


class MemberList(ScopedList):
    """Subclasses say of which organisation, and what stands above the table."""

    empty_todo = "由组织委员或上级组织干事在组织的“人员”页登记，或者整份导入名册。"

    def of(self, actor: Actor) -> str:
        """Uid of the organisation, "" for all that the actor sees."""
        raise NotImplementedError

    def own_filters(self, actor: Actor) -> Sequence[Filter]:
        raise NotImplementedError

    @property
    def attached(self) -> str:
        """The kind of attachment asked for, if it is one: then the rows are attachments."""
        kind = self.request.GET.get("kind", "")
        return kind if kind in catalogue().attachments else ""

    def table(self, actor: Actor) -> Table:
        def dress(keys: Sequence[int], columns: Collection[str]) -> list[MemberRow]:
            return queries.described(actor, keys, columns, attached=bool(self.attached))

        return Table(
            name="members",
            title="党员",
            columns=COLUMNS,
            optional=OPTIONAL,
            default_sort="name",
            tie="person__sort_key pk",
            filters=(*self.own_filters(actor), *member_filters(actor)),
            empty_title="这里还没有党员",
            empty_todo=self.empty_todo,
            unit="名",
            dress=dress,
        )

    def query(self, actor: Actor) -> Rows:
        found = queries.members(actor, self.of(actor), below=reaches_below(self.request), attached=self.attached)
        return found.values_list("pk", flat=True)


class MembersView(Scoped, MemberList):
    """All that the reader sees, or of that what an organisation picked has."""

    template_name = "people/members.html"

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        return {"may_find_numbers": bool(actor.tops(Right.KEEP_PEOPLE))}
