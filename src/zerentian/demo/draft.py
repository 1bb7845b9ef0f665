"""The tree under construction. It is built as it stands on the last day; `plan_history` then gives it a past, backwards."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from zerentian.demo.names import Places
from zerentian.kernel.dates import FOREVER, add_years

HISTORY_YEARS = 3


@dataclass(frozen=True, slots=True)
class Scale:
    name: str
    organisations: int  # open on the last day
    members: int
    place: str


SCALES = {
    "street": Scale("street", 170, 5_000, "云汀区"),
    "district": Scale("district", 2_000, 60_000, "云汀区"),
    "city": Scale("city", 20_000, 500_000, "云汀市"),
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an organisation was called until the day `until`."""

    until: date
    name: str
    short: str
    kind: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where `share` of the members were before `on`."""

    sources: tuple["Node", ...]
    on: date
    share: float


@dataclass(eq=False, slots=True)
class Node:
    """An organisation. `part`: what it is in the tree, finer than kind and area. `size`: members on the last day, if it holds any."""

    uid: str
    kind: str
    area: str
    part: str
    name: str
    short: str
    parent: "Node | None"
    form: str = "regular"
    founded: date | None = None
    closed: date = FOREVER
    expected_end: date | None = None
    children: list["Node"] = field(default_factory=list)
    earlier: Earlier | None = None
    moved: "tuple[date, Node] | None" = None  # until when it stood under which other parent
    origin: Origin | None = None
    size: int = 0
    touched: bool = False  # has an act in its past, or is kept free of one

    @property
    def leaf(self) -> bool:
        """Members belong to it directly: a group, or a branch without groups."""
        return self.kind == "group" or (self.kind == "branch" and not any(c.kind == "group" for c in self.children))

    def below(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.below()

    @property
    def since(self) -> date:
        """The day it was founded; `plan_history.date_foundings` sets it for every node."""
        if self.founded is None:
            raise LookupError(f"{self.name} has no founding date yet")
        return self.founded

    @property
    def above(self) -> "Node":
        """The parent of one that is not a root."""
        if self.parent is None:
            raise LookupError(f"{self.name} is a root")
        return self.parent


@dataclass(slots=True)
class ActDraft:
    kind: str
    on: date
    summary: str
    parts: list[tuple[str, Node]]
    heirs: list[tuple[Node, Node]] = field(default_factory=list)  # predecessor, successor


@dataclass
class Draft:
    scale: Scale
    today: date
    seed: int
    nodes: list[Node] = field(default_factory=list)
    acts: list[ActDraft] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.uids = self.stream("uids")
        self.places = Places(self.stream("places"))

    def stream(self, part: str) -> Random:
        """Random numbers of one part of the plan, so that a change in one part leaves the others as they were."""
        return Random(f"{self.scale.name}/{self.seed}/{part}")

    def uid(self) -> str:
        return base64.b32encode(self.uids.randbytes(10)).decode().lower()

    @cached_property
    def start(self) -> date:
        """The first day of the recorded history."""
        return add_years(self.today, -HISTORY_YEARS)

    @property
    def root(self) -> Node:
        return self.nodes[0]

    def open(self) -> list[Node]:
        return [node for node in self.nodes if node.closed == FOREVER]

    def add(self, parent: Node | None, kind: str, area: str, part: str, name: str, short: str = "", form: str = "regular") -> Node:
        node = Node(self.uid(), kind, area, part, name, short or name, parent, form)
        self.nodes.append(node)
        if parent:
            parent.children.append(node)
        return node

    def named(self, name: str) -> Node:
        return next(node for node in self.nodes if node.name == name)


def between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included; `first` when they are the wrong way round."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend: papers carry working days."""
    return day - timedelta(days=max(0, day.weekday() - 4))
