import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.gongwen.blocks import Table
from zerentian.gongwen.layout import annex_label, annex_notes, date_of, mark_size, shares, signature_places, signer_rows, table_size
from zerentian.gongwen.titles import title_lines
from zerentian.gongwen.widths import width


def test_width_counts_figures_half_and_signs_whole() -> None:
    assert width("2026年1月5日") == 6  # six figures, three signs
    assert width("青禾街道（章）“A”") == 9.5
    assert width("喆𠮷😀★") == 4
    assert width("e\u0301") == 0.5  # an accent of its own has no width


# Titles


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("情况汇报", ("情况汇报",)),
        ("", ()),
        ("  情况 \n 汇报 ", ("情况 汇报",)),
        ("青禾街道党工委书记钮晓雾2025年度抓基层党建工作述职报告", ("青禾街道党工委书记钮晓雾", "2025年度抓基层党建工作述职报告")),
        (
            "关于印发《青禾街道2026年度基层党建工作责任制考核办法（试行）》的通知",
            ("关于印发《青禾街道2026年度基层党建工作", "责任制考核办法（试行）》的通知"),
        ),
        (
            "关于2025年度抓基层党建工作述职评议考核反馈问题整改情况的报告",
            ("关于2025年度抓基层党建工作", "述职评议考核反馈问题整改情况的报告"),
        ),
        ("束小满同志在青禾街道2025年度述职评议会上的点评讲话", ("束小满同志在青禾街道2025年度", "述职评议会上的点评讲话")),
    ],
)
def test_titles_break_where_they_can_be_read(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines


TITLES = [
    "中共青禾区委组织部关于开展2025年度党组织书记抓基层党建工作述职评议考核的通知",
    "青禾街道关于推进网格党支部规范化建设进一步提升基层治理水平的实施意见",
    "关于转发《区委组织部关于做好2026年第1季度发展党员工作的通知》的通知",
    "中共云溪市青禾区委办公室 青禾区人民政府办公室关于进一步加强和改进城市社区党组织领导下的居民自治工作的若干意见",
    "关于表彰2025年度优秀共产党员、优秀党务工作者和先进基层党组织的决定",
]


def is_hourglass(widths: list[float]) -> bool:
    falls = [after < before for before, after in pairwise(widths)]
    return any(fell and not falls[place + 1] for place, fell in enumerate(falls[:-1]))


@pytest.mark.parametrize("title", TITLES)
def test_titles_are_trapezoids_or_diamonds_and_hold_words_together(title: str) -> None:
    lines = title_lines(title)
    widths = [width(line) for line in lines]
    assert 2 <= len(lines) <= 4
    assert max(widths) <= 20
    assert min(widths) >= 3
    assert not is_hourglass(widths)
    assert all(line[0] not in "，。、：；》”）" and line[-1] not in "《“（" for line in lines)
    for held in ("2025年度", "2026年", "第1季度", "党组织", "关于", "工作者", "办公室"):
        assert title.count(held) == sum(line.count(held) for line in lines)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")


def test_a_title_ends_its_line_at_a_blank() -> None:
    assert title_lines("中共青禾街道工作委员会 青禾街道办事处关于印发工作要点的通知")[0] == "中共青禾街道工作委员会"


@pytest.mark.parametrize("title", ["长" * 200, "A" * 90, "《" + "网格党支部工作" * 28 + "》的通知", "。" * 50])
def test_a_title_that_cannot_be_broken_well_is_still_whole_and_soon(title: str) -> None:
    begin = time.perf_counter()
    lines = title_lines(title)
    assert time.perf_counter() - begin < 5
    assert "".join(lines) == title
    assert max(map(width, lines)) <= 20


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("关于的通知年度工作3第A 《》“”，、（）束小满"), max_size=60))
def test_no_title_loses_a_word(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(width(line) <= 20 for line in lines)


# Names and dates

DATE = "2026年1月5日"  # 6 字


def rights(names: tuple[str, ...], *, sealed: bool, date: str = DATE) -> list[list[float]]:
    return [[one.right for one in line.places] for line in signature_places(names, date, sealed)]


def test_with_a_seal_the_name_is_centred_above_the_date() -> None:
    assert rights(("中共青禾街道工委",), sealed=True) == [[3], [4]]  # 8 字: 4 + (6 - 8) / 2
    assert rights(("青禾社区",), sealed=True) == [[5], [4]]  # 4 + (6 - 4) / 2


def test_a_name_far_longer_than_the_date_does_not_leave_the_page() -> None:
    name = "青" * 20
    assert rights((name,), sealed=True) == [[0], [7]]  # name flush right, its middle 10 字 from there, the date's too


def test_without_a_seal_the_date_begins_two_characters_behind_the_name() -> None:
    assert rights(("中共青禾街道工委",), sealed=False) == [[2], [2]]  # 8 - 6 = 2
    assert rights(("中共青禾街道工作委员会",), sealed=False) == [[2], [5]]  # 11 - 6
    assert rights(("青禾社区",), sealed=False) == [[6], [2]]  # date longer: 6 + 4 - 4


def test_names_below_one_another_begin_at_the_same_place() -> None:
    assert rights(("中共青禾街道工委", "青禾社区"), sealed=False) == [[2], [6], [2]]


def test_names_with_seals_stand_beside_one_another_as_far_as_seals_have_room() -> None:
    lines = signature_places(("青禾社区党委", "蓼花社区党委", "麦浪社区党委", "菱角社区党委"), DATE, True)
    assert [[one.right for one in line.places] for line in lines] == [[4], [20, 12, 4], [4]]
    assert [line.above for line in lines] == [2, 4, 0]


def test_the_place_of_a_date_that_is_to_be_written_in_stays_empty() -> None:
    assert rights(("中共青禾街道工委",), sealed=True, date="") == [[3], [4]]
    assert signature_places(("青禾社区",), "", False)[-1].places[0].text == ""


def test_one_empty_line_without_a_seal_two_with_one() -> None:
    assert [line.above for line in signature_places(("青禾社区",), DATE, False)] == [1, 0]
    assert [line.above for line in signature_places(("青禾社区",), DATE, True)] == [2, 0]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-1-5", "2026年1月5日"),
        ("2026.01.05", "2026年1月5日"),
        ("2026/01/05", "2026年1月5日"),
        ("2026年01月05日", "2026年1月5日"),
        ("２０２６年１月５日", "2026年1月5日"),
        ("二〇二六年一月五日", "2026年1月5日"),
        ("二○二五年十二月三十一日", "2025年12月31日"),
        ("2026 年 1 月", "2026年1月"),
        ("2026年13月5日", "2026年13月5日"),
        ("2026-2", "2026-2"),
        ("近日", "近日"),
        ("", ""),
    ],
)
def test_dates(said: str, meant: str) -> None:
    assert date_of(said) == meant


def test_signers_stand_two_a_row() -> None:
    assert signer_rows(("束小满", "钮晓雾", "乔麦")) == (("束小满", "钮晓雾"), ("乔麦",))


def test_annexes_are_noted_below_one_another() -> None:
    (only,) = annex_notes(("整改台账",))
    assert (only.text, only.first, only.rest) == ("附件：整改台账", 2, 5)
    first, second = annex_notes(("整改台账", "花名册"))
    assert (first.text, first.first, first.rest) == ("附件：1.整改台账", 2, 6)
    assert (second.text, second.first, second.rest) == ("2.花名册", 5, 6)
    assert [annex_label(1, 1), annex_label(2, 3)] == ["附件", "附件2"]


def test_the_mark_is_as_large_as_a_line_holds() -> None:
    assert mark_size("青禾") == 100
    assert mark_size("中共青禾街道工作委员会文件") == 63  # 442.25 pt / 14 = 31.59 pt


def test_columns_share_the_width_and_narrow_ones_take_small_letters() -> None:
    assert shares(Table(("甲", "乙"), (("1", "2", "3"),))) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert shares(Table(("甲", "乙"), (), widths=(1, 3))) == (0.25, 0.75)
    assert table_size(Table(("网格", "党员"), ())) == 24
    assert table_size(Table(tuple("甲乙丙丁戊己"), ())) == 21  # a sixth of 442 pt holds 5.1 characters of 小四 beside the edges
    assert table_size(Table((), ())) == 24


def test_a_text_pasted_for_a_title_is_cut_line_by_line() -> None:
    lines = title_lines("钮晓雾抓党建" * 1_000)
    assert "".join(lines) == "钮晓雾抓党建" * 1_000
    assert {len(line) for line in lines} == {20}
