"""What a benchmark is made of: a named function that returns one row, and two ways to fill that row.

    @benchmark("tree.page")
    def page() -> Row:
        return compare(read_lineage, walk_placements, runs=21, unit="ms", goal=at_most(200))

Contender and baseline take turns, so that what else the machine does falls on both; medians are compared.
"""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter

SEED = 20_260_901  # of every demonstration and every random choice that a benchmark makes
ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "demo-data"
SECONDS = {"s": 1.0, "ms": 1e3, "µs": 1e6}

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is baseline / contender in time, or contender / baseline in rate: above 1, the contender is better."""

    name: str
    runs: int
    median: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    goal: str | None = None
    met: bool | None = None


@dataclass(frozen=True)
class Goal:
    bound: float
    most: bool
    of_ratio: bool = False

    def judge(self, row: Row) -> Row:
        value = row.ratio if self.of_ratio else row.median
        assert value is not None, f"{row.name}: a goal for the ratio needs a baseline"
        met = value <= self.bound if self.most else value >= self.bound
        unit = " × baseline" if self.of_ratio else f" {row.unit}"
        return replace(row, goal=f"{'≤' if self.most else '≥'} {self.bound:g}{unit}", met=met)


def at_most(bound: float) -> Goal:
    """In the unit of the row."""
    return Goal(bound, most=True)


def at_least(bound: float) -> Goal:
    """In the unit of the row."""
    return Goal(bound, most=False)


def times_better(bound: float) -> Goal:
    """Than the baseline."""
    return Goal(bound, most=False, of_ratio=True)


REGISTERED: dict[str, Callable[[], Row]] = {}


def benchmark(name: str) -> Callable[[Callable[[], Row]], Callable[[], Row]]:
    """Registers a function under `name`; the row it returns is given that name."""

    def register(function: Callable[[], Row]) -> Callable[[], Row]:
        assert name not in REGISTERED, f"two benchmarks are called {name}"
        REGISTERED[name] = lambda: replace(function(), name=name)
        return function

    return register


def timed(work: Work) -> float:
    """Seconds."""
    gc.collect()
    begin = perf_counter()
    work()
    return perf_counter() - begin


def compare(
    contender: Work, baseline: Work | None = None, *, runs: int = 11, unit: str = "ms", count: int = 0, goal: Goal | None = None
) -> Row:
    """Median time of `contender`, against that of `baseline` where there is one.

    With `count`, the number of things that one run handles, the figure is a rate and `unit` says of what: "entries/s".
    """
    works = [contender, *([baseline] if baseline else [])]
    for work in works:
        work()  # warm caches are what both have in use
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(runs):
        order = list(enumerate(works))
        for place, work in order if turn % 2 == 0 else reversed(order):
            taken[place].append(timed(work))
    row = row_of([median(times) for times in taken], runs, unit, count)
    return goal.judge(row) if goal else row


def row_of(seconds: list[float], runs: int, unit: str, count: int) -> Row:
    ratio = seconds[1] / seconds[0] if len(seconds) > 1 else None
    values = [count / one for one in seconds] if count else [one * SECONDS[unit] for one in seconds]
    return Row("", runs, values[0], unit, values[1] if ratio else None, ratio)


def figure(value: float, unit: str, *, runs: int = 1, goal: Goal | None = None) -> Row:
    """A row for what is counted rather than timed here: queries, DOM nodes, a percentile of a load test."""
    row = Row("", runs, value, unit)
    return goal.judge(row) if goal else row


def demonstration(scale: str) -> Path:
    """The data folder of a demonstration kept for benchmarks, built the first time."""
    folder = DATA / f"bench-{scale}"
    if not (folder / "installation.json").exists():
        unfinished = folder.with_name(f"{folder.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        zerentian(unfinished, "demo", "--scale", scale, "--today", "2026-11-30")
        unfinished.rename(folder)
    return folder


def use(folder: Path) -> None:
    """Sets Django up on `folder`. A process keeps the folder it began with: a row measured on another would be a lie."""
    if os.environ.get("DJANGO_SETTINGS_MODULE") and os.environ.get("ZERENTIAN_DATA") != str(folder):
        raise RuntimeError(f"this run already works on {os.environ.get('ZERENTIAN_DATA')}")
    os.environ["ZERENTIAN_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zerentian.config.settings")
    import django

    django.setup()


def zerentian(folder: Path, *verb: str) -> None:
    environment = {**os.environ, "ZERENTIAN_DATA": str(folder)}
    subprocess.run([sys.executable, "-m", "zerentian.cli", *verb], env=environment, check=True)
