"""两个生日: whose birthday, and whose day of joining, falls in the month."""

from datetime import date
from typing import Any

from django.urls import reverse

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.people.queries.birthdays import birthdays, unknown_days
from zerentian.storage.names import matching
from zerentian.web.lists.list import Column, Filter, Page, Rows, Table
from zerentian.web.people.exports import ScopedList

BORN, JOINED = "birth", "joined"
WHICH = ((BORN, "只看生日"), (JOINED, "只看政治生日"))


class BirthdaysView(ScopedList):
    """?month=1…12, otherwise this month. Years are those reached in this month of this year."""

    template_name = "people/birthdays.html"

    @property
    def month(self) -> int:
        asked = self.request.GET.get("month", "")
        return int(asked) if asked in {str(number) for number in range(1, 13)} else clock.today().month

    def table(self, actor: Actor) -> Table:
        month = self.month

        def day(known: date | None) -> str:
            return f"{known.month}月{known.day}日" if known and known.month == month else ""

        def years(known: date | None, unit: str) -> str:
            reached = clock.today().year - known.year if known and known.month == month else 0
            return f"{reached} {unit}" if reached > 0 else ""

        def age(row: Any) -> str:
            return years(row.person.birth, "岁") if row.kept else ""

        def narrowed(rows: Any, chosen: str) -> Any:
            return rows.filter(**{f"person__{chosen}__month": month})

        months = [(str(number), f"{number}月") for number in range(1, 13)]
        return Table(
            name="birthdays",
            title="两个生日",
            columns=(
                Column(
                    "name",
                    "姓名",
                    sort="person__sort_key",
                    show=lambda r: r.person.name,
                    href=lambda r: reverse("people:person", args=[r.person.uid]),
                ),
                Column("organisation", "所在组织", sort="organisation_name", show=lambda r: r.organisation_name),
                Column("day", "生日", sort="day", show=lambda r: day(r.person.birth)),
                Column("age", "今年几岁", show=age),
                Column("joined", "政治生日", show=lambda r: day(r.person.joined)),
                Column("years", "入党几年", show=lambda r: years(r.person.joined, "年")),
            ),
            default_sort="day",
            tie="person__sort_key pk",
            filters=(
                Filter("month", "月份", lambda rows, chosen: rows, choices=months, hidden=True),
                Filter("q", "姓名", lambda rows, typed: rows.filter(matching(typed, "person__")), hint="姓名、全拼或首字母"),
                Filter("which", "哪个生日", narrowed, choices=WHICH),
            ),
            empty_title=f"{month}月没有人过生日",
            empty_todo="生日和入党日期没有登记的，不在这里；在人员页补上就会列出来。",
            unit="名",
        )

    def query(self, actor: Actor) -> Rows:
        return birthdays(actor, self.month)

    def extra(self, actor: Actor, page: Page) -> dict[str, object]:
        around = [(self.month - 2 + step) % 12 + 1 for step in range(12)]  # the month before first: on a phone the chosen one shows
        return {"months": around, "month": self.month, "unknown": unknown_days(actor)}
