"""Each form as LibreOffice lays it out, measured in the PDF. Points, from the lower left corner of the page; y is a lower edge.

LibreOffice adds a fifth of a character between Chinese and figures whatever the file says, and lets a comma hang over the edge:
lines that are measured hold neither, of dates only the right edge counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pytest

from tests.offices import convert, needs_office
from zerentian.gongwen.blocks import Document, Paragraph
from zerentian.gongwen.docx.look import Look
from zerentian.gongwen.docx.tests.forms import FORMS, UPWARD
from zerentian.gongwen.docx.writing import docx_of

pytestmark = [pytest.mark.slow, needs_office]
MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (210 - 26) * MM
CHARACTER = 156 * MM / 28
INSTALLED = Look(*["Noto Sans Mono CJK SC"] * 5)  # figures are half as wide as characters, as in 仿宋
FULL = replace(FORMS["debrief"], blocks=(Paragraph("束小满同志在青禾街道走访网格党支部" * 80),) * 2)


@dataclass
class Row:
    text: str
    left: float
    right: float
    y: float


def rows(page: pypdfium2.PdfPage) -> list[Row]:
    """From top to bottom. Characters whose lower edges are less than 4 points apart stand in one."""
    text = page.get_textpage()
    signs = [(text.get_text_range(one, 1), text.get_charbox(one)) for one in range(text.count_chars())]
    loose = [(text.get_charbox(one, loose=True)) for one in range(text.count_chars())]
    found: list[Row] = []
    for (sign, _), (left, low, right, _) in zip(signs, loose, strict=True):
        if not sign.strip():
            continue
        if found and abs(found[-1].y - low) < 4:
            found[-1].text += sign
            found[-1].right = max(found[-1].right, right)
        else:
            found.append(Row(sign, left, right, low))
    return sorted(found, key=lambda row: -row.y)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[pypdfium2.PdfPage]]:
    folder = tmp_path_factory.mktemp("pages")
    documents = {**FORMS, "full": FULL, **{f"filled{n}": filled(n) for n in range(10, 20)}}
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(docx_of(document, settings=INSTALLED))
    convert([folder / f"{name}.docx" for name in documents], "pdf", folder / "out")
    return {name: list(pypdfium2.PdfDocument(folder / "out" / f"{name}.pdf")) for name in documents}


def filled(paragraphs: int) -> Document:
    return replace(UPWARD, head=None, blocks=(Paragraph("束小满说。"),) * paragraphs)


Pages = dict[str, list[pypdfium2.PdfPage]]


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters(pages: Pages) -> None:
    *lines, number = rows(pages["full"][1])
    assert number.text == "—2—"
    assert len(lines) == 22
    for one, below in pairwise(lines):
        assert one.y - below.y == pytest.approx(28.95, abs=0.06)
    for one in lines[1:-1]:
        assert len(one.text) in (28, 26)  # 26 where a paragraph begins
        assert one.right == pytest.approx(RIGHT, abs=0.15 * CHARACTER)
        assert one.left == pytest.approx(LEFT if len(one.text) == 28 else LEFT + 2 * CHARACTER, abs=1)
    assert 37 * MM < pages["full"][1].get_height() - lines[0].y < 37 * MM + 28.95
    assert lines[-1].y > 35 * MM


def test_page_numbers_stand_below_the_type_area_outside(pages: Pages) -> None:
    for place, page in enumerate(pages["full"], 1):
        number = rows(page)[-1]
        assert number.text == f"—{place}—"
        assert number.y == pytest.approx(23 * MM, abs=1.5 * MM)  # its line: 7 mm below the 版心, 14 points high
        if place % 2:
            assert number.right == pytest.approx(RIGHT - 14, abs=1.5)
        else:
            assert number.left == pytest.approx(LEFT + 14, abs=1.5)


def test_page_numbers_of_turned_pages_stand_where_upright_ones_have_them(pages: Pages) -> None:
    turned = [(place, page) for place, page in enumerate(pages["downward"], 1) if page.get_width() > page.get_height()]
    assert [place for place, _ in turned] == [4, 5]
    for place, page in turned:
        text = page.get_textpage()
        dashes = [text.get_charbox(one) for one in range(text.count_chars()) if text.get_text_range(one, 1) == "—"]
        first, last = sorted(dashes, key=lambda box: -box[1])
        assert 23 * MM - 1 < first[0] < first[2] < 28 * MM + 1  # left edge of the page as it lies: the lower one of the sheet
        high = page.get_height()
        if place % 2:
            assert high - last[1] == pytest.approx(184 * MM - 14, abs=3)  # 字 from the right end of the 版心
        else:
            assert high - first[3] == pytest.approx(28 * MM + 14, abs=3)


def lines_drawn(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float]]:
    """(left, right, y) of what is drawn flat and wide."""
    for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = one.get_bounds()
        if high - low < 6 and right - left > 100 * MM:
            yield left, right, (low + high) / 2


@pytest.mark.parametrize("form", ["downward", "upward", "minutes", "filled10", "filled13", "filled14", "filled15", "filled19"])
def test_the_last_line_of_the_imprint_lies_on_the_lower_edge(pages: Pages, form: str) -> None:
    drawn = sorted(lines_drawn(pages[form][-1]), key=lambda line: line[2])
    left, right, y = drawn[0]
    assert y == pytest.approx(35 * MM, abs=2 * MM)
    assert (left, right) == (pytest.approx(LEFT, abs=1.5), pytest.approx(RIGHT, abs=1.5))
    printed = next(row for row in rows(pages[form][-1]) if row.text.endswith("印发"))
    assert printed.left == pytest.approx(LEFT + 14, abs=1.5)
    assert printed.right == pytest.approx(RIGHT - 14, abs=1.5)


@pytest.mark.parametrize("form", [f"filled{n}" for n in range(10, 20)])
def test_nothing_is_printed_over_the_imprint_and_the_date_is_not_alone(pages: Pages, form: str) -> None:
    last = pages[form][-1]
    text = rows(last)
    top = max(y for _, _, y in lines_drawn(last))
    assert [row.text for row in text if 36 * MM < row.y < top] == ["中共青禾街道工作委员会办公室2026年1月5日印发"]
    dated = next(page for page in pages[form] if any(row.text == "2026年1月5日" for row in rows(page)))
    assert any(row.text == "束小满说。" for row in rows(dated))


def right_of(page: pypdfium2.PdfPage, text: str) -> float:
    """字 between its end and the right edge of the 版心."""
    found = next(row for row in rows(page) if row.text == text)
    return (RIGHT - found.right) / CHARACTER


def test_names_and_dates_stand_where_the_formulas_say(pages: Pages) -> None:
    sealed, upward, unsealed = pages["downward"][1], pages["upward"][-1], pages["unsealed"][0]
    assert right_of(sealed, "2026年1月5日") == pytest.approx(4, abs=0.1)
    assert right_of(sealed, "中共青禾街道工作委员会") == pytest.approx(1.5, abs=0.1)
    assert right_of(upward, "中共青禾街道工作委员会") == pytest.approx(2, abs=0.1)
    assert right_of(upward, "2026年1月5日") == pytest.approx(5, abs=0.1)
    assert right_of(unsealed, "2026年1月5日") == pytest.approx(2, abs=0.1)
    assert right_of(unsealed, "青禾社区") == pytest.approx(6, abs=0.1)


@pytest.mark.parametrize("form", ["downward", "upward", "minutes"])
def test_mark_number_red_line_and_title(pages: Pages, form: str) -> None:
    page = pages[form][0]
    high = page.get_height()
    text = page.get_textpage()
    mark = FORMS[form].head.mark
    boxes = [text.get_charbox(one) for one in range(text.count_chars()) if text.get_text_range(one, 1) in mark]
    tall = max(box[3] - box[1] for box in boxes)
    top = max(box[3] for box in boxes if box[3] - box[1] > tall - 3)
    assert high - top == pytest.approx((37 + 35) * MM, abs=3 * MM)  # strokes do not fill the square of a character
    number = next(row for row in rows(page) if "〔2026〕" in row.text)
    (rule,) = set(lines_drawn(page))
    assert (rule[0], rule[1]) == (pytest.approx(LEFT, abs=1.5), pytest.approx(RIGHT, abs=1.5))
    letters = min(box[1] for box in boxes_of(page, "〔"))
    assert letters - rule[2] == pytest.approx(4 * MM, abs=1.2 * MM)
    assert number.y > rule[2]


def boxes_of(page: pypdfium2.PdfPage, sign: str) -> list[tuple[float, float, float, float]]:
    text = page.get_textpage()
    return [text.get_charbox(one) for one in range(text.count_chars()) if text.get_text_range(one, 1) == sign]


def test_a_letter_has_its_lines_and_no_number_on_its_first_page(pages: Pages) -> None:
    first, second = pages["letter"]
    thick, thin, *upper = sorted({y for _, _, y in lines_drawn(first)})
    assert len(upper) == 2
    assert thick / MM == pytest.approx(20, abs=1)
    assert 0 < thin - thick < 5
    assert 0 < max(upper) - min(upper) < 5
    for left, right, _ in lines_drawn(first):
        assert (left, right) == (pytest.approx(20 * MM, abs=3), pytest.approx(190 * MM, abs=3))
    assert all("—" not in row.text for row in rows(first))
    assert rows(second)[-1].text == "—2—"
    assert rows(second)[-1].y == pytest.approx(23 * MM, abs=1.5 * MM)
    copies = rows(second)[-2]
    assert copies.text == "抄送：区财政局。"
    assert 35 * MM < copies.y < 35 * MM + 28.95


def test_no_form_spills_an_empty_page(pages: Pages) -> None:
    """The debrief by hand: 13 paragraphs of 8 lines, 10 other lines, title and byline as high as 5.4: 119.4 lines on pages of 22."""
    counted = {form: len(pages[form]) for form in FORMS}
    assert counted == {"downward": 6, "upward": 2, "unsealed": 1, "letter": 2, "minutes": 2, "debrief": 6, "wide": 2}
    for form in FORMS:
        assert all(len(rows(page)) > 1 for page in pages[form])


def test_words_are_all_there(pages: Pages) -> None:
    text = "".join(row.text for page in pages["downward"] for row in rows(page))
    for said in ("000018", "机密★1年", "特急", "（此件公开发布）", "附件1", "另行报送的花名册", "抄送：", "麦浪网格"):
        assert said in text
