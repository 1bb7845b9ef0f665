"""The records of an .xls stream: walking them, crossing out, and what those of one worksheet hold."""

import struct
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.grid import Place

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
NUMBER, LABEL, BOOLERR, RK, LABELSST, MULRK, MERGED, RSTRING = 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x00E5, 0x00D6
VALUES = {NUMBER, LABEL, BOOLERR, RK, LABELSST, MULRK}
KEPT = VALUES | {BOF, EOF, CONTINUE, MERGED}
FORMULAS = {0x0006, 0x0206, 0x0406}
FORMULA_RANGES = {0x0021, 0x0221, 0x04BC, 0x0236}  # arrays, shared formulas, tables
IGNORED = 0xFFFF  # a number no record has: the reading library passes over it
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


class Record(NamedTuple):
    at: int  # where its header stands
    kind: int
    start: int
    end: int


class Records:
    def __init__(self, content: bytes) -> None:
        self.content = bytearray(content)

    def walk(self, at: int) -> Iterator[Record]:
        """Up to and with the end of the part that begins here. Raises struct.error or BadFile where the stream breaks off."""
        kind = -1
        while kind != EOF:
            kind, length = struct.unpack_from("<HH", self.content, at)
            record = Record(at, kind, at + 4, at + 4 + length)
            if record.end > len(self.content):
                raise BadFile(messages.DAMAGED)
            yield record
            at = record.end

    def cross_out(self, record: Record) -> None:
        struct.pack_into("<H", self.content, record.at, IGNORED)

    def numbers(self, layout: str, at: int) -> tuple[int, ...]:
        return struct.unpack_from(layout, self.content, at)


class SheetCells:
    """How far the cells of one worksheet reach, which are formulas, and what those say that are errors.

    Walking crosses out what holds no cell; blank cells with a frame or a colour do not count.
    """

    def __init__(self, records: Records, at: int) -> None:
        self.records = records
        self.rows = self.columns = 0
        self.formulas: dict[Place, None] = {}  # in the order found
        self.errors: dict[Place, str] = {}
        self.text_cells = array("L")  # numbers of the texts that cells point to
        self.end = at
        for record in records.walk(at):
            if record.at == at and record.kind != BOF:
                raise BadFile(messages.DAMAGED)
            if record.kind in VALUES:
                self.take(record)
            elif record.kind not in KEPT:
                self.leave(record)
            self.end = record.end

    def take(self, record: Record) -> None:
        row, column = self.records.numbers("<HH", record.start)
        last = self.records.numbers("<H", record.end - 2)[0] if record.kind == MULRK else column
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1, last + 1)
        if record.kind == LABELSST:
            self.text_cells.append(*self.records.numbers("<I", record.start + 6))
        elif record.kind == BOOLERR:
            code, is_error = self.records.numbers("<BB", record.start + 6)
            if is_error:
                self.errors[row, column] = ERRORS.get(code, "")

    def leave(self, record: Record) -> None:
        if record.kind in FORMULAS:
            row, column = self.records.numbers("<HH", record.start)
            self.formulas[row, column] = None
        elif record.kind in FORMULA_RANGES:
            row, _, column = self.records.numbers("<HHB", record.start)
            self.formulas[row, column] = None
        elif record.kind == RSTRING:  # text with several fonts of the older version, which the reading library would drop
            raise BadFile(messages.TOO_OLD)
        self.records.cross_out(record)
