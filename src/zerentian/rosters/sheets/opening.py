"""The door for roster files: everything that reads one comes through here."""

from pathlib import PurePath

from zerentian.files.badfile import BadFile
from zerentian.files.content import Content
from zerentian.rosters.sheets import delimited, grid, messages, xls, xlsx
from zerentian.rosters.sheets.book import Book, Sheet
from zerentian.rosters.sheets.content import roster_content
from zerentian.rosters.sheets.limits import BYTES_MOST

EXTENSIONS = {".xlsx", ".xls", ".csv"}
MACRO_EXTENSIONS = {".xlsm", ".xlsb", ".xltm", ".xlam", ".xla", ".xlt", ".xll"}


def open_book(data: bytes, filename: str) -> Book:
    """Raises BadFile with one Chinese sentence that says what is wrong and what to do.

    The content decides how the file is read; the extension decides only whether it is taken at all. The file is never written to disk.
    """
    if not data:
        raise BadFile(messages.EMPTY)
    if len(data) > BYTES_MOST:
        raise BadFile(messages.TOO_BIG.format(size=-(-len(data) >> 20), most=BYTES_MOST >> 20))
    extension = PurePath(grid.cleaned(filename).strip()).suffix.lower()
    if extension in MACRO_EXTENSIONS:
        raise BadFile(messages.MACRO_FILE.format(extension=extension))
    kind = roster_content(data)
    refuse_extension(extension)
    sheets, hidden = read(kind, data)
    return book(sheets, hidden)


def refuse_extension(extension: str) -> None:
    if not extension:
        raise BadFile(messages.NO_EXTENSION)
    if extension not in EXTENSIONS:
        raise BadFile(messages.EXTENSION.format(extension=extension))


def read(kind: Content, data: bytes) -> tuple[list[Sheet], list[str]]:
    if kind is Content.ZIP:
        return xlsx.read(data)
    if kind is Content.OLE:
        return xls.read(data)
    return delimited.read(data), []


def book(sheets: list[Sheet], hidden: list[str]) -> Book:
    if not sheets:
        raise BadFile(messages.NO_VISIBLE_SHEET if hidden else messages.NOTHING)
    filled = tuple(one for one in sheets if one.rows)
    if not filled:
        raise BadFile(messages.NOTHING)
    return Book(filled, grid.hidden_note(hidden))
