"""What all files go through. How whole files fare is tested where they are read: rosters/sheets/tests, reading/documents/tests."""

import doctest
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerentian.files import archive, relations
from zerentian.files.archive import Archive, packed, written
from zerentian.files.badfile import BadFile, readable
from zerentian.files.compound import Compound, container
from zerentian.files.content import Content, content
from zerentian.files.limits import Limits
from zerentian.files.messages import DAMAGED, Sentences

SAID = Sentences(*(f"{name}{{most}}。" for name in ("锁", "义", "奇", "路", "多", "大", "爆", "零", "码")))


def zipped(**parts: bytes) -> bytes:
    return zipped_by(zipfile.ZIP_DEFLATED, **parts)


def zipped_by(method: int, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, inner in parts.items():
            made.writestr(name, inner)
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


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_who_needs_but_the_beginning_gets_it_in_small_chunks(method: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "CHUNK", 400)
    content = bytes(range(256)) * 8
    found = Archive(zipped_by(method, a=content), SAID, Limits())
    sizes = [len(chunk) for chunk in found.unpack(found.parts["a"], 100)]
    assert sizes[:4] == ([100, 200, 400, 400] if method == zipfile.ZIP_DEFLATED else [400] * 4)
    assert b"".join(found.unpack(found.parts["a"], 100)) == content


def test_of_what_is_asked_for_nothing_is_spared_a_look() -> None:
    data = zipped(a=b" " * 3000)
    small = Archive(data, SAID, Limits(ratio_from=999, ratio_most=2))
    chunks = small.unpack(small.parts["a"], 500)
    assert len(next(chunks)) == 500
    with pytest.raises(BadFile, match=r"^爆2。$"):
        next(chunks)
    spoilt = Archive(data, SAID, Limits())
    chunks = spoilt.unpack(spoilt.parts["a"]._replace(crc=1), 500)
    assert len(next(chunks)) == 500
    with pytest.raises(BadFile, match=f"^{DAMAGED}$"):
        list(chunks)


def test_a_part_that_begins_where_no_bytes_are_is_damaged() -> None:
    data = bytearray(zipped(a=b"x"))
    at = data.find(b"PK\x01\x02") + 42
    for place in (len(data) - 29, len(data), 5):
        data[at : at + 4] = place.to_bytes(4, "little")
        with pytest.raises(BadFile, match=f"^{DAMAGED}$"):
            Archive(bytes(data), SAID, Limits())


NAMES = st.sampled_from(["a", "b/", "a/b.xml", "束", "a\\b", "../a", "A b", "\x80"])
BITS = st.tuples(st.integers(0, 700), st.binary(min_size=1, max_size=5), st.integers(0, 5))


def told(info: archive.Entry | zipfile.ZipInfo) -> tuple[object, ...]:
    return tuple(getattr(info, name) for name in archive.Entry._fields)


@given(names=st.lists(NAMES, max_size=4, unique=True), comment=st.sampled_from([b"", b"", b"x"]), changes=st.lists(BITS, max_size=2))
def test_the_directory_is_read_as_zipfile_reads_it(names: list[str], comment: bytes, changes: list[tuple[int, bytes, int]]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.comment = comment
        for name in names:
            made.writestr(name, b"x" * len(name))
    data = out.getvalue()
    for at, bits, gone in changes:
        place = len(data) - min(at, len(data))  # the directory stands at the end
        data = data[:place] + bits + data[place + gone :]
    if found := archive.plain_entries(data):
        assert list(map(told, found)) == list(map(told, zipfile.ZipFile(io.BytesIO(data)).infolist()))


def test_a_plain_directory_is_read_here_and_any_other_there() -> None:
    plain = zipped(a=b"x", b=b"y")
    assert [one.filename for one in archive.plain_entries(plain)] == ["a", "b"]
    for other in (
        b"x" + plain,
        plain + b"x",
        plain[:-2] + b"\1\0x",
        plain.replace(b"PK\x01\x02", b"PK\x01\x03"),
        zipped(束=b"x"),
        b"",
    ):
        assert archive.plain_entries(other) == []


def test_an_archive_and_a_compound_file_written_here_are_read_back() -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"a/b.xml": written(b"<a/>")}))) as archive:
        assert archive.read("a/b.xml") == b"<a/>"
    assert Compound(container({"Odd": b"x" * 5000})).stream("odd")[:5000] == b"x" * 5000


def test_what_a_library_cannot_read_becomes_a_sentence() -> None:
    with pytest.raises(BadFile) as refused, readable():
        raise OverflowError
    assert refused.value.message == DAMAGED
