"""Organisations outside the streets: organs, schools, state enterprises, and the committee for two-new organisations."""

from random import Random

from zerentian.demo import words
from zerentian.demo.draft import Draft, Node
from zerentian.demo.names import numeral


def grow_systems(draft: Draft, top: Node, rng: Random, small: bool) -> None:
    _grow_organs(draft, top, rng, 3 if small else len(words.ORGANS))
    if not small:
        _grow_schools(draft, top, rng)
        _grow_firms(draft, top, rng)
    _grow_two_new(draft, top, rng, small)


def cluster(draft: Draft, parent: Node, kind: str, area: str, part: str, base: str, branches: int) -> Node:
    """A committee or general branch with numbered branches."""
    title = "党委" if kind == "committee" else "党总支"
    node = draft.add(parent, kind, area, part, base + title)
    for number in range(1, branches + 1):
        short = f"第{numeral(number)}党支部"
        draft.add(node, "branch", area, f"{part}_branch", base + short, short)
    return node


def single(draft: Draft, parent: Node, area: str, part: str, base: str) -> Node:
    return draft.add(parent, "branch", area, f"{part}_branch", f"{base}党支部")


def _of_city(top: Node, base: str) -> str:
    """In a city the same organ stands in every district, so its name says which; the first one is the district of the drawings."""
    return base if top.part == "root" or top.short == "云汀区委" else top.short.removesuffix("委").removesuffix("区") + base


def _grow_organs(draft: Draft, top: Node, rng: Random, number: int) -> None:
    above = draft.add(top, "committee", "district_organ", "system", _of_city(top, "区直机关工委"))
    for index, organ in enumerate(words.ORGANS[:number]):
        base = _of_city(top, organ) + "机关"
        if index and index % 6 == 0:
            cluster(draft, above, "committee", "organ", "organ", base, rng.randint(3, 5))
        elif index and index % 3 == 0:
            cluster(draft, above, "general_branch", "organ", "organ", base, rng.randint(2, 3))
        else:
            single(draft, above, "organ", "organ", base)


def _grow_schools(draft: Draft, top: Node, rng: Random) -> None:
    above = draft.add(top, "committee", "school", "system", _of_city(top, "区委教育工委"))
    for number in range(1, 11):
        base = _of_city(top, f"区第{numeral(number)}中学")
        cluster(draft, above, "general_branch", "school", "school", base, rng.randint(2, 4))
    for _ in range(20):
        single(draft, above, "school", "school", f"{draft.places.place()}小学")


def _grow_firms(draft: Draft, top: Node, rng: Random) -> None:
    above = draft.add(top, "committee", "state_enterprise", "system", _of_city(top, "区国资委党委"))
    for index, firm in enumerate(words.STATE_FIRMS):
        kind = "committee" if index < 6 else "general_branch"
        cluster(draft, above, kind, "state_enterprise", "firm", _of_city(top, f"区{firm}"), rng.randint(3, 7 if index < 6 else 4))


def _grow_two_new(draft: Draft, top: Node, rng: Random, small: bool) -> None:
    above = draft.add(top, "committee", "two_new", "system", _of_city(top, "区委两新工委"))
    for industry in [] if small else words.INDUSTRIES:
        node = draft.add(above, "committee", "two_new", "industry", _of_city(top, f"区{industry}党委"))
        for _ in range(rng.randint(3, 5)):
            draft.add(node, "branch", "two_new", "two_new", f"{draft.places.society()}党支部")
    for _ in range(3 if small else 14):
        draft.add(above, "branch", "two_new", "two_new", f"{draft.places.firm()}党支部")
