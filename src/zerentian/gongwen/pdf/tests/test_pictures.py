"""Pictures of pages are whole PNG files of the width that was asked for."""

import struct
import zlib

import pytest

from zerentian.gongwen.blocks import Document, Head, Paragraph
from zerentian.gongwen.pdf import messages
from zerentian.gongwen.pdf.pictures import pictures
from zerentian.gongwen.pdf.writing import pdf_of
from zerentian.kernel.errors import Invalid


def three_pages() -> bytes:
    return pdf_of(Document("document", "关于评议的通知", (Paragraph("束" * 1400),), head=Head("青禾街道文件"))).data


def opened(picture: bytes) -> tuple[int, int, list[bytes]]:
    """(width, height, rows of red, green and blue), read as the PNG specification says."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    parts, at = {}, 8
    while at < len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        data = picture[at + 8 : at + 8 + size]
        assert struct.unpack(">I", picture[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + data)
        parts[kind] = data
        at += 12 + size
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    assert parts[b"IHDR"][8:] == bytes((8, 2, 0, 0, 0))
    pixels = zlib.decompress(parts[b"IDAT"])
    assert len(pixels) == height * (1 + 3 * width)
    rows = [pixels[begin : begin + 1 + 3 * width] for begin in range(0, len(pixels), 1 + 3 * width)]
    assert {row[0] for row in rows} == {0}
    return width, height, [row[1:] for row in rows]


def test_a_page_is_as_wide_as_asked_and_its_red_is_red() -> None:
    width, height, rows = opened(pictures(three_pages(), width=420)[0])
    assert (width, height) == (420, 594)
    pixels = [row[at : at + 3] for row in rows for at in range(0, len(row), 3)]
    assert b"\xff\x00\x00" in pixels
    assert b"\x00\x00\xff" not in pixels
    assert pixels.count(b"\xff\xff\xff") > len(pixels) / 2


@pytest.mark.parametrize(("first", "most", "count"), [(1, 20, 3), (2, 20, 2), (1, 1, 1), (4, 20, 0)])
def test_no_more_pages_than_asked_for(first: int, most: int, count: int) -> None:
    assert len(pictures(three_pages(), width=60, first=first, most=most)) == count


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        pictures(b"not a PDF", width=60)
    assert refused.value.message == messages.NOT_A_PDF
