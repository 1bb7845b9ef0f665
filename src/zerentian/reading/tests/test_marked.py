"""Where findings and headings stand on the lines of a report; reports here are made by hand."""

from zerentian.reading.as_json import as_data
from zerentian.reading.marked import Block, Places, blocks, named, numbered
from zerentian.reading.report import Dropped, Figure, Finding, Item, Report, Section

TEXT = (
    "柳溪社区2026年述职报告\n街道党工委：\n一、做法\n（一）抓阵地。投入万元，改建1处。\n二、打算\n年份\t次数\n柳溪社区党委\n2026年12月1日"
)


def at(words: str) -> tuple[int, int]:
    """The first place of the words."""
    start = TEXT.index(words)
    return start, start + len(words)


def finding(words: str, rule: str = "lost-number") -> Finding:
    return Finding(rule, "check", *at(words), "看到什么。", "可以怎么办。")


def report(*findings: Finding) -> Report:
    second = Section(2, "一", "抓阵地", "practice", at("（一）")[0], at("二、")[0] - 1, at("投入")[0], "（一）")
    second.items = [Item("一是", "改建", *at("改建1处"), "practice", 1)]
    first = Section(1, "一", "做法", "practice", at("一、")[0], second.end, at("一、做法")[1], "一、", children=[second])
    third = Section(1, "二", "打算", "next", at("二、")[0], at("柳溪社区党委")[0] - 1, at("二、打算")[1], "二、")
    figures = [Figure(*at("1处"), "1处", 1.0, None, None, "处", "eq")]
    made = Report("甲.docx", TEXT, "柳溪社区2026年述职报告", "debrief", 2026, "街道党工委", "柳溪社区党委", "2026-12-01")
    made.sections, made.figures, made.dropped, made.findings = [first, third], figures, [Dropped("第 1 页", "页码")], list(findings)
    return made


def laid(*findings: Finding) -> list[Block]:
    made = report(*findings)
    return blocks(made, numbered(made))


def words(block: Block) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(piece.text, piece.of, piece.ends) for piece in block.pieces]


def test_every_line_is_told_by_what_it_is() -> None:
    assert [block.sort for block in laid()] == ["title", "to", "heading", "text", "heading", "row", "signed", "signed"]
    assert [block.level for block in laid()] == [None, None, 1, None, 1, None, None, None]


def test_pieces_put_together_are_the_line() -> None:
    for block in laid(finding("投入万元"), finding("元，改"), finding("次数\n柳溪")):
        assert "".join(piece.text for piece in block.pieces) == TEXT[block.start : block.end]


def test_a_heading_that_runs_on_is_marked_up_to_its_end() -> None:
    assert [(piece.text, piece.level) for piece in laid()[3].pieces] == [("（一）抓阵地。", 2), ("投入万元，改建1处。", None)]


def test_words_of_two_findings_belong_to_both_and_each_number_stands_at_its_end() -> None:
    block = laid(finding("投入万元"), finding("万元，改建"))[3]
    assert words(block) == [
        ("（一）抓阵地。", (), ()),
        ("投入", (1,), ()),
        ("万元", (1, 2), (1,)),
        ("，改建", (2,), (2,)),
        ("1处。", (), ()),
    ]


def test_a_finding_over_two_lines_marks_both_and_has_its_number_and_card_on_the_first() -> None:
    row, signed = laid(finding("次数\n柳溪"))[5:7]
    assert words(row) == [("年份\t", (), ()), ("次数", (1,), (1,))]
    assert words(signed) == [("柳溪", (1,), ()), ("社区党委", (), ())]
    assert [len(block.findings) for block in (row, signed)] == [1, 0]


def test_a_finding_about_no_words_has_a_number_at_its_place() -> None:
    nothing = Finding("missing-part", "advice", 0, 0, "没有“存在问题”。", "可以补上。")
    assert words(laid(nothing)[0]) == [("", (), (1,)), ("柳溪社区2026年述职报告", (), ())]
    end = Finding("missing-part", "advice", len(TEXT), len(TEXT), "没有“存在问题”。", "可以补上。")
    assert words(laid(end)[-1]) == [("2026年12月1日", (), (1,))]
    between = Finding("missing-part", "advice", at("一、")[0] - 1, at("一、")[0] - 1, "没有“存在问题”。", "可以补上。")
    assert [len(block.findings) for block in laid(between)][:4] == [0, 0, 1, 0]


def test_numbers_follow_the_text_and_places_are_named_by_the_headings_above() -> None:
    found = numbered(report(finding("次数"), finding("万元")))
    assert [(each.number, each.words, each.place) for each in found] == [(1, "万元", "一、做法　（一）抓阵地"), (2, "次数", "二、打算")]
    assert numbered(report(finding("柳溪社区2026年")))[0].place == ""


def test_figures_are_counted_with_the_parts_below() -> None:
    made = report()
    assert [(named(section), Places(made).figure_count(section)) for section in made.flat] == [
        ("一、做法", 1),
        ("（一）抓阵地", 1),
        ("二、打算", 0),
    ]


def test_a_report_without_words_has_no_lines() -> None:
    assert blocks(Report("", ""), numbered(Report("", "", findings=[Finding("missing-part", "advice", 0, 0, "没有。", "补。")]))) == []


def test_the_data_have_exactly_the_names_that_are_promised() -> None:
    data = as_data(report(finding("万元")))
    assert list(data) == [
        *("file", "title", "kind", "year", "addressee", "signature", "date"),
        *("sections", "figures", "dropped", "findings"),
    ]
    section = data["sections"][0]["children"][0]  # type: ignore[index]
    assert section == {
        "level": 2,
        "number": "一",
        "heading": "抓阵地",
        "role": "practice",
        "start": at("（一）")[0],
        "end": at("二、")[0] - 1,
        "items": [{"marker": "一是", "lead": "改建", "start": at("改建")[0], "end": at("改建1处")[1], "role": "practice"}],
        "children": [],
    }
    assert data["figures"] == [
        {
            "start": at("1处")[0],
            "end": at("1处")[1],
            "text": "1处",
            "value": 1.0,
            "low": None,
            "high": None,
            "unit": "处",
            "relation": "eq",
            "blank": False,
        }
    ]
    assert data["dropped"] == [{"text": "第 1 页", "why": "页码"}]
    assert data["findings"] == [
        {
            "rule": "lost-number",
            "level": "check",
            "start": at("万元")[0],
            "end": at("万元")[1],
            "message": "看到什么。",
            "todo": "可以怎么办。",
            "detail": "",
        }
    ]
