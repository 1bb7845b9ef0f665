"""Opening an .xlsx: every part is unpacked once and checked, the cells of visible sheets are read from an archive written here."""

import posixpath
from collections.abc import Iterable, Sequence

from zerentian.files.archive import Archive, Part, packed, written
from zerentian.files.badfile import BadFile
from zerentian.files.relations import ROOT, TYPES, Relation, content_types, own_relations, relations, resolved
from zerentian.files.xml import feed
from zerentian.rosters.sheets import engine, grid, messages, package
from zerentian.rosters.sheets.book import Sheet
from zerentian.rosters.sheets.limits import PACKED, TEXT_MOST
from zerentian.rosters.sheets.messages import SAID
from zerentian.rosters.sheets.package import Entry
from zerentian.rosters.sheets.quick_cells import Unusual, reach
from zerentian.rosters.sheets.weights import refuse_much_text, weigh
from zerentian.rosters.sheets.xml_parts import Cells, Strings, Unplaced, parser

FOREIGN = {
    "word/document.xml": messages.NOT_A_TABLE.format(what=messages.WORD),
    "ppt/presentation.xml": messages.NOT_A_TABLE.format(what=messages.SLIDES),
    "visio/document.xml": messages.NOT_A_TABLE.format(what=messages.DRAWING),
    "xl/workbook.bin": messages.BINARY_TABLE,
    "content.xml": messages.OTHER_TABLE,
}
FORBIDDEN = {  # what stands in a name of a part, in small letters
    "vbaproject": messages.MACRO,
    "vbadata": messages.MACRO,
    "xl/macrosheets/": messages.MACRO,
    "xl/embeddings/": messages.EMBEDDED,
    "xl/activex/": messages.EMBEDDED,
    "xl/externallinks/": messages.EXTERNAL_LINK,
    "xl/connections.xml": messages.CONNECTION,
    "xl/querytables/": messages.CONNECTION,
}
FORBIDDEN_KINDS = {
    "vbaproject": messages.MACRO,
    "xlmacrosheet": messages.MACRO,
    "xlintlmacrosheet": messages.MACRO,
    "oleobject": messages.EMBEDDED,
    "package": messages.EMBEDDED,
    "control": messages.EMBEDDED,
    "externallink": messages.EXTERNAL_LINK,
    "externallinkpath": messages.EXTERNAL_LINK,
    "connections": messages.CONNECTION,
    "querytable": messages.CONNECTION,
}
SHEET_KINDS = {"worksheet", "chartsheet", "dialogsheet"}  # the last two hold no rows and are passed over
ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"\xfd7zXZ\x00", b"BZh")
PACKED_PICTURES = (".emz", ".wmz")  # drawings that are packed by themselves and never unpacked here
OLE = b"\xd0\xcf\x11\xe0"
DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")


def read(data: bytes) -> tuple[list[Sheet], list[str]]:
    """The visible sheets and the names of the hidden ones. Raises BadFile."""
    return Workbook(Archive(data, SAID, PACKED)).read()


class Workbook:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.done: set[str] = set()  # parts unpacked already
        refuse_names(archive.parts)
        self.refuse_types()
        self.relations = {name: relations(self.whole(name), SAID) for name in archive.parts if name.endswith(".rels")}
        for found in self.relations.values():
            refuse_relations(found)
        main = self.target("", ROOT, "officedocument")
        self.folder, self.own_relations = posixpath.dirname(main), own_relations(main)
        self.entries, self.from_1904 = package.workbook(self.whole(main))

    def refuse_types(self) -> None:
        types = content_types(self.whole(TYPES), SAID)
        if any("macroenabled" in one or "vbaproject" in one or "addin" in one for one in types):
            raise BadFile(messages.MACRO)

    def whole(self, name: str) -> bytes:
        self.done.add(name)
        return self.archive.whole(self.part(name))

    def part(self, name: str) -> Part:
        if name not in self.archive.parts:
            raise BadFile(messages.DAMAGED)
        return self.archive.parts[name]

    def target(self, folder: str, relations: str, kind: str) -> str:
        """The part of this kind; "" if there is none."""
        return next((resolved(folder, one.target) for one in self.relations.get(relations, []) if one.kind == kind), "")

    def read(self) -> tuple[list[Sheet], list[str]]:
        kinds = {one.identity: one for one in self.relations.get(self.own_relations, [])}
        for one in self.entries:
            if one.relation not in kinds or kinds[one.relation].kind not in SHEET_KINDS:
                raise BadFile(messages.DAMAGED)
        hidden = [one.name for one in self.entries if one.hidden]
        visible = [one for one in self.entries if not one.hidden and kinds[one.relation].kind == "worksheet"]
        if not visible:
            return [], hidden
        names = [resolved(self.folder, kinds[one.relation].target) for one in visible]
        if len(set(names)) != len(names):
            raise BadFile(messages.DAMAGED)
        return self.cells(visible, names), hidden

    def cells(self, visible: list[Entry], names: list[str]) -> list[Sheet]:
        strings, styles = (self.target(self.folder, self.own_relations, kind) for kind in ("sharedstrings", "styles"))
        sizes = self.sizes(strings)
        if styles in self.archive.parts:
            self.check(styles)
        found = [self.scan(entry, name) for entry, name in zip(visible, names, strict=True)]
        self.look_at_the_rest()
        grid.refuse_many(sum(one.rows * one.columns for one in found))
        if max(sizes, default=0) * sum(one.rows * one.columns for one in found) > TEXT_MOST:
            self.weigh(sizes, names)
        return [
            grid.sheet(entry.name, rows, merged, one.errors)
            for entry, one, (_, rows, merged) in zip(visible, found, engine.read(self.clean(strings, styles, names)), strict=True)
        ]

    def sizes(self, strings: str) -> Sequence[int]:
        """Of the texts kept once for all cells, in bytes."""
        found = Strings()
        if strings in self.archive.parts:
            self.done.add(strings)
            feed(found.reader, self.archive.unpack(self.part(strings)))
        return found.sizes

    def check(self, name: str) -> None:
        self.done.add(name)
        feed(parser(), self.archive.unpack(self.part(name)))

    def scan(self, entry: Entry, name: str) -> Cells:
        """The quick search sees what nearly all files hold; what it will not judge is read by the strict parser."""
        self.done.add(name)
        cells = Cells()
        try:
            cells.rows, cells.columns = reach(self.archive.unpack(self.part(name)))
        except Unusual:
            cells = self.strictly(name)
        grid.refuse_big(entry.name, cells.rows, cells.columns)
        grid.refuse_formulas(entry.name, cells.formulas, cells.formula_count)
        return cells

    def strictly(self, name: str) -> Cells:
        try:
            cells = Cells()
            feed(cells.reader, self.archive.unpack(self.part(name)))
        except Unplaced:
            cells = Cells(counting=True)
            feed(cells.reader, self.archive.unpack(self.part(name)))
        return cells

    def look_at_the_rest(self) -> None:
        """Nothing reads these parts; they are unpacked once to see that they are neither bombs nor archives nor define anything."""
        for name, found in self.archive.parts.items():
            if name not in self.done:
                look(name, self.archive.unpack(found))

    def weigh(self, sizes: Sequence[int], names: list[str]) -> None:
        """Unpacks the worksheets again; asked only where one long text makes it possible that they hold too much."""
        refuse_much_text(sum(weigh(sizes, self.archive.unpack(self.part(name))) for name in names))

    def clean(self, strings: str, styles: str, names: list[str]) -> bytes:
        """An archive of exactly what was checked, with lists of sheets and relations of our own."""
        parts = {name: written(content) for name, content in package.plain_workbook(len(names), self.from_1904).items()}
        taken = {f"xl/{package.sheet_part(at)}": name for at, name in enumerate(names)}
        taken |= {"xl/sharedStrings.xml": strings, "xl/styles.xml": styles}
        return packed(parts | {to: self.archive.parts[name] for to, name in taken.items() if name in self.archive.parts})


def refuse_names(names: Iterable[str]) -> None:
    for name in names:
        for forbidden, sentence in FORBIDDEN.items():
            if forbidden in name:
                raise BadFile(sentence)
    for foreign, sentence in FOREIGN.items():
        if foreign in names:
            raise BadFile(sentence)
    if TYPES not in names or ROOT not in names:
        raise BadFile(messages.NOT_A_TABLE.format(what=messages.ARCHIVE))


def refuse_relations(found: Iterable[Relation]) -> None:
    """Hyperlinks may lead outside: they are not read, and people do write mail addresses into rosters."""
    for one in found:
        if one.kind in FORBIDDEN_KINDS:
            raise BadFile(FORBIDDEN_KINDS[one.kind])
        if one.external and one.kind != "hyperlink":
            raise BadFile(messages.EXTERNAL)


def look(name: str, chunks: Iterable[bytes]) -> None:
    first, tail, is_xml = True, b"", name.endswith((".xml", ".vml", ".rels"))
    for chunk in chunks:
        if first and chunk.startswith(ARCHIVES) and not name.endswith(PACKED_PICTURES):
            raise BadFile(messages.NESTED)
        if first and chunk.startswith(OLE):
            raise BadFile(messages.EMBEDDED)
        if is_xml:
            text = tail + chunk.replace(b"\0", b"")  # so that two-byte characters are seen too
            if any(one in text for one in DEFINITIONS):
                raise BadFile(messages.ENTITIES)
            tail = text[-16:]
        first = False
