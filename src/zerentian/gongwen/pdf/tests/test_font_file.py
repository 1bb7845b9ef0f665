"""Tables of font files, written down byte by byte as the OpenType specification has them."""

import struct
from pathlib import Path

import pytest

from zerentian.gongwen.pdf.font_file import UnreadableFont, read_font
from zerentian.gongwen.pdf.tests.font_files import font, format_4, format_12, named


def written(folder: Path, cmap: bytes, **parts: bytes) -> Path:
    path = folder / "made.ttf"
    path.write_bytes(font({"cmap": cmap, "name": named("束体"), **parts}))
    return path


def test_runs_that_are_moved_by_a_delta(tmp_path: Path) -> None:
    """束 U+675F is glyph 3, 束 + 1 glyph 4; the font draws 3 and 4 as wide as an em and half of one."""
    made = read_font(written(tmp_path, format_4([(0x675F, 0x6760, 3 - 0x675F, None)])))
    assert [made.glyph(sign) for sign in "束杠杢A"] == [3, 4, 0, 0]
    assert [made.advance(sign) for sign in "束杠"] == [1.0, 0.5]
    assert made.names == {"束体"}


def test_runs_whose_glyphs_are_listed(tmp_path: Path) -> None:
    """Listed glyphs are moved by the delta as well, but for 0, which means: not there."""
    made = read_font(written(tmp_path, format_4([(0x41, 0x43, 1, [2, 0, 3]), (0x675F, 0x675F, 1 - 0x675F, None)])))
    assert [made.glyph(sign) for sign in "ABC束"] == [3, 0, 4, 1]


def test_characters_beyond_65535(tmp_path: Path) -> None:
    made = read_font(written(tmp_path, format_12([(0x20BB7, 0x20BB8, 2)])))
    assert [made.glyph(sign) for sign in "𠮷𠮸束"] == [2, 3, 0]


def test_the_second_font_of_a_collection(tmp_path: Path) -> None:
    first = font({"cmap": format_12([(0x41, 0x41, 1)]), "name": named("甲")}, at=20)
    second = font({"cmap": format_12([(0x42, 0x42, 1)]), "name": named("乙")}, at=20 + len(first))
    path = tmp_path / "made.ttc"
    path.write_bytes(b"ttcf" + struct.pack(">IIII", 0x10000, 2, 20, 20 + len(first)) + first + second)
    assert [read_font(path, index).names for index in (0, 1)] == [{"甲"}, {"乙"}]
    assert read_font(path, 1).glyph("B") == 1


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"not a font at all, only some words"])
def test_what_is_no_font_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFont):
        read_font(path)
