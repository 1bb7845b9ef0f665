"""The side navigation: which entries exist, in which order, for whom."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse

from zerentian.kernel.actor import Actor, Right, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation. `view` is a URL name; `right`: offered only to those who hold it, or `or_right`, somewhere."""

    title: str
    icon: str
    view: str
    roles: frozenset[Role] = frozenset({Role.MEMBER})
    right: Right | None = None
    group: str = ""  # heading above this entry
    or_right: Right | None = None
    url: str = ""
    here: bool = False

    def offered_to(self, actor: Actor) -> bool:
        rights = [right for right in (self.right, self.or_right) if right]
        return actor.role in self.roles and (not rights or any(actor.tops(right) for right in rights))


EVERYBODY = frozenset(Role)
ENTRIES = (
    Entry("首页", "home", "home", EVERYBODY),
    Entry("核对报告", "list-check", "reports:check", group="报告和公文"),
    Entry("公文", "file-text", "documents:set", EVERYBODY),
    Entry("组织", "sitemap", "organisations:tree", right=Right.SEE, group="组织人员"),
    Entry("覆盖", "chart-pie", "organisations:coverage", right=Right.SEE),
    Entry("换届", "calendar-event", "organisations:terms", right=Right.SEE),
    Entry("党员", "users", "people:members", right=Right.SEE),
    Entry("岗位", "user", "people:posts", right=Right.SEE),
    Entry("党员结构", "chart-bar", "people:structure", right=Right.SEE),
    Entry("组织关系转接", "arrows-move", "people:transfers", right=Right.SEE),
    Entry("关系排查", "clipboard-check", "people:relations", right=Right.SEE),
    Entry("两个生日", "calendar-event", "people:birthdays", right=Right.SEE),
    Entry("名册导入导出", "file-text", "rosters:list", right=Right.KEEP_PEOPLE, or_right=Right.EXPORT),
    Entry("账号", "user-cog", "accounts:list", frozenset({Role.SECURITY}), group="管理"),
    Entry("本机情况", "server", "system:facts", frozenset({Role.SYSTEM}), group="管理"),
    Entry("审计", "history", "audit:list", frozenset({Role.AUDIT}), group="管理"),
)
FIND_VIEW = "organisations:search"


def entries(request: HttpRequest, actor: Actor | None) -> list[Entry]:
    """What `actor` is offered, with the entry of the present page marked."""
    if actor is None:
        return []
    found = [replace(entry, url=reverse(entry.view)) for entry in ENTRIES if entry.offered_to(actor)]
    return [replace(entry, here=entry.url == _nearest(request.path, found)) for entry in found]


def find_url(actor: Actor | None) -> str | None:
    """Where the search box of the top bar leads, for those who may look at organisations."""
    return reverse(FIND_VIEW) if actor and actor.tops(Right.SEE) else None


def _nearest(path: str, found: list[Entry]) -> str:
    """The entry whose pages `path` belongs to; the home page has no pages below it."""
    fitting = [entry.url for entry in found if path == entry.url or (entry.url != "/" and path.startswith(entry.url))]
    return max(fitting, key=len, default="")
