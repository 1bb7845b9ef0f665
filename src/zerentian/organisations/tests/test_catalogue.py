"""The pack of kinds, areas and posts is read whole or refused with the entry that is wrong."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from zerentian.kernel.actor import Right
from zerentian.organisations.catalogue import FILE, BadCatalogue, Catalogue, catalogue, read_catalogue


def read_with(tmp_path: Path, change: str, value: object) -> Catalogue:
    """The bundled pack with one entry, named by its path, changed or (None) taken out."""
    pack = yaml.safe_load((Path(settings.PACKS_DIR) / FILE).read_text(encoding="utf8"))
    *way, last = change.split(".")
    place = pack
    for step in way:
        place = place[step]
    place[last] = value
    if value is None:
        del place[last]
    (tmp_path / FILE).write_text(yaml.safe_dump(pack, allow_unicode=True), encoding="utf8")
    return read_catalogue(tmp_path / FILE)


def test_the_bundled_pack_is_sound() -> None:
    known = catalogue()
    assert known.kinds["branch"].title == "党支部"
    assert known.posts["clerk"].rights[Right.CHANGE_TREE] is True
    assert known.posts["worker"].rights == {Right.SEE: True, Right.KEEP_PEOPLE: False}
    assert [post.code for post in known.heads_of("group")] == ["group_leader"]


@pytest.mark.parametrize(
    ("kind", "area", "years"),
    [
        ("branch", "two_new", 3),
        ("branch", "community", 5),
        ("branch", "village", 5),
        ("committee", "organ", 5),
        ("general_branch", "organ", 3),
        ("group", "community", None),
    ],
)
def test_a_term_has_the_years_of_its_kind_or_its_area(kind: str, area: str, years: int | None) -> None:
    assert catalogue().term_years(kind, area) == years


@pytest.mark.parametrize(
    ("change", "value", "named"),
    [
        ("kinds.branch.may_contain", ["squad"], "squad"),
        ("posts.clerk.rights", {"fly": "below"}, "posts.clerk"),
        ("posts.clerk.rights", {"see": "everywhere"}, "posts.clerk"),
        ("posts.secretary.heads", ["squad"], "posts.secretary"),
        ("parameters.unit_needs_own.basis", None, "unit_needs_own"),
        ("parameters.coverage_target.sure", None, "coverage_target"),
    ],
)
def test_an_entry_that_cannot_run_is_named(tmp_path: Path, change: str, value: object, named: str) -> None:
    with pytest.raises(BadCatalogue, match=named):
        read_with(tmp_path, change, value)
