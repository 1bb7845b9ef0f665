import struct
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from lxml import etree

from zerentian.gongwen.blocks import Annex, Document, Head, Heading, Imprint, Paragraph, Present, Signature, Table
from zerentian.gongwen.docx.look import Look
from zerentian.gongwen.docx.tests.forms import DEBRIEF, DOWNWARD, FORMS
from zerentian.gongwen.docx.tests.looks import W, lines_of, starting, tree
from zerentian.gongwen.docx.writing import docx_of
from zerentian.kernel.errors import Invalid
from zerentian.reading.documents.opening import open_document
from zerentian.reading.files import report_of


def plain(*blocks: Paragraph | Heading | Table, title: str = "情况汇报") -> Document:
    return Document("plain", title, blocks)


def texts(document: Document) -> list[str]:
    return [one.text for one in lines_of(docx_of(document))]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_a_sound_archive_that_word_libraries_open(form: str) -> None:
    data = docx_of(FORMS[form])
    archive = ZipFile(BytesIO(data))
    assert archive.testzip() is None
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
    listed = etree.fromstring(archive.read("[Content_Types].xml")).iterfind("{*}Override")
    assert {one.get("PartName")[1:] for one in listed} == {
        name for name in archive.namelist() if name.startswith("word/") and "_rels" not in name
    }
    assert WordDocument(BytesIO(data)).sections


@pytest.mark.parametrize("form", FORMS)
def test_every_part_that_is_referred_to_is_there(form: str) -> None:
    archive = ZipFile(BytesIO(docx_of(FORMS[form])))
    relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in relations}
    assert set(targets.values()) <= set(archive.namelist())
    used = {
        value for one in tree(docx_of(FORMS[form]), "word/document.xml").iter() for key, value in one.attrib.items() if key.endswith("}id")
    }
    assert used <= set(targets)


def test_settings_of_paragraphs_stand_in_the_order_of_the_schema() -> None:
    order = ["pStyle", "keepNext", "pageBreakBefore", "widowControl", "pBdr", "tabs", "kinsoku", "overflowPunct", "topLinePunct"]
    order += ["autoSpaceDE", "autoSpaceDN", "adjustRightInd", "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "sectPr"]
    for form in FORMS.values():
        data = docx_of(form)
        for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml"):
            for one in tree(data, part).iter(f"{W}pPr"):
                places = [order.index(child.tag.removeprefix(W)) for child in one]
                assert places == sorted(places), etree.tostring(one)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert docx_of(DOWNWARD) == docx_of(replace(DOWNWARD))


def test_words_that_look_like_code_stay_words() -> None:
    odd = ["{{7*7}}", "{% for x in y %}", "<w:p/>&amp;]]>", "a < b && c > d", '"引号"', "${jndi:x}", "  前后 空格  ", "=SUM(A1)"]
    found = texts(plain(*(Paragraph(one) for one in odd)))
    assert found[1:] == odd


def test_no_field_of_the_blocks_is_lost_or_read_as_markup() -> None:
    odd = "<b>&\"'束小满"
    document = Document(
        "document",
        odd,
        (Heading(1, "一、", odd), Heading(2, "（一）", odd, odd), Table((odd,), ((odd,),), odd)),
        Head(odd, odd, (odd,), odd, odd, odd),
        (odd,),
        odd,
        (Annex(odd, (Paragraph(odd),)), Annex(odd)),
        Signature((odd,), odd),
        odd,
        Imprint(odd, odd, odd),
        (Present(odd, odd),),
    )
    # copy number, secrecy, urgency, mark, number + signer, title, byline, addressee, 一、, （一） + text, table of 3, 2 notes,
    # name, date, note, label + name of present, annex title, annex text, copies, office + date
    assert sum(one.count(odd) for one in texts(document)) == 4 + 2 + 3 + 1 + 2 + 3 + 2 + 2 + 1 + 2 + 2 + 1 + 2
    letter = docx_of(replace(document, form="letter"))
    assert lines_of(letter, "word/header1.xml")[0].text == odd


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_signs_that_no_xml_may_hold_are_refused_in_words(sign: str) -> None:
    with pytest.raises(Invalid, match="控制字符") as refusal:
        docx_of(plain(Paragraph(f"钮晓雾{sign}说")))
    assert "钮晓雾" in refusal.value.message
    assert refusal.value.message.endswith("。")
    with pytest.raises(Invalid):
        docx_of(replace(FORMS["letter"], head=Head(f"青禾{sign}")))


def test_emoji_and_rare_characters_pass() -> None:
    assert texts(plain(Paragraph("喆堃祎昇赟䶮𠮷😀👩‍🌾"))) == ["情况汇报", "喆堃祎昇赟䶮𠮷😀👩‍🌾"]


def test_ends_of_lines_and_tabs_within_a_text_are_words_own() -> None:
    assert texts(plain(Paragraph("甲\n乙\r\n丙\t丁"), title="情 况")) == ["情 况", "甲\n乙\n丙\t丁"]


def test_a_document_without_a_word_is_refused() -> None:
    with pytest.raises(Invalid, match="没有标题，也没有正文"):
        docx_of(Document("plain", "  "))
    assert texts(Document("plain", "", (Paragraph("正文。"),))) == ["正文。"]
    assert texts(Document("plain", "情况汇报")) == ["情况汇报"]


def test_what_is_empty_takes_no_line() -> None:
    head = Head("青禾街道")
    document = Document("document", "通知", (Paragraph("正文。"),), head, signature=Signature((), ""), imprint=Imprint())
    assert texts(document) == ["青禾街道", "", "通知", "正文。"]  # the empty one is the red line
    assert starting(lines_of(docx_of(document)), "正文").before == 579  # no addressee: the text stands an empty line below the title


def test_a_date_that_is_to_be_written_in_keeps_its_line() -> None:
    body = docx_of(replace(DEBRIEF, signature=Signature(("青禾社区",), "")))
    styles = [one.get(f"{W}val") for one in tree(body, "word/document.xml").iter(f"{W}pStyle")]
    assert styles[-2:] == ["Signature", "Date"]


def test_names_with_seals_share_a_line() -> None:
    body = docx_of(replace(DEBRIEF, signature=Signature(("青禾社区党委", "蓼花社区党委"), "2026年1月5日", sealed=True)))
    line = starting(lines_of(body), "\t青禾")
    assert line.text == "\t青禾社区党委\t蓼花社区党委"
    assert line.facts["tabs"] == f"right {round(16 * 8845 / 28)} right {round(24 * 8845 / 28)}"


def test_two_tables_do_not_become_one() -> None:
    small = Table(("网格",), (("麦浪",),))
    children = [one.tag for one in tree(docx_of(plain(small, small)), "word/document.xml").find(f"{W}body")]
    assert [children[place + 1] for place, tag in enumerate(children) if tag == f"{W}tbl"] == [f"{W}p", f"{W}p"]


def test_rows_that_are_short_or_long_make_no_hole() -> None:
    data = docx_of(plain(Table(("甲", "乙"), (("1",), ("1", "2", "3")))))
    rows = tree(data, "word/document.xml").iter(f"{W}tr")
    assert [len(row.findall(f"{W}tc")) for row in rows] == [3, 3, 3]
    assert texts(plain(Table((), ()))) == ["情况汇报"]


def test_three_thousand_rows_are_written_at_once() -> None:
    row = ("1", "网格党支部活动记录不全", "每月检查一次，缺的当月补齐", "青禾社区", "束小满")
    begin = time.perf_counter()
    data = docx_of(plain(Table(("序号", "问题", "措施", "单位", "责任人"), (row,) * 3000, landscape=True)))
    assert time.perf_counter() - begin < 2
    assert len(list(tree(data, "word/document.xml").iter(f"{W}tr"))) == 3001


def test_a_long_title_is_broken_and_whole() -> None:
    title = "关于" + "推进青禾街道网格党支部建设和" * 14 + "的通知"
    found = texts(plain(Paragraph("正文。"), title=title))[0]
    assert found.replace("\n", "") == title
    assert found.count("\n") >= 9


def test_an_office_may_name_its_own_fonts() -> None:
    look = Look(fangsong="仿宋", title_song="华文中宋", kai="楷体")
    lines = lines_of(docx_of(DEBRIEF, settings=look))
    assert lines[0].look == ("华文中宋", 22)
    assert starting(lines, "（一）").look == ("楷体", 16)
    assert starting(lines, "街道党工委每月").look == ("仿宋", 16)


def test_the_reader_finds_again_what_was_written() -> None:
    report = report_of(open_document(docx_of(replace(DEBRIEF, signature=Signature(("钮晓雾",), "2026年1月5日"))), "述职.docx"), "述职.docx")
    assert report.title == "青禾街道党工委书记钮晓雾2025年度抓基层党建工作述职报告"
    assert report.addressee == "各位领导、同志们"
    assert [one.heading for one in report.sections] == ["主要做法", "存在的问题"]
    assert report.date == "2026-01-05"


def test_the_archive_says_nothing_of_when_it_was_made() -> None:
    data = docx_of(DEBRIEF)
    assert struct.unpack_from("<HH", data, 10) == (0, 0x21)
