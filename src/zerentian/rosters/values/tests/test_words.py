"""Free text, names of persons, words of closed lists, counts."""

from datetime import date, datetime, time, timedelta

import pytest

from zerentian.rosters.values import Trouble, as_choice, as_count, as_name, as_text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("青禾社区第一党支部", "青禾社区第一党支部"),
        ("  青禾社区\n第一党支部 ", "青禾社区 第一党支部"),
        ("青禾　社区", "青禾 社区"),
        ("Ａ座１２０１", "A座1201"),
        ("云汀组〔２０２４〕３号（试行），", "云汀组〔2024〕3号（试行），"),
        ("\u200b青禾\ufeff", "青禾"),
        ("⽅圆", "方圆"),  # a radical, as copied out of a PDF
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (True, "TRUE"),
        (date(2009, 7, 1), "2009-07-01"),
        (datetime(2009, 7, 1), "2009-07-01"),
        (datetime(2009, 7, 1, 8, 30), "2009-07-01 08:30"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("无", None),
        ("/", None),
        (" ", None),
        (None, None),
        ("无忧社区", "无忧社区"),
    ],
)
def test_text_is_tidied_and_nothing_else(raw: object, expected: str | None) -> None:
    assert as_text(raw, 20) == expected


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        ("青禾社区第一党支部", "too-long", "最多 5 个字，现在有 9 个，请缩短"),
        (1234567890123456, "digits-lost", "超过 15 位"),
        pytest.param(10**5000, "digits-lost", "超过 15 位", id="longer than Python writes out"),
        (float("inf"), "digits-lost", "超过 15 位"),
        ("#REF!", "formula-error", "公式"),
        ("######", "formula-error", "公式"),
        (object(), "unreadable", "读不懂"),
    ],
)
def test_text_that_cannot_be_taken(raw: object, code: str, said: str) -> None:
    found = as_text(raw, 5)
    assert isinstance(found, Trouble)
    assert found.code == code
    assert said in found.sentence


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("束小满", "束小满"),
        ("束　满", "束满"),
        (" 束 小\n满 ", "束小满"),
        ("束\u00a0小\u2003满", "束小满"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("𬭎小满", "𬭎小满"),
        ("㐂小满", "㐂小满"),
        ("\ue863小满", "\ue863小满"),  # a character of a private font
        ("凌小满", "凌小满"),  # compatibility form of the same surname
        ("无", None),
        ("无 记 录", None),
        ("", None),
    ],
)
def test_names_lose_spaces_and_share_one_dot(raw: object, expected: str | None) -> None:
    assert as_name(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code", "suggestion"),
    [
        ("束小满（转）", "name-extra", "束小满"),
        ("束小满(女)", "name-extra", "束小满"),
        ("束小满1", "name-extra", "束小满"),
        ("束小满①", "name-extra", "束小满"),
        ("3", "name-extra", ""),
        (3, "name-extra", ""),
        (date(2009, 7, 1), "name-extra", ""),
        ("束小满、钮晓雾", "name-several", ""),
        ("束小满/钮晓雾", "name-several", ""),
        ("束*", "masked", ""),
        ("束××", "masked", ""),
        ("束？", "name-unshown", ""),
        ("束小满·", "name-sign", "束小满"),
        ("束小满_", "name-sign", "束小满"),
        ("满" * 41, "too-long", ""),
        ("#N/A", "formula-error", ""),
    ],
)
def test_what_is_no_name_alone(raw: object, code: str, suggestion: str) -> None:
    found = as_name(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps, found.may_blank) == (code, suggestion, False, False)


SEX = {"男": "male", "男性": "male", "女": "female", "女性": "female"}
STAGE = {"大学本科": "bachelor", "本科": "bachelor", "大专": "college", "中专/中技": "secondary", "无": "none"}
NINE = {word: word for word in "甲乙丙丁戊己庚辛壬"}


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("男", SEX, "male"),
        (" 女 ", SEX, "female"),
        ("女　性", SEX, "female"),
        ("", SEX, None),
        ("无", SEX, None),
        ("—", SEX, None),
        (None, SEX, None),
        ("无", STAGE, "none"),
        (" 无", STAGE, "none"),
        ("中专／中技", STAGE, "secondary"),
        ("中专 / 中技", STAGE, "secondary"),
        (1, {"1": "male"}, "male"),
        (1.0, {"1": "male"}, "male"),
    ],
)
def test_choices_are_found_in_every_width(raw: object, words: dict[str, str], expected: str | None) -> None:
    assert as_choice(raw, words) == expected


@pytest.mark.parametrize(
    ("raw", "words", "said", "suggestion"),
    [
        ("男人", SEX, "没有这个选项，可以填：男、女", "男"),
        ("大学本科生", STAGE, "可以填：大学本科、大专、中专/中技、无", "大学本科"),
        ("990101198507161231", SEX, "可以填：男、女", ""),
        ("癸", NINE, "可以填：甲、乙、丙、丁、戊、己、庚、辛等", ""),
        (date(2009, 7, 1), SEX, "可以填：男、女", ""),
    ],
)
def test_other_words_are_answered_with_the_list(raw: object, words: dict[str, str], said: str, suggestion: str) -> None:
    found = as_choice(raw, words)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion) == ("not-a-choice", suggestion)
    assert found.sentence.endswith(said)
    assert "990101" not in found.sentence


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (0, 0),
        (58, 58),
        (58.0, 58),
        ("58", 58),
        ("058", 58),
        ("５８", 58),
        ("58 人", 58),
        ("1,200", 1200),
        ("1,200.00", 1200),
        ("十二", 12),
        ("三十五名", 35),
        ("100000000", 100_000_000),
        ("无", None),
        ("", None),
    ],
)
def test_counts_are_whole_numbers(raw: object, expected: int | None) -> None:
    assert as_count(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (-3, "count-negative"),
        ("-3", "count-negative"),
        (3.5, "count-not-whole"),
        ("3.5", "count-not-whole"),
        (True, "count-odd"),
        ("几十", "count-odd"),
        ("约58", "count-odd"),
        (date(2009, 7, 1), "count-odd"),
        ("100000001", "count-too-large"),
        ("9" * 5000, "count-too-large"),
        (10**16, "digits-lost"),
    ],
)
def test_what_is_no_count(raw: object, code: str) -> None:
    found = as_count(raw)
    assert isinstance(found, Trouble)
    assert found.code == code
