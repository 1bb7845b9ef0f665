"""Units with and without an organisation, what surveys found in them, and who reaches them; grids and the branches on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from zerentian.demo import words
from zerentian.demo.draft import Draft, Node, between
from zerentian.demo.names import numeral
from zerentian.demo.plan_tree import base_of, numbered
from zerentian.demo.rows import CensusRow, GridBranchRow, GridRow, ReachRow, UnitRow
from zerentian.kernel.dates import FOREVER

OWN_SORTS = {"two_new": "enterprise", "organ_branch": "agency", "organ": "agency", "school_branch": "school", "school": "school"}
OWN_SORTS |= {"firm": "state_enterprise", "office": "agency"}
SURVEYED = 0.85  # of two-new units; nothing is known of the others
JOINT_MOST = 5  # units of one joint branch (支部工作条例 第五条)
HOUSEHOLDS_KNOWN = 0.94


@dataclass
class Units:
    units: list[UnitRow] = field(default_factory=list)
    censuses: list[CensusRow] = field(default_factory=list)
    reaches: list[ReachRow] = field(default_factory=list)
    grids: list[GridRow] = field(default_factory=list)
    branches: list[GridBranchRow] = field(default_factory=list)


def plan_units(draft: Draft) -> Units:
    rng, found = draft.stream("units"), Units()
    for node in draft.open():
        if node.part == "community":
            _scattered_units(draft, rng, node, found)
            _grids(draft, rng, node, found)
        elif node.part == "joint":
            _joint_units(draft, rng, node, found)
        elif node.part in OWN_SORTS and not (node.parent and node.parent.part in OWN_SORTS):
            _own_unit(draft, rng, node, found)
    return found


def _unit(draft: Draft, found: Units, name: str, sort: str, place: Node, since: date) -> UnitRow:
    row = UnitRow(draft.uid(), name, sort, place.uid, max(since, place.since))
    found.units.append(row)
    return row


def _survey(draft: Draft, rng: Random, found: Units, unit: UnitRow, full_members: int, ripe: bool) -> None:
    """One or two surveys within the last two years, the later one with what holds now; of some units none was made."""
    if rng.random() > SURVEYED:
        return
    latest = between(rng, max(unit.valid_from, draft.today - timedelta(days=300)), draft.today - timedelta(days=10))
    if rng.random() < 0.4 and unit.valid_from < draft.today - timedelta(days=600):
        earlier = between(rng, draft.today - timedelta(days=600), draft.today - timedelta(days=310))
        found.censuses.append(CensusRow(unit.uid, earlier, max(0, full_members - rng.randint(0, 2)), False))
    found.censuses.append(CensusRow(unit.uid, latest, full_members, ripe))


def _own_unit(draft: Draft, rng: Random, node: Node, found: Units) -> None:
    """The unit in which the organisation was founded; a young firm's was reached by an instructor before."""
    begin = node.since - timedelta(days=400) if node.since > draft.start else node.since
    sort = "social_organisation" if node.name.removesuffix("党支部").endswith(tuple(words.SOCIETIES)) else OWN_SORTS[node.part]
    unit = _unit(draft, found, base_of(node), sort, node.above, begin)
    if unit.valid_from < node.since:
        found.reaches.append(ReachRow(unit.uid, node.above.uid, "instructor", unit.valid_from, node.since))
    found.reaches.append(ReachRow(unit.uid, node.uid, "own", node.since))
    if node.part == "two_new":
        _survey(draft, rng, found, unit, max(3, node.size - rng.randint(0, 3)), ripe=True)


def _joint_units(draft: Draft, rng: Random, node: Node, found: Units) -> None:
    for _ in range(rng.randint(2, JOINT_MOST)):
        unit = _unit(draft, found, draft.places.firm(), "enterprise", node.above, node.since)
        found.reaches.append(ReachRow(unit.uid, node.uid, "joint", max(node.since, unit.valid_from)))
        _survey(draft, rng, found, unit, rng.randint(1, 2), ripe=False)


def _scattered_units(draft: Draft, rng: Random, node: Node, found: Units) -> None:
    branches = [child for child in numbered(node) if child.since < draft.start]
    for _ in range(rng.randint(4, 9)):
        sort = rng.choice(("enterprise", "enterprise", "social_organisation", "compound"))
        unit = _unit(draft, found, _name(draft, sort), sort, node, between(rng, node.since, draft.start))
        _reach(draft, rng, node, branches, unit, found)
        if sort != "compound":
            members = rng.choice((0, 0, 1, 1, 2, 2, 3, 4))
            _survey(draft, rng, found, unit, members, ripe=members >= 3 and rng.random() < 0.5)


def _name(draft: Draft, sort: str) -> str:
    if sort == "compound":
        return f"{draft.places.place()}小区"
    return draft.places.firm() if sort == "enterprise" else draft.places.society()


def _reach(draft: Draft, rng: Random, node: Node, branches: list[Node], unit: UnitRow, found: Units) -> None:
    """By an instructor of the community, by a branch on the grid, or, for about one in twelve, by nobody."""
    roll = rng.random()
    if roll < 0.08:
        return
    begin = between(rng, unit.valid_from, draft.today - timedelta(days=30))
    if branches and (roll < 0.5 or unit.sort == "compound"):
        branch = rng.choice(branches)
        found.reaches.append(ReachRow(unit.uid, branch.uid, "grid", max(begin, branch.since)))
    else:
        found.reaches.append(ReachRow(unit.uid, node.uid, "instructor", begin))


def _grids(draft: Draft, rng: Random, node: Node, found: Units) -> None:
    """The three mapping forms: one grid one branch, several grids one branch, one grid several branches; and an odd grid with none."""
    branches, number = numbered(node), 0
    for grids, here in _shares(rng, branches):
        for _ in range(grids):
            number += 1
            grid = _grid(draft, rng, node, number, found)
            for branch in here:
                _stand(draft, rng, grid, branch, branches, found, alone=len(here) == 1 and grids == 1)
    if rng.random() < 0.1:
        _grid(draft, rng, node, number + 1, found)


def _shares(rng: Random, branches: list[Node]) -> Iterator[tuple[int, list[Node]]]:
    left = list(branches)
    while left:
        roll = rng.random()
        take = 2 if roll > 0.8 and len(left) > 1 else 1
        yield (rng.choice((2, 3)) if 0.6 < roll <= 0.8 else 1), left[:take]
        left = left[take:]


def _grid(draft: Draft, rng: Random, node: Node, number: int, found: Units) -> GridRow:
    households = rng.randint(180, 420) if rng.random() < HOUSEHOLDS_KNOWN else None
    begin = max(node.since, draft.today - timedelta(days=800))
    row = GridRow(draft.uid(), f"{base_of(node)}第{numeral(number)}网格", node.uid, households, begin)
    found.grids.append(row)
    return row


def _stand(draft: Draft, rng: Random, grid: GridRow, branch: Node, others: list[Node], found: Units, alone: bool) -> None:
    """The branch stands on the grid; on a few grids another stood before."""
    begin = max(grid.valid_from, branch.since)
    other = rng.choice(others)
    if alone and other is not branch and other.since < begin and rng.random() < 0.05:
        change = between(rng, begin + timedelta(days=60), draft.today - timedelta(days=20))
        if change <= draft.today:
            found.branches.append(GridBranchRow(grid.uid, other.uid, grid.valid_from, change))
            begin = change
    found.branches.append(GridBranchRow(grid.uid, branch.uid, begin, FOREVER))
