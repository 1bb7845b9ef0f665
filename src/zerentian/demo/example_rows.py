"""What example rosters say: the people, organisations and posts that are known, and some that are new."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from zerentian.demo import words
from zerentian.demo.names import Persons
from zerentian.demo.plan_numbers import Numbering
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import add_years
from zerentian.organisations.checks import organisation_seen
from zerentian.organisations.queries.tree import named_exactly
from zerentian.rosters.exporting.rows import roster
from zerentian.rosters.pack import kinds

Row = dict[str, Any]
"""Field of the pack → what the row says, "" for nothing; days are dates, words are the first of those that mean the same."""

NEWCOMERS = 60
COMPLETED = 12  # members of whom the roster knows what the installation does not
NEW_ORGANISATIONS, NEW_POSTS = 4, 8
REGION = "990102"  # as invented as that of the plan, and none of its numbers
FIRST_MOBILE = 900_000  # beyond those that a district has used


def known(by: Actor, kind: str, organisation: str, on: date) -> list[Row]:
    """The rows of a roster of the organisation called so, with its numbers: only a demonstration is ever read like this."""
    top = organisation_seen(by, named_exactly(by, organisation, on)[0])
    specs = {spec.title: spec for spec in kinds()[kind].fields}
    told = roster(kind, top, open_numbers=True)
    fields = [specs[title] for title in told.titles]
    return [{spec.code: _said(spec.parser, text) for spec, text in zip(fields, row, strict=True)} for row in told.rows]


def _said(parser: str, text: str) -> Any:
    return date.fromisoformat(text) if parser == "day" and text else text


def unmistakable(rows: Sequence[Row]) -> list[Row]:
    """Those that a row without a system number leads to: by identity number, or because nobody beside them has the same name."""
    named = Counter((row["organisation"], row["name"]) for row in rows)
    return [row for row in rows if row["identity"] or named[row["organisation"], row["name"]] == 1]


def sound(rows: Sequence[Row]) -> list[Row]:
    """Full members of whom everything is known and whose name is nobody else's: a slip in one cell is then the only one."""
    named = Counter(row["name"] for row in rows)
    filled = [row for row in rows if all(row[field] for field in row)]
    return [row for row in filled if row["kind"] == "正式党员" and named[row["name"]] == 1 and row["joined"].year >= 1983]


def newcomers(rng: Random, rows: Sequence[Row], on: date) -> Iterator[Row]:
    """People who are new to their branches, a quarter of them on probation. Names that are nobody's yet."""
    namer, numbering = Persons(rng, frozenset(row["name"] for row in rows)), Numbering(REGION, FIRST_MOBILE)
    homes, given = sorted({row["organisation"] for row in rows}), set[str]()
    while len(given) < NEWCOMERS:
        name = namer.draw()
        if name not in given:
            given.add(name)
            yield _newcomer(rng, name, rng.choice(homes), numbering, on, fresh=len(given) % 4 == 0)


def _newcomer(rng: Random, name: str, home: str, numbering: Numbering, on: date, *, fresh: bool) -> Row:
    birth = on - timedelta(days=rng.randint(24 * 366, 56 * 365))
    sex, years = rng.choice(("female", "male")), 0 if fresh else rng.randint(2, 5)
    joined = add_years(on, -years) - timedelta(days=rng.randint(30, 300))
    return {
        "name": name,
        "identity": numbering.identity(birth, sex),
        "sex": "男" if sex == "male" else "女",
        "birth": birth,
        "ethnicity": "汉族",
        "education": rng.choice(("大专", "大学本科", "硕士研究生")),
        "organisation": home,
        "kind": "预备党员" if fresh else "正式党员",
        "joined": joined,
        "full_on": "" if fresh else add_years(joined, 1) + timedelta(days=rng.randint(0, 9)),
        "since": "",
        "phone": numbering.mobile(),
        "work": rng.choice(words.ALONE[:3]),
    }


def completed(rows: list[Row]) -> list[Row]:
    """The first few whose education nobody had entered now have one."""
    lacking = [row for row in rows if not row["education"]][:COMPLETED]
    return [row | {"education": "大专"} if any(row is each for each in lacking) else row for row in rows]


def by_branch(rows: Sequence[Row], branches: Sequence[Row]) -> list[Row]:
    """As a clerk keeps them: one branch after the other in the order of the roster of organisations, newcomers at its end."""
    places = {row["name"]: place for place, row in enumerate(branches)}
    return sorted(rows, key=lambda row: places.get(row["organisation"], -1))


def organisations(rng: Random, rows: list[Row], on: date) -> list[Row]:
    """With a few branches that were founded this month."""
    taken = {row["name"] for row in rows}
    communities = [row for row in rows if row["name"].endswith(("社区党委", "社区党总支")) and row["founded"] < add_years(on, -1)]
    new = []
    for above in rng.sample(communities, NEW_ORGANISATIONS):
        base = above["name"].removesuffix("党委").removesuffix("党总支")
        name = next(f"{base}{place}苑党支部" for place in words.BRAND_HEAD if f"{base}{place}苑党支部" not in taken)
        said = {"name": name, "short_name": name.removeprefix(base), "kind": "党支部", "area": "社区", "form": "单独"}
        new.append(dict.fromkeys(above, "") | said | {"parent": above["name"], "founded": on - timedelta(days=rng.randint(2, 25))})
    return rows + new


def posts(rng: Random, rows: list[Row], people: list[Row], on: date) -> list[Row]:
    """Held by people of the roster, since those from elsewhere are on another one; with some duties that were given this month."""
    here = {row["uid"] for row in people}
    held = {row["person_uid"] for row in rows}
    new = []
    for person in rng.sample([row for row in sound(people) if row["uid"] not in held], NEW_POSTS):
        said = {field: person[field] for field in ("name", "identity", "birth", "organisation")}
        said |= {"post": "设岗定责岗位", "since": max(person["since"], on - timedelta(days=rng.randint(2, 25)))}
        new.append(dict.fromkeys(rows[0], "") | said)
    return [row for row in rows if row["person_uid"] in here] + new
