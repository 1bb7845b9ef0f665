"""Pure decisions about organisations: dates, kinds, terms, coverage and the forms of grid mapping. No database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from zerentian.kernel.dates import add_years


class TermState(StrEnum):
    """Where a committee stands in its term."""

    DONE = "done"  # in term
    SOON = "soon"  # due within the warning days
    LATE = "late"  # due date passed
    NONE = "none"  # no election on record: not known, not zero
    FREE = "free"  # this kind elects no committee


def term_due(elected: date, years: int, postponed_to: date | None) -> date:
    """The day by which the next election is due."""
    return max(filter(None, [add_years(elected, years), postponed_to]))


def term_state(due: date | None, on: date, warning_days: int) -> TermState:
    """`due` None: no election on record."""
    if due is None:
        return TermState.NONE
    if on > due:
        return TermState.LATE
    return TermState.SOON if on >= due - timedelta(days=warning_days) else TermState.DONE


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is known of a unit on a day. `full_members` None: never surveyed, so it is in no rate but is shown."""

    key: int
    two_new: bool
    full_members: int | None
    ripe: bool
    has_own: bool
    reached: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `whole`; the keys behind both are kept so that the figure opens to its rows. `unknown` units are in neither."""

    part: tuple[int, ...]
    whole: tuple[int, ...]
    unknown: tuple[int, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """None when there is nothing to cover: not applicable, not zero."""
        return Fraction(len(self.part), len(self.whole)) if self.whole else None


def organisation_coverage(units: Collection[UnitFacts], needs_own: int) -> Rate:
    """组织覆盖: two-new units with at least `needs_own` full members and ripe conditions that have their own organisation."""
    two_new = [u for u in units if u.two_new]
    due = [u for u in two_new if u.full_members is not None and u.full_members >= needs_own and u.ripe]
    unknown = tuple(u.key for u in two_new if u.full_members is None)
    return Rate(tuple(u.key for u in due if u.has_own), tuple(u.key for u in due), unknown)


def work_coverage(units: Collection[UnitFacts]) -> Rate:
    """工作覆盖: units reached by some organisation, in whatever way. No survey is needed to know whether a unit is reached."""
    return Rate(tuple(u.key for u in units if u.reached), tuple(u.key for u in units))


class MappingForm(StrEnum):
    """How grids and branches stand to each other (机制表 B2)."""

    ONE_ONE = "one_one"  # 一网格一支部
    MANY_GRIDS = "many_grids"  # 多网格一支部
    MANY_BRANCHES = "many_branches"  # 一网格多支部
    NONE = "none"  # 还没有支部


MAPPING_TITLES = {
    MappingForm.ONE_ONE: "一网格一支部",
    MappingForm.MANY_GRIDS: "多网格一支部",
    MappingForm.MANY_BRANCHES: "一网格多支部",
    MappingForm.NONE: "还没有支部",
}


def mapping_forms(branches_of: Mapping[int, Collection[int]]) -> dict[int, MappingForm]:
    """The form of each grid, from which branches stand on it. A branch on several grids makes them "many grids, one branch"."""
    held: dict[int, int] = {}
    for branches in branches_of.values():
        for branch in branches:
            held[branch] = held.get(branch, 0) + 1
    return {grid: _form(branches, held) for grid, branches in branches_of.items()}


def _form(branches: Collection[int], held: Mapping[int, int]) -> MappingForm:
    if not branches:
        return MappingForm.NONE
    if len(branches) > 1:
        return MappingForm.MANY_BRANCHES
    return MappingForm.MANY_GRIDS if any(held[branch] > 1 for branch in branches) else MappingForm.ONE_ONE
