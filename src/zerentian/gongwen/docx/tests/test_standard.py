"""Each form, paragraph by paragraph, against the numbers of GB/T 9704—2012, written here by hand. 字: 156 mm / 28 = 315.9 twips."""

from functools import cache

import pytest

from zerentian.gongwen.docx.tests.forms import DEBRIEF, DOWNWARD, FORMS, LETTER, MINUTES, UNSEALED, UPWARD, WIDE
from zerentian.gongwen.docx.tests.looks import Line, W, lines_of, sections_of, starting, tree
from zerentian.gongwen.docx.writing import docx_of

FANGSONG, XIAOBIAOSONG, HEI, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
LINE = 579  # 28.95 pt
MM = 56.693


def characters(count: float) -> int:
    return round(count * 8845 / 28)


@cache
def lines(form: str) -> list[Line]:
    return lines_of(docx_of(FORMS[form]))


@pytest.mark.parametrize("form", FORMS)
def test_pages_are_a4_with_the_type_area_of_the_standard(form: str) -> None:
    for section in sections_of(docx_of(FORMS[form])):
        size = {key.removeprefix(W): value for key, value in section.find(f"{W}pgSz").attrib.items()}
        edges = {key.removeprefix(W): int(value) for key, value in section.find(f"{W}pgMar").attrib.items()}
        grid = section.find(f"{W}docGrid").attrib
        if size.get("orient") == "landscape":  # turned to the left: top ← left, left ← bottom
            assert (size["w"], size["h"]) == ("16838", "11906")
            assert (edges["top"], edges["right"], edges["bottom"], edges["left"]) == (1587, 2098, 1474, 1984)
        else:
            assert (size["w"], size["h"]) == ("11906", "16838")
            assert edges["top"] == pytest.approx(37 * MM, abs=MM)
            assert edges["left"] == pytest.approx(28 * MM, abs=MM)
            assert 11906 - edges["left"] - edges["right"] == pytest.approx(156 * MM, abs=3)
            assert 16838 - edges["top"] - edges["bottom"] == pytest.approx(225 * MM, abs=3)
        assert (grid[f"{W}type"], grid[f"{W}linePitch"], grid[f"{W}charSpace"]) == ("linesAndChars", "579", "-849")


@pytest.mark.parametrize("form", FORMS)
def test_twenty_two_lines_and_twenty_eight_characters(form: str) -> None:
    body = [one for one in lines(form) if one.style.startswith(("公文正文", "一级", "二级", "三级", "四级", "主送", "成文"))]
    for one in body:
        assert (one.facts["spacing.line"], one.facts["spacing.lineRule"]) == ("579", "exact")
        assert one.facts["snapToGrid.val"] == "0"
        assert {one.facts[f"{rule}.val"] for rule in ("autoSpaceDE", "autoSpaceDN", "widowControl", "overflowPunct")} == {"0"}
    assert 22 * 579 <= 225 * MM < 23 * 579
    assert 28 * (16 - 0.3) <= 156 / 25.4 * 72 < 29 * (16 - 0.3)  # letters are set 0.3 pt closer than they are wide


def test_letters_are_set_closer_by_the_style_of_all_text() -> None:
    (usual,) = tree(docx_of(DEBRIEF), "word/styles.xml").iterfind(f"{W}style[@{W}default='1'][@{W}type='paragraph']")
    assert usual.find(f"{W}rPr/{W}spacing").get(f"{W}val") == "-6"


@pytest.mark.parametrize("form", FORMS)
def test_only_the_head_is_red(form: str) -> None:
    red = {one.style for one in lines(form) for _, _, _, colour in one.runs if colour != "black"}
    assert red <= {"发文机关标志"}


def test_head_of_a_document() -> None:
    corner = lines("downward")[:3]
    assert [(one.text, one.look, one.left) for one in corner] == [
        ("000018", (FANGSONG, 16), 0),
        ("机密★1年", (HEI, 16), 0),
        ("特急", (HEI, 16), 0),
    ]
    mark, number, rule, title, addressee = lines("downward")[3:8]
    assert (mark.text, mark.aligned, mark.runs[0][1], mark.runs[0][3]) == ("中共青禾街道工作委员会文件", "center", XIAOBIAOSONG, "FF0000")
    assert mark.runs[0][2] / 2 * 13 < 442.2  # points: it fits one line of 156 mm
    assert 3 * LINE + mark.before == pytest.approx(35 * MM, abs=2 * MM)
    assert (number.text, number.look, number.aligned, number.before) == ("青街工委〔2026〕3号", (FANGSONG, 16), "center", 2 * LINE)
    assert "single 12 0 FF0000" in rule.facts["pBdr"]
    assert rule.before == pytest.approx(4 * MM, abs=1.5 * MM)  # the line of the number has some room below its letters itself
    assert (title.look, title.aligned, title.before, title.exact) == ((XIAOBIAOSONG, 22), "center", 2 * LINE, 680)
    assert title.text == "中共青禾街道工作委员会关于印发\n《2026年度网格党支部工作要点》的通知"
    assert (addressee.text, addressee.look, addressee.before) == ("各社区党委，街道各办公室：", (FANGSONG, 16), LINE)
    assert (addressee.left, addressee.firstLine) == (0, 0)


def test_a_mark_alone_stands_as_deep_as_one_below_three_lines() -> None:
    mark = starting(lines("upward"), "中共青禾街道工作委员会")
    assert mark.before == pytest.approx(35 * MM, abs=2 * MM)


def test_signers_of_what_goes_upwards() -> None:
    first, second = lines("upward")[1:3]
    assert first.text == "\t签发人：束小满\t钮晓雾"
    assert second.text == "青街工委〔2026〕4号\t\t乔麦"  # the number with the last of them
    assert (first.before, second.before) == (2 * LINE, 0)
    assert second.left == characters(1)
    # one character free at the right, three a name, one between them, four of 签发人：
    assert first.facts["tabs"] == f"left {characters(16)} left {characters(20)} left {characters(24)}"
    assert [(text, font) for text, font, _, _ in first.runs] == [("签发人：", FANGSONG), ("束小满", KAI), ("钮晓雾", KAI)]
    assert {size for one in (first, second) for _, _, size, _ in one.runs} == {32}


@pytest.mark.parametrize(
    ("text", "font", "outline"),
    [("一、主要做法", HEI, "0"), ("（一）抓学习", KAI, "1")],
)
def test_headings_alone(text: str, font: str, outline: str) -> None:
    one = starting(lines("debrief"), text)
    assert (one.text, one.look, one.firstLine, one.facts["ind.firstLineChars"]) == (text, (font, 16), characters(2), "200")
    assert one.facts["outlineLvl.val"] == outline
    assert "b" not in one.facts


@pytest.mark.parametrize(
    ("begin", "looks"),
    [
        ("（二）", [("（二）抓队伍。", KAI), ("全年培训2次，参加86人次，钮晓雾同志讲党课3次。", FANGSONG)]),
        ("1.", [("1.建好阵地。", FANGSONG), ("新建活动室2处。", FANGSONG)]),
        ("（1）", [("（1）管好阵地。", FANGSONG), ("开放时间不少于每天6小时。", FANGSONG)]),
    ],
)
def test_headings_that_run_on(begin: str, looks: list[tuple[str, str]]) -> None:
    one = starting(lines("debrief"), begin)
    assert [(text, font) for text, font, _, _ in one.runs] == looks
    assert (one.firstLine, one.exact) == (characters(2), LINE)
    assert "outlineLvl.val" not in one.facts  # or all its text would stand in the outline


def test_text_is_fangsong_indented_by_two() -> None:
    body = [one for one in lines("debrief") if one.text.startswith("街道党工委每月")]
    assert len(body) == 13
    for one in body:
        assert (one.look, one.firstLine, one.left, one.right, one.before) == ((FANGSONG, 16), characters(2), 0, 0, 0)
        assert one.aligned == "both"


def test_a_debrief_has_no_head_and_its_byline_in_kai() -> None:
    title, name, date, addressee = lines("debrief")[:4]
    assert (title.look, title.aligned, title.before) == ((XIAOBIAOSONG, 22), "center", 0)
    assert [(one.text, one.look, one.aligned) for one in (name, date)] == [
        ("钮晓雾", (KAI, 16), "center"),
        ("（2026年1月5日）", (KAI, 16), "center"),
    ]
    assert addressee.before == LINE


def test_annexes_are_noted_an_empty_line_below_the_text() -> None:
    notes = [one for one in lines("downward") if one.style == "附件说明"]
    assert [one.text for one in notes] == [f"附件：1.{DOWNWARD.annexes[0].name}", "2.整改台账", "3.另行报送的花名册"]
    assert [one.before for one in notes] == [LINE, 0, 0]
    assert [one.left for one in notes] == [characters(6)] * 3  # wrapped lines below the name's first character
    assert [one.left - one.hanging for one in notes] == [characters(2), characters(5), characters(5)]


def test_signature_with_a_seal() -> None:
    name = next(one for one in lines("downward") if one.style == "发文机关署名")
    date = next(one for one in lines("downward") if one.style == "成文日期")
    assert (date.text, date.aligned, date.right) == ("2026年1月5日", "right", characters(4))
    assert (name.text, name.aligned, name.right) == ("中共青禾街道工作委员会", "right", characters(4 + (6 - 11) / 2))
    assert "keepNext" in name.facts


@pytest.mark.parametrize(
    ("form", "name_right", "date_right"),
    [("upward", 2, 11 - 6), ("unsealed", 6 + 4 - 4, 2), ("wide", 6 + 4 - 4, 2)],
)
def test_signature_without_a_seal(form: str, name_right: float, date_right: float) -> None:
    name = next(one for one in lines(form) if one.style == "发文机关署名")
    date = next(one for one in lines(form) if one.style == "成文日期")
    assert (name.before, name.right) == (LINE, characters(name_right))
    assert (date.before, date.right) == (0, characters(date_right))


def test_note_below_the_date() -> None:
    styles = [one.style for one in lines("upward")]
    note = lines("upward")[styles.index("成文日期") + 1]
    assert (note.text, note.firstLine, note.look) == ("（联系人：束小满，电话：（010）0000-0000）", characters(2), (FANGSONG, 16))


def test_annexes_begin_pages_of_their_own() -> None:
    labels = [one for one in lines("downward") if one.style == "附件序号"]
    titles = [one for one in lines("downward") if one.style == "附件标题"]
    assert [(one.text, one.look, one.left) for one in labels] == [("附件1", (HEI, 16), 0), ("附件2", (HEI, 16), 0)]
    assert ["pageBreakBefore" in one.facts for one in labels] == [True, False]  # the second one begins a section
    assert [(one.before, one.aligned, one.look) for one in titles] == [(LINE, "center", (XIAOBIAOSONG, 22))] * 2


def test_imprint() -> None:
    copies, printed = lines("downward")[-2:]
    assert copies.text == f"抄送：{DOWNWARD.imprint.copies_to}。"
    assert (copies.look, copies.left - copies.hanging, copies.left, copies.right) == ((FANGSONG, 14), 280, 280 * 4, 280)
    assert (printed.text, printed.look, printed.left) == ("中共青禾街道工作委员会办公室\t2026年1月5日印发", (FANGSONG, 14), 280)
    assert printed.facts["tabs"] == f"right {8845 - 280}"


def test_lines_of_the_imprint_are_thick_thin_thick() -> None:
    table = tree(docx_of(DOWNWARD), "word/document.xml").findall(f"{W}body/{W}tbl")[-1]
    edges = [[int(side.get(f"{W}sz")) for side in cell] for cell in table.iter(f"{W}tcBorders")]
    assert edges == [[8, 6], [6, 8]]  # 0.35 mm = 7.9 eighths of a point, 0.25 mm = 5.7
    place = table.find(f"{W}tblPr/{W}tblpPr").attrib
    assert (place[f"{W}vertAnchor"], place[f"{W}tblpYSpec"]) == ("margin", "bottom")


def test_page_numbers_stand_outside_and_are_song() -> None:
    data = docx_of(DEBRIEF)
    (odd,), (even,) = lines_of(data, "word/footer1.xml"), lines_of(data, "word/footer2.xml")
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert (odd.look, even.look) == ((SONG, 14), (SONG, 14))
    assert (odd.aligned, odd.right) == ("right", 280)
    assert (even.aligned, even.left) == ("left", 280)
    # 7 mm from the 版心, whose lower edge is 35 mm from that of the page, to the upper edge of the line of the number
    edge = int(sections_of(data)[0].find(f"{W}pgMar").get(f"{W}footer"))
    assert 35 * MM - edge - odd.exact == pytest.approx(7 * MM, abs=0.5 * MM)


def test_letter() -> None:
    data = docx_of(LETTER)
    mark, upper = lines_of(data, "word/header1.xml")
    (lower,) = lines_of(data, "word/footer5.xml")
    (section,) = sections_of(data)
    assert section.find(f"{W}titlePg") is not None
    assert int(section.find(f"{W}pgMar").get(f"{W}header")) == pytest.approx(30 * MM, abs=2)
    assert int(section.find(f"{W}pgMar").get(f"{W}footer")) == pytest.approx(20 * MM, abs=2)
    assert (mark.text, mark.runs[0][3]) == ("云溪区青禾街道办事处", "FF0000")
    assert upper.before == pytest.approx(4 * MM, abs=2)
    assert upper.facts["pBdr"] == "single 18 0 FF0000 single 6 0 FF0000"  # thick above thin
    assert lower.facts["pBdr"] == "single 6 0 FF0000 single 18 0 FF0000"
    for one in (upper, lower):  # 170 mm in the middle of 210 mm: 20 mm from either edge, 8 and 6 mm beyond margins of 28 and 26
        assert (one.left, one.right) == pytest.approx((-8 * MM, -6 * MM), abs=4)
    first, title = lines("letter")[:2]
    assert first.text == "秘密\t青街办函〔2026〕1号"
    assert first.facts["tabs"] == "right 8845"
    assert [(text, font) for text, font, _, _ in first.runs] == [("秘密", HEI), ("青街办函〔2026〕1号", FANGSONG)]
    assert title.before == 2 * LINE
    assert lines("letter")[-1].text == "抄送：区财政局。"


def test_minutes() -> None:
    mark = lines("minutes")[0]
    assert mark.before == pytest.approx(35 * MM, abs=2 * MM)
    present = [one for one in lines("minutes") if one.style == "出席和列席"]
    assert [one.runs[0][:3] for one in present] == [("出席：", HEI, 32), ("请假：", HEI, 32), ("列席：", HEI, 32)]
    assert {run[1:3] for one in present for run in one.runs[1:]} == {(FANGSONG, 32)}
    assert [one.before for one in present] == [LINE, 0, 0]
    assert {(one.left, one.hanging) for one in present} == {(characters(5), characters(3))}
    assert MINUTES.present[0].names in present[0].text


def test_wide_tables_lie_on_pages_of_their_own() -> None:
    turned = [one.find(f"{W}pgSz").get(f"{W}orient") for one in sections_of(docx_of(DOWNWARD))]
    assert turned == [None, "landscape", None]  # text and first annex, second annex, 版记
    (only,) = sections_of(docx_of(WIDE))
    assert only.find(f"{W}pgSz").get(f"{W}orient") == "landscape"  # a ledger: its title lies on the same page


def test_tables() -> None:
    data = docx_of(WIDE)
    (table,) = tree(data, "word/document.xml").iter(f"{W}tbl")
    assert sum(int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")) == 16838 - 2098 - 1984  # 225 mm
    rows = table.findall(f"{W}tr")
    assert len(rows) == 41
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [True, False, False]
    title, head, cell = (starting(lines_of(data), text) for text in ("整改台账", "问题", "每月检查"))
    assert (title.look, title.aligned) == ((HEI, 16), "center")
    assert (head.look, head.aligned) == ((HEI, 10.5), "center")  # 序号 has a seventeenth of 225 mm: two characters, so all is 五号
    assert (cell.look, cell.aligned) == ((FANGSONG, 10.5), "left")


def test_unsealed_and_upward_are_whole() -> None:
    assert [one.text for one in lines("unsealed")] == ["情况汇报", "中共云溪区委：", "现将有关情况汇报如下。", "青禾社区", "2026年1月5日"]
    assert UNSEALED.addressee.endswith("：")  # and has one colon only
    assert lines("upward")[-1].text == f"{UPWARD.imprint.office}\t2026年1月5日印发"
