"""Telephone numbers: mobile ones as digits, landlines with a hyphen after the area code."""

import pytest

from zerentian.rosters.values import Trouble, as_phone


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("13900001208", "13900001208"),
        ("19900001208", "19900001208"),
        (13900001208, "13900001208"),
        (13900001208.0, "13900001208"),
        ("139 0000 1208", "13900001208"),
        ("139-0000-1208", "13900001208"),
        ("+86 13900001208", "13900001208"),
        ("+86-139-0000-1208", "13900001208"),
        ("008613900001208", "13900001208"),
        ("8613900001208", "13900001208"),
        ("13900861208", "13900861208"),
        ("１３９００００１２０８", "13900001208"),
        ("'13900001208", "13900001208"),
        ("0379-65550001", "0379-65550001"),
        ("037965550001", "0379-65550001"),
        ("0379 6555 0001", "0379-65550001"),
        ("0379—65550001", "0379-65550001"),
        ("(0379)65550001", "0379-65550001"),
        ("（010）65550001", "010-65550001"),
        ("021-6555001", "021-6555001"),
        ("0379-6550086", "0379-6550086"),
        ("+86 379 65550001", "0379-65550001"),
        ("无", None),
        ("", None),
        ("-", None),
    ],
)
def test_numbers_are_taken_in_one_form(raw: object, expected: str | None) -> None:
    assert as_phone(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code", "suggestion", "keeps"),
    [
        (37965550001, "phone-zero-lost", "0379-65550001", True),
        ("13900001208、13900001209", "phone-several", "13900001208", False),
        ("13900001208/0379-65550001", "phone-several", "13900001208", False),
        ("13900001208 13900001209", "phone-several", "13900001208", False),
        ("0379-65550001转801", "phone-extension", "0379-65550001", False),
        ("0379-65550001-801", "phone-extension", "0379-65550001", False),
        ("65550001", "phone-area", "", False),
        ("1390000120", "phone-length", "", False),
        ("139000012089", "phone-length", "", False),
        ("12345678901", "phone-odd", "", False),
        ("4008001234", "phone-odd", "", False),
        ("微信同号", "phone-odd", "", False),
        (True, "phone-odd", "", False),
        ("139****1208", "masked", "", False),
        ("1.39E+10", "digits-lost", "", False),
        (1.39000012081390e20, "digits-lost", "", False),
    ],
)
def test_other_numbers_are_asked_about_or_left_out(raw: object, code: str, suggestion: str, keeps: bool) -> None:
    found = as_phone(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps, found.may_blank) == (code, suggestion, keeps, True)
    assert as_phone(found.suggestion) == (suggestion or None)
    assert not any(len(part) > 4 and part.isdigit() for part in found.sentence.split())
