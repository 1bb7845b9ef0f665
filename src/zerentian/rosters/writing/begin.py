"""Which writing fits which kind of roster."""

from collections.abc import Callable
from typing import Protocol

from zerentian.kernel.actor import Actor
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.models import RosterImport
from zerentian.rosters.writing.members import MemberWriting
from zerentian.rosters.writing.organisations import OrganisationWriting
from zerentian.rosters.writing.posts import PostWriting


class Writing(Protocol):
    """`prepare` does what is slow and may be repeated; `commit` runs inside one transaction."""

    def prepare(self, progress: Callable[[int], None]) -> None: ...

    def commit(self) -> None: ...


def writing_of(it: RosterImport, checked: Checked, by: Actor) -> Writing:
    if it.kind == "members":
        return MemberWriting(it, checked)
    if it.kind == "posts":
        return PostWriting(it, checked)
    return OrganisationWriting(it, checked, by)
