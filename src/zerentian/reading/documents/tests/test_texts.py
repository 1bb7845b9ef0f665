"""Text in every encoding in which Chinese is written."""

import pytest

from zerentian.reading.documents import texts
from zerentian.reading.documents.opening import open_document

REPORT = "关于抓党建工作的述职报告\r\n一、主要做法\n束小满带头讲党课3次，培训党员120人次。"
OLD_STYLE = "關於抓黨建工作的述職報告\n一、主要做法，學習會議精神，組織黨員開展學習。"


def read(data: bytes) -> list[str]:
    return [one.text for one in open_document(data, "述职.txt").paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312", "hz"])
def test_every_encoding_of_simplified_chinese(encoding: str) -> None:
    assert read(REPORT.encode(encoding)) == REPORT.replace("\r", "").split("\n")


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "gb18030", "utf-8", "utf-16-be"])
def test_every_encoding_of_traditional_chinese(encoding: str) -> None:
    assert read(OLD_STYLE.encode(encoding)) == OLD_STYLE.split("\n")


def test_marks_of_rarer_encodings() -> None:
    assert read(b"\x84\x31\x95\x33" + REPORT.encode("gb18030"))[1] == "一、主要做法"
    assert read(b"\xfe\xff" + REPORT.encode("utf-16-be"))[1] == "一、主要做法"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_byte_characters_without_any_zero_are_told_by_their_sense(encoding: str) -> None:
    text = "召开支部党员大会，开展主题党日活动。"
    assert read(text.encode(encoding)) == [text]


def test_very_little_text_is_taken_for_what_is_usual() -> None:
    assert read("束".encode("gb18030")) == ["束"]
    assert read("缬草堇".encode("gb18030")) == ["缬草堇"]
    assert read(b"plain ~{ text") == ["plain ~{ text"]


def test_breaks_and_characters_nobody_sees() -> None:
    assert read("束\u2028小\x0b满\f钮\u200b晓\ufeff雾\x07".encode()) == ["束", "小", "满", "钮晓雾"]


def test_a_text_full_of_rare_names_is_no_wrong_encoding() -> None:
    names = "甪端、缬草、堇色、翀羽、赟之、彧文、犇牛、鑫源、淼淼、垚土"  # 甪翀赟彧犇垚 are outside the first level
    assert read(names.encode("gb18030")) == [names]


def test_the_common_characters_are_as_many_as_the_standards_say() -> None:
    assert [len(known) for known in texts.common()] == [3755, 5401]
