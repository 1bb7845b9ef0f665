"""How far the cells of a worksheet reach, seen in its bytes, for the way nearly every program writes cells.

A parser that calls Python for every tag takes twice as long as the reading library itself. Here the bytes are searched instead, and
whatever is not exactly of the usual form sends the worksheet to the strict parser: this search may find cells that are none, never
miss one.
"""

import re
from collections.abc import Iterable, Iterator

from zerentian.rosters.sheets.xml_parts import Columns

DECLARATION = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["'][a-z]+["'])? ?\?>)?"""
)
USUAL = rb'<c r="%s"(?: s="[0-9]{1,9}")?(?: t="(?!e")[A-Za-z]{1,9}")?'
FILLED = re.compile(USUAL % rb"([A-Z]{1,3}[0-9]{1,7})" + rb">(?!</c>)")
BLANK = re.compile(USUAL % rb"[A-Z]{1,3}[0-9]{1,7}" + rb"(?:/>|></c>)")
KEPT_BACK = 200  # bytes looked at again with the next chunk, twice as many as FILLED and BLANK can match
LETTERS, FIGURES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
SUSPECT = (b"<f", b":c", b"!", b"?", b"\0")  # quick to look for, seldom there
UNUSUAL = re.compile(rb"<(?:c[>/\t\r\n]|f[ >/\t\r\n]|[!?])|:c[ >/\t\r\n]|\0")


class Unusual(Exception):
    """The worksheet is written in a way that only the strict parser may judge."""


def reach(chunks: Iterable[bytes]) -> tuple[int, int]:
    """How many rows and columns it takes to hold every cell that holds something. Raises Unusual."""
    rows = columns = 0
    in_columns = Columns()
    for text in cut_between_cells(chunks):
        filled = FILLED.findall(text)
        if text.count(b"<c") != len(filled) and text.count(b"<c ") != len(filled) + len(BLANK.findall(text)):
            raise Unusual
        places = b" ".join(filled)  # one run over all of them: two objects for each would take longer than reading the file
        columns = max(columns, *(in_columns[one.decode()] + 1 for one in set(places.translate(None, FIGURES).split())), 0)
        rows = max(rows, *map(int, set(places.translate(None, LETTERS).split())), 0)
    return rows, columns


def cut_between_cells(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where no cell begins; none of them holds anything unusual."""
    tail = b""
    for number, chunk in enumerate(chunks):
        text = tail + (chunk if number else after_declaration(chunk))
        refuse_unusual(text)
        last = text.rfind(b"<c ")
        border = max(last if len(text) - last < 2 * KEPT_BACK else len(text) - KEPT_BACK, 0)
        yield text[:border]
        tail = text[border:]
    yield tail


def refuse_unusual(text: bytes) -> None:
    """Raises Unusual."""
    if (text.count(b"<c") != text.count(b"<c ") or any(one in text for one in SUSPECT)) and UNUSUAL.search(text):
        raise Unusual


def after_declaration(text: bytes) -> bytes:
    found = DECLARATION.match(text)
    return text[found.end() :] if found else text
