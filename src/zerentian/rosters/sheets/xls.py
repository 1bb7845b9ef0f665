"""Opening an .xls: its records are walked and checked, and those that hold cells go on to the reading library in a file written here."""

import struct

from zerentian.files.badfile import BadFile
from zerentian.files.compound import Compound, container
from zerentian.rosters.sheets import engine, grid, messages
from zerentian.rosters.sheets.book import Sheet
from zerentian.rosters.sheets.limits import TEXT_MOST
from zerentian.rosters.sheets.records import BOF, CONTINUE, EOF, Record, Records, SheetCells
from zerentian.rosters.sheets.shared_strings import Span, refuse_promises, string_lengths
from zerentian.rosters.sheets.weights import refuse_much_text

SST, BOUNDSHEET, FILEPASS = 0x00FC, 0x0085, 0x002F
CODEPAGE, FROM_1904, FORMAT, XF = 0x0042, 0x0022, 0x041E, 0x00E0
KEPT = {BOF, EOF, CONTINUE, SST, CODEPAGE, FROM_1904, FORMAT, XF}
BOOK = 0x0005  # what the first part of the stream is about
STREAMS = {0x0600: "Workbook", 0x0500: "Book"}  # the versions that are read, and where each keeps its stream
WORKSHEET, MACRO_SHEET, VBA_MODULE = 0, 1, 6
HIDDEN = 0x3
WIDEST = 2  # bytes of a character
ENCRYPTED = {"encryptedpackage", "encryptioninfo"}
MACROS = {"_vba_project_cur", "vba", "_vba_project", "macros"}
EMBEDDED = ("mbd", "\x01ole10native", "objectpool")
FOREIGN = {
    "worddocument": messages.WORD,
    "powerpoint document": messages.SLIDES,
    "visiodocument": messages.DRAWING,
    "__properties_version1.0": messages.MAIL,
}


def read(data: bytes) -> tuple[list[Sheet], list[str]]:
    """The visible sheets and the names of the hidden ones. Raises BadFile."""
    compound = Compound(data)
    refuse_names(compound.names)
    try:
        return Stream(compound.stream("workbook" if "workbook" in compound.names else "book")).read()
    except (struct.error, IndexError) as error:
        raise BadFile(messages.DAMAGED) from error


def refuse_names(names: set[str]) -> None:
    if names & ENCRYPTED:
        raise BadFile(messages.LOCKED)
    for name, what in FOREIGN.items():
        if name in names:
            raise BadFile(messages.NOT_A_TABLE.format(what=what))
    if any(MACROS & set(name.split("/")) for name in names):
        raise BadFile(messages.MACRO)
    if any(part.startswith(EMBEDDED) for name in names for part in name.split("/")):
        raise BadFile(messages.EMBEDDED)
    if not names & {"workbook", "book"}:
        raise BadFile(messages.UNREADABLE)


class Stream:
    """The stream of records. What nobody needs is crossed out in it: hidden sheets, names, sizes that only promise."""

    def __init__(self, content: bytes) -> None:
        self.records = Records(content)
        self.content = self.records.content
        self.version = 0
        self.visible: list[tuple[int, str]] = []  # where the sheet begins, its name
        self.hidden: list[str] = []
        self.strings: list[Span] = []

    def read(self) -> tuple[list[Sheet], list[str]]:
        found = self.walk_sheets(self.walk_book())
        grid.refuse_many(sum(one.rows * one.columns for one in found))
        self.refuse_much_text(found)
        read = engine.read(container({STREAMS[self.version]: bytes(self.content)}))
        return [grid.sheet(name, rows, merged, one.errors) for (name, rows, merged), one in zip(read, found, strict=True)], self.hidden

    def walk_book(self) -> int:
        """Where the first part, about the whole book, ends."""
        last, end = -1, 0
        for record in self.records.walk(0):
            if record.at == 0:
                self.check_version(record)
            elif record.kind == FILEPASS:
                raise BadFile(messages.LOCKED)
            elif record.kind == BOUNDSHEET:
                self.list_sheet(record)
            elif record.kind == SST and self.strings:
                raise BadFile(messages.DAMAGED)
            elif record.kind == SST or (record.kind == CONTINUE and last == SST):
                self.strings.append((record.start, record.end))
            elif record.kind not in KEPT:
                self.records.cross_out(record)
            last = last if record.kind == CONTINUE else record.kind
            end = record.end
        return end

    def check_version(self, record: Record) -> None:
        self.version, what = self.records.numbers("<HH", record.start)
        if record.kind != BOF or self.version not in STREAMS or what != BOOK:
            raise BadFile(messages.TOO_OLD)

    def list_sheet(self, record: Record) -> None:
        at, state, kind = self.records.numbers("<IBB", record.start)
        if kind in (MACRO_SHEET, VBA_MODULE):
            raise BadFile(messages.MACRO)
        if state & HIDDEN:
            self.hidden.append(self.name(record))
        if kind == WORKSHEET and not state & HIDDEN:
            self.visible.append((at, self.name(record)))
        else:
            self.records.cross_out(record)

    def name(self, record: Record) -> str:
        """Only to be shown; the older version writes it in the letters of one country, here taken for China's."""
        count, at = self.content[record.start + 6], record.start + 7
        if self.version not in STREAMS or STREAMS[self.version] == "Book":
            return self.content[at : at + count].decode("gb18030", "replace")
        wide = self.content[at] & 1
        return self.content[at + 1 : at + 1 + (count << wide)].decode("utf-16-le" if wide else "latin-1", "replace")

    def walk_sheets(self, end: int) -> list[SheetCells]:
        """In the order of the book. The parts of the stream may not overlap: one inside another would be read again and again."""
        found: dict[int, SheetCells] = {}
        for number in sorted(range(len(self.visible)), key=lambda one: self.visible[one]):
            at, name = self.visible[number]
            if at < end:
                raise BadFile(messages.DAMAGED)
            cells = found[number] = SheetCells(self.records, at)
            grid.refuse_big(name, cells.rows, cells.columns)
            grid.refuse_formulas(name, list(cells.formulas), len(cells.formulas))
            grid.refuse_many_errors(len(cells.errors))
            end = cells.end
        return [found[number] for number in range(len(found))]

    def refuse_much_text(self, found: list[SheetCells]) -> None:
        """Counts the texts cells point to only if the worst that could be, each cell all of them, is too much."""
        if not self.strings:
            return
        refuse_promises(self.content, self.strings)
        kept = sum(end - start for start, end in self.strings)
        if sum(len(one.text_cells) for one in found) * kept * WIDEST > TEXT_MOST:
            lengths = string_lengths(self.content, self.strings)
            pointers = (number for one in found for number in one.text_cells)
            refuse_much_text(sum(lengths[number] * WIDEST for number in pointers if number < len(lengths)))
