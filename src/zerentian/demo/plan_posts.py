"""Posts in time: elected with the committee, some changed hands since, some stand empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zerentian.demo.cast import CAST
from zerentian.demo.draft import Draft, Node, between, workday
from zerentian.demo.plan_members import Members, Stay
from zerentian.demo.rows import PostRow
from zerentian.kernel.dates import FOREVER

COMMISSIONERS = ("organisation_commissioner", "publicity_commissioner", "discipline_commissioner")
POSTS = {
    "committee": ("secretary", "deputy_secretary", *COMMISSIONERS, "committee_member"),
    "general_branch": ("secretary", "deputy_secretary", *COMMISSIONERS),
    "branch": ("secretary", "organisation_commissioner", "publicity_commissioner"),
    "group": ("group_leader",),
}
EXTRA = {"street": "clerk", "root": "clerk", "district": "clerk", "community": "worker"}
CHANGED = 0.25  # of the secretaries came in the middle of a term
EMPTY = {"organisation_commissioner": 60, "secretary": 10}  # per thousand of the branches: the post stands empty on the last day
EMPTY_DAYS = {"organisation_commissioner": (40, 240), "secretary": (15, 120)}


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Branches in which a post stands empty, by kind of post."""

    of: dict[str, frozenset[Node]]

    def empty(self, node: Node, kind: str) -> bool:
        return node in self.of.get(kind, frozenset())


def plan_posts(draft: Draft, members: Members, started: dict[Node, date]) -> list[PostRow]:
    rng = draft.stream("posts")
    vacancies, cast = _vacancies(draft, rng), assign_cast(draft, members)
    rows: list[PostRow] = []
    for node in draft.nodes:
        rows += _posts_of(draft, rng, node, members, started.get(node, node.since), vacancies, cast.get(node, {}))
    return rows


def assign_cast(draft: Draft, members: Members) -> dict[Node, dict[str, Stay]]:
    """Give each of the cast the place of the longest-standing member of their branch, and their post."""
    found: dict[Node, dict[str, Stay]] = {}
    for part in CAST:
        home = draft.named(part.home)
        stay = min(_holders(members, home, draft.today), key=lambda s: (s.since, s.person.uid))
        stay.person.name = part.name
        found.setdefault(draft.named(part.at) if part.at else draft.root, {})[part.post] = stay
    return found


def _holders(members: Members, branch: Node, day: date) -> list[Stay]:
    """Full members of the branch who have stayed there for at least two months by `day`."""
    latest = day - timedelta(days=60)
    return [s for s in members.of_branch[branch] if s.kind == "full" and s.since <= latest and s.until == FOREVER]


def _vacancies(draft: Draft, rng: Random) -> Vacancies:
    old = [n for n in draft.open() if n.kind == "branch" and n.since < draft.start and not n.name.startswith(("青禾", "石渡"))]
    return Vacancies({k: frozenset(rng.sample(old, max(1, len(old) * share // 1000))) for k, share in EMPTY.items()})


def _home(node: Node) -> Node:
    """The branch whose members lead the organisation: its own, or the first one below it."""
    if node.kind == "group" and node.parent:
        return node.parent
    return next(n for n in node.below() if n.kind == "branch" and n.closed == FOREVER) if node.kind != "branch" else node


def _posts_of(
    draft: Draft, rng: Random, node: Node, members: Members, started: date, vacancies: Vacancies, cast: dict[str, Stay]
) -> Iterator[PostRow]:
    if node.closed != FOREVER:
        yield from _last_secretary(draft, rng, node, members)
        return
    pool = _holders(members, _home(node), draft.today)
    taken = {stay.person.uid for stay in cast.values()}
    if node.kind == "group":
        pool = [stay for stay in pool if stay.node is node]
    pool = [stay for stay in pool if stay.person.uid not in taken]
    rng.shuffle(pool)
    kinds = POSTS[node.kind] + ((EXTRA[node.part],) if node.part in EXTRA else ())
    kinds += tuple(kind for kind in cast if kind not in kinds)
    for kind in kinds:
        stay = cast.get(kind) or (pool.pop() if pool else None)
        if stay:
            yield from _held(draft, rng, node, kind, stay, started, vacancies, pool)


def _held(
    draft: Draft, rng: Random, node: Node, kind: str, stay: Stay, started: date, vacancies: Vacancies, pool: list[Stay]
) -> Iterator[PostRow]:
    """The present holder, and the one before when the post changed hands; or the last holder of an empty post."""
    begin = max(started, stay.since)
    if vacancies.empty(node, kind):
        least, most = EMPTY_DAYS[kind]
        end = draft.today - timedelta(days=rng.randint(least, most))
        if begin < end:
            yield _row(draft, rng, node, kind, stay, begin, end)
        return
    before = pool[-1] if kind == "secretary" and pool and rng.random() < CHANGED else None
    first = max(started, before.since) if before else begin
    change = workday(between(rng, max(begin, draft.start, first + timedelta(days=90)), draft.today - timedelta(days=20)))
    if before and first < change <= draft.today and change >= begin:
        yield _row(draft, rng, node, kind, before, first, change)
        begin = change
    yield _row(draft, rng, node, kind, stay, begin, FOREVER)


def _last_secretary(draft: Draft, rng: Random, node: Node, members: Members) -> Iterator[PostRow]:
    """A closed branch was led by one of those who moved on when it ended."""
    stays = members.of_branch[node]
    if stays:
        stay = rng.choice(stays)
        yield _row(draft, rng, node, "secretary", stay, stay.since, min(stay.until, node.closed))


def _row(draft: Draft, rng: Random, node: Node, kind: str, stay: Stay, begin: date, end: date) -> PostRow:
    paper = f"云组任〔{begin.year}〕{rng.randint(1, 90)}号" if node.kind == "committee" else ""
    return PostRow(draft.uid(), stay.person.uid, node.uid, kind, paper, begin, end)
