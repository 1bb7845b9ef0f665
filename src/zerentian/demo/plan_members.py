"""Persons and their memberships: exactly as many members on the last day as the scale says."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from zerentian.demo.cast import CAST
from zerentian.demo.draft import Draft, Node, between
from zerentian.demo.names import Persons
from zerentian.kernel.dates import FOREVER, add_years

LEAST, MOST = 8, 50  # members of a branch
GROUPED_LEAST = 24  # of a branch with groups
SIZES = {"two_new": (8, 22), "joint": (8, 24), "temporary": (8, 16), "office_branch": (15, 40), "organ_branch": (12, 45)}
USUAL_SIZES = (26, 50)
ADMITTED, TRANSFERRED = 0.045, 0.085  # shares of members, cumulated: admitted within the history, came from elsewhere within it
LEFT = 0.004  # of the members: left the district within the history


@dataclass(eq=False, slots=True)
class Person:
    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A person belongs to `node`, of one kind, from `since` until the day before `until`."""

    person: Person
    node: Node
    since: date
    until: date = FOREVER
    kind: str = "full"


@dataclass
class Members:
    persons: list[Person] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    of_branch: dict[Node, list[Stay]] = field(default_factory=lambda: defaultdict(list))  # those in groups count with the branch

    @cached_property
    def histories(self) -> dict[Person, list[Stay]]:
        """The stays of each person, in time. Not to be asked for before everybody is added."""
        found: dict[Person, list[Stay]] = {}
        for stay in self.stays:
            found.setdefault(stay.person, []).append(stay)
        return found

    def add(self, stays: list[Stay]) -> None:
        self.persons.append(stays[0].person)
        self.stays += stays
        for stay in stays:
            self.of_branch[stay.node.above if stay.node.kind == "group" else stay.node].append(stay)


def plan_members(draft: Draft) -> Members:
    set_sizes(draft)
    rng, members = draft.stream("members"), Members()
    namer = Persons(draft.stream("persons"), frozenset(part.name for part in CAST))
    elsewhere = [n for n in draft.open() if n.leaf and n.size and n.origin is None and n.since < add_years(draft.start, -1)]
    for node in draft.nodes:
        if node.leaf and node.closed == FOREVER:
            for _ in range(node.size):
                person = Person(draft.uid(), namer.draw())
                members.add(list(_life(draft, rng, person, node, elsewhere)))
    for _ in range(int(draft.scale.members * LEFT)):
        node, day = rng.choice(elsewhere), between(rng, draft.start, draft.today - timedelta(days=5))
        members.add([Stay(Person(draft.uid(), namer.draw()), node, between(rng, node.since, draft.start - timedelta(days=1)), day)])
    return members


def set_sizes(draft: Draft) -> None:
    """Members of each branch, shared out to its groups. Drawn, scaled to the total, then evened out one by one."""
    rng = draft.stream("sizes")
    branches = [node for node in draft.open() if node.kind == "branch"]
    drawn = {node: rng.randint(*SIZES.get(node.part, USUAL_SIZES)) for node in branches}
    factor = draft.scale.members / sum(drawn.values())
    least = {node: LEAST if node.leaf else GROUPED_LEAST for node in branches}
    for node in branches:
        node.size = min(MOST, max(least[node], round(drawn[node] * factor)))
    lacking = draft.scale.members - sum(node.size for node in branches)
    step = 1 if lacking > 0 else -1
    while lacking:
        node = rng.choice(branches)
        if least[node] <= node.size + step <= MOST:
            node.size += step
            lacking -= step
    for node in branches:
        _share_out(node)


def _share_out(branch: Node) -> None:
    for index, group in enumerate(branch.children):
        group.size = branch.size // len(branch.children) + (index < branch.size % len(branch.children))


def _life(draft: Draft, rng: Random, person: Person, node: Node, elsewhere: list[Node]) -> Iterator[Stay]:
    """The stays of one who is a member of `node` on the last day."""
    roll = rng.random()
    origin = node.origin
    if origin and rng.random() < origin.share:
        source = rng.choice(origin.sources)
        yield Stay(person, source, between(rng, source.since, origin.on - timedelta(days=1)), origin.on)
        yield Stay(person, node, origin.on)
    elif roll < ADMITTED:
        yield from _admission(draft, rng, person, node)
    elif roll < TRANSFERRED or node.since > draft.start:
        yield from _transfer(draft, rng, person, node, elsewhere)
    else:
        yield Stay(person, node, between(rng, node.since, draft.start))


def _admission(draft: Draft, rng: Random, person: Person, node: Node) -> Iterator[Stay]:
    """Probationary for a year, then full."""
    admitted = between(rng, max(node.since, draft.start), draft.today - timedelta(days=3))
    confirmed = add_years(admitted, 1)
    if confirmed > draft.today:
        yield Stay(person, node, admitted, kind="probationary")
        return
    yield Stay(person, node, admitted, confirmed, "probationary")
    yield Stay(person, node, confirmed)


def _transfer(draft: Draft, rng: Random, person: Person, node: Node, elsewhere: list[Node]) -> Iterator[Stay]:
    """Into an organisation younger than the history most came when it was founded."""
    source = rng.choice(elsewhere)
    young = node.since > draft.start and rng.random() < 0.9
    day = node.since if young else between(rng, max(node.since, draft.start), draft.today - timedelta(days=3))
    if source is not node:
        yield Stay(person, source, between(rng, source.since, draft.start - timedelta(days=30)), day)
    yield Stay(person, node, day)
