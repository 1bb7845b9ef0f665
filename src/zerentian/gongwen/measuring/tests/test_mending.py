"""Mending sets settings right and leaves words, and everything else in the file, as they were."""

import io
import zipfile

import docx
import pytest

from zerentian.gongwen.measuring import Mended, findings, measure, mended
from zerentian.gongwen.measuring.tests import building, slips
from zerentian.gongwen.measuring.tests.building import made
from zerentian.reading.documents import docx as reader


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(data: bytes) -> list[str]:
    return [one.text for one in reader.read(data)[0]]


def everything(document: building.Document) -> None:
    """All slips that stand in nobody's way at once."""
    for name, change, _, _ in slips.MENDED:
        if name not in ("没有页码", "附件接排", "附件仿宋", "附件说明顶格", "版记三号", "版记没有线", "哪里都没有中文字体", "日期居中"):
            change(document)


@pytest.mark.parametrize(("change", "rule"), [pytest.param(one[1], one[2], id=one[0]) for one in slips.MENDED])
def test_a_setting_is_mended_and_the_text_is_equal(change: building.Change, rule: str) -> None:
    data = made(change)
    done = mended(data)
    assert {one.rule for one in done.mended} == {rule}
    assert done.left == ()
    assert words(done.data) == words(data)


@pytest.mark.parametrize(("change", "rule"), [pytest.param(one[1], one[2], id=one[0]) for one in slips.LEFT])
def test_words_and_habits_are_left(change: building.Change, rule: str) -> None:
    data = made(change)
    done = mended(data)
    assert (done.mended, {one.rule for one in done.left}) == ((), {rule})
    assert done.data == data


def test_many_slips_at_once_are_mended_and_a_second_time_changes_nothing() -> None:
    data = made(everything)
    done = mended(data)
    assert len(done.mended) >= 15
    assert done.left == ()
    assert findings(measure(done.data)) == []
    assert words(done.data) == words(data)
    assert mended(done.data) == Mended(done.data, (), ())


def test_other_parts_survive_byte_for_byte() -> None:
    data = made(slips.edge("top_margin", 2.54), slips.fonts("一、", "宋体"))
    before, after = parts(data), parts(mended(data).data)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_new_page_numbers_touch_only_what_must_name_them() -> None:
    before = parts(data := made(slips.no_numbers))
    after = parts(mended(data).data)
    assert sorted(set(after) - set(before)) == ["word/footerEvenPages.xml", "word/footerOddPages.xml"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/document.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_footer_that_says_more_than_a_number_is_left() -> None:
    def change(document: building.Document) -> None:
        slips.centred_on_every_page(document)
        document.sections[0].footer.add_paragraph("青禾街道党建办印制")

    done = mended(made(change))
    assert {one.rule for one in done.left} == {"page_number_place"}
    assert b"footerOddPages" not in parts(done.data)["word/_rels/document.xml.rels"]


def test_a_header_stays_on_even_pages_when_they_become_different() -> None:
    def change(document: building.Document) -> None:
        slips.centred_on_every_page(document)
        document.sections[0].header.paragraphs[0].text = "内部资料"

    section = docx.Document(io.BytesIO(mended(made(change)).data)).sections[0]
    assert section.even_page_header.paragraphs[0].text == "内部资料"


def test_a_heading_and_the_text_behind_it_in_one_run_are_divided() -> None:
    """楷体 for the heading, 仿宋 for the text, in what was one run of 宋体."""

    def change(document: building.Document) -> None:
        paragraph = slips.found(document, "（一）")
        paragraph.runs[0].text += paragraph.runs[1].text
        paragraph._p.remove(paragraph.runs[1]._r)
        building.font(paragraph.runs[0]._r.rPr, "宋体")

    data = made(change)
    assert {one.rule for one in findings(measure(data))} == {"heading_font", "body_font"}
    done = mended(data)
    assert done.left == ()
    runs = slips.found(docx.Document(io.BytesIO(done.data)), "（一）").runs
    assert [(run.text, run._r.rPr.rFonts.get(building.qn("w:eastAsia"))) for run in runs] == [
        ("（一）楼道议事常态化。", "楷体_GB2312"),
        (building.BODY, "仿宋_GB2312"),
    ]


def test_a_grid_that_counts_from_a_smaller_base_style_spreads_the_letters() -> None:
    """5.29 pt are added to letters of any size: 16 + 5.29 = 21.29 pt, of which 20 fit 442.25 pt. Drawn closer instead: 15.75 pt, 28 fit."""

    def change(document: building.Document) -> None:
        document.styles["Normal"].font.size = building.Pt(10.5)
        slips.grid(document, type="linesAndChars", linePitch=579, charSpace=21668)

    data = made(change)
    assert [one.found for one in findings(measure(data))] == ["一个字占 21.29 磅，版心每行 20 字"]
    done = mended(data)
    assert done.left == ()
    assert b'w:type="lines"' in parts(done.data)["word/document.xml"]


def test_a_correct_document_comes_back_as_it_is() -> None:
    data = made()
    assert mended(data) == Mended(data, (), ())
