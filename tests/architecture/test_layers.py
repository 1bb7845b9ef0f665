"""Packages stand in layers; import-linter holds the imports, these hold what it cannot see."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from tests.architecture import tree


def height(package: str) -> int:
    return next(level for level, layer in enumerate(tree.layers()) if package in layer)


def references() -> Iterator[tuple[str, str, str]]:
    """(package, package it refers to, name of the field) of every foreign key, one-to-one and many-to-many."""
    for model in apps.get_models(include_auto_created=True):
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            target = field.related_model
            if isinstance(target, type) and issubclass(target, models.Model) and ours(model) and ours(target):
                yield package(model), package(target), f"{model._meta.label}.{field.name}"


def ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith("zerentian.")


def package(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def test_foreign_keys_point_to_the_same_or_a_lower_package() -> None:
    found = list(references())
    wrong = [name for source, target, name in found if source != target and height(target) >= height(source)]
    assert found
    assert wrong == []


def test_the_journal_has_no_foreign_key_in_or_out() -> None:
    assert [name for source, target, name in references() if "journal" in (source, target)] == []


def test_every_package_stands_in_one_layer() -> None:
    named = [name for layer in tree.layers() for name in layer]
    assert sorted(named) == sorted(tree.packages())


def test_every_package_is_explained_in_architecture_md() -> None:
    text = (tree.ROOT / "ARCHITECTURE.md").read_text(encoding="utf8")
    assert sorted(name for name in tree.packages() if f"{name}/" not in text) == []
