"""Identity numbers of a region that does not exist.

Check characters by hand, for the first: 9·7+9·9+0+1·5+0+1·4+1·2+9·1+8·6+5·3+0+7·9+1·10+6·5+1·8+2·4+3·2 = 352 = 32·11, remainder 0, so 1.
The second has 2 more (sequence 124): remainder 2, so X. The third: 63+81+5+4+4+18+20+45+10 = 250 = 22·11 + 8, so 4.
"""

from datetime import date, datetime, time

import pytest

from zerentian.kernel.identity import birth_of, sex_of
from zerentian.rosters.values import Trouble, as_identity

MAN, WOMAN, LEAP = "990101198507161231", "99010119850716124X", "990101200002290054"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (MAN, MAN),
        (WOMAN, WOMAN),
        (LEAP, LEAP),
        ("99010119850716124x", WOMAN),
        ("９９０１０１１９８５０７１６１２４Ｘ", WOMAN),
        ("99010119850716124ｘ", WOMAN),
        ("99010119850716124×", WOMAN),
        ("99010119850716124Х", WOMAN),  # Cyrillic
        ("'990101198507161231", MAN),
        ("‘990101198507161231", MAN),
        (" 990101 19850716 1231 ", MAN),
        ("990101\u300019850716\u30001231", MAN),
        ("990101-19850716-1231", MAN),
        ("\ufeff990101198507161231\t", MAN),
        ("", None),
        ("无", None),
        ("/", None),
        (None, None),
    ],
)
def test_numbers_are_taken_in_one_form(raw: object, expected: str | None) -> None:
    assert as_identity(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        (MAN[:-1], "identity-length", "少一位；留空也可以导入，以后再补"),
        (MAN[:-2], "identity-length", "少两位"),
        ("99010119", "identity-length", "少 10 位"),
        (MAN + "1", "identity-length", "多一位"),
        ("990101198507161232", "identity-check", "最后一位校验不对"),
        ("990101198507162231", "identity-check", "多半有一位打错了"),
        ("99010119850230001X", "identity-birth", "出生日期不存在"),
        ("990101198513010016", "identity-birth", "出生日期不存在"),
        ("990101850230124", "identity-birth", "出生日期不存在"),
        (9.90101198507161e17, "identity-rounded", "设为文本"),
        (990101198507161231, "identity-rounded", "设为文本"),
        ("9.90101E+17", "identity-rounded", "设为文本"),
        ("990101198507161000", "identity-rounded", "设为文本"),
        ("990101********1231", "masked", "遮盖"),
        ("••••••••••••••204X", "masked", "遮盖"),
        ("990101XXXXXXXX1231", "masked", "遮盖"),
        ("090101198507161231", "identity-odd", "不是 18 位身份证号"),
        ("9901011985O7161231", "identity-odd", "不是 18 位身份证号"),
        ("军字第1234567号", "identity-odd", "不是 18 位身份证号"),
        (True, "identity-odd", "不是 18 位身份证号"),
        (date(1985, 7, 16), "identity-odd", "不是 18 位身份证号"),
        (datetime(1985, 7, 16, 8, 30), "identity-odd", "不是 18 位身份证号"),
        (time(8), "identity-odd", "不是 18 位身份证号"),
    ],
)
def test_numbers_that_cannot_be_may_be_left_out(raw: object, code: str, said: str) -> None:
    found = as_identity(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps, found.may_blank) == (code, "", False, True)
    assert said in found.sentence


@pytest.mark.parametrize("raw", ["990101850716124", 990101850716124, 990101850716124.0, "９９０１０１ ８５０７１６ １２４"])
def test_an_old_number_is_offered_in_the_new_form(raw: object) -> None:
    found = as_identity(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps) == ("identity-old", WOMAN, True)
    assert as_identity(found.suggestion) == WOMAN


def test_a_number_appears_neither_in_the_sentence_nor_in_the_representation() -> None:
    found = as_identity("990101850716124")
    assert isinstance(found, Trouble)
    assert "990101" not in repr(found)
    assert "850716" not in found.sentence


def test_a_number_tells_birth_and_sex() -> None:
    assert [birth_of(number) for number in (MAN, LEAP)] == [date(1985, 7, 16), date(2000, 2, 29)]
    assert [sex_of(number) for number in (MAN, WOMAN)] == ["male", "female"]
