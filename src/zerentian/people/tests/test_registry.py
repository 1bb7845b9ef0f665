"""The registry explains every column that holds something of a person, and the check notices when it does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core import checks

from zerentian.people.holdings import findable, paths_to_person
from zerentian.people.models import Acting, ColumnChoice, Membership
from zerentian.people.registry import FILE, Registry, check_registry, faults, read_registry, registry


def test_this_installation_is_explained() -> None:
    assert list(faults(registry())) == []
    assert [error for error in checks.run_checks() if error.id in ("people.E001", "people.E002")] == []


def test_the_check_is_one_of_djangos() -> None:
    assert check_registry in checks.registry.registry.get_checks()


def without(found: Registry, label: str) -> Registry:
    return replace(found, ours={name: table for name, table in found.ours.items() if name != label})


def test_a_table_that_is_missing_or_too_many_is_named() -> None:
    found = registry()
    assert list(faults(without(found, "people.Post"))) == ["people.Post is missing"]
    more = replace(found, ours={**found.ours, "people.Diary": replace(found.ours["people.Post"], label="people.Diary")})
    assert list(faults(more)) == ["people.Diary is no table"]


def test_a_column_that_is_missing_or_too_many_is_named() -> None:
    found = registry()
    post = found.ours["people.Post"]
    fewer = replace(post, columns=tuple(column for column in post.columns if column.name != "paper"), technical=("id", "uid", "mood"))
    wrong = replace(found, ours={**found.ours, "people.Post": fewer})
    assert list(faults(wrong)) == ["people.Post.paper is missing", "people.Post.mood is no column"]


def test_a_table_of_a_library_is_noticed_too() -> None:
    found = registry()
    fewer = replace(found, others={label: table for label, table in found.others.items() if label != "sessions.Session"})
    assert list(faults(fewer)) == ["sessions.Session is missing"]


@pytest.mark.parametrize(
    ("good", "bad"), [("class: sensitive", "class: secret"), ("basis: duty", "basis: habit"), ("keep: roster", "keep: ever")]
)
def test_a_word_outside_its_list_is_refused(tmp_path: Path, good: str, bad: str) -> None:
    text = (Path(settings.PACKS_DIR) / FILE).read_text(encoding="utf8")
    (tmp_path / FILE).write_text(text.replace(good, bad, 1), encoding="utf8")
    with pytest.raises(KeyError, match="is not in its list"):
        read_registry(tmp_path / FILE)


def test_sealed_numbers_are_the_only_ones_and_are_sensitive() -> None:
    sealed = {column.name: column.sensitive for column in registry().ours["people.Confidential"].columns}
    assert sealed == {"person": False, "identity": True, "phone": True}
    elsewhere = [column for table in registry().ours.values() for column in table.columns if column.name in ("identity", "phone")]
    assert len(elsewhere) == 2


def test_every_personal_table_can_be_searched_for_a_person() -> None:
    lost = [table.label for table in registry().personal() if not findable(table) and not table.unfound]
    assert lost == []


def test_a_table_with_a_key_to_a_person_is_never_called_impersonal() -> None:
    leading = {model._meta.label for model in apps.get_models() if list(paths_to_person(model))}
    disused = {"account.EmailAddress", "account.EmailConfirmation"}  # no address is asked for
    assert leading - disused <= {table.label for table in registry().personal()}


def test_paths_to_a_person_follow_foreign_keys() -> None:
    assert list(paths_to_person(Membership)) == ["person"]
    assert list(paths_to_person(ColumnChoice)) == ["account__person"]
    assert sorted(paths_to_person(Acting)) == ["person", "post__person"]
