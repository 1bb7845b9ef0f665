"""Which writing fits which kind of roster."""

from zerentian.kernel.actor import Actor
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.models import RosterImport
from zerentian.rosters.writing.members import MemberWriting
from zerentian.rosters.writing.organisations import OrganisationWriting
from zerentian.rosters.writing.posts import PostWriting
from zerentian.rosters.writing.writing import Writing


def writing_of(it: RosterImport, checked: Checked, by: Actor) -> Writing:
    if it.kind == "members":
        return MemberWriting(it, checked)
    if it.kind == "posts":
        return PostWriting(it, checked)
    return OrganisationWriting(it, checked, by)
