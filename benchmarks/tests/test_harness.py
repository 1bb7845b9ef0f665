from dataclasses import replace

import pytest

from benchmarks.harness import Goal, Row, at_least, at_most, compare, figure, row_of, times_better
from benchmarks.run import matches

TREE = Row("tree.page", 3, 150.0, "ms", baseline=600.0, ratio=4.0)


def test_a_time_is_given_in_the_unit_asked_for_and_the_ratio_is_how_many_times_faster() -> None:
    assert row_of([0.2, 0.5], 9, "ms", 0) == Row("", 9, 200.0, "ms", 500.0, 2.5)


def test_a_rate_is_things_per_second() -> None:
    assert row_of([0.5, 2.0], 9, "entries/s", 1000) == Row("", 9, 2000.0, "entries/s", 500.0, 4.0)


def test_without_a_baseline_there_is_no_ratio() -> None:
    assert row_of([0.25], 9, "s", 0) == Row("", 9, 0.25, "s")


@pytest.mark.parametrize(
    ("goal", "said", "met"),
    [
        (at_most(200), "≤ 200 ms", True),
        (at_most(149), "≤ 149 ms", False),
        (at_least(150), "≥ 150 ms", True),
        (times_better(4), "≥ 4 × baseline", True),
        (times_better(5), "≥ 5 × baseline", False),
    ],
)
def test_a_goal_says_its_bound_and_whether_it_was_met(goal: Goal, said: str, met: bool) -> None:
    assert goal.judge(TREE) == replace(TREE, goal=said, met=met)


def test_contender_and_baseline_take_turns_after_one_warm_up_each() -> None:
    calls: list[str] = []
    compare(lambda: calls.append("c"), lambda: calls.append("b"), runs=4)
    assert "".join(calls) == "cb" + "cb" + "bc" + "cb" + "bc"


def test_what_is_counted_stands_as_it_is() -> None:
    assert figure(2_400, "nodes", goal=at_most(3_000)) == Row("", 1, 2_400, "nodes", goal="≤ 3000 nodes", met=True)


def test_only_chooses_by_whole_parts_of_a_name() -> None:
    assert matches("tree.page", "tree")
    assert matches("tree.page", "tree.page")
    assert not matches("tree.page", "tree.pa")
    assert matches("tree.page", "")
