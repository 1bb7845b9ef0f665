"""Zip archives, unpacked with a measure in the hand and packed again.

Headers may lie, so nothing is taken from them: what is counted is what really comes out. The archive that goes on to the reading library
is written here from checked parts, so that no second directory, doubled name or link of the file sent can reach it.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from zerentian.files.badfile import BadFile, readable
from zerentian.files.limits import Limits
from zerentian.files.messages import DAMAGED, Sentences

CHUNK = 1 << 18
ENCRYPTED = 0x1
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LOCATOR = 20  # bytes before the end, where an archive of more than 4 GB says so
NEWEST = 63  # the version of zip up to which zipfile reads
PLAIN_NAME = re.compile(rb"[ -~]++")


class Entry(NamedTuple):
    """What the directory of an archive says of a file, under the names zipfile gives it."""

    filename: str
    flag_bits: int
    compress_type: int
    external_attr: int
    header_offset: int
    compress_size: int
    file_size: int
    CRC: int


class Part(NamedTuple):
    name: str
    packed: memoryview
    method: int
    size: int
    crc: int


class Archive:
    """The parts of an archive by their names in small letters, as Office finds them. Raises BadFile for what no honest file has."""

    def __init__(self, data: bytes, said: Sentences, limits: Limits) -> None:
        if len(data) > limits.parts_most * CENTRAL.size and data.count(b"PK\x01\x02") > limits.parts_most:
            raise BadFile(said.too_many_parts.format(most=limits.parts_most))
        self.said, self.limits = said, limits
        with readable():
            found = plain_entries(data) or zipfile.ZipFile(io.BytesIO(data)).infolist()
        self.parts: dict[str, Part] = {}
        self.unpacked = 0  # bytes that came out so far; a part that is unpacked again counts once
        self.came_out: dict[str, int] = {}
        whole = memoryview(data)
        for info in found:
            refuse_entry(info, said)
            if not info.filename.endswith("/"):
                self.add(part(whole, info))

    def add(self, found: Part) -> None:
        name = found.name.lower()
        if name in self.parts:
            raise BadFile(DAMAGED)
        self.parts[name] = found

    def unpack(self, found: Part, first: int = CHUNK) -> Iterator[bytes]:
        """The part in chunks; raises BadFile as soon as it becomes too much, and at the end when it is not what was promised.

        Who may need but its beginning asks for a `first` chunk of fewer bytes; what is not asked for is not unpacked.
        """
        size = crc = 0
        for chunk in inflated(found, first):
            size += len(chunk)
            self.unpacked += max(size - self.came_out.get(found.name, 0), 0)
            self.came_out[found.name] = max(size, self.came_out.get(found.name, 0))
            self.refuse_much(size, len(found.packed))
            crc = zlib.crc32(chunk, crc)
            if chunk:
                yield chunk
        if size != found.size or crc != found.crc:
            raise BadFile(DAMAGED)

    def refuse_much(self, size: int, packed: int) -> None:
        """`size` bytes came out of `packed`."""
        if self.unpacked > self.limits.unpacked_most:
            raise BadFile(self.said.too_much_inside.format(most=self.limits.unpacked_most >> 20))
        if size > max(self.limits.ratio_from, self.limits.ratio_most * packed):
            raise BadFile(self.said.bomb.format(most=self.limits.ratio_most))

    def whole(self, found: Part) -> bytes:
        """A small part in one piece."""
        content = b""
        for chunk in self.unpack(found):
            content += chunk
            if len(content) > self.limits.small_part_most:
                raise BadFile(DAMAGED)
        return content


def plain_entries(data: bytes) -> list[Entry]:
    """Those of an archive of the plainest form, as zipfile reads them in three times as long: nothing before or after it, no comment, no
    further fields, names of ASCII. None where it is in any way otherwise.
    """
    last = len(data) - END.size
    if last < LOCATOR or data.startswith(b"PK\x06\x07", last - LOCATOR):
        return []
    magic, disk, first_disk, _, _, size, at, comment = END.unpack_from(data, last)
    if magic != b"PK\x05\x06" or disk or first_disk or comment or at + size != last:
        return []
    found = []
    while at + CENTRAL.size <= last:
        magic, _, needed, flags, method, _, _, crc, packed, size, named, extra, comment, _, _, attributes, place = CENTRAL.unpack_from(
            data, at
        )
        name = data[at + CENTRAL.size : at + CENTRAL.size + named]
        if magic != b"PK\x01\x02" or needed & 0xFF > NEWEST or extra or comment or len(name) != named or not PLAIN_NAME.fullmatch(name):
            return []
        found.append(Entry(name.decode("ascii"), flags, method, attributes, place, packed, size, crc))
        at += CENTRAL.size + named
    return found if at == last else []


def refuse_entry(info: Entry | zipfile.ZipInfo, said: Sentences) -> None:
    name = info.filename.replace("\\", "/")
    if info.flag_bits & ENCRYPTED:
        raise BadFile(said.locked)
    if name.startswith("/") or ":" in name or (".." in name and ".." in name.split("/")) or stat.S_ISLNK(info.external_attr >> 16):
        raise BadFile(said.unsafe_name)
    if info.compress_type not in (STORED, DEFLATED):
        raise BadFile(DAMAGED)


def part(data: memoryview, info: Entry | zipfile.ZipInfo) -> Part:
    at = info.header_offset
    if not 0 <= at <= len(data) - LOCAL.size:
        raise BadFile(DAMAGED)
    magic, *_, name, extra = LOCAL.unpack_from(data, at)
    if magic != b"PK\x03\x04":
        raise BadFile(DAMAGED)
    start = at + LOCAL.size + name + extra
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise BadFile(DAMAGED)
    return Part(info.filename.replace("\\", "/"), packed, info.compress_type, info.file_size, info.CRC)


def inflated(found: Part, first: int = CHUNK) -> Iterator[bytes]:
    """In chunks of at most CHUNK bytes, whatever the part holds. The first of a packed one has at most `first`, each next twice as many."""
    pieces = (found.packed[at : at + CHUNK] for at in range(0, len(found.packed), CHUNK))
    if found.method == STORED:
        yield from map(bytes, pieces)
        return
    inflater, most = zlib.decompressobj(-zlib.MAX_WBITS), first
    try:
        for piece in pieces:
            rest: bytes | memoryview = piece
            while rest and not inflater.eof:
                yield inflater.decompress(rest, most)
                rest, most = inflater.unconsumed_tail, min(2 * most, CHUNK)
        if not inflater.eof:
            yield inflater.flush()  # what the last piece still held back, a few hundred bytes
    except zlib.error as error:
        raise BadFile(DAMAGED) from error
    if not inflater.eof:
        raise BadFile(DAMAGED)


def written(content: bytes) -> Part:
    return Part("", memoryview(content), STORED, len(content), zlib.crc32(content))


def packed(parts: Mapping[str, Part]) -> bytes:
    """An archive of these parts under these names (plain letters), as they are packed already."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, found in parts.items():
        named = name.encode("ascii")
        facts = (20, 0, found.method, 0, 0x21, found.crc, len(found.packed), found.size, len(named), 0)
        directory.write(CENTRAL.pack(b"PK\x01\x02", 20, *facts, 0, 0, 0, 0, body.tell()) + named)
        body.write(LOCAL.pack(b"PK\x03\x04", *facts) + named)
        body.write(found.packed)
    at, size = body.tell(), directory.tell()
    return body.getvalue() + directory.getvalue() + END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), size, at, 0)
