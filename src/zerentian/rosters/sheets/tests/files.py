"""Roster files written on the spot: good ones, and what it takes to spoil them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import xlsxwriter

from zerentian.files.compound import container

Cell = str | int | float | bool | date | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ROWS: list[list[Cell]] = [["姓名", "编号"], ["束小满", "007"], ["钮晓雾", "008"]]


def xlsx(sheets: Mapping[str, Sequence[Sequence[Cell]]] | None = None, hidden: Sequence[str] = ()) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in (sheets if sheets is not None else {"名册": ROWS}).items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            if len(hidden) == len(sheets or {}):
                sheet.hidden = 1
            else:
                sheet.hide()
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
    book.close()
    return out.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes | str | None]) -> bytes:
    """The archive with these parts put in, written over or, with None, left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part).decode()
    assert old in content
    return changed(data, {part: content.replace(old, new)})


def with_cells(inner: str, before: str = "", after: str = "", strings: str | None = None) -> bytes:
    """A workbook whose only sheet has just this between <sheetData> and its end."""
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData>{after}</worksheet>'
    return changed(xlsx(), {SHEET: content} | ({"xl/sharedStrings.xml": strings} if strings else {}))


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def pointer(row: int, column: int, text: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, text))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def formula(row: int, column: int) -> bytes:
    return record(0x0006, struct.pack("<HHHdHIH", row, column, 0, 2.0, 0, 0, 3) + b"\x1e\x01\x00")


def begin(what: int, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, what, 0, 0, 0, 0))


def texts(values: Sequence[str], room: int = 8000) -> bytes:
    """The table of texts; one that does not fit into `room` bytes goes on in the next record, after a byte for its width."""
    parts, part = [], struct.pack("<II", len(values), len(values))
    for value in values:
        wide = value.encode("utf-16-le")
        part += struct.pack("<HB", len(value), 1)
        while wide:
            left = (room - len(part)) // 2 * 2
            if left <= 0:
                parts.append(part)
                part = b"\x01"
                continue
            part, wide = part + wide[:left], wide[left:]
    parts.append(part)
    return record(0x00FC, parts[0]) + b"".join(record(0x003C, one) for one in parts[1:])


def listed(at: int, name: str, state: int = 0, kind: int = 0) -> bytes:
    return record(0x0085, struct.pack("<IBBBB", at, state, kind, len(name), 1) + name.encode("utf-16-le"))


def stream(sheets: Sequence[tuple[str, int, int, bytes]], of_book: bytes = b"", version: int = 0x0600) -> bytes:
    """Records of a book; `sheets` are (name, state, kind, records of its cells). Style 0 is plain, style 1 a date."""
    styles = record(0x00E0, struct.pack("<HH16x", 0, 0)) + record(0x00E0, struct.pack("<HH16x", 0, 14))
    first = begin(0x0005, version) + styles + of_book
    length = len(first) + sum(len(listed(0, name)) for name, *_ in sheets) + len(record(0x000A))
    parts, lists = [], b""
    for name, state, kind, cells in sheets:
        lists += listed(length + sum(map(len, parts)), name, state, kind)
        parts.append(begin(0x0010, version) + cells + record(0x000A))
    return first + lists + record(0x000A) + b"".join(parts)


def xls(cells: bytes = b"", of_book: bytes = b"", beside: Mapping[str, bytes] | None = None, **changes: int) -> bytes:
    """One sheet called 名册; `beside` are other streams of the file."""
    only = [("名册", changes.get("state", 0), changes.get("kind", 0), cells or number(0, 0, 7.0))]
    return container({"Workbook": stream(only, of_book, changes.get("version", 0x0600))} | dict(beside or {}))
