"""Opening a .docx: its parts are named, measured and refused here; what the document says is read in `word/`."""

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator

from zerentian.files.archive import CHUNK, Archive, Part
from zerentian.files.badfile import BadFile
from zerentian.files.limits import Limits
from zerentian.files.messages import ARCHIVE, DAMAGED, DRAWING, SLIDES, TABLE
from zerentian.files.relations import ROOT, TYPES, Relation, content_types, own_relations, relations, resolved
from zerentian.reading.documents import messages
from zerentian.reading.documents.messages import SAID
from zerentian.reading.documents.word.body import Body
from zerentian.reading.documents.word.cutting import Unusual
from zerentian.reading.documents.word.numbering import Numbering
from zerentian.reading.documents.word.styles import Styles
from zerentian.reading.documents.word.usual import is_usual, rewritten
from zerentian.reading.report import Paragraph

PACKED = Limits(ratio_from=8 * 1024 * 1024)  # the same looks again and again pack very well
TEXT_MOST = 64 * 1024 * 1024  # bytes of a part with text
STYLES_FIRST = 16 * 1024  # bytes of the styles looked at first; those of headings stand near the beginning
FOREIGN = {
    "xl/workbook.xml": messages.NOT_A_REPORT.format(what=TABLE),
    "xl/workbook.bin": messages.NOT_A_REPORT.format(what=TABLE),
    "ppt/presentation.xml": messages.NOT_A_REPORT.format(what=SLIDES),
    "visio/document.xml": messages.NOT_A_REPORT.format(what=DRAWING),
    "ofd.xml": messages.FIXED_LAYOUT,
    "content.xml": messages.OPEN_TEXT,
}
MACROS = ("vbaproject", "vbadata")
MACRO_TYPES = ("macroenabled", "vbaproject")
EMBEDDED = ("/embeddings/", "/activex/")
TEMPLATE, HYPERLINK = "attachedtemplate", "hyperlink"
NOTED = {
    b"w:footnoteReference": messages.NOTES_LEFT,
    b"w:endnoteReference": messages.NOTES_LEFT,
    b"w:commentReference": messages.COMMENTS_LEFT,
    b"w:altChunk": messages.EMBEDDED_LEFT,
    b"w:ins": messages.CHANGES_TAKEN,
    b"w:del": messages.CHANGES_TAKEN,
}


def read(data: bytes) -> tuple[list[Paragraph], list[str]]:
    """Raises BadFile."""
    return Package(Archive(data, SAID, PACKED)).read()


class Package:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        refuse_names(archive.parts)
        self.refuse_bombs()
        if any(macro in one for one in content_types(self.whole(TYPES), SAID) for macro in MACRO_TYPES):
            raise BadFile(messages.MACRO)
        self.relations = {name: relations(self.whole(name), SAID) for name in archive.parts if name.endswith(".rels")}
        for found in self.relations.values():
            refuse_relations(found)
        self.main = self.target("", ROOT, "officedocument")
        self.folder, self.own = posixpath.dirname(self.main), own_relations(self.main)

    def refuse_bombs(self) -> None:
        """By what the archive says of itself: a part that is read is measured by what comes out of it, the others never come out."""
        self.archive.unpacked = 0
        for one in self.archive.parts.values():
            self.archive.unpacked += one.size
            self.archive.refuse_much(one.size, len(one.packed))
        self.archive.unpacked = 0

    def part(self, name: str) -> Part:
        if name not in self.archive.parts:
            raise BadFile(DAMAGED)
        return self.archive.parts[name]

    def whole(self, name: str) -> bytes:
        return self.archive.whole(self.part(name))

    def text(self, name: str) -> bytes:
        """A part in one piece, in the usual form."""
        content = b"".join(self.chunks(name))
        return content if is_usual(content) else rewritten(content, SAID)

    def chunks(self, name: str, first: int = CHUNK) -> Iterator[bytes]:
        room = TEXT_MOST
        for chunk in self.archive.unpack(self.part(name), first):
            room -= len(chunk)
            if room < 0:
                raise BadFile(messages.TOO_MUCH_TEXT.format(most=TEXT_MOST >> 20))
            yield chunk

    def target(self, folder: str, found_in: str, kind: str) -> str:
        """The part of this kind; "" if there is none."""
        return next((resolved(folder, one.target) for one in self.relations.get(found_in, []) if one.kind == kind), "")

    def read(self) -> tuple[list[Paragraph], list[str]]:
        content = self.text(self.part(self.main).name.lower())
        styles = Styles(self.styles())
        try:
            body, paragraphs = read_body(content, styles, self.numbering)
        except Unusual:
            body, paragraphs = self.again(content, styles)
        if not any(one.text.strip() for one in paragraphs) and any("/media/" in name for name in self.archive.parts):
            raise BadFile(messages.PICTURES_ONLY)
        return paragraphs, self.notes(body)

    def styles(self) -> Iterator[bytes]:
        """In chunks, in the usual form: what nobody asks for is never unpacked. In one piece where the beginning is not of that form."""
        name = self.target(self.folder, self.own, "styles")
        if name not in self.archive.parts:
            return
        chunks = self.chunks(name, STYLES_FIRST)
        beginning = next(chunks, b"")
        if is_usual(beginning):
            yield beginning
            yield from chunks
        else:
            content = beginning + b"".join(chunks)
            yield content if is_usual(content) else rewritten(content, SAID)

    def numbering(self) -> bytes:
        name = self.target(self.folder, self.own, "numbering")
        return self.whole(name) if name in self.archive.parts else b""

    def again(self, content: bytes, styles: Styles) -> tuple[Body, list[Paragraph]]:
        """Written anew by the strict parser: now nothing unusual is left, and what is not nested as it must be is damaged."""
        try:
            return read_body(rewritten(content, SAID), styles, self.numbering)
        except Unusual as error:
            raise BadFile(DAMAGED) from error

    def notes(self, body: Body) -> list[str]:
        found = [note for sign, note in NOTED.items() if sign in body.seen]
        names = "\n".join(self.archive.parts)
        if any(place in names for place in EMBEDDED):
            found.append(messages.EMBEDDED_LEFT)
        if body.left_hidden:
            found.append(messages.HIDDEN_LEFT)
        if body.left_contents:
            found.append(messages.CONTENTS_LEFT)
        return list(dict.fromkeys(found))


def read_body(content: bytes, styles: Styles, numbering: Callable[[], bytes]) -> tuple[Body, list[Paragraph]]:
    body = Body(styles, Numbering(numbering, styles))
    return body, body.read(content)


def refuse_names(names: Collection[str]) -> None:
    together = "\n".join(names)
    if any(macro in together for macro in MACROS):
        raise BadFile(messages.MACRO)
    for foreign, sentence in FOREIGN.items():
        if foreign in names:
            raise BadFile(sentence)
    if TYPES not in names or ROOT not in names:
        raise BadFile(messages.NOT_A_REPORT.format(what=ARCHIVE))


def refuse_relations(found: Iterable[Relation]) -> None:
    """Hyperlinks may lead outside: they are not followed."""
    for one in found:
        if one.external and one.kind == TEMPLATE:
            raise BadFile(messages.TEMPLATE)
        if one.external and one.kind != HYPERLINK:
            raise BadFile(messages.EXTERNAL)
