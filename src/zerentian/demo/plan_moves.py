"""How memberships ended, and the transfers by which people came, went and are still on their way."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, pairwise
from random import Random

from zerentian.demo import words
from zerentian.demo.draft import Draft, Node, workday
from zerentian.demo.plan_history import same_top
from zerentian.demo.plan_members import Members, Person, Stay
from zerentian.demo.rows import TransferRow
from zerentian.kernel.dates import FOREVER

WAYS_OUT = ("left_district",) * 11 + ("deceased",) * 6 + ("withdrew", "removed", "expelled")  # of those who are members nowhere any more
OPEN, RETURNED, CANCELLED = 0.0008, 0.0004, 0.0002  # per member
LATE = 0.15  # of the open ones: the letter has expired
OUTSIDE = 0.2  # of the open ones: to another district
RETURNS = ("介绍信上的党支部名称写错了", "本人已不在这里工作", "党费交到哪个月没有写清")
CANCELS = ("本人留在原单位工作", "介绍信开错了党支部")
SHOWN = (
    ("青禾社区第三党支部", "青禾社区第二党支部"),
    ("青禾社区第一党支部", "石渡社区第一党支部"),
)  # for the cast to receive, and to wait for


def plan_endings(members: Members) -> dict[Stay, str]:
    """Why each stay that ended did. The ways out come in turn, so that the smallest district has one of each."""
    found, ways = {}, cycle(WAYS_OUT)
    for stays in members.histories.values():
        for stay, following in pairwise(stays):
            found[stay] = _goes_on(stay, following)
        if stays[-1].until != FOREVER:
            found[stays[-1]] = next(ways)
    return found


def _goes_on(stay: Stay, following: Stay) -> str:
    if stay.kind != following.kind:
        return "confirmed"
    return "succeeded" if stay.node.closed == stay.until else "moved"


def plan_transfers(draft: Draft, members: Members, endings: dict[Stay, str], staying: set[Person]) -> list[TransferRow]:
    """`staying`: those about whom something else is planned."""
    rng = draft.stream("transfers")
    rows = [*_of_the_past(draft, rng, members, endings), *_of_today(draft, rng, members, staying)]
    return list(_lettered(rows))


def _of_the_past(draft: Draft, rng: Random, members: Members, endings: dict[Stay, str]) -> Iterator[TransferRow]:
    for stays in members.histories.values():
        first = stays[0]
        if first.kind == "full" and first.since > draft.start:
            yield _row(draft, rng, first.person, None, first.node, first.since)
        for stay, following in pairwise(stays):
            if endings[stay] == "moved":
                yield _row(draft, rng, stay.person, stay.node, following.node, following.since, stay.since)
        if endings.get(stays[-1]) == "left_district":
            yield _row(draft, rng, first.person, stays[-1].node, None, stays[-1].until, stays[-1].since)


def _row(
    draft: Draft, rng: Random, person: Person, source: Node | None, target: Node | None, on: date, since: date | None = None
) -> TransferRow:
    """Received on the day `on`."""
    opened = max(workday(on - timedelta(days=rng.randint(3, 40))), since or date.min)
    elsewhere = "" if source and target else rng.choice(words.ELSEWHERE) + rng.choice(words.ELSEWHERE_BRANCHES)
    sides = (source.uid if source else None, target.uid if target else None)
    return TransferRow(draft.uid(), person.uid, *sides, elsewhere, "", opened, on, "received")


def _of_today(draft: Draft, rng: Random, members: Members, staying: set[Person]) -> Iterator[TransferRow]:
    """On their way, sent back, taken back: of people who are where they were."""
    settled = [s for s in members.stays if s.until == FOREVER and s.kind == "full" and s.since < draft.start and s.person not in staying]
    rng.shuffle(settled)
    homes = [n for n in draft.open() if n.leaf and n.size]
    for source, goal in SHOWN:
        stay = next(s for s in settled if s.node.name == source)
        settled.remove(stay)
        opened = workday(draft.today - timedelta(days=rng.randint(5, 20)))
        yield replace(_row(draft, rng, stay.person, stay.node, draft.named(goal), opened), opened_on=opened, closed_on=None, state="open")
    for state, share, least in (("open", OPEN, 4), ("returned", RETURNED, 2), ("cancelled", CANCELLED, 1)):
        for number in range(max(least, round(draft.scale.members * share))):
            stay = settled.pop()
            target = None if number == 0 or rng.random() < OUTSIDE else _other(rng, homes, stay.node)
            yield _unsettled(draft, rng, stay, target, state, late=number == 1 or rng.random() < LATE)


def _other(rng: Random, homes: list[Node], node: Node) -> Node:
    """Another home in the same district."""
    while True:
        home = rng.choice(homes)
        if home is not node and same_top(home, node):
            return home


def _unsettled(draft: Draft, rng: Random, stay: Stay, target: Node | None, state: str, *, late: bool) -> TransferRow:
    row = _row(draft, rng, stay.person, stay.node, target, draft.today)
    if state == "open":
        opened = workday(draft.today - timedelta(days=rng.randint(95, 150) if late else rng.randint(2, 75)))
        return replace(row, opened_on=opened, closed_on=None, state=state)
    opened = workday(draft.today - timedelta(days=rng.randint(60, 500)))
    closed = workday(opened + timedelta(days=rng.randint(5, 45)))
    return replace(
        row, opened_on=opened, closed_on=max(opened, closed), state=state, why=rng.choice(RETURNS if state == "returned" else CANCELS)
    )


def _lettered(rows: list[TransferRow]) -> Iterator[TransferRow]:
    """Letters of introduction are numbered within the year, those of other districts by their own count."""
    numbers: dict[tuple[int, str], int] = defaultdict(int)
    for row in sorted(rows, key=lambda r: (r.opened_on, r.uid)):
        issuer = "云组" if row.source else row.elsewhere[:2] + "组"
        key = row.opened_on.year, issuer
        numbers[key] += 1
        yield replace(row, letter=f"{issuer}介〔{key[0]}〕{numbers[key]}号")
