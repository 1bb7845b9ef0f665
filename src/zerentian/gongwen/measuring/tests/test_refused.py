"""Files that are not measured, each refused in one sentence before anything is done with it."""

import re
import time
from collections.abc import Callable

import pytest

from zerentian.files.badfile import BadFile
from zerentian.files.compound import container
from zerentian.gongwen.measuring import measure, mended
from zerentian.reading.documents.tests import files, hostile
from zerentian.reading.documents.tests.files import TYPES, archive, doc, docx, para

REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "是空的"),
    ("no zip", lambda: "一、主要做法".encode(), "只核对 .docx 文件"),
    ("pdf", lambda: b"%PDF-1.7\n", "只核对 .docx 文件"),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n", "这其实是图片"),
    ("old Word", doc, "老格式的 Word 文档"),
    ("encrypted", lambda: container({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}), "加了密码"),
    ("encrypted part", lambda: hostile.with_entry("word/a.xml", encrypted=True), "加了密码"),
    ("workbook", lambda: archive("xl/workbook.xml", TYPES), "Excel 表格"),
    ("bomb", lambda: hostile.main(b" " * (9 << 20)), "大了 100 倍以上"),
    ("bomb that lies", lambda: hostile.lying(1000), "大了 100 倍以上"),
    ("macros", lambda: docx(parts={"word/vbaProject.bin": b"x"}), "带着宏"),
    ("outside picture", lambda: docx(related=[("image", "file://203.0.113.7/a", "External")]), "指向外面的内容"),
    ("definitions in the text", lambda: hostile.main(files.document(para("&a;")).replace("\n", hostile.LAUGHS, 1)), "不安全的定义"),
    ("definitions in the styles", lambda: docx(parts={"word/styles.xml": hostile.LAUGHS + "<a/>"}), "不安全的定义"),
    ("unsafe name", lambda: hostile.with_entry("../../etc/cron.d/a"), "不安全的路径"),
    ("cut off", lambda: docx()[:800], "文件打不开"),
    ("no words", lambda: docx(para("")), "一个字也没有"),
    ("strict kind", lambda: strict(), "少见的标准"),
]  # fmt: skip


def strict() -> bytes:
    body = files.document(para("束小满")).replace(files.WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    return hostile.main(body)


@pytest.mark.parametrize(("made", "said"), [pytest.param(*one[1:], id=one[0]) for one in REFUSED])
@pytest.mark.parametrize("act", [measure, mended])
def test_it_is_refused_in_one_sentence(act: Callable[[bytes], object], made: Callable[[], bytes], said: str) -> None:
    with pytest.raises(BadFile, match=re.escape(said)) as refused:
        act(made())
    assert refused.value.message.endswith("。")


def test_styles_based_on_one_another_in_a_ring_end() -> None:
    one = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    ring = one.format("a", "b") + one.format("b", "a")
    assert measure(docx(para("束小满", looks='<w:pStyle w:val="a"/>'), styles=ring)).paragraphs[0].text == "束小满"


@pytest.mark.parametrize(
    "looks",
    [
        '<w:spacing w:line="0" w:lineRule="exact"/>',
        '<w:spacing w:line="-99999999999"/>',
        '<w:ind w:firstLine="x" w:firstLineChars=""/>',
        '<w:rPr><w:sz w:val="0"/></w:rPr>',
        '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="x"/></w:numPr>',
        '<w:outlineLvl w:val="zzz"/>',
    ],
)
def test_senseless_settings_are_measured_or_refused_never_a_fault(looks: str) -> None:
    sizes = '<w:r><w:rPr><w:sz w:val="0"/><w:spacing w:val="-999"/></w:rPr><w:t>束小满在桥头集市</w:t></w:r>'
    done = mended(docx(para("关于桥头集市的通知") + para(sizes, looks=looks) * 3))
    assert done.data


def test_a_table_of_many_rows_takes_time_in_proportion() -> None:
    row = "<w:tr><w:tc><w:tcPr/>" + para("束小满") + "</w:tc><w:tc>" + para("92.5") + "</w:tc></w:tr>"
    began = time.process_time()
    measure(docx(para("2025年评议结果的通知") + f"<w:tbl>{row * 3000}</w:tbl>"))
    assert time.process_time() - began < 6
