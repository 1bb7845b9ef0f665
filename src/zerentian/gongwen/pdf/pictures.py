"""Pages of a PDF as pictures."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

from zerentian.gongwen.pdf import messages
from zerentian.kernel.errors import Invalid

LOCK = Lock()  # PDFium serves one caller at a time
SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS_RGB = (8, 2, 0, 0, 0)
FAST = 1  # pages are mostly white: packing them harder saves little


def pictures(pdf: bytes, *, width: int, first: int = 1, most: int = 20) -> list[bytes]:
    """PNG files, `width` pixels wide, of at most `most` pages from page `first` on. Refuses what is no PDF."""
    with opened(pdf) as document:
        return [picture(document[place], width) for place in range(first - 1, min(first - 1 + most, len(document)))]


def page_count(pdf: bytes) -> int:
    """Refuses what is no PDF."""
    with opened(pdf) as document:
        return len(document)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise Invalid(messages.NOT_A_PDF) from error
        try:
            yield document
        finally:
            document.close()


def picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
    try:
        pixels, size = bytes(bitmap.buffer), bitmap.n_channels * bitmap.width
        rows = [pixels[begin : begin + size] for begin in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
        return png(bitmap.width, [rgb(row) if bitmap.n_channels == 4 else row for row in rows])
    finally:
        bitmap.close()


def rgb(row: bytes) -> bytes:
    """Without the fourth channel."""
    thin = bytearray(len(row) // 4 * 3)
    for channel in range(3):
        thin[channel::3] = row[channel::4]
    return bytes(thin)


def png(width: int, rows: list[bytes]) -> bytes:
    head = struct.pack(">II5B", width, len(rows), *EIGHT_BITS_RGB)
    data = zlib.compress(b"".join(b"\0" + row for row in rows), FAST)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
