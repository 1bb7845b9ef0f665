"""Three years of acts, worked out backwards from the tree of the last day: what it looked like before each of them.

An organisation is touched once at most, so that no two acts can contradict each other.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from zerentian.demo.draft import ActDraft, Draft, Earlier, Node, Origin, between, workday
from zerentian.demo.plan_tree import base_of, numbered
from zerentian.kernel.dates import add_years

KEPT = {"青禾社区党委", "青禾社区第一党支部", "青禾社区第二党支部", "石渡社区党委", "石渡社区第一党支部", "区委组织部机关党支部"}
PER_MILLE = {"rename": 20, "found": 16, "move": 8, "split": 3, "merge": 4, "upgrade": 4, "close": 6}  # of the open organisations
RENAMED = {"community_branch", "two_new", "joint", "firm"}
UPGRADED, UPGRADED_MOST = {"building", "organ", "school"}, 3  # parts, and branches below: one branch cannot have been the size of ten
YOUNGEST = 4  # years: untouched organisations are at least as old, so that every act finds its organisations founded


def give_past(draft: Draft) -> None:
    """All acts. Founding dates come last: they must lie before everything else."""
    draft.root.touched = True
    for node in draft.nodes:
        node.touched = node.touched or node.name in KEPT or node.part in {"district", "street", "system", "office"}
    verbs = {"upgrade": upgrade, "move": move, "split": split, "merge": merge, "close": close, "found": found, "rename": rename}
    for name, act in verbs.items():
        rng = draft.stream(f"history/{name}")
        act(draft, rng, max(1, draft.scale.organisations * PER_MILLE[name] // 1000))
    end_temporaries(draft, draft.stream("history/temporary"))
    date_foundings(draft, draft.stream("history/founded"))


def act_day(draft: Draft, rng: Random) -> date:
    return workday(between(rng, draft.start + timedelta(days=30), draft.today - timedelta(days=20)))


def pick(rng: Random, nodes: Iterable[Node], number: int) -> list[Node]:
    """`number` untouched nodes in random order, fewer if there are not so many."""
    free = [node for node in nodes if not node.touched]
    return rng.sample(free, min(number, len(free)))


def small_branches(draft: Draft, *parts: str) -> list[Node]:
    return [node for node in draft.open() if node.part in parts and node.leaf and node.form != "temporary"]


def upgrade(draft: Draft, rng: Random, number: int) -> None:
    """支部 → 党总支: the branch goes on as a general branch, and its members are shared out to new branches."""
    for node in pick(rng, (n for n in draft.open() if _upgradable(n)), number):
        day = act_day(draft, rng)
        name = base_of(node) + "党支部"
        node.earlier = Earlier(day, name, name, "branch")
        node.touched = True
        summary = f"{name}更名为{node.name}，由党支部改设为党总支"
        draft.acts.append(ActDraft("designated", day, summary, [("subject", node)]))
        for child in node.children:
            _born(draft, child, day)
            child.origin = Origin((node,), day, 0.9)


def _upgradable(node: Node) -> bool:
    small = node.kind == "general_branch" and node.part in UPGRADED and len(node.children) <= UPGRADED_MOST
    return small and all(c.leaf and not c.touched for c in node.children)


def _born(draft: Draft, node: Node, day: date) -> None:
    node.founded, node.touched = day, True
    draft.acts.append(ActDraft("founded", day, f"设立{node.name}", [("subject", node), ("new_parent", node.above)]))


def move(draft: Draft, rng: Random, number: int) -> None:
    """Communities, parks and firms, with what stands below them, came from another street or from the committee for two-new."""
    subtrees = [n for n in draft.open() if n.part in {"community", "park"} and not any(c.touched for c in n.below())]
    subtrees = [n for n in subtrees if _earlier_parents(draft, n)]
    firms = small_branches(draft, "two_new")
    for node in pick(rng, subtrees, max(1, number // 2)) + pick(rng, firms, max(1, number // 2)):
        allowed = _earlier_parents(draft, node)
        if allowed:
            _came_from(draft, node, rng.choice(allowed), act_day(draft, rng))


def _earlier_parents(draft: Draft, node: Node) -> list[Node]:
    """Where the node may have stood before: communities in another street, firms and parks in the committee for two-new."""
    wanted = ("street", "street") if node.part == "community" else ("system", "two_new")
    return [n for n in draft.nodes if (n.part, n.area) == wanted and n is not node.parent and same_top(n, node)]


def same_top(one: Node, other: Node) -> bool:
    """In the same district."""
    return top_of(one) is top_of(other)


def top_of(node: Node) -> Node:
    while node.parent and node.parent.part not in {"root", "district"}:
        node = node.parent
    return node.parent or node


def _came_from(draft: Draft, node: Node, old: Node, day: date) -> None:
    node.moved, node.touched = (day, old), True
    parts = [("subject", node), ("old_parent", old), ("new_parent", node.above)]
    draft.acts.append(ActDraft("moved", day, f"{node.name}由{old.name}调整到{node.above.name}", parts))


def split(draft: Draft, rng: Random, number: int) -> None:
    """A branch that had grown too large gave rise to another beside it."""
    for node in pick(rng, (n for n in draft.open() if n.part == "community" and not _kept_community(n)), number):
        new, olds = numbered(node)[-1], pick(rng, (c for c in numbered(node)[:-1] if c.leaf), 1)
        for old in olds if new.leaf and not new.touched else []:
            day = act_day(draft, rng)
            new.founded, new.touched, old.touched = day, True, True
            new.origin = Origin((old,), day, 0.95)
            parts = [("subject", old), ("result", new)]
            draft.acts.append(ActDraft("split", day, f"从{old.name}分设{new.name}", parts, [(old, new)]))


def _kept_community(node: Node) -> bool:
    return node.name in {"青禾社区党委", "石渡社区党委"}


def merge(draft: Draft, rng: Random, number: int) -> None:
    """Two small branches went into a neighbour."""
    for target in pick(rng, small_branches(draft, "community_branch"), number):
        day = act_day(draft, rng)
        sources = [_gone(draft, target, rng, day) for _ in range(2)]
        target.origin, target.touched = Origin(tuple(sources), day, 0.4), True
        summary = f"{'、'.join(s.name for s in sources)}并入{target.name}"
        parts = [("result", target), *(("source", s) for s in sources)]
        draft.acts.append(ActDraft("merged", day, summary, parts, [(s, target) for s in sources]))


def _gone(draft: Draft, beside: Node, rng: Random, day: date) -> Node:
    """A branch that stood beside another until `day`."""
    base = base_of(beside.above)
    name = f"{base}{draft.places.place()}苑党支部"
    node = draft.add(beside.above, "branch", beside.area, "gone", name, name.removeprefix(base))
    node.closed, node.touched = day, True
    return node


def close(draft: Draft, rng: Random, number: int) -> None:
    """Small branches were closed; a neighbour took their members."""
    for receiver in pick(rng, small_branches(draft, "community_branch"), number):
        day = act_day(draft, rng)
        node = _gone(draft, receiver, rng, day)
        receiver.origin, receiver.touched = Origin((node,), day, 0.25), True
        draft.acts.append(ActDraft("closed", day, f"撤销{node.name}", [("subject", node), ("result", receiver)]))


def found(draft: Draft, rng: Random, number: int) -> None:
    """New firms' branches, and the last-numbered branches of communities."""
    candidates = [n for n in small_branches(draft, "two_new", "joint", "community_branch") if not _numbered_before(n)]
    for node in pick(rng, candidates, number):
        _born(draft, node, act_day(draft, rng))


def _numbered_before(node: Node) -> bool:
    return node.part == "community_branch" and node is not numbered(node.above)[-1]


def rename(draft: Draft, rng: Random, number: int) -> None:
    for node in pick(rng, (n for n in draft.open() if n.part in RENAMED), number):
        day = act_day(draft, rng)
        old, short = _earlier_name(draft, node, rng)
        node.earlier, node.touched = Earlier(day, old, short, node.kind), True
        draft.acts.append(ActDraft("designated", day, f"{old}更名为{node.name}", [("subject", node)]))


def _earlier_name(draft: Draft, node: Node, rng: Random) -> tuple[str, str]:
    place = draft.places.place()
    if node.part == "community_branch":
        return f"{base_of(node.above)}{place}苑党支部", f"{place}苑党支部"
    base = {"joint": f"{place}商圈联合", "firm": f"区{place}投资公司"}.get(node.part) or draft.places.firm()
    name = base + node.name[len(base_of(node)) :]
    return name.replace("联合联合", "联合"), name.replace("联合联合", "联合")


def end_temporaries(draft: Draft, rng: Random) -> None:
    """Temporary branches are founded within the history and say when they should end; a few are past that day."""
    for node in draft.open():
        if node.form == "temporary":
            day = workday(between(rng, draft.today - timedelta(days=500), draft.today - timedelta(days=200)))
            _born(draft, node, day)
            node.expected_end = draft.today + timedelta(days=rng.choice((-40, 60, 150, 280, 400)))


def date_foundings(draft: Draft, rng: Random) -> None:
    """Every organisation without a date yet gets one after its parents', before anything happened to it."""
    latest = add_years(draft.today, -YOUNGEST)
    for node in draft.nodes:
        _founded(draft, node, rng, latest)
    draft.acts.sort(key=lambda act: (act.on, act.summary))


def _founded(draft: Draft, node: Node, rng: Random, latest: date) -> date:
    if node.founded is None:
        above = [node.parent] if node.parent else []
        above += [node.moved[1]] if node.moved else []
        earliest = max((_founded(draft, n, rng, latest) for n in above), default=add_years(draft.today, -30))
        half = earliest + (latest - earliest) / 2
        node.founded = workday(between(rng, earliest + timedelta(days=3), half)) if earliest < latest else earliest
    return node.founded
