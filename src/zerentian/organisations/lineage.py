"""Pure arithmetic of the tree in time: which spans of lineage begin and end when a subtree moves.

A span says: from `start` until the day before `end`, `ancestor` stood `depth` levels above `organisation`, by one unchanging path.
Because the path of a span never changes, a span crosses a given organisation for its whole length or not at all; cutting and
grafting below rest on that.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from zerentian.kernel.dates import FOREVER


@dataclass(frozen=True, slots=True, order=True)
class Span:
    ancestor: int
    organisation: int
    depth: int
    start: date
    end: date = FOREVER


@dataclass(frozen=True, slots=True)
class Placed:
    """`organisation` stands under `parent` (None: it is a root) from `start` until the day before `end`."""

    organisation: int
    parent: int | None
    start: date
    end: date = FOREVER


def overlap(*spans: Span) -> tuple[date, date] | None:
    """The days that all spans share, or None."""
    start, end = max(s.start for s in spans), min(s.end for s in spans)
    return (start, end) if start < end else None


def graft(above: Iterable[Span], below: Iterable[Span], on: date) -> list[Span]:
    """Spans that arise when an organisation is hung under another from `on`.

    `above`: spans of the new parent (itself included); `below`: spans whose ancestor is the moved organisation (itself included).
    """
    uppers, since = list(above), Span(0, 0, 0, on)
    grown = []
    for lower in below:
        for upper in uppers:
            days = overlap(upper, lower, since)
            if days:
                grown.append(Span(upper.ancestor, lower.organisation, upper.depth + lower.depth + 1, *days))
    return grown


def crossing(spans: Iterable[Span], above: Iterable[Span], below: Iterable[Span], on: date) -> list[Span]:
    """Those of `spans` that pass through the organisation whose spans are `above` (from itself up) and `below`, and last beyond `on`."""
    uppers, lowers = _by_key(above, "ancestor"), _by_key(below, "organisation")
    since = Span(0, 0, 0, on)
    return [
        span
        for span in spans
        if any(
            upper.depth > 0 and overlap(span, upper, lower, since)
            for upper in uppers.get(span.ancestor, ())
            for lower in lowers.get(span.organisation, ())
        )
    ]


def cut(span: Span, on: date) -> Span | None:
    """What is left of a span when it ends on `on`: None when it would not have begun."""
    return replace(span, end=min(span.end, on)) if span.start < on else None


def _by_key(spans: Iterable[Span], key: str) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        found[getattr(span, key)].append(span)
    return found


class Forest:
    """The closure of a whole tree in memory, built by replaying placements; for loading in bulk and for rebuilding."""

    def __init__(self, lives: Iterable[tuple[int, date, date]]) -> None:
        """`lives`: key, founded, closed (the first day on which it no longer exists) of every organisation."""
        self.up: dict[int, set[Span]] = defaultdict(set)
        self.down: dict[int, set[Span]] = defaultdict(set)
        self.ends: dict[int, date] = {}
        for key, founded, closed in lives:
            self.ends[key] = closed
            self._add(Span(key, key, 0, founded, closed))

    def _add(self, span: Span) -> None:
        self.up[span.organisation].add(span)
        self.down[span.ancestor].add(span)

    def _drop(self, span: Span) -> None:
        self.up[span.organisation].discard(span)
        self.down[span.ancestor].discard(span)

    def place(self, organisation: int, parent: int | None, on: date) -> None:
        """Take the organisation with its subtree from where it stands and hang it under `parent` from `on`."""
        above, below = list(self.up[organisation]), list(self.down[organisation])
        candidates = [span for lower in below if lower.end > on for span in self.up[lower.organisation] if span.depth > lower.depth]
        for span in set(crossing(candidates, above, below, on)):
            self._drop(span)
            left = cut(span, on)
            if left:
                self._add(left)
        if parent is not None:
            for span in graft(self.up[parent], below, on):
                self._add(span)

    def spans(self) -> list[Span]:
        return sorted(span for spans in self.up.values() for span in spans)


def closure(placements: Iterable[Placed], lives: Iterable[tuple[int, date, date]]) -> list[Span]:
    """All spans of lineage that follow from `placements`, sorted. `lives` as for `Forest`."""
    forest = Forest(lives)
    for placed in sorted(placements, key=lambda p: (p.start, p.organisation)):
        forest.place(placed.organisation, placed.parent, placed.start)
    return forest.spans()
