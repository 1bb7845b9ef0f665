"""The whole demonstration as rows, from a scale, the last day and a seed: same three, same rows. No database, no clock."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from zerentian.demo.cast import ADMINISTRATORS, CAST
from zerentian.demo.draft import SCALES, Draft, Node
from zerentian.demo.plan_duties import Duties, plan_acting
from zerentian.demo.plan_facts import plan_facts
from zerentian.demo.plan_history import give_past
from zerentian.demo.plan_lives import plan_lives
from zerentian.demo.plan_members import Members, plan_members
from zerentian.demo.plan_moves import plan_endings, plan_transfers
from zerentian.demo.plan_posts import plan_posts
from zerentian.demo.plan_terms import plan_terms
from zerentian.demo.plan_ties import plan_ties
from zerentian.demo.plan_tree import grow
from zerentian.demo.plan_units import Units, plan_units
from zerentian.demo.rows import (
    AccountRow,
    ActRow,
    DesignationRow,
    MembershipRow,
    NumbersRow,
    OrganisationRow,
    PartRow,
    PlacementRow,
    Plan,
    PostRow,
    Rows,
    SuccessionRow,
)
from zerentian.kernel.dates import FOREVER

RECORDED_BY = "system"


def build(scale: str, today: date, seed: int) -> Plan:
    draft = Draft(SCALES[scale], today, seed)
    grow(draft)
    give_past(draft)
    members = plan_members(draft)
    units = plan_units(draft)
    terms, started = plan_terms(draft)
    posts = plan_posts(draft, members, started)
    acts = list(_acts(draft))
    organisations: Rows = {
        "Organisation": list(_organisations(draft)),
        "Designation": [row for node in draft.nodes for row in _designations(node)],
        "Placement": [row for node in draft.nodes for row in _placements(node)],
        "Act": [act for act, _ in acts],
        "Part": [part for _, parts in acts for part in parts],
        "Succession": list(_successions(draft)),
        "Term": terms,
        "Unit": units.units,
        "UnitCensus": units.censuses,
        "Reach": units.reaches,
        "Grid": units.grids,
        "GridBranch": units.branches,
    }
    accounts = list(_accounts(draft, members))
    return Plan(organisations, *_people(draft, members, units, posts, accounts))


def _people(
    draft: Draft, members: Members, units: Units, posts: list[PostRow], accounts: list[AccountRow]
) -> tuple[Rows, dict[str, NumbersRow]]:
    endings = plan_endings(members)
    late = frozenset(stay.person.uid for stay, ending in endings.items() if ending == "deceased")
    lives = plan_lives(draft, members, frozenset(row.person for row in posts if row.valid_to == FOREVER), late)
    duties, part_time = Duties(draft, members, lives, posts).plan()
    ties = plan_ties(draft, members, lives, endings)
    transfers = plan_transfers(draft, members, endings, ties.doubtful)
    persons, numbers = plan_facts(draft, members, lives, ties.guests, units)
    stays = members.stays
    people: Rows = {
        "Person": persons,
        "Membership": [MembershipRow(s.person.uid, s.node.uid, s.kind, endings.get(s, ""), s.since, s.until) for s in stays],
        "Attachment": [*part_time, *ties.attachments],
        "RelationCheck": ties.relations,
        "Transfer": transfers,
        "Post": [*posts, *duties],
        "Acting": plan_acting(draft, members, posts),
        "Account": accounts,
    }
    return people, numbers


def _organisations(draft: Draft) -> Iterator[OrganisationRow]:
    """The version of an organisation counts the acts it had a part in, as the actions do."""
    acts = Counter(node for act in draft.acts for _, node in act.parts)
    for number, node in enumerate(draft.nodes, start=1):
        yield OrganisationRow(node.uid, f"YT{number:05}", node.since, node.closed, 1 + acts[node])


def _designations(node: Node) -> Iterator[DesignationRow]:
    begin = node.since
    if node.earlier:
        was = node.earlier
        yield DesignationRow(node.uid, was.name, was.short, was.kind, node.area, node.form, None, begin, was.until)
        begin = was.until
    yield DesignationRow(node.uid, node.name, node.short, node.kind, node.area, node.form, node.expected_end, begin, node.closed)


def _placements(node: Node) -> Iterator[PlacementRow]:
    begin = node.since
    if node.moved:
        until, old = node.moved
        yield PlacementRow(node.uid, old.uid, begin, until)
        begin = until
    yield PlacementRow(node.uid, node.parent.uid if node.parent else None, begin, node.closed)


def _acts(draft: Draft) -> Iterator[tuple[ActRow, list[PartRow]]]:
    """In order of the day; papers are numbered within the year."""
    papers: dict[int, int] = defaultdict(int)
    for act in sorted(draft.acts, key=lambda a: (a.on, a.kind, a.summary)):
        papers[act.on.year] += 1
        paper = f"云组〔{act.on.year}〕{papers[act.on.year]}号"
        uid = draft.uid()
        row = ActRow(uid, act.kind, act.on, paper, act.summary[:300], RECORDED_BY)
        yield row, [PartRow(uid, node.uid, role) for role, node in act.parts]


def _successions(draft: Draft) -> Iterator[SuccessionRow]:
    for act in draft.acts:
        for predecessor, successor in act.heirs:
            yield SuccessionRow(predecessor.uid, successor.uid, act.on, act.kind)


def _accounts(draft: Draft, members: Members) -> Iterator[AccountRow]:
    person_of = {person.name: person.uid for person in members.persons}  # names of the cast are nobody else's
    for part in CAST:
        yield AccountRow(draft.uid(), part.username, "member", person_of[part.name])
    for administrator in ADMINISTRATORS:
        yield AccountRow(draft.uid(), administrator.username, administrator.role, None)
