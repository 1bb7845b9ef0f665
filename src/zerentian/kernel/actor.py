"""Who acts, and what they may do where. Built once per request from the posts held that day; nothing is cached across requests."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a post may allow. A grant names one right, one organisation, and whether it reaches the organisations below."""

    SEE = "see"  # 看组织和人员
    CHANGE_TREE = "change_tree"  # 设立、更名、调整、撤销下级组织
    KEEP_PEOPLE = "keep_people"  # 登记人员、任免岗位
    EXPORT = "export"  # 导出名册
    UNMASK = "unmask"  # 看、导出身份证号和手机号全文


class Role(StrEnum):
    """What an account is for. The three administrators see no business data; only `member` accounts hold posts."""

    MEMBER = "member"
    SYSTEM = "system_administrator"
    SECURITY = "security_administrator"
    AUDIT = "audit_administrator"


@dataclass(frozen=True, slots=True)
class Grant:
    """`right` at the organisation with key `organisation`; `below` says whether it reaches its subtree."""

    right: Right
    organisation: int
    below: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """`uid` is the account's; `name` and `title` are for pages; the journal keeps uids only."""

    uid: str
    name: str
    role: Role
    title: str = ""
    grants: tuple[Grant, ...] = ()
    program: bool = False  # the program itself, which sets an installation up; no account is ever built with it
    acting_for: str = ""  # uid of the person on whose behalf everything is done; the journal names both

    def may(self, right: Right, path: Iterable[int]) -> bool:
        """Whether `right` is held over the organisation whose keys from itself up to the root are `path`."""
        keys = list(path)
        if self.program:
            return True
        return any(
            grant.right == right and (grant.organisation in keys if grant.below else grant.organisation == keys[0])
            for grant in self.grants
            if keys
        )

    def may_below(self, right: Right, path: Iterable[int]) -> bool:
        """Whether `right` is held over the organisation and everything below it."""
        keys = set(path)
        return self.program or any(g.right == right and g.below and g.organisation in keys for g in self.grants)

    def tops(self, right: Right, *, below: bool | None = None) -> list[int]:
        """Keys of the organisations at which `right` is held, in the order of the posts; `below` narrows to one reach."""
        held = (g.organisation for g in self.grants if g.right == right and below in (None, g.below))
        return list(dict.fromkeys(held))


SYSTEM_ACTOR = Actor(uid="system", name="系统", role=Role.SYSTEM, program=True)
"""The program itself: set-up and demonstration data."""
