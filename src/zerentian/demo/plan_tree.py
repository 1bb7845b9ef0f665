"""The open organisations on the last day: exactly as many as the scale says."""

from random import Random

from zerentian.demo import words
from zerentian.demo.draft import Draft, Node
from zerentian.demo.names import numeral
from zerentian.demo.plan_systems import grow_systems

GROUPS_PERCENT = 6  # of all organisations
BRANCHES_LEAST, BRANCHES_MOST = 5, 20  # below one community
GROUPED = {"community_branch", "organ_branch", "school_branch", "firm_branch"}
CAST_BRANCHES = 7  # 青禾社区, as in the drawings of the interface
CAST_GROUPS = 3  # 青禾社区第二党支部


def grow(draft: Draft) -> None:
    if draft.scale.name == "city":
        _grow_city(draft)
        return
    root = draft.add(None, "committee", "district_organ", "root", "中共云汀区委员会", "云汀区委")
    streets = words.STREETS if draft.scale.name == "district" else words.STREETS[:1]
    _grow_district(draft, root, streets, draft.scale.organisations)


def _grow_city(draft: Draft) -> None:
    root = draft.add(None, "committee", "district_organ", "root", "中共云汀市委员会", "云汀市委")
    each = (draft.scale.organisations - 1) // len(words.DISTRICTS)
    for index, name in enumerate(words.DISTRICTS):
        district = draft.add(root, "committee", "district_organ", "district", f"中共{name}区委员会", f"{name}区委")
        streets = words.STREETS if index == 0 else [draft.places.place() for _ in words.STREETS]
        last = index == len(words.DISTRICTS) - 1
        _grow_district(draft, district, streets, draft.scale.organisations - 1 - index * each if last else each)


def _grow_district(draft: Draft, top: Node, streets: list[str], total: int) -> None:
    """`total` organisations, `top` included: systems, streets, groups, and as many community branches as are then lacking."""
    begin, rng = len(draft.nodes) - 1, draft.stream(f"tree/{top.name}")
    grow_systems(draft, top, rng, small=draft.scale.name == "street")
    for index, name in enumerate(streets):
        _grow_street(draft, top, rng, name, cast=top.name.startswith("中共云汀") and index == 0, rural=index >= 10)
    groups = total * GROUPS_PERCENT // 100
    _fill(draft, rng, draft.nodes[begin:], total - groups - (len(draft.nodes) - begin))
    _grow_groups(draft, rng, draft.nodes[begin:], groups)


def _grow_street(draft: Draft, top: Node, rng: Random, name: str, cast: bool, rural: bool) -> None:
    street = draft.add(top, "committee", "street", "street", f"{name}街道党工委", f"{name}街道")
    office = draft.add(street, "general_branch", "organ", "office", f"{name}街道机关党总支", "机关党总支")
    for number in (1, 2):
        branch(draft, office, "office_branch", f"{name}街道机关", number)
    for place in words.COMMUNITIES if cast else [draft.places.place() for _ in words.COMMUNITIES]:
        _grow_community(draft, street, rng, place, "community")
    if rural:
        for place in rng.sample(words.VILLAGES, 2):
            _grow_community(draft, street, rng, name[0] + place, "village")
    _grow_park(draft, street, rng, name)
    building = draft.add(street, "general_branch", "park", "building", f"{name}商务楼党总支")
    for _ in range(3):
        add_firm(draft, building)
    for _ in range(2):
        place = draft.places.place()
        draft.add(street, "branch", "two_new", "joint", f"{place}商圈联合党支部", form="joint")
    _add_temporary(draft, street, rng)


def _add_temporary(draft: Draft, street: Node, rng: Random) -> None:
    name = f"{draft.places.place()}{rng.choice(words.PROJECTS)}临时党支部"
    draft.add(street, "branch", "state_enterprise", "temporary", name, form="temporary")


def _grow_park(draft: Draft, street: Node, rng: Random, name: str) -> None:
    title = f"{name}{rng.choice(words.PARKS)}"
    park = draft.add(street, "committee", "park", "park", f"{title}党委")
    draft.add(park, "branch", "two_new", "joint", f"{title}联合党支部", "联合党支部", form="joint")
    for _ in range(3):
        add_firm(draft, park)


def add_firm(draft: Draft, parent: Node) -> Node:
    return draft.add(parent, "branch", "two_new", "two_new", f"{draft.places.firm()}党支部")


def _grow_community(draft: Draft, street: Node, rng: Random, place: str, area: str) -> None:
    base = f"{place}社区" if area == "community" else f"{place}村"
    large = place in words.COMMUNITIES[:5] if place in words.COMMUNITIES else rng.random() < 0.65
    kind, title = ("committee", "党委") if large else ("general_branch", "党总支")
    community = draft.add(street, kind, area, "community", f"{base}{title}")
    for number in range(1, (CAST_BRANCHES if place == "青禾" else BRANCHES_LEAST) + 1):
        branch(draft, community, "community_branch", base, number)
    if place != "青禾":
        for _ in range(rng.choice((0, 1, 1, 2))):
            add_firm(draft, community)


def branch(draft: Draft, parent: Node, part: str, base: str, number: int) -> Node:
    short = f"第{numeral(number)}党支部"
    return draft.add(parent, "branch", parent.area, part, base + short, short)


def numbered(community: Node) -> list[Node]:
    return [child for child in community.children if child.part == "community_branch"]


def base_of(node: Node) -> str:
    """青禾社区党委 → 青禾社区."""
    return node.name.removesuffix("党委").removesuffix("党总支").removesuffix("党支部")


def _fill(draft: Draft, rng: Random, nodes: list[Node], lacking: int) -> None:
    """Hand out the lacking branches to communities, at random, none getting too many."""
    communities = [n for n in nodes if n.part == "community" and n.name != "青禾社区党委"]
    while lacking > 0:
        community = rng.choice(communities)
        if len(community.children) < BRANCHES_MOST:
            branch(draft, community, "community_branch", base_of(community), len(numbered(community)) + 1)
            lacking -= 1


def _grow_groups(draft: Draft, rng: Random, nodes: list[Node], lacking: int) -> None:
    candidates = [node for node in nodes if node.part in GROUPED]
    rng.shuffle(candidates)
    cast = [node for node in nodes if node.name == "青禾社区第二党支部"]
    for node in cast + [c for c in candidates if c not in cast]:
        if lacking < 2:  # a branch has no groups or at least two
            break
        wanted = CAST_GROUPS if node in cast else rng.choice((2, 2, 3))
        number = lacking if lacking <= 3 else wanted if lacking - wanted != 1 else 2
        add_groups(draft, node, number)
        lacking -= number


def add_groups(draft: Draft, node: Node, number: int) -> None:
    for index in range(1, number + 1):
        short = f"第{numeral(index)}党小组"
        draft.add(node, "group", node.area, "group", f"{node.name}{short}", short)
