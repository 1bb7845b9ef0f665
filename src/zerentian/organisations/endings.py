"""What else ends when an organisation ends. Packages below the tree join here, since this one may not know of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from zerentian.kernel.actor import Actor
from zerentian.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class EndOfLife:
    """`organisation` ends on `on`; `successor`, if there is one, takes over its people and its coverage."""

    by: Actor
    organisation: Organisation
    successor: Organisation | None
    on: date


Ending = Callable[[EndOfLife], dict[str, int]]
"""Ends or hands over rows of one package, in the caller's transaction; returns counts for the journal. May refuse."""

_endings: list[Ending] = []


def register(ending: Ending) -> None:
    if ending not in _endings:
        _endings.append(ending)


def run(end: EndOfLife) -> dict[str, int]:
    counts: dict[str, int] = {}
    for ending in _endings:
        counts.update(ending(end))
    return counts
