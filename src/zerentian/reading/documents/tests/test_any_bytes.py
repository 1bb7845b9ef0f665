"""Whatever the bytes, there come paragraphs of one line each or a refusal; and the quick way reads what the strict one reads."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.files.badfile import BadFile
from zerentian.reading.documents import docx as door
from zerentian.reading.documents.messages import SAID
from zerentian.reading.documents.opening import Document, open_document
from zerentian.reading.documents.tests.files import MAIN, document, docx, para, run
from zerentian.reading.documents.tests.test_word import NUMBERING, STYLES, box, cell, listed, table
from zerentian.reading.documents.word.cutting import Unusual
from zerentian.reading.documents.word.styles import Styles
from zerentian.reading.documents.word.usual import rewritten

BODY = para("一、束", looks='<w:pStyle w:val="1"/>') + para("（一）", run("小满", "<w:b/>"), box(para("框"))) + listed(1, 0)
GOOD = {
    "述职.docx": docx(BODY + table(cell(para("甲")) + cell(para("乙"))), STYLES, NUMBERING),
    "述职.txt": "一、做法\n束小满带头讲党课三次，发展党员两名。".encode("gb18030"),
}
PARTS = zipfile.ZipFile(io.BytesIO(GOOD["述职.docx"])).namelist()
CHANGES = st.lists(
    st.tuples(st.sampled_from(["flip", "cut", "insert", "double"]), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=4,
)


def opened(data: bytes, filename: str) -> Document | None:
    """The document, looked through, or None if it was refused; anything else fails the test."""
    try:
        found = open_document(data, filename)
    except BadFile:
        return None
    for one in found.paragraphs:
        one.text.encode()  # a lone surrogate would not go
        assert not set(map(chr, range(32))) - {"\t"} & set(one.text)
    return found


def spoilt(data: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    for kind, at, bits in changes:
        place = at % (len(data) + 1)
        if kind == "cut":
            data = data[:place]
        elif kind == "flip":
            data = data[:place] + bytes(one ^ bits[0] for one in data[place : place + 1]) + data[place + 1 :]
        elif kind == "insert":
            data = data[:place] + bits + data[place:]
        else:
            data = data[:place] + data[place : place + 40] * 2 + data[place + 40 :]
    return data


def test_the_good_files_are_good() -> None:
    assert all(opened(data, filename) for filename, data in GOOD.items())


@settings(max_examples=60)
@given(data=st.binary(max_size=300), filename=st.sampled_from([*GOOD, "x.doc", "x", ".docx", ""]) | st.text(max_size=12))
def test_any_bytes(data: bytes, filename: str) -> None:
    for magic in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"\xff\xfe"):
        opened(magic + data, filename)


@settings(max_examples=100)
@given(filename=st.sampled_from([*GOOD]), changes=CHANGES)
def test_good_files_with_something_changed(filename: str, changes: list[tuple[str, int, bytes]]) -> None:
    opened(spoilt(GOOD[filename], changes), filename)


@settings(max_examples=200)
@given(part=st.sampled_from(PARTS), changes=CHANGES)
def test_parts_changed_before_they_are_packed(part: str, changes: list[tuple[str, int, bytes]]) -> None:
    content = zipfile.ZipFile(io.BytesIO(GOOD["述职.docx"])).read(part)
    opened(docx(parts={part: spoilt(content, changes)}), "述职.docx")


LOOKS = st.sampled_from(["", "", "<w:b/>", "<w:b w:val='0'/>", "<w:vanish/>", "<w:sz w:val='1'/>", "<w:rStyle w:val='s'/>"])
TEXTS = st.text(st.sampled_from("束小满　 一、（）&<>\"'\t"), max_size=6).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
INLINE = st.builds(run, TEXTS, LOOKS) | st.sampled_from(
    ["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:bookmarkStart w:id='1'/>", "<w:r/>"]
)
WRAPPED = st.builds("<w:{0}>{1}</w:{0}>".format, st.sampled_from(["ins", "del", "hyperlink", "smartTag", "moveFrom"]), INLINE)
OF_PARAGRAPH = st.sampled_from(["", "<w:jc w:val='center'/>", "<w:pStyle w:val='1'/>", "<w:tabs><w:tab w:val='left'/></w:tabs>"])
FILLED = st.builds(lambda inner, looks: para(*inner, looks=looks), st.lists(INLINE | WRAPPED, max_size=5), OF_PARAGRAPH)
PARAGRAPH = FILLED | st.just("<w:p/>")


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    in_table = st.lists(inner, min_size=1, max_size=3).map(lambda blocks: table(cell(*blocks)))
    return in_table | inner.map(lambda one: para("前", box(one)))


BLOCKS = st.recursive(PARAGRAPH, around, max_leaves=6)


@settings(max_examples=150)
@given(blocks=st.lists(BLOCKS, max_size=5))
def test_the_quick_way_reads_what_the_strict_way_reads(blocks: list[str]) -> None:
    content = document("".join(blocks)).encode()
    styles = f"<w:styles>{STYLES}</w:styles>".encode()
    try:
        _, quick = door.read_body(content, Styles([styles]), bytes)
    except Unusual:
        pytest.fail("what is written here is of the usual form")
    assert quick == door.read_body(rewritten(content, SAID), Styles([styles]), bytes)[1]
    apart = content.replace(b"</w:p>", b"<w:rt/></w:p>")  # says nothing, but stands where the end of a run and of a paragraph are one step
    assert quick == door.read_body(apart, Styles([styles]), bytes)[1]
    assert open_document(docx(parts={MAIN: document(para("束") + "".join(blocks))}), "述职.docx").paragraphs[0].text == "束"
