"""The door for report files: everything that reads one comes through here."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from zerentian.files.badfile import BadFile
from zerentian.files.content import Content, content
from zerentian.files.messages import ARCHIVE, DATABASE, EMPTY, PICTURE, PROGRAM, TABLE
from zerentian.reading.documents import doc, docx, messages, pdf, texts
from zerentian.reading.report import Paragraph

BYTES_MOST = 50 * 1024 * 1024  # of the file
EXTENSIONS = {".docx", ".doc", ".pdf", ".txt"}
MACRO_EXTENSIONS = {".docm", ".dotm", ".dot"}
REFUSED = {
    Content.RTF: messages.RICH_TEXT,
    Content.WEB_PAGE: messages.WEB_PAGE,
    Content.XML_WORD: messages.XML_WORD,
}
FOREIGN = {
    Content.PICTURE: PICTURE,
    Content.ARCHIVE: ARCHIVE,
    Content.PROGRAM: PROGRAM,
    Content.DATABASE: DATABASE,
    Content.OLD_TABLE: TABLE,
    Content.XML_TABLE: TABLE,
}


@dataclass(frozen=True, slots=True)
class Document:
    paragraphs: tuple[Paragraph, ...]  # in reading order, blank ones too
    wrapped: bool  # lines are cut by the page
    notes: tuple[str, ...]  # Chinese sentences about what was left unread


def opened(path: Path) -> Document:
    """Raises BadFile, and OSError where there is no such file."""
    return open_document(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """Raises BadFile, and OSError where there is no such file; one that is too big is not even read."""
    with path.open("rb") as file:
        refuse_size(path.stat().st_size)
        return file.read(BYTES_MOST + 1)


def open_document(data: bytes, filename: str) -> Document:
    """Raises BadFile with one Chinese sentence that says what is wrong and what to do.

    The content decides how the file is read; the extension decides only whether it is taken at all.
    """
    if not data:
        raise BadFile(EMPTY)
    refuse_size(len(data))
    extension = PurePath("".join(filter(str.isprintable, filename)).strip()).suffix.lower()
    if extension in MACRO_EXTENSIONS:
        raise BadFile(messages.MACRO_FILE.format(extension=extension))
    kind = content(data)
    refuse_foreign(kind)
    refuse_extension(extension)
    found = read(kind, data)
    if not any(one.text and not one.text.isspace() for one in found.paragraphs):
        raise BadFile(messages.NOTHING)
    return found


def refuse_size(size: int) -> None:
    if size > BYTES_MOST:
        raise BadFile(messages.TOO_BIG.format(size=-(-size >> 20), most=BYTES_MOST >> 20))


def refuse_foreign(kind: Content) -> None:
    if kind in REFUSED:
        raise BadFile(REFUSED[kind])
    if kind in FOREIGN:
        raise BadFile(messages.NOT_A_REPORT.format(what=FOREIGN[kind]))


def refuse_extension(extension: str) -> None:
    if not extension:
        raise BadFile(messages.NO_EXTENSION)
    if extension == ".wps":
        raise BadFile(messages.WPS_WRITER)
    if extension not in EXTENSIONS:
        raise BadFile(messages.EXTENSION.format(extension=extension))


def read(kind: Content, data: bytes) -> Document:
    if kind is Content.ZIP:
        paragraphs, notes = docx.read(data)
    elif kind is Content.OLE:
        paragraphs, notes = doc.read(data)
    elif kind is Content.PDF:
        paragraphs, notes = pdf.read(data)
    else:
        paragraphs, notes = texts.read(data), []
    return Document(tuple(paragraphs), kind is Content.PDF, tuple(notes))
