"""Files that LibreOffice made, from flat text and from a web page. Three are kept, so that machines without it measure them too."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.offices import needs_office
from zerentian.gongwen.measuring import findings, measure, mended
from zerentian.gongwen.measuring.tests import building, office, slips
from zerentian.reading.documents import docx as reader

KEPT = {"right.fodt": "right.docx", "wrong.fodt": "wrong.docx", "page.html": "page.docx"}
PLANTED = {  # in wrong.fodt, counted by hand
    "page_size": 1,  # letter
    "margins": 4,
    "line_pitch": 2,  # one and a half lines, of 12 pt and of 14 pt
    "characters_a_line": 1,
    "space_around": 1,
    "title_font": 1,
    "title_size": 1,
    "title_centred": 1,
    "addressee": 1,  # half colon
    "body_font": 1,
    "body_size": 1,
    "first_line_indent": 1,
    "heading_font": 2,  # of two levels
    "heading_size": 1,
    "heading_mark": 2,
    "signature_place": 1,
    "date_form": 1,
    "page_number": 1,
}
IN_WORDS = {"addressee", "heading_mark", "date_form"}
ON_PAGE = {"margins", "title_font", "title_size", "title_centred", "body_font", "body_size", "heading_font", "heading_size", "bold"}


def kept(name: str) -> bytes:
    return (office.FILES / KEPT[name]).read_bytes()


def rules(data: bytes) -> Counter[str]:
    return Counter(one.rule for one in findings(measure(data)))


def words(data: bytes) -> list[str]:
    return [one.text for one in reader.read(data)[0]]


def judge(name: str, data: bytes) -> None:
    if name == "right.fodt":
        assert rules(data) == {}
    elif name == "wrong.fodt":
        assert rules(data) == PLANTED
    else:
        assert set(rules(data)) >= ON_PAGE | {"page_number", "first_line_indent", "typed_spaces", "line_pitch", "space_around"}


@pytest.mark.parametrize("name", KEPT)
def test_a_file_of_libreoffice_is_measured(name: str) -> None:
    assert len(kept(name)) <= 15 * 1024
    judge(name, kept(name))


@pytest.mark.parametrize(("name", "left"), [("wrong.fodt", IN_WORDS), ("page.html", {"bold", "typed_spaces"})])
def test_a_file_of_libreoffice_is_mended_but_for_its_words(name: str, left: set[str]) -> None:
    done = mended(kept(name))
    assert {one.rule for one in done.left} == left
    assert words(done.data) == words(kept(name))
    assert mended(done.data).data == done.data


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("name", KEPT)
def test_what_this_libreoffice_makes_is_measured_alike(name: str, tmp_path: Path) -> None:
    judge(name, office.converted(name, tmp_path))


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("name", ["通知，不盖章", "通知，日期比署名长", "述职报告"])
def test_nothing_is_invented_after_libreoffice_has_saved_a_right_document(name: str, tmp_path: Path) -> None:
    data = office.converted("a.docx", tmp_path, data=building.saved(building.CORRECT[name]()))
    assert findings(measure(data)) == []


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(
    "one", [one for one in slips.MENDED if one[2] in ON_PAGE | {"signature_place", "line_pitch"}], ids=lambda one: str(one[0])
)
def test_a_slip_is_found_after_libreoffice_has_saved_it(one: slips.Slip, tmp_path: Path) -> None:
    data = office.converted("a.docx", tmp_path, data=building.made(one[1]))
    assert one[2] in rules(data)


@pytest.mark.slow
@needs_office
def test_a_mended_file_opens_with_its_page_numbers(tmp_path: Path) -> None:
    """Three pages of lines: on the first and third the number stands at the right, on the second at the left."""
    import pypdfium2

    pdf = office.converted("a.docx", tmp_path, to="pdf", data=mended(building.made(slips.no_numbers, longer)).data)
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) >= 3
    assert [re.findall("— (\\d) —", page) for page in pages[:3]] == [["1"], ["2"], ["3"]]


def longer(document: building.Document) -> None:
    for _ in range(14):
        building.write(document, building.BODY)
