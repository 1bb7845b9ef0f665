"""22 lines of 28 characters, each sign in its place. Lengths are points, worked out from the standard: a millimetre is 72/25.4."""

from itertools import pairwise

import pytest

from zerentian.gongwen.blocks import Document, Heading, Paragraph
from zerentian.gongwen.pdf.tests.measured import MM, Page, measured
from zerentian.gongwen.pdf.writing import pdf_of

CHARACTER = 156 * MM / 28  # 15.79
LINE = 28.95
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM


def pages(*blocks: Heading | Paragraph, title: str = "") -> list[Page]:
    return measured(pdf_of(Document("plain", title, blocks)).data)


def flush(text: str) -> list[list[str]]:
    """What stands on the lines of the page, the page number left out."""
    return [["".join(sign.text for sign in line)] for line in pages(Paragraph(text, indented=False))[0].lines()][:-1]


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    first, second = pages(Paragraph("束" * 28 * 23, indented=False))
    lines = first.lines()[:-1]
    assert [len(line) for line in lines] == [28] * 22
    assert [len(line) for line in second.lines()[:-1]] == [28]
    assert [round(below[0].line - above[0].line, 2) for above, below in pairwise(lines)] == [LINE] * 21


def test_characters_lie_156_mm_by_28_apart_from_edge_to_edge() -> None:
    line = pages(Paragraph("束" * 28, indented=False))[0].lines()[0]
    assert [sign.x for sign in line] == pytest.approx([LEFT + place * CHARACTER for place in range(28)], abs=0.1)
    assert line[-1].right < RIGHT + 0.1 * MM


def test_the_page_is_a4_and_letters_keep_inside_the_type_area() -> None:
    page = pages(Paragraph("束" * 28 * 22, indented=False))[0]
    assert (page.width, page.height) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    lines = page.lines()[:-1]
    above, below = lines[0][0].top - TOP, BOTTOM - lines[-1][0].bottom
    assert 1 * MM < above < 4 * MM
    assert 1 * MM < below < 4 * MM


def test_a_paragraph_begins_two_characters_in() -> None:
    lines = pages(Paragraph("束" * 30))[0].lines()[:-1]
    assert [len(line) for line in lines] == [26, 4]
    assert [line[0].x for line in lines] == pytest.approx([LEFT + 2 * CHARACTER, LEFT], abs=0.1)


@pytest.mark.parametrize("text", ["（束”“小”），。满《钮》、“晓雾”——……青禾；：", "“（束小满）”", "束。”“小", "束——小……满·青"])
def test_every_mark_is_as_wide_as_a_character(text: str) -> None:
    line = pages(Paragraph(text, indented=False))[0].lines()[0]
    assert "".join(sign.text for sign in line) == text
    narrow = "·—"  # drawn in the middle of their square in fonts that have them narrower
    wrong = [
        (sign.text, sign.x)
        for place, sign in enumerate(line)
        if abs(sign.x - LEFT - place * CHARACTER) > (6 if sign.text in narrow else 0.1)
    ]
    assert wrong == []


def test_a_mark_begins_no_line_and_the_line_before_it_reaches_the_edge() -> None:
    first, second = pages(Paragraph("束" * 28 + "。" + "满" * 3, indented=False))[0].lines()[:-1]
    assert ["".join(sign.text for sign in line) for line in (first, second)] == ["束" * 27, "束。满满满"]
    assert first[-1].x == pytest.approx(LEFT + 27 * CHARACTER, abs=0.1)


def test_an_opening_mark_ends_no_line() -> None:
    assert flush("束" * 27 + "“青禾”")[0] == ["束" * 27]


@pytest.mark.parametrize(
    ("text", "first"), [("束" * 27 + "2026年", 27), ("束" * 26 + "98.6%。青", 26), ("束" * 27 + "——青", 27), ("束" * 27 + "……青", 27)]
)
def test_figures_and_dashes_are_not_cut(text: str, first: int) -> None:
    assert flush(text)[0] == ["束" * first]


def test_what_is_longer_than_a_line_is_cut_anywhere() -> None:
    lines = flush("a" * 200)
    assert "".join(line[0] for line in lines) == "a" * 200
    page = pages(Paragraph("a" * 200, indented=False))[0]
    assert max(sign.right for sign in page.signs) <= RIGHT + 0.2 * MM


def test_nothing_is_added_between_characters_and_figures() -> None:
    line = pages(Paragraph("束2026小", indented=False))[0].lines()[0]
    assert line[1].x == pytest.approx(LEFT + CHARACTER, abs=0.1)


def test_four_levels_of_headings_and_words_that_run_on() -> None:
    page = pages(
        Heading(1, "一、", "做法"),
        Heading(2, "（一）", "走访", "。束小满讲党课3次。"),
        Heading(3, "1.", "阵地"),
        Heading(4, "（1）", "队伍"),
    )[0]
    assert ["".join(sign.text for sign in line) for line in page.lines()[:-1]] == [
        "一、做法",
        "（一）走访。束小满讲党课3次。",
        "1.阵地",
        "（1）队伍",
    ]
    assert [line[0].x for line in page.lines()[:-1]] == pytest.approx([LEFT + 2 * CHARACTER] * 4, abs=0.1)


def test_a_heading_is_not_the_last_line_of_a_page() -> None:
    first, second = pages(Paragraph("束" * 28 * 21, indented=False), Heading(1, "一、", "做法"), Paragraph("满"))
    assert len(first.lines()[:-1]) == 21
    assert "".join(sign.text for sign in second.lines()[0]) == "一、做法"
