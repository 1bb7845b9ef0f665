"""Font files put together from tables: small ones by hand, and installed ones under another name."""

import struct
from pathlib import Path

ADVANCES = (500, 1000, 500, 1000, 500)  # of glyphs 0 to 4, in thousandths of an em
HEAD = b"\0" * 18 + struct.pack(">H", 1000) + b"\0" * 34
HHEA = b"\0" * 34 + struct.pack(">H", len(ADVANCES))
HMTX = b"".join(struct.pack(">HH", advance, 0) for advance in ADVANCES)
Run = tuple[int, int, int, list[int] | None]


def font(tables: dict[str, bytes], at: int = 0, kind: bytes = b"\0\1\0\0") -> bytes:
    """`at`: where it will lie in a collection, from whose beginning places are counted."""
    parts = {"head": HEAD, "hhea": HHEA, "hmtx": HMTX, **tables}
    place = at + 12 + 16 * len(parts)
    directory, data = b"", b""
    for name, part in sorted(parts.items()):
        directory += struct.pack(">4sIII", name.encode(), 0, place + len(data), len(part))
        data += part + b"\0" * (-len(part) % 4)
    return kind + struct.pack(">HHHH", len(parts), 0, 0, 0) + directory + data


def named(family: str) -> bytes:
    """Family, style, full and PostScript name, for Windows."""
    said = {1: family, 2: "Regular", 4: family, 6: family}
    texts = {number: text.encode("utf-16-be") for number, text in said.items()}
    records, at = b"", 0
    for number, text in texts.items():
        records += struct.pack(">HHHHHH", 3, 1, 0x804, number, len(text), at)
        at += len(text)
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + b"".join(texts.values())


def format_12(runs: list[tuple[int, int, int]]) -> bytes:
    groups = b"".join(struct.pack(">III", *run) for run in runs)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(runs)) + groups


def format_4(runs: list[Run]) -> bytes:
    """(first, last, delta, listed glyphs); the run that ends every such table is added."""
    whole = [*runs, (0xFFFF, 0xFFFF, 1, None)]
    offsets, listed = [], []
    for place, run in enumerate(whole):
        offsets.append(2 * (len(whole) - place + len(listed)) if run[3] else 0)
        listed += run[3] or []
    columns = [[run[1] for run in whole], [0], [run[0] for run in whole], [run[2] % 65536 for run in whole], offsets, listed]
    body = b"".join(struct.pack(f">{len(column)}H", *column) for column in columns)
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * len(whole), 0, 0, 0) + body


def renamed(path: Path, index: int, family: str) -> bytes:
    """An installed font as a file of its own that goes by another name."""
    data = path.read_bytes()
    start = struct.unpack(">I", data[12 + 4 * index : 16 + 4 * index])[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack(">H", data[start + 4 : start + 6])[0]
    records = struct.iter_unpack(">4sIII", data[start + 12 : start + 12 + 16 * count])
    tables = {name.decode(): data[place : place + size] for name, _, place, size in records}
    return font({**tables, "name": named(family)}, kind=data[start : start + 4])
