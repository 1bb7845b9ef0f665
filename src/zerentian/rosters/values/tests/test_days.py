"""Days as rosters write them: taken, asked about, or refused with what to do.

Serials by hand: 1 January 2000 is 36526 (known from Excel); 2004-01-01 is 366 + 3 × 365 days later, 37987; 2100-12-31 is 73051 + 364.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from zerentian.rosters.values import Trouble, as_day

SEVENTH = date(2009, 7, 1)


@pytest.mark.parametrize(
    "raw",
    [
        "2009-7-1",
        "2009-07-01",
        "2009/07/01",
        "2009.7.1",
        "2009.07.01.",
        "2009。7。1",
        "2009、7、1",
        "2009年7月1日",
        "2009年7月1号",
        "2009 年 7 月 1 日",
        "2009年7月1",
        " 2009-7-1\n",
        "20090701",
        20090701,
        20090701.0,
        "2009-07-01 00:00:00",
        "2009/7/1 0:00",
        "2009-07-01T08:30:15.000",
        "2009年7月1日 上午 9:30",
        "２００９．７．１",
        "２００９年７月１日",
        "２００９－０７－０１",
        "２００９０７０１",
        "二〇〇九年七月一日",
        "二零零九年七月一日",
        "二○○九年七月一日",
        "2009年七月一日",
        "2009 7 1",
        "2009-7-1日",
        "2009\\7\\1",
        date(2009, 7, 1),
        datetime(2009, 7, 1, 23, 59),
        datetime(2009, 7, 1, tzinfo=UTC),
        "7/7/2009",
    ],
)
def test_what_says_one_day_only_is_taken(raw: object) -> None:
    assert as_day(raw) == (date(2009, 7, 7) if raw == "7/7/2009" else SEVENTH)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (36526, date(2000, 1, 1)),
        (37987, date(2004, 1, 1)),
        (37987.0, date(2004, 1, 1)),
        (37987.75, date(2004, 1, 1)),
        (73415, date(2100, 12, 31)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇二四年二月廿九日", date(2024, 2, 29)),
        ("一九八五年十月二十日", date(1985, 10, 20)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2100-12-31", date(2100, 12, 31)),
    ],
)
def test_serials_numerals_and_both_ends_of_the_range(raw: object, expected: date) -> None:
    assert as_day(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code", "day", "said"),
    [
        ("37987", "serial-as-text", "2004-01-01", "是 Excel 里的日期数字，已读成 2004-01-01，请确认"),
        ("３７９８７", "serial-as-text", "2004-01-01", "全角数字，已读成 2004-01-01，请确认"),
        ("37987.5", "serial-as-text", "2004-01-01", "Excel"),
        ("09.7.1", "short-year", "2009-07-01", "年份只有两位"),
        ("09年7月1日", "short-year", "2009-07-01", "年份只有两位"),
        ("85-7-16", "short-year", "1985-07-16", "年份只有两位"),
        ("29.1.1", "short-year", "2029-01-01", "年份只有两位"),
        ("30.1.1", "short-year", "1930-01-01", "年份只有两位"),
        ("850716", "short-year", "1985-07-16", "年份只有两位"),
        (850716, "short-year", "1985-07-16", "年份只有两位"),
        ("5/6/2009", "day-order", "2009-05-06", "先月后日"),
        ("13/6/2009", "day-order", "2009-06-13", "已读成 2009-06-13"),
        ("6-13-2009", "day-order", "2009-06-13", "已读成 2009-06-13"),
    ],
)
def test_what_was_guessed_is_a_question(raw: object, code: str, day: str, said: str) -> None:
    found = as_day(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps, found.may_blank) == (code, day, True, False)
    assert said in found.sentence
    assert as_day(found.suggestion) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("raw", "code", "said", "suggestion"),
    [
        ("2009.7", "day-missing", "只写到月，请补上日", ""),
        (2009.7, "day-missing", "只写到月，请补上日", ""),
        ("2009年7月", "day-missing", "只写到月，请补上日", ""),
        ("2009年7月份", "day-missing", "只写到月，请补上日", ""),
        ("二〇〇九年七月", "day-missing", "只写到月，请补上日", ""),
        ("200907", "day-missing", "只写到月，请补上日", ""),
        (200907, "day-missing", "只写到月，请补上日", ""),
        ("2009.7.0", "day-missing", "只写到月，请补上日", ""),
        ("20090000", "day-missing", "只写到年，请补上月和日", ""),
        ("2009", "day-missing", "只写到年，请补上月和日", ""),
        (2009, "day-missing", "只写到年，请补上月和日", ""),
        ("2009年", "day-missing", "只写到年，请补上月和日", ""),
        ("85.6", "day-missing", "请写全年月日", ""),
        (85.6, "day-missing", "请写全年月日", ""),
        ("2009.6.31", "no-such-day", "6 月没有 31 日", "2009-06-30"),
        ("20090631", "no-such-day", "6 月没有 31 日", "2009-06-30"),
        ("2009-02-29", "no-such-day", "2009 年 2 月没有 29 日", "2009-02-28"),
        ("1900-02-29", "no-such-day", "1900 年 2 月没有 29 日", "1900-02-28"),
        (60, "no-such-day", "1900 年 2 月没有 29 日", "1900-02-28"),
        ("60", "no-such-day", "1900 年 2 月没有 29 日", "1900-02-28"),
        ("2009-07-45", "no-such-day", "7 月没有 45 日", ""),
        ("2009-13-01", "no-such-day", "没有 13 月", ""),
        ("2009.13", "no-such-day", "没有 13 月", ""),
        ("14/13/2009", "no-such-day", "没有", ""),
        ("1899-12-31", "day-out-of-range", "1899 年不在", ""),
        (date(2101, 1, 1), "day-out-of-range", "2101 年不在", ""),
        (datetime(1, 1, 1), "day-out-of-range", "1 年不在", ""),
        ("1/1/1850", "day-out-of-range", "1850 年不在", ""),
        ("2019.5-2022.6", "day-unreadable", "看不出是哪一天", ""),
        ("2009年7月1日（补）", "day-unreadable", "看不出是哪一天", "2009-07-01"),
        ("2009-7-1至2010-7-1", "day-unreadable", "看不出是哪一天", ""),
        ("2009-06-30T16:00:00Z", "day-unreadable", "看不出是哪一天", ""),  # another day in Shanghai than it seems
        ("束小满", "day-unreadable", "看不出是哪一天", ""),
        ("²", "day-unreadable", "看不出是哪一天", ""),
        (73416, "day-unreadable", "看不出是哪一天", ""),
        (0, "day-unreadable", "看不出是哪一天", ""),
        (-5.5, "day-unreadable", "看不出是哪一天", ""),
        (float("nan"), "day-unreadable", "看不出是哪一天", ""),
        (True, "not-a-day", "不是日期", ""),
        (time(8, 30), "not-a-day", "不是日期", ""),
        (timedelta(hours=30), "not-a-day", "不是日期", ""),
        ("#N/A", "formula-error", "公式", ""),
    ],
)
def test_what_names_no_day_is_refused_with_what_to_do(raw: object, code: str, said: str, suggestion: str) -> None:
    found = as_day(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.suggestion, found.keeps) == (code, suggestion, False)
    assert said in found.sentence


@pytest.mark.parametrize("raw", ["至今", "现任"])
def test_an_end_that_has_not_come_may_be_left_empty(raw: str) -> None:
    found = as_day(raw)
    assert isinstance(found, Trouble)
    assert (found.code, found.may_blank) == ("day-open", True)


@pytest.mark.parametrize("raw", [None, "", "  ", "\u3000", "-", "—", "——", "/", "无", "无记录", "暂无", " － "])
def test_a_cell_that_says_nothing_is_no_day(raw: object) -> None:
    assert as_day(raw) is None
