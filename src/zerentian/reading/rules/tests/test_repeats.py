"""Passages that stand twice."""

import pytest

from zerentian.reading.reader import read_text
from zerentian.reading.rules.tests.reports import practice, told, words

PASSAGE = "每月逢五到楼道里听居民说事，当场能办的当场办，办不了的记在本子上三天内回话"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (f"{PASSAGE}。", f"{PASSAGE}。", PASSAGE),
        (f"{PASSAGE}。", f"{PASSAGE.replace('居民说事', '居民们说事')}。", "当场能办的当场办，办不了的记在本子上三天内回话"),
        ("给独居老人装了一键呼叫的门铃和烟感。", "给独居老人装了一键呼叫的门铃和烟感。", "给独居老人装了一键呼叫的门铃和烟感"),
        ("给独居老人装了一键呼叫的门铃和烟感。", "给独居的老人装了一键呼叫门铃和烟感。", "给独居的老人装了一键呼叫门铃和烟感"),
    ],
)
def test_the_second_of_two_equal_passages_is_found(first: str, second: str, found: str) -> None:
    report = practice(f"{first}中间说的是别的一件事情。{second}")
    assert words("repeated-passage", report) == [found]
    assert report.text.rindex(found) > report.text.index("中间说的")


@pytest.mark.parametrize(
    "sentence",
    [
        "深入学习贯彻习近平新时代中国特色社会主义思想和党的二十大精神",
        "充分发挥基层党组织战斗堡垒作用和党员先锋模范作用",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        "大家都读《芦苇巷社区党总支关于楼道议事的若干规定》",
        "办了不少实事",
    ],
)
def test_set_phrases_titles_and_short_words_are_not(sentence: str) -> None:
    assert words("repeated-passage", practice(f"{sentence}。中间说的是别的一件事情。{sentence}。")) == []


def test_headings_may_come_again() -> None:
    heading = "把议事桌搬到楼道口让大家都说得上话"
    report = told(f"一、主要做法\n（一）{heading}\n今年搬了七张。\n二、下一步打算\n（一）{heading}\n明年再搬三张。")
    assert words("repeated-passage", report) == []


def test_a_text_of_two_equal_lines_is_not_too_short() -> None:
    assert words("repeated-passage", read_text("（一）（一）\n（一）（一）")) == []
