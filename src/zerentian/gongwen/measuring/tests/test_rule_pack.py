"""The pack of words and tolerances says where each number comes from, or is not taken."""

import copy
from typing import Any

import pytest
import yaml

from zerentian.gongwen.measuring.rule_pack import FILE, document_pack, document_pack_of
from zerentian.kernel.packs import PACKS, BadPack


@pytest.fixture
def raw() -> dict[str, Any]:
    return copy.deepcopy(yaml.safe_load((PACKS / FILE).read_text(encoding="utf8")))


def test_the_edge_may_differ_by_one_millimetre() -> None:
    """GB/T 9704—2012 5.2.1."""
    assert document_pack().tolerances["edge"] == 1


def test_a_tolerance_without_its_source_is_refused(raw: dict[str, Any]) -> None:
    del raw["tolerances"]["edge"]["basis"]
    with pytest.raises(BadPack, match="parameter edge lacks basis"):
        document_pack_of(raw)


def test_a_pattern_that_is_none_is_refused(raw: dict[str, Any]) -> None:
    raw["words"]["marks"][2] = "（["
    with pytest.raises(BadPack, match=r"marks\.2"):
        document_pack_of(raw)


@pytest.mark.parametrize(
    ("level", "mark", "right"),
    [
        *((1, "一、", True), (1, "十二、", True), (1, "一.", False)),
        *((2, "（三）", True), (2, "(三)", False), (2, "（三）、", False)),
        *((3, "1.", True), (3, "12.", True), (3, "1、", False)),
        *((4, "（1）", True), (4, "(1)", False)),
    ],
)
def test_marks_of_the_standard(level: int, mark: str, right: bool) -> None:
    assert bool(document_pack().words.marks[level].fullmatch(mark)) is right
