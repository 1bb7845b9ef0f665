"""Terms of office: most are running, some are due soon, some are late, a few are postponed, a few are not on record."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from zerentian.demo.draft import ActDraft, Draft, Node, between, workday
from zerentian.demo.rows import TermRow
from zerentian.kernel.dates import FOREVER, add_years, in_words

SHARES = {"soon": 80, "late": 30, "postponed": 8, "unknown": 20}  # per thousand of the organisations that elect
DUE_IN = {"soon": (5, 170), "late": (-220, -5), "postponed": (-200, -30)}  # days from the last day


def years_of(kind: str, area: str) -> int:
    """As in packs/organisations.yaml, which the plan cannot read without Django; a test holds the two together."""
    if area in {"community", "village"}:
        return 5
    return 5 if kind == "committee" else 3


def plan_terms(draft: Draft) -> tuple[list[TermRow], dict[Node, date]]:
    """Terms, and the first day of the present term of each organisation that has one on record."""
    rng = draft.stream("terms")
    electing = [node for node in draft.nodes if node.kind != "group"]
    state = _states(draft, rng, electing)
    rows: list[TermRow] = []
    started: dict[Node, date] = {}
    for node in electing:
        if state.get(node) != "unknown":
            terms = list(_terms(draft, rng, node, state.get(node, "running")))
            rows += terms
            started[node] = terms[-1].valid_from
    return rows, started


def _states(draft: Draft, rng: Random, electing: list[Node]) -> dict[Node, str]:
    """Old untouched organisations, drawn without replacement, at least one for each state."""
    old = [n for n in electing if n.closed == FOREVER and n.parent and n.since < add_years(draft.today, -6) and not n.earlier]
    old = [n for n in old if not n.name.startswith(("青禾", "石渡"))]
    rng.shuffle(old)
    found: dict[Node, str] = {}
    for name, per_mille in SHARES.items():
        for _ in range(max(1, len(electing) * per_mille // 1000)):
            if old:
                found[old.pop()] = name
    return found


def _terms(draft: Draft, rng: Random, node: Node, state: str) -> Iterator[TermRow]:
    years = years_of(node.kind, node.area)
    start = _start(draft, rng, node, state, years)
    end = node.closed
    before = max(node.since, add_years(start, -years))
    if node.earlier and node.earlier.kind != node.kind:  # made a general branch: a new committee was elected that day
        start, before = node.earlier.until, node.since
    if before < start:
        yield TermRow(node.uid, years_of(node.earlier.kind, node.area) if node.earlier else years, before, start)
        _record_election(draft, node, start, years)
    postponed = draft.today + timedelta(days=rng.randint(60, 200)) if state == "postponed" else None
    if postponed:
        _record_postponing(draft, node, add_years(start, years), postponed)
    yield TermRow(node.uid, years, start, end, postponed)


def _start(draft: Draft, rng: Random, node: Node, state: str, years: int) -> date:
    if state in DUE_IN:
        first, last = DUE_IN[state]
        due = between(rng, draft.today + timedelta(days=first), draft.today + timedelta(days=last))
        return add_years(due, -years)
    last_day = min(draft.today, node.closed) - timedelta(days=30)
    recent = max(node.since, add_years(draft.today, -years) + timedelta(days=200))
    return workday(between(rng, recent, last_day)) if node.since < recent else node.since


def _record_election(draft: Draft, node: Node, on: date, years: int) -> None:
    if on >= draft.start and node.closed == FOREVER:
        name = node.earlier.name if node.earlier and on < node.earlier.until else node.name
        draft.acts.append(ActDraft("elected", on, f"{name}换届，任期 {years} 年", [("subject", node)]))


def _record_postponing(draft: Draft, node: Node, due: date, until: date) -> None:
    on = workday(due - timedelta(days=20))
    draft.acts.append(ActDraft("postponed", on, f"{node.name}换届延期至{in_words(until)}", [("subject", node)]))
