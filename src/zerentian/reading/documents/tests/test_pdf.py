"""PDFs with text are read line by line, page by page."""

import pytest

from zerentian.reading.documents import messages
from zerentian.reading.documents.opening import open_document
from zerentian.reading.documents.tests.files import PICTURE, drawn, pdf
from zerentian.reading.report import Paragraph


def test_lines_come_in_order_and_are_told_to_be_cut_by_the_page() -> None:
    found = open_document(pdf([drawn("一、主要做法", "束小满讲党课3次"), drawn("二、问题")]), "述职.pdf")
    assert found.paragraphs == (Paragraph("一、主要做法"), Paragraph("束小满讲党课3次"), Paragraph("二、问题"))
    assert found.wrapped
    assert found.notes == ()


@pytest.mark.parametrize("name", ["述职.pdf", "述职.txt", "述职.docx"])
def test_the_content_decides_not_the_extension(name: str) -> None:
    assert open_document(pdf([drawn("shu", font="F1")]), name).paragraphs == (Paragraph("shu"),)


def test_pages_that_are_pictures_are_told() -> None:
    found = open_document(pdf([drawn("一、主要做法"), PICTURE, PICTURE + drawn("束小满讲党课3次，共12人")]), "述职.pdf")
    assert [one.text for one in found.paragraphs] == ["一、主要做法", "束小满讲党课3次，共12人"]
    assert found.notes == (messages.PAGES_LEFT.format(count=1, pages="2"),)
