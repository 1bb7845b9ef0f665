"""Whatever is done to the tree, in whatever order: its past, its closure and the rights that follow from it are what they must be."""

import time

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.district import DistrictMachine, done

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]


def run(examples: int, steps: int, machine: type[DistrictMachine] = DistrictMachine) -> int:
    """Acts tried. The same acts in every run: `derandomize` draws from the name of the machine alone."""
    done.clear()
    begin = time.perf_counter()
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, derandomize=True, deadline=None, database=None, suppress_health_check=QUIET
    )
    run_state_machine_as_test(machine, settings=chosen)
    print(f"{done['tried']} acts in {time.perf_counter() - begin:.0f} s:", *(f"{verb} {n}" for verb, n in sorted(done.items())))
    return done["tried"]


def test_some_hundred_random_acts(db: None) -> None:
    assert run(examples=12, steps=50) >= 500
    accepted = {verb.removesuffix(" accepted") for verb in done if verb.endswith("accepted")}
    assert accepted == {"found", "move", "split", "merge", "close", "designate", "withdraw", "appoint", "end post"}
