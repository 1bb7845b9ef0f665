"""What the installation knows of each person: what is true, with the gaps that real rosters have."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from zerentian.demo import words
from zerentian.demo.cast import CAST
from zerentian.demo.draft import Draft, Node
from zerentian.demo.plan_lives import Life
from zerentian.demo.plan_members import Members, Person
from zerentian.demo.plan_numbers import Numbering
from zerentian.demo.plan_tree import base_of
from zerentian.demo.plan_units import OWN_SORTS, Units
from zerentian.demo.rows import NumbersRow, PersonRow

GAPS = {"ethnicity": 0.065, "education": 0.06, "joined": 0.05, "full_on": 0.06, "work": 0.07}
NO_IDENTITY, NO_PHONE = 0.07, 0.05
READ_OFF = {"sex": 0.65, "birth": 0.75}  # gaps of those without an identity number: from the number both are known
MINORITY = 0.075
LEVELS = ("primary", "junior", "senior", "secondary", "college", "bachelor", "master", "doctor")
SCHOOLING = ((40, (0, 1, 4, 6, 25, 50, 13, 1)), (60, (1, 10, 16, 12, 30, 27, 4, 0)), (200, (18, 36, 22, 9, 10, 5, 0, 0)))
"""Up to which age, and the weights of the levels."""
IN_OFFICE = (0, 0, 1, 2, 17, 58, 20, 2)
LEARNED = {"organ_branch", "school_branch", "office_branch"}  # branches where people were chosen by their schooling
RETIRED = {"male": 60, "female": 55}
IN_FIRM, WITHOUT = 0.45, 0.2  # of those who belong to a community: work in a unit there; in none. The others: in the unit of somebody else

Employer = tuple[str, str]  # name, sort of unit


class Workplaces:
    """The units of the plan in which members of an organisation may work."""

    def __init__(self, draft: Draft, units: Units) -> None:
        named = {unit.uid: (unit.name, unit.sort) for unit in units.units}
        self.at: dict[str, list[Employer]] = defaultdict(list)  # by uid of the community
        self.joint: dict[str, list[Employer]] = defaultdict(list)  # by uid of the branch
        for unit in units.units:
            if unit.sort != "compound":
                self.at[unit.place].append((unit.name, unit.sort))
        for reach in units.reaches:
            if reach.how == "joint":
                self.joint[reach.organisation].append(named[reach.unit])
        self.all = sorted(place for places in self.at.values() for place in places)

    def near(self, rng: Random, node: Node) -> Employer:
        """Of one who is a member of `node`."""
        branch = node.above if node.kind == "group" else node
        if branch.part in OWN_SORTS:
            above = branch.above if branch.above.part in OWN_SORTS else branch
            return base_of(above).removesuffix("机关"), "social_organisation" if base_of(above).endswith(tuple(words.SOCIETIES)) else _sort(
                branch
            )
        places = self.joint[branch.uid] or self.at[branch.above.uid]
        return rng.choice(places if places and rng.random() < IN_FIRM / (1 - WITHOUT) else self.all)

    def work(self, rng: Random, node: Node, life: Life, age: int) -> str:
        at_own = node.part in OWN_SORTS or node.above.part in OWN_SORTS
        if age >= RETIRED[life.sex]:
            return f"{self.near(rng, node)[0]}退休" if rng.random() < 0.6 else "退休"
        if not at_own and rng.random() < WITHOUT:
            return "务农" if node.area == "village" else rng.choice(words.ALONE)
        name, sort = self.near(rng, node)
        return name + rng.choice(words.OFFICES[sort])


def _sort(branch: Node) -> str:
    return {"firm_branch": "state_enterprise", "office_branch": "agency"}.get(branch.part) or OWN_SORTS[branch.part]


def plan_facts(
    draft: Draft, members: Members, lives: Mapping[Person, Life], guests: Mapping[Person, Life], units: Units
) -> tuple[list[PersonRow], dict[str, NumbersRow]]:
    """Persons in the order of the plan, and their numbers by uid. Of the cast everything is known."""
    rng, places, numbering = draft.stream("facts"), Workplaces(draft, units), Numbering()
    cast, rows, numbers = {part.name for part in CAST}, [], {}
    streets = [node for node in draft.open() if node.part == "street"]
    homes = {person: stays[-1].node for person, stays in members.histories.items()} | {p: rng.choice(streets) for p in guests}
    for person, life in {**lives, **guests}.items():
        known: Callable[[float], bool] = _all if person.name in cast else lambda gap: rng.random() >= gap
        numbers[person.uid] = held = _numbers(numbering, life, known)
        gaps = GAPS if held.identity else {**GAPS, **READ_OFF}
        said = _said(draft, rng, life, homes[person], places)
        rows.append(PersonRow(person.uid, person.name, **{name: value for name, value in said.items() if known(gaps.get(name, 0))}))
    return rows, numbers


def _all(gap: float) -> bool:
    return True


def _said(draft: Draft, rng: Random, life: Life, home: Node, places: Workplaces) -> dict[str, Any]:
    age = life.age(draft.today)
    return {
        "sex": life.sex,
        "birth": life.birth,
        "ethnicity": rng.choice(words.MINORITIES) if rng.random() < MINORITY else "汉族",
        "education": _schooling(rng, age, home),
        "joined": life.joined,
        "full_on": life.full_on,
        "work": places.work(rng, home, life, age),
    }


def _schooling(rng: Random, age: int, home: Node) -> str:
    branch = home.above if home.kind == "group" else home
    weights = IN_OFFICE if branch.part in LEARNED else next(weights for most, weights in SCHOOLING if age <= most)
    return rng.choices(LEVELS, weights)[0]


def _numbers(numbering: Numbering, life: Life, known: Callable[[float], bool]) -> NumbersRow:
    identity, phone = numbering.identity(life.birth, life.sex), numbering.mobile()
    return NumbersRow(identity if known(NO_IDENTITY) else "", phone if known(NO_PHONE) else "")
