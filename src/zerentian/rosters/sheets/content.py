"""What of the kinds of files can be a roster."""

from zerentian.files.badfile import BadFile
from zerentian.files.content import Content, content
from zerentian.rosters.sheets import messages

READ = {Content.ZIP, Content.OLE, Content.TEXT}
REFUSED = {
    Content.OLD_TABLE: messages.TOO_OLD,
    Content.XML_TABLE: messages.OLD_XML,
    Content.XML_WORD: messages.WEB_PAGE,
    Content.WEB_PAGE: messages.WEB_PAGE,
}
FOREIGN = {
    Content.PDF: messages.PDF,
    Content.RTF: messages.WORD,
    Content.PICTURE: messages.PICTURE,
    Content.ARCHIVE: messages.ARCHIVE,
    Content.PROGRAM: messages.PROGRAM,
    Content.DATABASE: messages.DATABASE,
}


def roster_content(data: bytes) -> Content:
    """ZIP, OLE or TEXT. Raises BadFile for what is known and is no table."""
    kind = content(data)
    if kind in READ:
        return kind
    raise BadFile(REFUSED.get(kind) or messages.NOT_A_TABLE.format(what=FOREIGN[kind]))
