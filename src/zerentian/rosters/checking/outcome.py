"""What a row of a roster comes to, once nothing is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zerentian.rosters.problems import Problem


class Change(NamedTuple):
    """One thing that writing would alter. Of numbers the two sides say only that there is one."""

    row: int
    who: str
    field: str
    before: str
    after: str


@dataclass(slots=True)
class Checked:
    """All problems of a roster, in the order of its rows, and what the sound rows come to."""

    problems: list[Problem] = field(default_factory=list)
    new: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    same: int = 0
    changes: list[Change] = field(default_factory=list)
    notes: Sequence[str] = ()
