"""Compound files (OLE), the container of .xls and .doc: looking inside one as it was sent, and writing a plain one.

Chains of sectors in a file that was sent may run in circles or promise more than there is; the sizes are compared with the file first.
"""

import io
import struct
from collections.abc import Mapping

import olefile

from zerentian.files.badfile import BadFile, readable
from zerentian.files.messages import DAMAGED

MAGIC = olefile.MAGIC
SECTOR = 4096  # so large that the list of sectors fits into the header at every size we take
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
ROOT, STREAM = 5, 2
HEADER = struct.Struct("<8s16x5H6x9I")
ENTRY = struct.Struct("<64sHBB3I36xIQ")
IN_HEADER = 109  # sectors of the table that the header can name


class Compound:
    """Names of storages and streams in small letters; a name inside a storage has a slash. Raises BadFile."""

    def __init__(self, data: bytes) -> None:
        refuse_promises(data)
        with readable():
            self.file = olefile.OleFileIO(io.BytesIO(data))
            self.names = {"/".join(path).lower() for path in self.file.listdir(streams=True, storages=True)}
        self.most = len(data)

    def stream(self, name: str) -> bytes:
        with readable():
            if max(self.file.get_size(name), self.file.root.size) > self.most:
                raise BadFile(DAMAGED)
            content: bytes = self.file.openstream(name).read()
        return content


def refuse_promises(data: bytes) -> None:
    """Sectors of the tables that the header promises must be able to lie in the file."""
    if len(data) < 512:
        raise BadFile(DAMAGED)
    _, _, _, _, shift, small_shift, directory, table, _, _, _, _, small_table, _, more = HEADER.unpack_from(data)
    if shift not in (9, 12) or small_shift != 6 or max(directory, table, small_table, more) << shift > len(data):
        raise BadFile(DAMAGED)


def container(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams, side by side, each filled up with zeros to whole sectors: small ones would need another table."""
    filled = {name: content + bytes(-len(content) % SECTOR or SECTOR * (not content)) for name, content in streams.items()}
    counts = [len(content) // SECTOR for content in filled.values()]
    directory_sectors = -(-(1 + len(filled)) * ENTRY.size // SECTOR)
    chains = [directory_sectors, 1, *counts]  # the second is the room for small streams: there must be one, it is empty
    tables = -(-(sum(chains) + 1) // (SECTOR // 4 - 1))
    table, starts = [TABLE] * tables, []
    for count in chains:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), END]
    table += [FREE] * (tables * SECTOR // 4 - len(table))
    header = HEADER.pack(MAGIC, 0x3E, 4, 0xFFFE, 12, 6, directory_sectors, tables, starts[0], 0, SECTOR, END, 0, END, 0)
    named = struct.pack(f"<{IN_HEADER}I", *range(tables), *[FREE] * (IN_HEADER - tables))
    entries = directory(filled, starts[1:])
    return b"".join(
        [
            (header + named).ljust(SECTOR, b"\0"),
            struct.pack(f"<{len(table)}I", *table),
            entries.ljust(directory_sectors * SECTOR, b"\0"),
            bytes(SECTOR),
            *filled.values(),
        ]
    )


def directory(streams: Mapping[str, bytes], starts: list[int]) -> bytes:
    """The entries: the root, then each stream with the next at its right hand."""
    entries = [entry("Root Entry", ROOT, NONE, 1 if streams else NONE, starts[0], 0)]
    for at, (name, content) in enumerate(streams.items(), start=1):
        entries.append(entry(name, STREAM, at + 1 if at < len(streams) else NONE, NONE, starts[at], len(content)))
    return b"".join(entries)


def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    named = name.encode("utf-16-le")
    return ENTRY.pack(named, len(named) + 2, kind, 1, NONE, right, child, start, size)
