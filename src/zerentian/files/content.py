"""What a file really is, told from its first bytes."""

import re
from enum import Enum, auto

from zerentian.files.compound import MAGIC as OLE

HEAD = 4096  # bytes looked at


class Content(Enum):
    ZIP = auto()
    OLE = auto()
    TEXT = auto()  # or nothing known
    PDF = auto()
    RTF = auto()
    PICTURE = auto()
    ARCHIVE = auto()
    PROGRAM = auto()
    DATABASE = auto()
    OLD_TABLE = auto()  # of an Excel before its files were compound ones
    XML_TABLE = auto()
    XML_WORD = auto()
    WEB_PAGE = auto()


MAGICS = {
    b"PK\x03\x04": Content.ZIP,
    b"PK\x05\x06": Content.ZIP,
    OLE: Content.OLE,
    b"%PDF": Content.PDF,
    b"\x89PNG": Content.PICTURE,
    b"\xff\xd8\xff": Content.PICTURE,
    b"GIF8": Content.PICTURE,
    b"II*\0": Content.PICTURE,
    b"MM\0*": Content.PICTURE,
    b"RIFF": Content.PICTURE,
    b"Rar!": Content.ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": Content.ARCHIVE,
    b"\x1f\x8b": Content.ARCHIVE,
    b"\xfd7zXZ": Content.ARCHIVE,
    b"MZ": Content.PROGRAM,
    b"\x7fELF": Content.PROGRAM,
    b"#!": Content.PROGRAM,
    b"<?php": Content.PROGRAM,
    b"{\\rtf": Content.RTF,
    b"SQLite format 3": Content.DATABASE,
    b"\x09\x00\x04\x00": Content.OLD_TABLE,
    b"\x09\x00\x06\x00": Content.OLD_TABLE,
    b"\x09\x02\x06\x00": Content.OLD_TABLE,
    b"\x09\x04\x06\x00": Content.OLD_TABLE,
    b"\x09\x08\x08\x00": Content.OLD_TABLE,
    b"\x09\x08\x10\x00": Content.OLD_TABLE,
}
ALSO_TEXT = (b"MZ", b"RIFF")  # a text may begin like this too; a program or picture has zeros soon
XML_KINDS = {
    "urn:schemas-microsoft-com:office:spreadsheet": Content.XML_TABLE,
    "excel.sheet": Content.XML_TABLE,
    'progid="word.document"': Content.XML_WORD,
    "schemas.microsoft.com/office/word/": Content.XML_WORD,
    "schemas.microsoft.com/office/2006/xmlpackage": Content.XML_WORD,
    "<svg": Content.PICTURE,
}
MARKUP = re.compile(r"<[a-z!?/]")
MAIL = re.compile(r"mime-version:|content-type: ")


def content(data: bytes) -> Content:
    for magic, kind in MAGICS.items():
        if data.startswith(magic) and (magic not in ALSO_TEXT or b"\0" in data[:HEAD]):
            return kind
    return markup(data)


def markup(data: bytes) -> Content:
    """Web pages and the XML of 2003 often bear an extension of Office, which opens them after a warning that people click away."""
    head = data[:HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if MAIL.match(head):
        return Content.WEB_PAGE
    if MARKUP.match(head):
        return next((kind for words, kind in XML_KINDS.items() if words in head), Content.WEB_PAGE)
    return Content.TEXT
