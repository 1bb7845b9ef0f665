"""Things before their time, phrases after theirs."""

import pytest

from zerentian.reading.rules.tests.reports import findings, practice, words


def title(year: int) -> str:
    return f"芦苇巷社区党总支书记{year}年度抓基层党建工作述职报告"


@pytest.mark.parametrize(
    ("year", "sentence", "found"),
    [
        (2020, "学习了党的二十大精神。", "党的二十大"),
        (2018, "传达学习党的十九届四中全会精神。", "十九届四中全会"),
        (2021, "2021年6月，学习党的十九届五中、六中全会精神。", "十九届五中、六中全会"),
        (2022, "开展了党纪学习教育。", "党纪学习教育"),
        (2016, "落实《中国共产党支部工作条例（试行）》。", "支部工作条例"),
        (2023, "传达学习党的二十届三中全会精神。", "二十届三中全会"),
    ],
)
def test_what_was_not_there_yet_is_found(year: int, sentence: str, found: str) -> None:
    assert words("studied-before-issued", practice(sentence, title(year))) == [found]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2022, "学习了党的二十大精神。"),
        (2021, "12月，学习党的十九届六中全会精神。"),
        (2021, "以实际行动迎接党的二十大胜利召开。"),
        (2024, "学习了党的二十届三中全会精神。"),
        (2025, "2019年以来，学习贯彻党的二十大精神没有断过。"),
        (2020, "党员教育用上了新办法，党的历史常讲。"),
        (2017, "学习了党的十九大精神和习近平新时代中国特色社会主义思想。"),
    ],
)
def test_what_was_there_or_is_waited_for_is_not(year: int, sentence: str) -> None:
    assert words("studied-before-issued", practice(sentence, title(year))) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2025年2月，组织学习了区委5月印发的若干措施，人人发了言。", ["2025年2月，组织学习了区委5月印发"]),
        ("3月传达学习了区委4月20日召开的会议精神。", ["3月传达学习了区委4月20日召开"]),
        ("5月，组织学习了区委2月印发的若干措施。", []),
        ("1月学习，2024年12月印发的文件人手一册。", []),
        ("1—3月学习条例，11月印发了简报。", []),
    ],
)
def test_two_months_of_one_sentence_are_compared(sentence: str, found: list[str]) -> None:
    assert words("studied-before-issued", practice(sentence)) == found


def test_a_name_is_told_once() -> None:
    [found] = findings("studied-before-issued", practice("学习党的二十大精神。宣讲党的二十大精神。", title(2019)))
    assert "2022 年 10 月" in found.message


@pytest.mark.parametrize(
    ("year", "sentence", "phrase"),
    [
        (2025, "做好新冠肺炎防控。", "新冠肺炎"),
        (2023, "走访建档立卡贫困户12户。", "建档立卡贫困户"),
        (2022, "同区卫计委结对。", "卫计委"),
        (2024, "为决胜全面建成小康社会出力。", "决胜全面建成小康社会"),
        (2025, "把学习贯彻党的十九大精神放在首位。", "学习贯彻党的十九大精神"),
    ],
)
def test_a_phrase_of_earlier_years_is_found(year: int, sentence: str, phrase: str) -> None:
    assert words("outdated-phrase", practice(sentence, title(year))) == [phrase]


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2020, "做好新冠肺炎防控。"),
        (2018, "走访建档立卡贫困户12户。"),
        (2025, "接待原卫计委退休干部。"),
        (2025, "2020年抗击新冠肺炎时的老队员都来了。"),
        (2025, "翻印《新冠肺炎防控手册》时用的纸还在。"),
        (2024, "走访脱贫户12户。"),
    ],
)
def test_a_phrase_in_its_time_or_about_the_past_is_not(year: int, sentence: str) -> None:
    assert words("outdated-phrase", practice(sentence, title(year))) == []
