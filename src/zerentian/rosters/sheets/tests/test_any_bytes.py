"""Whatever the bytes, there comes a book or a refusal; and no cell comes from where the checks did not look."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.files.archive import packed, written
from zerentian.files.badfile import BadFile
from zerentian.files.compound import container
from zerentian.files.xml import feed
from zerentian.rosters.sheets import engine, package
from zerentian.rosters.sheets.book import Book
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.sheets.quick_cells import Unusual, reach
from zerentian.rosters.sheets.tests import files
from zerentian.rosters.sheets.xml_parts import Cells, Unplaced

OF_BOOK = files.texts(["束小满" * 9, "钮"], room=30)
OF_SHEET = files.pointer(0, 0, 0) + files.number(0, 1, 1.5) + files.error(1, 1, 7) + files.pointer(1, 0, 1)
GOOD_STREAM = files.stream([("名册", 0, 0, OF_SHEET), ("备份", 1, 0, files.formula(0, 0))], OF_BOOK)
GOOD = {
    "名册.xlsx": files.xlsx({"名册": files.ROWS, "备份": [["=1"]]}, hidden=["备份"]),
    "名册.xls": container({"Workbook": GOOD_STREAM}),
    "名册.csv": '姓名,编号\n"束,小满",007\n'.encode("gb18030"),
}
PARTS = [info.filename for info in zipfile.ZipFile(io.BytesIO(GOOD["名册.xlsx"])).infolist()]
USUAL_SHEET = zipfile.ZipFile(io.BytesIO(files.xlsx({"名册": [[1, True, 2.5]] * 4}))).read(files.SHEET)
CHANGES = st.lists(
    st.tuples(st.sampled_from(["flip", "cut", "insert", "double"]), st.integers(0, 1 << 20), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=4,
)


def opened(data: bytes, filename: str) -> Book | None:
    """The book, looked through, or None if it was refused; anything else fails the test."""
    try:
        book = open_book(data, filename)
    except BadFile:
        return None
    for sheet in book.sheets:
        assert sheet.rows
        assert len({len(row) for row in sheet.rows}) == 1
        for text in (value for row in sheet.rows for value in row if isinstance(value, str)):
            text.encode()  # a lone surrogate would not go
            assert not set(map(chr, range(32))) - {"\n"} & set(text)
    return book


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


@settings(max_examples=40)
@given(data=st.binary(max_size=300), filename=st.sampled_from([*GOOD, "x.txt", "x", ".xlsx", ""]) | st.text(max_size=12))
def test_any_bytes(data: bytes, filename: str) -> None:
    for magic in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"\xff\xfe"):
        opened(magic + data, filename)


def test_the_good_files_are_good() -> None:
    assert all(opened(data, filename) for filename, data in GOOD.items())


@settings(max_examples=50)
@given(filename=st.sampled_from([*GOOD]), changes=CHANGES)
def test_good_files_with_something_changed(filename: str, changes: list[tuple[str, int, bytes]]) -> None:
    opened(spoilt(GOOD[filename], changes), filename)


@settings(max_examples=50)
@given(part=st.sampled_from(PARTS), changes=CHANGES)
def test_parts_changed_before_they_are_packed(part: str, changes: list[tuple[str, int, bytes]]) -> None:
    content = zipfile.ZipFile(io.BytesIO(GOOD["名册.xlsx"])).read(part)
    opened(files.changed(GOOD["名册.xlsx"], {part: spoilt(content, changes)}), "名册.xlsx")


@settings(max_examples=50)
@given(changes=CHANGES)
def test_records_changed_before_they_are_stored(changes: list[tuple[str, int, bytes]]) -> None:
    opened(container({"Workbook": spoilt(GOOD_STREAM, changes)}), "名册.xls")


def extent(content: bytes) -> tuple[int, int]:
    """Rows and columns that the reading library makes of a worksheet; none if it cannot read it."""
    parts = package.plain_workbook(1, False) | {"xl/" + package.sheet_part(0): content}
    try:
        ((_, rows, _),) = engine.read(packed({name: written(part) for name, part in parts.items()}))
    except BadFile:
        return 0, 0
    return len(rows), max(map(len, rows), default=0)


def strict(chunks: list[bytes]) -> tuple[int, int]:
    try:
        cells = Cells()
        feed(cells.reader, chunks)
    except Unplaced:
        cells = Cells(counting=True)
        feed(cells.reader, chunks)
    return cells.rows, cells.columns


def pieces(content: bytes, size: int) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


def tag(name: str, prefix: str, attributes: str, inner: str) -> str:
    return f"<{prefix}{name}{attributes}>{inner}</{prefix}{name}>" if inner else f"<{prefix}{name}{attributes}/>"


PREFIX = st.sampled_from(["", "", "", "x:"])
PLACE = st.just("") | st.builds(' r="{}{}"'.format, st.sampled_from(["A", "B", "f", "Z", "AB"]), st.integers(1, 60))
ATTRIBUTES = st.builds(str.__add__, PLACE, st.sampled_from(["", ' s="0"', ' a="/>"', ' t="n"', " "]))
VALUE = st.sampled_from(["", "<v>1</v>", "<v></v>", "<x:v>1</x:v>", "<is><t>a</t></is>", "\n <v>2</v>", " "])
ROW_PLACE = st.just("") | st.builds(' r="{}"'.format, st.integers(1, 60))
ROWS = st.recursive(
    st.lists(st.builds(tag, st.just("c"), PREFIX, ATTRIBUTES, VALUE), max_size=5).map("".join),
    lambda inner: st.lists(st.builds(tag, st.just("row"), PREFIX, ROW_PLACE, inner), max_size=4).map("".join),
    max_leaves=12,
)


@settings(max_examples=50)
@given(rows=ROWS, size=st.integers(300, 2000))
def test_no_cell_comes_from_beyond_what_was_checked(rows: str, size: int) -> None:
    """The reading library, the strict parser and the quick search go over the same odd worksheet."""
    content = f'<worksheet xmlns="{files.MAIN}" xmlns:x="{files.MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    found = extent(content)
    within(found, strict(pieces(content, size)))
    with contextlib.suppress(Unusual):
        within(found, reach(pieces(content, size)))


def within(inner: tuple[int, int], outer: tuple[int, int]) -> None:
    assert inner[0] <= outer[0]
    assert inner[1] <= outer[1]


@settings(max_examples=50)
@given(changes=CHANGES)
def test_the_quick_search_misses_no_cell_of_a_spoilt_worksheet(changes: list[tuple[str, int, bytes]]) -> None:
    content = spoilt(USUAL_SHEET, changes)
    with contextlib.suppress(Unusual):
        seen = reach([content])
        if seen[0] <= 5000 and seen[1] <= 200:
            within(extent(content), seen)


@pytest.mark.parametrize("size", [64, 199, 200, 201, 1000, 1 << 18])
def test_the_quick_search_sees_cells_cut_by_the_border_of_two_chunks(size: int) -> None:
    with zipfile.ZipFile(io.BytesIO(files.xlsx({"名册": [["束", None, 1, True, 2.5, "小"]] * 300}))) as archive:
        content = archive.read(files.SHEET)
    assert reach(pieces(content, size)) == (300, 6)
