"""The closure of the tree in time, worked by hand."""

from datetime import date

from zerentian.kernel.dates import FOREVER
from zerentian.organisations.lineage import Placed, Span, closure, crossing, cut, graft, overlap

D0, D1, D2, D3 = (date(2020 + number, 1, 1) for number in range(4))
ROOT, STREET, OTHER, COMMUNITY, BRANCH = 1, 2, 3, 4, 5
LIVES = [(key, D0, FOREVER) for key in (ROOT, STREET, OTHER, COMMUNITY, BRANCH)]
PLACED = [
    Placed(ROOT, None, D0),
    Placed(STREET, ROOT, D0),
    Placed(OTHER, ROOT, D0),
    Placed(COMMUNITY, STREET, D0),
    Placed(BRANCH, COMMUNITY, D0),
]


def of(spans: list[Span], organisation: int) -> set[tuple[int, int, date, date]]:
    return {(s.ancestor, s.depth, s.start, s.end) for s in spans if s.organisation == organisation}


def test_every_ancestor_stands_at_its_depth() -> None:
    assert of(closure(PLACED, LIVES), BRANCH) == {
        (BRANCH, 0, D0, FOREVER),
        (COMMUNITY, 1, D0, FOREVER),
        (STREET, 2, D0, FOREVER),
        (ROOT, 3, D0, FOREVER),
    }


def test_a_move_cuts_the_old_path_of_everything_below_and_grafts_the_new_one() -> None:
    spans = closure([*PLACED, Placed(COMMUNITY, OTHER, D1)], LIVES)
    assert of(spans, BRANCH) == {
        (BRANCH, 0, D0, FOREVER),
        (COMMUNITY, 1, D0, FOREVER),
        (STREET, 2, D0, D1),
        (OTHER, 2, D1, FOREVER),
        (ROOT, 3, D0, D1),
        (ROOT, 3, D1, FOREVER),
    }


def test_a_move_there_and_back_leaves_three_periods() -> None:
    spans = closure([*PLACED, Placed(COMMUNITY, OTHER, D1), Placed(COMMUNITY, STREET, D2)], LIVES)
    assert {row for row in of(spans, BRANCH) if row[0] in (STREET, OTHER)} == {
        (STREET, 2, D0, D1),
        (OTHER, 2, D1, D2),
        (STREET, 2, D2, FOREVER),
    }


def test_the_order_in_which_placements_are_told_does_not_matter() -> None:
    told = [*PLACED, Placed(COMMUNITY, OTHER, D1), Placed(BRANCH, OTHER, D2)]
    assert closure(told, LIVES) == closure(list(reversed(told)), list(reversed(LIVES)))


def test_a_closed_organisation_is_its_own_ancestor_until_its_end() -> None:
    lives = [*LIVES[:-1], (BRANCH, D0, D2)]
    assert of(closure(PLACED, lives), BRANCH) == {(BRANCH, 0, D0, D2), (COMMUNITY, 1, D0, D2), (STREET, 2, D0, D2), (ROOT, 3, D0, D2)}


def test_spans_that_only_touch_share_no_day() -> None:
    assert overlap(Span(1, 1, 0, D0, D1), Span(1, 1, 0, D1, D2)) is None
    assert overlap(Span(1, 1, 0, D0, D2), Span(1, 1, 0, D1, D3)) == (D1, D2)


def test_what_would_not_have_begun_is_cut_away_whole() -> None:
    assert cut(Span(1, 2, 1, D1, D3), D1) is None
    assert cut(Span(1, 2, 1, D1, D3), D2) == Span(1, 2, 1, D1, D2)
    assert cut(Span(1, 2, 1, D0, D1), D2) == Span(1, 2, 1, D0, D1)


def test_a_graft_holds_while_both_ends_do() -> None:
    above, below = [Span(OTHER, OTHER, 0, D0, D2), Span(ROOT, OTHER, 1, D1, FOREVER)], [Span(COMMUNITY, COMMUNITY, 0, D0, D3)]
    assert graft(above, below, D1) == [Span(OTHER, COMMUNITY, 1, D1, D2), Span(ROOT, COMMUNITY, 2, D1, D3)]


def test_only_spans_through_the_organisation_cross_it() -> None:
    through, beside = Span(ROOT, BRANCH, 2, D0, D2), Span(ROOT, BRANCH, 1, D2, FOREVER)
    above = [Span(COMMUNITY, COMMUNITY, 0, D0), Span(ROOT, COMMUNITY, 1, D0)]
    below = [Span(COMMUNITY, COMMUNITY, 0, D0), Span(COMMUNITY, BRANCH, 1, D0, D2)]
    assert crossing([through, beside], above, below, D1) == [through]
