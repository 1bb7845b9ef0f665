"""What is inside a font file: the names it goes by, the characters it has and how wide they are. OpenType, single or in a collection."""

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

FAMILY_NAMES = (1, 4, 6, 16)  # family, full, PostScript, typographic family
UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))  # the richest first
Tables = dict[bytes, tuple[int, int]]
Run = tuple[int, ...]  # first character, last, glyph of the first


class UnreadableFont(ValueError):
    """The file is damaged or of a kind that holds no Unicode characters."""


@dataclass(frozen=True)
class FontFile:
    """Characters `starts[n]` to `lasts[n]` are drawn by the glyphs from `glyphs[n]` on. Arrays: they are many."""

    names: frozenset[str]
    units: int  # of the em
    advances: "array[int]" = field(repr=False)
    starts: "array[int]" = field(repr=False)
    lasts: "array[int]" = field(repr=False)
    glyphs: "array[int]" = field(repr=False)

    def glyph(self, character: str) -> int:
        """0 where the font does not have it."""
        code = ord(character)
        place = bisect_right(self.starts, code) - 1
        return 0 if place < 0 or code > self.lasts[place] else self.glyphs[place] + code - self.starts[place]

    def advance(self, character: str) -> float:
        """In em; asked only of characters that the font has."""
        return self.advances[min(self.glyph(character), len(self.advances) - 1)] / self.units


def read_font(path: Path, index: int = 0) -> FontFile:
    """The `index`-th font of the file. Raises UnreadableFont."""
    try:
        with path.open("rb") as file:
            tables = directory(file, index)
            runs = sorted(characters(part(file, tables, b"cmap")))
            metrics = struct.unpack(">H", part(file, tables, b"hhea")[34:36])[0]
            advances = big_endian(part(file, tables, b"hmtx")[: metrics * 4])[::2]
            units = struct.unpack(">H", part(file, tables, b"head")[18:20])[0]
            names = frozenset(names_of(part(file, tables, b"name")))
    except (OSError, KeyError, IndexError, struct.error) as error:
        raise UnreadableFont(str(path)) from error
    if not advances or not units:
        raise UnreadableFont(str(path))
    return FontFile(names, units, advances, *(array("I", column) for column in zip(*runs, strict=True)))


def directory(file: BinaryIO, index: int) -> Tables:
    """Name of a table → where it lies and how long it is."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        start = struct.unpack(">I", file.read(4))[0]
    file.seek(start + 4)
    count = struct.unpack(">H6x", file.read(8))[0]
    return {name: (at, size) for name, at, size in struct.iter_unpack(">4s4xII", file.read(16 * count))}


def part(file: BinaryIO, tables: Tables, name: bytes) -> bytes:
    at, size = tables[name]
    file.seek(at)
    return file.read(size)


def names_of(table: bytes) -> Iterator[str]:
    count, strings = struct.unpack(">2xHH", table[:6])
    for platform, encoding, _, kind, size, at in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        if kind in FAMILY_NAMES and platform in (0, 3):
            said = table[strings + at : strings + at + size]
            yield said.decode("gb18030" if (platform, encoding) == (3, 3) else "utf-16-be", "replace").replace("\0", "")


def big_endian(data: bytes) -> "array[int]":
    """Numbers of 16 bits."""
    numbers = array("H", data[: len(data) // 2 * 2])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def characters(table: bytes) -> list[Run]:
    count = struct.unpack(">2xH", table[:4])[0]
    found = {(platform, encoding): at for platform, encoding, at in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count])}
    for kind in UNICODE_TABLES:
        if kind in found:
            of_kind = table[found[kind] :]
            return long_runs(of_kind) if of_kind[:2] == b"\0\x0c" else list(short_runs(of_kind))
    raise KeyError("no table of Unicode characters")


def long_runs(table: bytes) -> list[Run]:
    """Format 12."""
    count = struct.unpack(">12xI", table[:16])[0]
    return list(struct.iter_unpack(">III", table[16 : 16 + 12 * count]))


def short_runs(table: bytes) -> Iterator[Run]:
    """Format 4: glyphs follow one another as characters do, moved by a delta, or are listed one by one."""
    numbers = big_endian(table)
    if numbers[0] != 4:
        raise KeyError(f"table of characters in format {numbers[0]}")
    count = numbers[3] // 2
    firsts, deltas, offsets = 8 + count, 8 + 2 * count, 8 + 3 * count
    for place in range(count):
        first, last, delta, listed = numbers[firsts + place], numbers[7 + place], numbers[deltas + place], numbers[offsets + place]
        if listed:
            begin = offsets + place + listed // 2 - first
            yield from ((code, code, (glyph + delta) % 65536) for code in range(first, last + 1) if (glyph := numbers[begin + code]))
        elif first != 0xFFFF:
            yield first, last, (first + delta) % 65536
