"""What a file really is, told from its first bytes."""

import re
from enum import Enum, auto

from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.book import BadFile
from zerentian.rosters.sheets.compound import MAGIC as OLE

HEAD = 4096  # bytes looked at
FOREIGN = {
    b"%PDF": messages.PDF,
    b"\x89PNG": messages.PICTURE,
    b"\xff\xd8\xff": messages.PICTURE,
    b"GIF8": messages.PICTURE,
    b"II*\0": messages.PICTURE,
    b"MM\0*": messages.PICTURE,
    b"RIFF": messages.PICTURE,
    b"Rar!": messages.ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": messages.ARCHIVE,
    b"\x1f\x8b": messages.ARCHIVE,
    b"\xfd7zXZ": messages.ARCHIVE,
    b"MZ": messages.PROGRAM,
    b"\x7fELF": messages.PROGRAM,
    b"#!": messages.PROGRAM,
    b"<?php": messages.PROGRAM,
    b"{\\rtf": messages.WORD,
    b"SQLite format 3": messages.DATABASE,
}
ALSO_TEXT = (b"MZ", b"RIFF")  # a roster in text may begin like this too; a program or picture has zeros soon
BARE_RECORDS = (
    b"\x09\x00\x04\x00",
    b"\x09\x00\x06\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
OLD_XML = ("urn:schemas-microsoft-com:office:spreadsheet", "excel.sheet")
MARKUP = re.compile(r"<[a-z!?/]")
MAIL = re.compile(r"mime-version:|content-type: ")


class Content(Enum):
    ZIP = auto()
    OLE = auto()
    TEXT = auto()


def content(data: bytes) -> Content:
    """Raises BadFile for what is known and is no table."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Content.ZIP
    if data.startswith(OLE):
        return Content.OLE
    refuse_foreign(data)
    refuse_markup(data)
    return Content.TEXT


def refuse_foreign(data: bytes) -> None:
    for magic, what in FOREIGN.items():
        if data.startswith(magic) and (magic not in ALSO_TEXT or b"\0" in data[:HEAD]):
            raise BadFile(messages.NOT_A_TABLE.format(what=what))
    if data.startswith(BARE_RECORDS):
        raise BadFile(messages.TOO_OLD)


def refuse_markup(data: bytes) -> None:
    """Web pages and the XML tables of 2003 are often given out as .xls; Excel opens them after a warning, which people click away."""
    head = data[:HEAD].replace(b"\0", b"").decode("latin-1").lstrip("\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if MAIL.match(head):
        raise BadFile(messages.WEB_PAGE)
    if MARKUP.match(head):
        if any(one in head for one in OLD_XML):
            raise BadFile(messages.OLD_XML)
        raise BadFile(messages.NOT_A_TABLE.format(what=messages.PICTURE) if "<svg" in head else messages.WEB_PAGE)
