"""Where parts of a document lie on the page, form by form. Numbers are the standard's, in millimetres from the edges of the page."""

import pytest

from zerentian.gongwen.blocks import Annex, Document, Head, Imprint, Paragraph, Present, Signature, Table
from zerentian.gongwen.pdf.tests.measured import MM, Page, Seen, measured
from zerentian.gongwen.pdf.writing import pdf_of

CHARACTER = 156 * MM / 28
LINE = 28.95
LEFT, RIGHT = 28 * MM, 184 * MM
TEXT = (Paragraph("青禾街道党工委召开专题会议12次。"),)


def pages(form: str = "document", title: str = "关于评议考核的通知", **parts: object) -> list[Page]:
    return measured(pdf_of(Document(form, title, **{"blocks": TEXT, **parts})).data)  # type: ignore[arg-type]


def end(signs: list[Seen]) -> float:
    """The right edge of the square of the last sign, which is a Chinese one of 16 pt."""
    return signs[-1].x + 16


def texts(page: Page) -> list[str]:
    return ["".join(sign.text for sign in line) for line in page.lines()]


# Head


HEAD = Head("中共青禾街道工作委员会文件", "青街工委〔2026〕3号", copy_number="000012", secrecy="机密★1年", urgency="特急")


def test_the_mark_lies_35_mm_below_the_upper_edge_of_the_type_area_and_in_the_middle() -> None:
    mark = pages(head=HEAD)[0].find(HEAD.mark)
    assert min(sign.top for sign in mark) / MM == pytest.approx(37 + 35, abs=1)
    assert (mark[0].left + mark[-1].right) / 2 / MM == pytest.approx((28 + 184) / 2, abs=1)


def test_the_red_line_lies_4_mm_below_the_number_and_is_as_wide_as_the_type_area() -> None:
    page = pages(head=HEAD)[0]
    number = page.find(HEAD.number)
    left, top, right, _ = page.rules[0]
    assert (left / MM, right / MM) == pytest.approx((28, 184), abs=0.1)
    assert (top - max(sign.bottom for sign in number)) / MM == pytest.approx(4, abs=0.5)


def test_two_lines_are_empty_between_mark_and_number_and_between_red_line_and_title() -> None:
    page = pages(head=HEAD)[0]
    mark, number, title = (page.find(text) for text in (HEAD.mark, HEAD.number, "关于评议"))
    assert 2 * LINE < number[0].top - mark[0].bottom < 3 * LINE
    assert 2 * LINE < title[0].top - page.rules[0][3] < 3 * LINE


def test_copy_number_secrecy_and_urgency_stand_on_the_first_three_lines_at_the_left_edge() -> None:
    lines = pages(head=HEAD)[0].lines()[:3]
    assert ["".join(sign.text for sign in line) for line in lines] == ["000012", "机密★1年", "特急"]
    assert [line[0].x for line in lines] == pytest.approx([LEFT] * 3, abs=0.1)
    assert lines[1][0].line - lines[0][0].line == pytest.approx(LINE, abs=0.01)


def test_signers_stand_two_a_row_and_the_number_in_the_last_one() -> None:
    head = Head("中共青禾街道工作委员会", "青街工委〔2026〕4号", signers=("束小满", "钮晓雾", "阮青禾"))
    page = pages(head=head)[0]
    first, number, third, label = (page.find(text) for text in ("束小满", head.number, "阮青禾", "签发人："))
    second = page.find("钮晓雾")
    assert first[0].line == label[0].line == second[0].line
    assert number[0].line == third[0].line == pytest.approx(first[0].line + LINE, abs=0.01)
    assert number[0].x == pytest.approx(LEFT + CHARACTER, abs=0.1)
    assert end(second) == pytest.approx(RIGHT - CHARACTER, abs=0.5)
    assert third[0].x == pytest.approx(first[0].x, abs=0.1)


# Signatures


SHORT, LONG, DATE = "青禾街道办", "中共青禾街道工作委员会", "2026年1月5日"


def test_with_a_seal_the_date_ends_four_characters_from_the_right_and_the_name_is_centred_above_it() -> None:
    page = pages(signature=Signature((LONG,), DATE, sealed=True))[0]
    name, date = page.find(LONG), page.find(DATE)
    assert end(date) == pytest.approx(RIGHT - 4 * CHARACTER, abs=0.5)
    assert name[0].x + end(name) == pytest.approx(date[0].x + end(date), abs=0.5)
    assert date[0].line - name[0].line == pytest.approx(LINE, abs=0.01)


def test_without_a_seal_a_long_name_ends_two_characters_from_the_right_and_the_date_begins_two_further_in() -> None:
    page = pages(signature=Signature((LONG,), DATE))[0]
    name, date = page.find(LONG), page.find(DATE)
    assert end(name) == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
    assert date[0].x == pytest.approx(name[0].x + 2 * CHARACTER, abs=0.1)


def test_without_a_seal_a_date_longer_than_the_name_ends_two_characters_from_the_right() -> None:
    page = pages(signature=Signature((SHORT,), "2026年11月25日"))[0]
    name, date = page.find(SHORT), page.find("2026年11月25日")
    assert end(date) == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)
    assert date[0].x == pytest.approx(name[0].x + 2 * CHARACTER, abs=0.1)


def test_one_line_is_empty_above_a_signature_without_seal_and_the_note_stands_below() -> None:
    page = pages(signature=Signature((LONG,), DATE), note="此件公开发布")[0]
    text, name, date, note = (page.find(one)[0] for one in ("青禾街道党工委召开", LONG, DATE, "（此件公开发布）"))
    assert name.line - text.line == pytest.approx(2 * LINE, abs=0.01)
    assert note.line - date.line == pytest.approx(LINE, abs=0.01)
    assert note.x == pytest.approx(LEFT + 2 * CHARACTER, abs=0.1)


def test_a_signature_takes_the_last_lines_of_the_text_along() -> None:
    """Title 34 pt and an empty line leave room for 19 lines; three of them cannot be had below 17 lines of text."""
    found = pages(blocks=(Paragraph("束" * (26 + 18 * 28)),), signature=Signature((LONG,), DATE))
    assert texts(found[1])[:4] == ["束" * 28, "束" * 28, LONG, DATE]


def test_a_date_to_be_written_in_leaves_the_name_where_it_is() -> None:
    page = pages(signature=Signature((LONG,), ""))[0]
    assert end(page.find(LONG)) == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.5)


# Annexes


def test_annex_notes_go_on_below_the_beginning_of_the_name() -> None:
    first, second = "测评表", "青禾街道各社区党组织书记抓基层党建工作述职评议考核情况汇总表"
    page = pages(annexes=(Annex(first), Annex(second)))[0]
    label = page.find("附件：1.测评表")
    number = page.find("2.青禾街道各社区")
    assert label[0].x == pytest.approx(LEFT + 2 * CHARACTER, abs=0.1)
    assert number[0].x == pytest.approx(label[3].x, abs=0.1)
    assert page.lines()[-2][0].x == pytest.approx(number[2].x, abs=0.1)


def test_an_annex_begins_a_page_with_its_number_and_has_its_title_on_the_third_line() -> None:
    found = pages(annexes=(Annex("测评表", TEXT), Annex("名单", TEXT)))
    assert [texts(page)[:2] for page in found[1:]] == [["附件1", "测评表"], ["附件2", "名单"]]
    label, title = found[1].lines()[:2]
    assert label[0].top / MM == pytest.approx(37, abs=4)
    assert 2 * LINE < title[0].line - label[0].line < 3 * LINE
    assert label[0].x == pytest.approx(LEFT, abs=0.1)


# 版记


IMPRINT = Imprint("区委组织部，区纪委监委", "青禾街道党政办公室", "2026年1月5日")


@pytest.mark.parametrize("characters", [30, 500, 520, 560, 580, 620, 1100])
def test_the_imprint_ends_on_the_lower_edge_of_the_last_page(characters: int) -> None:
    last = pages(blocks=(Paragraph("束" * characters),), imprint=IMPRINT)[-1]
    rules = last.rules[-3:]
    assert rules[-1][3] / MM == pytest.approx(262, abs=0.2)
    assert [round((lower - upper) / MM, 2) for _, upper, _, lower in rules] == [0.35, 0.26, 0.35]
    assert all((left / MM, right / MM) == pytest.approx((28, 184), abs=0.1) for left, _, right, _ in rules)
    text_ends = max((sign.bottom for sign in last.signs if sign.text == "束"), default=0)
    assert text_ends < rules[0][1]


def test_the_words_of_the_imprint_lie_one_character_in() -> None:
    page = pages(imprint=IMPRINT)[0]
    copies, office, date = (page.find(text) for text in ("抄送：区委组织部，区纪委监委。", "青禾街道党政办公室", "2026年1月5日印发"))
    assert [copies[0].x, office[0].x] == pytest.approx([LEFT + 14] * 2, abs=0.5)
    assert date[-1].x + 14 == pytest.approx(RIGHT - 14, abs=0.5)
    assert office[0].line == date[0].line


# Page numbers


def test_odd_page_numbers_lie_right_and_even_ones_left_7_mm_below_the_type_area() -> None:
    odd, even = pages(blocks=(Paragraph("束" * 900),))
    right, left = odd.lines()[-1], even.lines()[-1]
    assert ["".join(sign.text for sign in line) for line in (right, left)] == ["—1—", "—2—"]
    assert right[-1].right / MM == pytest.approx(184 - 14 / MM, abs=0.6)
    assert left[0].left / MM == pytest.approx(28 + 14 / MM, abs=0.6)
    assert all(262 + 7 < line[1].top / MM < 262 + 9 for line in (right, left))


def test_a_wide_table_lies_on_its_side_and_its_page_number_where_upright_pages_have_it() -> None:
    rows = tuple((str(place), "束小满", "已完成") for place in range(1, 40))
    first, second, third = pages(form="plain", title="台账", blocks=(*TEXT, Table(("序号", "姓名", "结果"), rows, landscape=True)))
    assert (second.width, second.height) == pytest.approx((297 * MM, 210 * MM), abs=0.1)
    even, odd = ([sign for sign in page.signs if sign.left < 28 * MM] for page in (second, third))
    assert ["".join(sign.text for sign in number) for number in (even, odd)] == ["—2—", "—3—"]
    assert min(sign.top for sign in even) / MM == pytest.approx(28 + 14 / MM, abs=1)
    assert max(sign.bottom for sign in odd) / MM == pytest.approx(184 - 14 / MM, abs=1)
    assert "".join(sign.text for sign in third.lines()[0] if sign.left > 28 * MM) == "序号姓名结果"
    assert "台账" in first.text()


def test_a_wide_table_with_nothing_above_it_has_the_title_on_its_page() -> None:
    table = Table(("序号", "姓名"), (("1", "束小满"),), landscape=True)
    (page,) = pages(form="plain", title="台账", byline=("2026年1月",), blocks=(table,))
    assert page.width / MM == pytest.approx(297, abs=0.1)
    assert page.text().startswith("台账2026年1月序号姓名1束小满")
    title = page.find("台账")
    assert (title[0].x + title[-1].x + 22) / 2 / MM == pytest.approx(35 + 225 / 2, abs=0.2)


# 信函, 纪要


def test_a_letter_has_its_mark_30_mm_from_the_edge_and_two_double_lines_of_170_mm() -> None:
    head = Head("中共青禾街道工作委员会", "青街工委函〔2026〕6号")
    first, second = pages(form="letter", head=head, blocks=(Paragraph("束" * 700),))
    mark, number = first.find(head.mark), first.find(head.number)
    assert min(sign.top for sign in mark) / MM == pytest.approx(30, abs=1)
    thick, thin, foot_thin, foot_thick = first.rules
    assert all((left / MM, right / MM) == pytest.approx((20, 190), abs=0.1) for left, _, right, _ in first.rules)
    assert (thick[1] - max(sign.bottom for sign in mark)) / MM == pytest.approx(4, abs=1)
    assert foot_thick[3] / MM == pytest.approx(297 - 20, abs=0.1)
    assert thick[3] - thick[1] > thin[3] - thin[1]
    assert foot_thick[3] - foot_thick[1] > foot_thin[3] - foot_thin[1]
    assert end(number) == pytest.approx(RIGHT, abs=0.5)
    assert number[0].top - thin[3] == pytest.approx(14, abs=2)
    assert second.rules == []


def test_the_first_page_of_a_letter_has_no_number() -> None:
    found = pages(form="letter", head=Head("中共青禾街道工作委员会"), blocks=(Paragraph("束" * 700),), imprint=IMPRINT)
    assert ["—1—" in texts(found[0]), texts(found[1])[-1]] == [False, "—2—"]
    assert texts(found[1])[-2] == "抄送：区委组织部，区纪委监委。"
    assert found[1].rules == []


def test_minutes_name_who_was_there() -> None:
    names = "束小满、钮晓雾、阮青禾、" * 4
    page = pages(form="minutes", head=Head("青禾街道党工委会议纪要", "第3期"), present=(Present("出席", names), Present("列席", "阮青禾")))[
        0
    ]
    label, others = page.find("出席：束小满"), page.find("列席：阮青禾")
    assert [label[0].x, others[0].x] == pytest.approx([LEFT + 2 * CHARACTER] * 2, abs=0.1)
    between = page.lines()[[one.startswith("出席：") for one in texts(page)].index(True) + 1]
    assert between[0].x == pytest.approx(label[3].x, abs=0.1)
    assert min(sign.top for sign in page.find("青禾街道党工委会议纪要")) / MM == pytest.approx(72, abs=1)


# 述职报告 and the like


def test_a_plain_one_has_its_title_on_top_its_byline_below_and_an_empty_line() -> None:
    found = pages(form="plain", title="2025年度抓基层党建工作述职报告", byline=("束小满",), addressee="各位领导", head=HEAD)
    title, byline, addressee, text = found[0].lines()[:4]
    assert ["".join(sign.text for sign in one) for one in (byline, addressee)] == ["束小满", "各位领导："]
    assert title[0].top / MM == pytest.approx(37, abs=4)
    assert (byline[0].x + end(byline)) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.1)
    assert addressee[0].line - byline[0].line == pytest.approx(2 * LINE, abs=0.01)
    assert text[0].line - addressee[0].line == pytest.approx(LINE, abs=0.01)
    assert addressee[0].x == pytest.approx(LEFT, abs=0.1)
