"""The questions put to the database and to the reference alike. Every answer must be the same."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import connection

from tests.cast import ours
from tests.properties.reference import District
from zerentian.journal.models import Entry
from zerentian.kernel.actor import Actor, Grant, Right, Role
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.lineage import Placed, Span, closure
from zerentian.organisations.models import Lineage, Organisation, Placement
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.organisations.queries.tree import Level, children, path_to, roots, search
from zerentian.people.models import Account
from zerentian.people.queries.actors import actor_of

SAMPLED_DAYS = 3


def counts() -> tuple[int, ...]:
    """The sum of all versions, which every change on the tree raises; journal entries; then the rows of every other table of ours."""
    tables = ["journal_entry", *sorted(model._meta.db_table for model in ours() if model is not Entry)]
    asked = ["(SELECT SUM(version) FROM organisations_organisation)", *(f"(SELECT COUNT(*) FROM {table})" for table in tables)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}")
        return tuple(cursor.fetchone())


def everything(model: District, crew: Sequence[Account], today: date) -> None:
    lineage_equals_a_recomputed_one()
    lineage_equals_a_walk_on_every_day()
    past_days_equal_a_replay(model)
    rights(model, crew, today, Organisation.objects.all())


def lineage_equals_a_recomputed_one() -> None:
    rows = Lineage.objects.values_list("ancestor_id", "organisation_id", "depth", "valid_from", "valid_to")
    lives = Organisation.objects.values_list("id", "founded", "closed")
    placed = Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to")
    assert sorted(Span(*row) for row in rows) == closure([Placed(*row) for row in placed], list(lives))


def lineage_equals_a_walk_on_every_day() -> None:
    """On each day on which anything begins or ends, and the day before: follow the parents of that day and count the steps."""
    placements = list(Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to"))
    rows = list(Lineage.objects.values_list("organisation_id", "ancestor_id", "depth", "valid_from", "valid_to"))
    boundaries = {day for placement in placements for day in placement[2:]} | {day for row in rows for day in row[3:]}
    for day in sorted(boundaries | {day - timedelta(days=1) for day in boundaries}):
        parents = {child: parent for child, parent, start, end in placements if start <= day < end}
        walked = {(child, above, depth) for child in parents for depth, above in enumerate(walk(child, parents))}
        assert {row[:3] for row in rows if row[3] <= day < row[4]} == walked, day


def walk(child: int, parents: dict[int, int | None]) -> Iterable[int]:
    """From the organisation up; fails on a parent that does not stand anywhere that day, and on a circle."""
    seen: set[int] = set()
    here: int | None = child
    while here is not None:
        assert here not in seen, "a circle"
        seen.add(here)
        yield here
        here = parents[here]


def past_days_equal_a_replay(model: District) -> None:
    days = model.days()
    for day in days[-1 :: -max(1, len(days) // SAMPLED_DAYS)][:SAMPLED_DAYS]:
        tree_equals(model, day)


def tree_equals(model: District, day: date) -> None:
    root = next(iter(model.bodies))
    keys = dict(Organisation.objects.values_list("uid", "pk"))
    viewer = Actor("viewer", "", Role.MEMBER, grants=(Grant(Right.SEE, keys[root], below=True),))
    assert {node.uid for node in roots(viewer, day).nodes} == {root}
    for uid, body in model.bodies.items():
        if body.lives(day):
            assert shown(children(viewer, uid, day)) == expected(model, uid, day)
            assert path_to(viewer, Organisation.objects.get(pk=keys[uid]), day) == list(model.above(uid, day))[:0:-1]
    found = search(viewer, "组织", day, limit=1_000)
    alive = [body for body in model.bodies.values() if body.lives(day)]
    assert sorted((f.uid, f.name, f.path) for f in found) == sorted((b.uid, b.name(day), path(model, b.uid, day)) for b in alive)


def shown(level: Level) -> list[tuple[str, str, int, int]]:
    return sorted((node.uid, node.name, node.children, node.below) for node in level.nodes)


def expected(model: District, uid: str, day: date) -> list[tuple[str, str, int, int]]:
    return sorted(
        (child, model.bodies[child].name(day), len(model.children(child, day)), len(model.below(child, day)))
        for child in model.children(uid, day)
    )


def path(model: District, uid: str, day: date) -> str:
    return " ".join(model.bodies[above].name(day) for above in list(model.above(uid, day))[:0:-1])


def rights(model: District, crew: Sequence[Account], today: date, organisations: Iterable[Organisation]) -> None:
    """What each may do, by the plain rule: the post is held today, and stands over the organisation as the tree is today."""
    actors = [(account.uid, actor_of(account, today)) for account in crew]
    for organisation in organisations:
        keys, above = path_keys(organisation), model.answers_to(organisation.uid, today)
        for uid, actor in actors:
            for right in Right:
                assert actor.may(right, keys) == may(model, uid, right, above, today), (uid, right, organisation.uid)
    for uid, actor in actors:
        inside = set(Lineage.objects.at(today).filter(scope(actor, today), depth=0).values_list("organisation__uid", flat=True))
        assert inside == {b.uid for b in model.open() if may(model, uid, Right.SEE, list(model.above(b.uid, today)), today)}


def may(model: District, holder: str, right: Right, above: list[str], today: date) -> bool:
    for post in model.held(holder, today):
        reach = catalogue().posts[post.kind].rights
        if right in reach and (post.body in above if reach[right] else post.body == above[0]):
            return True
    return False
