"""Title, addressee, signature, date; cut lines; what is dropped."""

import pytest

from zerentian.reading.reader import read, read_text
from zerentian.reading.report import Paragraph, Report

BODY = "一年来，支部按照党总支的部署，开了十二次主题党日，办成了居民反映的二十六件事，还有四件没有办成，原因写在后面。"


def around(before: str, after: str = "") -> Report:
    return read_text(f"{before}\n{BODY}\n{after}")


@pytest.mark.parametrize(
    ("before", "title", "addressee", "kind", "year"),
    [
        ("青禾社区党委书记2025年度述职报告", "青禾社区党委书记2025年度述职报告", "", "debrief", 2025),
        ("青禾社区党委\n二〇二五年工作总结", "青禾社区党委二〇二五年工作总结", "", "summary", 2025),
        ("关于网格党建的情况汇报\n区委组织部：", "关于网格党建的情况汇报", "区委组织部", "situation", None),
        ("关于印发《党员积分办法》的通知", "关于印发《党员积分办法》的通知", "", "notice", None),
        ("2026年党建工作计划", "2026年党建工作计划", "", "plan", 2026),
        ("述职评议会议主持词\n各位领导、同志们：", "述职评议会议主持词", "各位领导、同志们", "script", None),
    ],
)
def test_the_head(before: str, title: str, addressee: str, kind: str, year: int | None) -> None:
    report = around(before)
    assert (report.title, report.addressee, report.kind, report.year) == (title, addressee, kind, year)


@pytest.mark.parametrize(
    ("after", "signature", "date"),
    [
        ("青禾社区党委\n2025年12月5日", "青禾社区党委", "2025-12-05"),
        ("青禾社区党委\n二〇二五年十二月", "青禾社区党委", "2025-12"),
        ("2025.1.5", "", "2025-01-05"),
        ("述职人：束小满", "束小满", ""),
        ("中共X镇委员会\n2025年X月X日", "中共X镇委员会", ""),
    ],
)
def test_the_foot(after: str, signature: str, date: str) -> None:
    report = around("青禾社区工作总结", after)
    assert (report.signature, report.date) == (signature, date)


def test_what_is_none_of_the_report_is_dropped_and_listed() -> None:
    head = "海量范文 免费下载\n好材料小站\n==========\n青禾社区工作总结"
    report = around(head, "____\n----\n- 3 -\n关注公众号：好材料小站\n资料群已满")
    assert report.title == "青禾社区工作总结"
    assert [(one.text, one.why) for one in report.dropped] == [
        ("海量范文 免费下载", "广告"),
        ("好材料小站", "广告"),
        ("==========", "分隔线"),
        ("----", "分隔线"),
        ("- 3 -", "页码"),
        ("关注公众号：好材料小站", "广告"),
        ("资料群已满", "广告"),
    ]
    assert report.text == f"青禾社区工作总结\n{BODY}\n____"


def test_cut_lines_are_put_together() -> None:
    cut = "\n".join(BODY[at : at + 17] for at in range(0, len(BODY), 17))
    assert read([Paragraph(line) for line in f"工作总结\n{cut}".split("\n")], wrapped=True).text == f"工作总结\n{BODY}"
    long = BODY * 4
    assert read_text("工作总结\n" + "\n".join(long[at : at + 30] for at in range(0, len(long), 30))).text == f"工作总结\n{long}"


def test_styles_of_a_document_make_headings() -> None:
    report = read(
        [Paragraph("工作总结"), Paragraph("主要做法", heading=1), Paragraph(BODY), Paragraph("开门议事", heading=2), Paragraph(BODY)]
    )
    assert [(one.level, one.number, one.heading) for one in report.flat] == [(1, "", "主要做法"), (2, "", "开门议事")]


def test_points_before_the_first_heading_stand_by_themselves() -> None:
    """They are no person's report around all the rest."""
    report = read_text(
        "青禾社区2025年述职报告\n各位：\n现从两方面报告。一是讲做法，二是讲问题。\n一、主要做法\n开了12次会。\n二、存在的问题\n来的人少。"
    )
    assert [(one.level, one.heading, len(one.items), one.children) for one in report.sections] == [
        (1, "", 2, []),
        (1, "主要做法", 0, []),
        (1, "存在的问题", 0, []),
    ]
