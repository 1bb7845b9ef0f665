"""What holds of every demonstration, whatever the scale: read off the rows alone."""

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from zerentian.demo.plan import build
from zerentian.demo.plan_terms import years_of
from zerentian.demo.rows import Plan
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.rules import MappingForm, TermState, mapping_forms, term_due, term_state

TODAY = date(2026, 11, 19)
SEED = 1
WARNING_DAYS = 180
FACT_DAYS = ("birth", "joined", "full_on", "opened_on", "closed_on")


@dataclass(frozen=True)
class Scene:
    plan: Plan
    organisations: int
    members: int

    def rows(self, table: str) -> Any:
        return {**self.plan.organisations, **self.plan.people}[table]


@cache
def scene_of(scale: str) -> Scene:
    return Scene(build(scale, TODAY, SEED), *{"street": (170, 5_000), "district": (2_000, 60_000), "city": (20_000, 500_000)}[scale])


@pytest.fixture(params=["street", "district", pytest.param("city", marks=pytest.mark.soak)])
def scene(request: pytest.FixtureRequest) -> Scene:
    return scene_of(request.param)


def grouped(rows: Iterable[Any], key: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def at(rows: Iterable[Any], day: date = TODAY) -> list[Any]:
    return [row for row in rows if row.valid_from <= day < row.valid_to]


def test_exactly_as_many_open_organisations_and_members_as_the_scale_says(scene: Scene) -> None:
    assert sum(row.closed == FOREVER for row in scene.rows("Organisation")) == scene.organisations
    assert len(at(scene.rows("Membership"))) == scene.members


@pytest.mark.parametrize("table", ["Designation", "Placement"])
def test_every_organisation_has_one_name_and_one_place_from_founding_to_closing(scene: Scene, table: str) -> None:
    rows = grouped(scene.rows(table), "organisation")
    for organisation in scene.rows("Organisation"):
        own = sorted(rows[organisation.uid], key=lambda row: row.valid_from)
        assert (own[0].valid_from, own[-1].valid_to) == (organisation.founded, organisation.closed)
        assert all(one.valid_to == other.valid_from for one, other in pairwise(own))


def test_there_is_one_root_and_a_parent_exists_for_as_long_as_it_is_one(scene: Scene) -> None:
    lives = {row.uid: row for row in scene.rows("Organisation")}
    assert sum(row.parent is None for row in scene.rows("Placement")) == 1
    for row in scene.rows("Placement"):
        if row.parent:
            assert lives[row.parent].founded <= row.valid_from
            assert row.valid_to <= lives[row.parent].closed


def test_no_kind_stands_where_the_catalogue_does_not_let_it(scene: Scene) -> None:
    kinds, names = catalogue().kinds, grouped(scene.rows("Designation"), "organisation")
    for row in scene.rows("Placement"):
        for day in {row.valid_from, max(n.valid_from for n in names[row.organisation])} if row.parent else set():
            if row.valid_from <= day < row.valid_to:
                (above,), (own,) = at(names[row.parent], day), at(names[row.organisation], day)
                assert own.kind in kinds[above.kind].may_contain, (own.name, above.name)


def test_siblings_have_different_names(scene: Scene) -> None:
    name = {row.organisation: row.name for row in at(scene.rows("Designation"))}
    counted = Counter((row.parent, name[row.organisation]) for row in at(scene.rows("Placement")))
    assert counted.most_common(1)[0][1] == 1


def test_the_tree_has_plausible_numbers(scene: Scene) -> None:
    now = {row.organisation: row for row in at(scene.rows("Designation"))}
    children = grouped(at(scene.rows("Placement")), "parent")
    members = Counter(row.organisation for row in at(scene.rows("Membership")))
    for uid, row in now.items():
        below = [c.organisation for c in children[uid]]
        if row.kind == "branch":
            own = members[uid] + sum(members[group] for group in below)
            assert 8 <= own <= 50
            assert len(below) in {0, 2, 3}
            assert own > 20 or not below
        elif row.area in {"community", "village"} and row.kind != "group":
            assert 5 <= len(below) <= 20


def test_nobody_has_two_memberships_and_none_outside_the_life_of_its_organisation(scene: Scene) -> None:
    lives = {row.uid: row for row in scene.rows("Organisation")}
    for rows in grouped(scene.rows("Membership"), "person").values():
        rows.sort(key=lambda row: row.valid_from)
        assert all(one.valid_to <= other.valid_from for one, other in pairwise(rows))
        for row in rows:
            assert row.valid_from < row.valid_to
            assert lives[row.organisation].founded <= row.valid_from
            assert row.valid_to <= lives[row.organisation].closed


def test_no_probation_is_longer_than_a_year(scene: Scene) -> None:
    probations = [row for row in scene.rows("Membership") if row.kind == "probationary"]
    assert probations
    assert all((min(row.valid_to, TODAY) - row.valid_from).days <= 366 for row in probations)


def test_posts_lie_within_the_life_of_their_organisation_and_are_held_by_members(scene: Scene) -> None:
    lives, members = {row.uid: row for row in scene.rows("Organisation")}, {row.person for row in at(scene.rows("Membership"))}
    for row in scene.rows("Post"):
        assert lives[row.organisation].founded <= row.valid_from < row.valid_to <= lives[row.organisation].closed
    assert {row.person for row in at(scene.rows("Post"))} <= members


def test_a_single_post_has_one_holder_at_a_time(scene: Scene) -> None:
    single = {code for code, post in catalogue().posts.items() if post.single}
    held = defaultdict(list)
    for row in scene.rows("Post"):
        if row.kind in single:
            held[row.organisation, row.kind].append(row)
    for rows in held.values():
        rows.sort(key=lambda row: row.valid_from)
        assert all(one.valid_to <= other.valid_from for one, other in pairwise(rows))


def test_some_posts_stand_empty_and_some_secretaries_changed(scene: Scene) -> None:
    branches = {row.organisation for row in at(scene.rows("Designation")) if row.kind == "branch"}
    posts = grouped(scene.rows("Post"), "kind")
    for kind in ("secretary", "organisation_commissioner"):
        assert branches - {row.organisation for row in at(posts[kind])}
    ended = {row.organisation for row in posts["secretary"] if row.valid_to != FOREVER}
    assert ended & {row.organisation for row in at(posts["secretary"])}


def test_terms_are_as_long_as_the_catalogue_says_and_stand_in_every_state(scene: Scene) -> None:
    names, states = grouped(scene.rows("Designation"), "organisation"), Counter[TermState]()
    for rows in grouped(scene.rows("Term"), "organisation").values():
        rows.sort(key=lambda row: row.valid_from)
        assert all(one.valid_to == other.valid_from for one, other in pairwise(rows))
        for row in rows:
            (own,) = at(names[row.organisation], row.valid_from)
            assert row.years == catalogue().term_years(own.kind, own.area)
        if rows[-1].valid_to == FOREVER:
            due = term_due(rows[-1].valid_from, rows[-1].years, rows[-1].postponed_to)
            states[term_state(due, TODAY, WARNING_DAYS)] += 1
    electing = sum(row.kind != "group" for row in at(scene.rows("Designation")))
    assert states.total() < electing  # of some nothing is known
    assert states[TermState.DONE] > states[TermState.SOON] > states[TermState.LATE] > 0
    assert any(row.postponed_to and row.postponed_to > TODAY for row in scene.rows("Term"))


def test_the_plan_knows_the_same_terms_as_the_catalogue() -> None:
    pairs = [(kind, area) for kind in catalogue().kinds for area in catalogue().areas if kind != "group"]
    assert {pair: years_of(*pair) for pair in pairs} == {pair: catalogue().term_years(*pair) for pair in pairs}


def test_the_past_holds_every_kind_of_act_and_none_outside_three_years(scene: Scene) -> None:
    kinds = Counter(row.kind for row in scene.rows("Act"))
    assert set(kinds) == {"founded", "designated", "moved", "split", "merged", "closed", "elected", "postponed"}
    assert all(date(2023, 11, 19) <= row.on <= TODAY for row in scene.rows("Act"))
    kinds_at = {(row.organisation, row.valid_from): row.kind for row in scene.rows("Designation")}
    was = {row.organisation: row.kind for row in scene.rows("Designation") if row.valid_to != FOREVER}
    upgraded = [o for (o, _), kind in kinds_at.items() if kind == "general_branch" and was.get(o) == "branch"]
    assert upgraded


def test_about_a_twelfth_of_the_district_was_touched() -> None:
    scene = scene_of("district")
    acts = {row.uid for row in scene.rows("Act") if row.kind not in {"elected", "postponed"}}
    parts = [row for row in scene.rows("Part") if row.act in acts and row.role not in {"old_parent", "new_parent"}]
    assert 140 <= len({row.organisation for row in parts}) <= 220


def test_what_changed_by_an_act_has_one(scene: Scene) -> None:
    acts = {row.uid: row for row in scene.rows("Act")}
    told = {(row.organisation, acts[row.act].kind, acts[row.act].on) for row in scene.rows("Part")}
    lives = {row.uid: row for row in scene.rows("Organisation")}
    for row in scene.rows("Designation"):
        assert row.valid_from == lives[row.organisation].founded or (row.organisation, "designated", row.valid_from) in told
    for row in scene.rows("Placement"):
        assert row.valid_from == lives[row.organisation].founded or (row.organisation, "moved", row.valid_from) in told
    for uid, life in lives.items():
        assert life.closed == FOREVER or {(uid, "closed", life.closed), (uid, "merged", life.closed)} & told
        assert life.founded < date(2023, 11, 19) or {(uid, "founded", life.founded), (uid, "split", life.founded)} & told


def test_nothing_is_dated_after_the_last_day(scene: Scene) -> None:
    for table, rows in (*scene.plan.organisations.items(), *scene.plan.people.items()):
        for row in rows:
            ends = ("valid_to",) if table != "Acting" else ()  # which is given until a day to come
            days = [getattr(row, name, None) for name in ("valid_from", "founded", "closed", "on", *FACT_DAYS, *ends)]
            assert all(day is None or day <= TODAY or day == FOREVER for day in days), row


def test_a_joint_branch_reaches_two_to_five_units_and_no_unit_twice_at_a_time(scene: Scene) -> None:
    joint = {row.organisation for row in at(scene.rows("Designation")) if row.form == "joint"}
    reached = Counter(row.organisation for row in at(scene.rows("Reach")) if row.how == "joint")
    assert set(reached) == joint
    assert set(reached.values()) <= {2, 3, 4, 5}
    assert Counter(row.unit for row in at(scene.rows("Reach"))).most_common(1)[0][1] == 1


def test_some_units_are_unsurveyed_and_some_unreached(scene: Scene) -> None:
    units = {row.uid: row for row in scene.rows("Unit")}
    two_new = {uid for uid, row in units.items() if row.sort in {"enterprise", "social_organisation"}}
    assert two_new - {row.unit for row in scene.rows("UnitCensus")}
    assert set(units) - {row.unit for row in at(scene.rows("Reach"))}


def test_temporary_branches_say_when_they_should_end(scene: Scene) -> None:
    temporary = [row for row in at(scene.rows("Designation")) if row.form == "temporary"]
    assert temporary
    assert all(row.expected_end and row.expected_end > row.valid_from for row in temporary)


def test_grids_take_all_three_forms(scene: Scene) -> None:
    numbers = {uid: index for index, uid in enumerate(row.uid for row in scene.rows("Organisation"))}
    standing = grouped(at(scene.rows("GridBranch")), "grid")
    grids = [row.uid for row in scene.rows("Grid")]
    branches_of = {index: [numbers[row.organisation] for row in standing[grid]] for index, grid in enumerate(grids)}
    forms = Counter(mapping_forms(branches_of).values())
    assert all(forms[form] > 0 for form in (MappingForm.ONE_ONE, MappingForm.MANY_GRIDS, MappingForm.MANY_BRANCHES))


def test_the_cast_is_there(scene: Scene) -> None:
    person = {row.uid: row.name for row in scene.rows("Person")}
    name = {row.organisation: row.name for row in at(scene.rows("Designation"))}
    root = next(name[row.organisation] for row in scene.rows("Placement") if row.parent is None)
    held = {(person[row.person], name[row.organisation], row.kind) for row in at(scene.rows("Post"))}
    assert {
        ("米知秋", "青禾社区党委", "secretary"),
        ("石清远", "石渡社区党委", "secretary"),
        ("甄晓禾", "柳溪街道党工委", "clerk"),
        ("言知行", root, "clerk"),
        ("束小满", "青禾社区第二党支部", "worker"),
    } <= held
    accounts = {row.username: person.get(row.person or "", "") for row in scene.rows("Account")}
    assert accounts == {
        "mizhiqiu": "米知秋",
        "shuxiaoman": "束小满",
        "zhenxiaohe": "甄晓禾",
        "yanzhixing": "言知行",
        "shiqingyuan": "石清远",
        "xitong": "",
        "anquan": "",
        "shenji": "",
    }


def test_uids_are_used_once(scene: Scene) -> None:
    tables = ("Organisation", "Act", "Unit", "Grid", "Person", "Attachment", "RelationCheck", "Transfer", "Post", "Acting", "Account")
    uids = [row.uid for table in tables for row in scene.rows(table)]
    assert len(set(uids)) == len(uids)


def test_another_seed_and_another_last_day_give_another_demonstration() -> None:
    plans = [repr(build("street", *given)) for given in ((TODAY, 1), (TODAY, 2), (date(2026, 11, 20), 1))]
    assert len(set(plans)) == 3


def test_the_same_seed_gives_the_same_rows_in_another_process_without_django() -> None:
    program = (
        "import sys; from datetime import date; from hashlib import sha256; from zerentian.demo.plan import build;"
        f"print(sha256(repr(build('street', date(2026, 11, 19), {SEED})).encode()).hexdigest(), 'django' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].endswith(" False\n")


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2027, 1, 1), date(2026, 12, 31)])
def test_awkward_last_days_do_no_harm(today: date) -> None:
    plan = build("street", today, SEED)
    memberships: Any = plan.people["Membership"]
    assert len(at(memberships, today)) == 5_000
