"""Names are found by characters, by pinyin and by initials."""

import re

import pytest

from tests.cast import Cast
from zerentian.organisations.models import Designation
from zerentian.storage.names import matching, pinyin_keys
from zerentian.storage.uids import new_uid


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("青禾社区", "qingheshequ", "qhsq"),
        ("重庆路社区", "chongqinglushequ", "cqlsq"),
        ("第3网格", "di3wangge", "d3wg"),
        ("A座党支部", "azuodangzhibu", "azdzb"),
        ("", "", ""),
    ],
)
def test_a_name_is_kept_in_pinyin_and_initials(name: str, full: str, initials: str) -> None:
    assert pinyin_keys(name) == (full, initials)


def test_keys_of_a_very_long_name_fit_their_columns() -> None:
    full, initials = pinyin_keys("双" * 100)
    assert (len(full), len(initials)) == (200, 60)


@pytest.mark.both
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("青禾第", ["青禾第二党支部", "青禾第一党支部"]),
        ("qinghe", ["青禾第二党支部", "青禾第一党支部", "青禾社区党委"]),
        ("QingHe She", ["青禾社区党委"]),
        ("lhsq", ["芦花社区党委"]),
        ("yidangxz", []),
        ("%", []),
        ("_", []),
    ],
)
def test_a_search_matches_any_of_the_three(cast: Cast, words: str, expected: list[str]) -> None:
    assert sorted(Designation.objects.filter(matching(words)).values_list("name", flat=True)) == sorted(expected)


def test_uids_are_sixteen_letters_and_never_the_same() -> None:
    uids = {new_uid() for _ in range(10_000)}
    assert len(uids) == 10_000
    assert all(re.fullmatch("[a-z2-7]{16}", uid) for uid in uids)
