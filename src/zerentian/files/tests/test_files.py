"""What all files go through. How whole files fare is tested where they are read: rosters/sheets/tests, reading/documents/tests."""

import doctest
import io
import zipfile

import pytest

from zerentian.files import relations
from zerentian.files.archive import Archive, packed, written
from zerentian.files.badfile import BadFile, readable
from zerentian.files.compound import Compound, container
from zerentian.files.content import Content, content
from zerentian.files.limits import Limits
from zerentian.files.messages import DAMAGED, Sentences

SAID = Sentences(*(f"{name}{{most}}。" for name in ("锁", "义", "奇", "路", "多", "大", "爆", "零", "码")))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in parts.items():
            archive.writestr(name, inner)
    return out.getvalue()


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(relations) == (0, 2)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04", Content.ZIP),
        (container({"a": b"x"}), Content.OLE),
        (b"%PDF-1.4", Content.PDF),
        (b"{\\rtf1", Content.RTF),
        (b"MZ is a name", Content.TEXT),
        (b"MZ\x90\0", Content.PROGRAM),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', Content.XML_WORD),
        (b"<html><meta name=ProgId content=Word.Document>", Content.WEB_PAGE),
        (b"\xef\xbb\xbf <svg>", Content.PICTURE),
        ("束小满".encode(), Content.TEXT),
    ],
)
def test_content_is_told_by_the_first_bytes(data: bytes, kind: Content) -> None:
    assert content(data) is kind


def test_limits_and_sentences_are_those_of_who_opens_it() -> None:
    data = zipped(a=b" " * 3000)
    found = Archive(data, SAID, Limits())
    assert found.whole(found.parts["a"]) == b" " * 3000
    for limits, sentence in ((Limits(unpacked_most=2999), "大0。"), (Limits(ratio_from=2999, ratio_most=2), "爆2。")):
        small = Archive(data, SAID, limits)
        with pytest.raises(BadFile, match=f"^{sentence}$"):
            small.whole(small.parts["a"])
    with pytest.raises(BadFile, match=r"^多0。$"):
        Archive(data, SAID, Limits(parts_most=0))


def test_an_archive_and_a_compound_file_written_here_are_read_back() -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"a/b.xml": written(b"<a/>")}))) as archive:
        assert archive.read("a/b.xml") == b"<a/>"
    assert Compound(container({"Odd": b"x" * 5000})).stream("odd")[:5000] == b"x" * 5000


def test_what_a_library_cannot_read_becomes_a_sentence() -> None:
    with pytest.raises(BadFile) as refused, readable():
        raise OverflowError
    assert refused.value.message == DAMAGED
