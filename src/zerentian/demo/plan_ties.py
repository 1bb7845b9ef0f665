"""How people belong beside their membership, and the faults that checks of the membership papers found."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from zerentian.demo.cast import CAST
from zerentian.demo.draft import Draft, Node, between, workday
from zerentian.demo.names import Persons
from zerentian.demo.plan_history import top_of
from zerentian.demo.plan_lives import Life, life_before
from zerentian.demo.plan_members import Members, Person, Stay
from zerentian.demo.plan_tree import numbered
from zerentian.demo.rows import AttachmentRow, RelationRow
from zerentian.kernel.dates import FOREVER, add_years

REPORTING = {"organ_branch", "school_branch", "firm_branch", "office_branch"}  # members in office who report to the community they live in
REPORTS, RETIRING = 0.3, 60
FLOATING, FAULTS = 0.004, 0.0015  # per member
ENDED = 0.12  # of the attachments
CHECKS = 400  # days since the relations were gone through


@dataclass
class Ties:
    """`guests`: people about whom something is known here and who are members elsewhere, or whose papers lie nowhere."""

    guests: dict[Person, Life] = field(default_factory=dict)
    attachments: list[AttachmentRow] = field(default_factory=list)
    relations: list[RelationRow] = field(default_factory=list)
    doubtful: set[Person] = field(default_factory=set)


def plan_ties(draft: Draft, members: Members, lives: dict[Person, Life], endings: dict[Stay, str]) -> Ties:
    ties = Ties()
    rng, namer = draft.stream("ties"), Persons(draft.stream("guests"), frozenset(part.name for part in CAST))
    communities = _communities(draft)
    ties.attachments += _reporting(draft, rng, members, lives, communities)
    _floating(draft, rng, members, ties, namer, communities)
    _lost_and_vacant(draft, rng, members, ties)
    _pocket_and_hidden(draft, rng, ties, namer, communities)
    ties.relations += _put_right(draft, rng, members, endings)
    return ties


def _communities(draft: Draft) -> dict[Node, list[Node]]:
    """Communities of each district."""
    found: dict[Node, list[Node]] = defaultdict(list)
    for node in draft.open():
        if node.part == "community":
            found[top_of(node)].append(node)
    return found


def _present(members: Members) -> list[Stay]:
    cast = {part.name for part in CAST}
    return [s for s in members.stays if s.until == FOREVER and s.kind == "full" and s.person.name not in cast]


def _reporting(
    draft: Draft, rng: Random, members: Members, lives: dict[Person, Life], communities: dict[Node, list[Node]]
) -> Iterator[AttachmentRow]:
    """双报到."""
    for stay in _present(members):
        if stay.node.part in REPORTING and lives[stay.person].age(draft.today) < RETIRING and rng.random() < REPORTS:
            yield _attachment(draft, rng, stay.person, rng.choice(communities[top_of(stay.node)]), "double_report", stay.since)


def _attachment(draft: Draft, rng: Random, person: Person, node: Node, kind: str, since: date) -> AttachmentRow:
    begin = between(rng, max(since, node.since, draft.start), draft.today - timedelta(days=3))
    ended = rng.random() < ENDED
    end = between(rng, begin + timedelta(days=30), draft.today)
    return AttachmentRow(draft.uid(), person.uid, node.uid, kind, begin, end if ended and end <= draft.today else FOREVER)


def _floating(draft: Draft, rng: Random, members: Members, ties: Ties, namer: Persons, communities: dict[Node, list[Node]]) -> None:
    """Half of them belong to another branch of the district, half to one that nobody here knows."""
    stays = _present(members)
    for number, stay in enumerate(rng.sample(stays, max(8, round(draft.scale.members * FLOATING)))):
        branch = rng.choice(numbered(rng.choice(communities[top_of(stay.node)])))
        if number % 2:
            ties.attachments.append(_attachment(draft, rng, _guest(draft, rng, ties, namer), branch, "floating", draft.start))
        elif stay.node not in (branch, *branch.children):
            ties.attachments.append(_attachment(draft, rng, stay.person, branch, "floating", stay.since))


def _guest(draft: Draft, rng: Random, ties: Ties, namer: Persons) -> Person:
    person = Person(draft.uid(), namer.draw())
    ties.guests[person] = life_before(draft, rng, add_years(draft.start, -1))
    return person


def _found_on(draft: Draft, rng: Random, least: int = 5, most: int = CHECKS) -> date:
    return workday(draft.today - timedelta(days=rng.randint(least, most)))


def _lost_and_vacant(draft: Draft, rng: Random, members: Members, ties: Ties) -> None:
    """Of members: some are still looked for, others take part again."""
    stays = [s for s in _present(members) if s.since < add_years(draft.start, -1)]
    for stay in rng.sample(stays, max(8, round(2 * draft.scale.members * FAULTS))):
        fault, righted = rng.choice((("vacant", "takes_part"), ("lost", "in_touch")))
        ties.relations.append(_relation(draft, rng, stay.person, stay.node, fault, righted if rng.random() < 0.5 else ""))
        ties.doubtful.add(stay.person)


def _relation(draft: Draft, rng: Random, person: Person, node: Node, fault: str, put_right: str) -> RelationRow:
    found = _found_on(draft, rng, 40)
    until = between(rng, found + timedelta(days=10), draft.today) if put_right else FOREVER
    return RelationRow(draft.uid(), person.uid, node.uid, fault, put_right, found, until)


def _pocket_and_hidden(draft: Draft, rng: Random, ties: Ties, namer: Persons, communities: dict[Node, list[Node]]) -> None:
    """People found in the communities who are members of no branch there."""
    every = [node for nodes in communities.values() for node in nodes]
    for number in range(max(4, round(draft.scale.members * FAULTS))):
        fault = "hidden" if number % 3 == 0 else "pocket"
        ties.relations.append(_relation(draft, rng, _guest(draft, rng, ties, namer), rng.choice(every), fault, ""))


def _put_right(draft: Draft, rng: Random, members: Members, endings: dict[Stay, str]) -> Iterator[RelationRow]:
    """What led to a membership, or out of one."""
    for stays in members.histories.values():
        first, last = stays[0], stays[-1]
        if first.kind == "full" and first.since > draft.start and rng.random() < 0.4:
            found = max(first.node.since, first.since - timedelta(days=rng.randint(10, 90)))
            if found < first.since:
                yield RelationRow(draft.uid(), first.person.uid, first.node.uid, "pocket", "handed_in", found, first.since)
        if endings.get(last) == "removed":
            found = max(last.since, last.until - timedelta(days=rng.randint(200, 400)))
            yield RelationRow(draft.uid(), last.person.uid, last.node.uid, "lost", "disposed", found, last.until)
