"""What is true of each person: age and the days of joining, such that no membership contradicts them."""

from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from zerentian.demo.draft import Draft
from zerentian.demo.plan_members import Members, Person, Stay
from zerentian.kernel.dates import add_years

JOINING, PROBATION = (
    18,
    1,
)  # years: people/rules.py, which the plan cannot name without naming a package of tables; a test holds them together
BANDS = ((19, 30), (31, 40), (41, 50), (51, 60), (61, 70), (71, 80), (81, 95))
ALL_AGES = (
    17,
    21,
    16,
    13,
    18,
    11,
    6,
)  # weights of the bands; who is too young to have joined is drawn again, so they come out older
WORKING_AGES = (16, 33, 29, 20, 2, 0, 0)
LATE_AGES = (0, 0, 1, 3, 12, 30, 54)
AT_WORK = {"two_new", "joint", "temporary", "firm_branch", "office_branch"}  # branches of people who work there
TRIES = 8
YEAR = 365.2425  # days
FEMALE = 0.31  # of the members


@dataclass(frozen=True, slots=True)
class Life:
    """`full_on` None: on probation."""

    sex: str
    birth: date
    joined: date
    full_on: date | None

    def age(self, today: date) -> int:
        return today.year - self.birth.year - ((today.month, today.day) < (self.birth.month, self.birth.day))


def plan_lives(draft: Draft, members: Members, holders: frozenset[str], late: frozenset[str]) -> dict[Person, Life]:
    """`holders`: uids of those who hold a post; `late`: of those who died as members."""
    rng, found = draft.stream("lives"), {}
    for person, stays in members.histories.items():
        working = person.uid in holders or stays[-1].node.part in AT_WORK
        weights = LATE_AGES if person.uid in late else WORKING_AGES if working else ALL_AGES
        found[person] = _of_probationer(rng, stays) if stays[0].kind == "probationary" else life_before(draft, rng, stays[0].since, weights)
    return found


def life_before(draft: Draft, rng: Random, day: date, weights: tuple[int, ...] = ALL_AGES) -> Life:
    """Of one who was a full member by `day`."""
    latest = add_years(day, -PROBATION) - timedelta(days=30)  # of joining
    birth = _birth(draft, rng, latest, weights)
    grown = add_years(birth, JOINING)
    span = (latest - grown).days
    joined = grown + timedelta(days=int(rng.triangular(0, span, min(span, 6 * 365))))
    return Life(_sex(rng), birth, joined, add_years(joined, PROBATION) + timedelta(days=rng.randint(0, 25)))


def _of_probationer(rng: Random, stays: list[Stay]) -> Life:
    joined = stays[0].since
    grown = add_years(joined, -JOINING)
    birth = grown - timedelta(days=int(rng.triangular(380, 27 * 365, 6 * 365)))
    return Life(_sex(rng), birth, joined, stays[1].since if len(stays) > 1 else None)


def _birth(draft: Draft, rng: Random, latest_joining: date, weights: tuple[int, ...]) -> date:
    sums, latest = list(accumulate(weights)), add_years(latest_joining, -JOINING)
    for _ in range(TRIES):
        least, most = BANDS[bisect(sums, rng.random() * sums[-1])]
        age = least + 0.01 + rng.random() * (most - least + 0.98)  # not too near a birthday: years differ in length
        birth = draft.today - timedelta(days=int(age * YEAR))
        if birth <= latest:
            return birth
    return latest - timedelta(days=rng.randint(0, 2_000))


def _sex(rng: Random) -> str:
    return "female" if rng.random() < FEMALE else "male"
