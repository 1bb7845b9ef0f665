"""A .docx opened for measuring: refused as every report file is, then its parts as trees."""

import posixpath
from dataclasses import dataclass

from lxml import etree

from zerentian.files.archive import Archive
from zerentian.files.badfile import BadFile
from zerentian.files.compound import Compound
from zerentian.files.content import Content, content
from zerentian.files.messages import DAMAGED, EMPTY
from zerentian.files.relations import resolved
from zerentian.gongwen.measuring import messages
from zerentian.gongwen.measuring.word import Element, W
from zerentian.reading.documents import doc, docx, opening
from zerentian.reading.documents.docx import PACKED, Package
from zerentian.reading.documents.messages import NOTHING, SAID

TREE_MOST = 24 * 1024 * 1024  # bytes of a part; a tree takes some twenty times as much memory


@dataclass(frozen=True, slots=True)
class Opened:
    package: Package
    words: tuple[str, ...]  # of each paragraph, as the reader reads them
    document: Element
    styles: Element | None
    numbering: bytes
    settings: Element | None
    theme: Element | None

    def footer(self, identity: str) -> Element | None:
        """The part that a reference of this id means."""
        found = (one for one in self.package.relations.get(self.package.own, []) if one.identity == identity and not one.external)
        name = next((resolved(self.package.folder, one.target) for one in found), "")
        return tree(self.package, name) if name in self.package.archive.parts else None


def opened(data: bytes) -> Opened:
    """Raises BadFile with one Chinese sentence."""
    refuse_others(data)
    package = Package(Archive(data, SAID, PACKED))
    paragraphs, _ = package.read()
    if not any(one.text.strip() for one in paragraphs):
        raise BadFile(NOTHING)
    document = tree(package, package.main)
    if document.tag != f"{W}document":
        raise BadFile(messages.UNUSUAL)
    return Opened(
        package,
        tuple(one.text for one in paragraphs),
        document,
        part_of_kind(package, "styles"),
        package.numbering(),
        part_of_kind(package, "settings"),
        part_of_kind(package, "theme"),
    )


def refuse_others(data: bytes) -> None:
    if not data:
        raise BadFile(EMPTY)
    opening.refuse_size(len(data))
    kind = content(data)
    if kind is Content.OLE:
        doc.check(Compound(data))
        raise BadFile(messages.OLD_WORD)
    opening.refuse_foreign(kind)
    if kind is not Content.ZIP:
        raise BadFile(messages.NOT_DOCX)


def words_of(data: bytes) -> tuple[str, ...]:
    """The text of a .docx as the reader reads it."""
    return tuple(one.text for one in docx.read(data)[0])


def part_of_kind(package: Package, kind: str) -> Element | None:
    name = package.target(package.folder, package.own, kind)
    return tree(package, name) if name in package.archive.parts else None


def tree(package: Package, name: str) -> Element:
    return parsed(b"".join(package.chunks(package.part(name).name.lower())))


def parsed(xml: bytes) -> Element:
    """Definitions are refused; nothing outside is asked for. Raises BadFile."""
    if len(xml) > TREE_MOST:
        raise BadFile(messages.TOO_LONG.format(most=TREE_MOST >> 20))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadFile(DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadFile(SAID.entities)
    return root


def beside(package: Package, name: str) -> str:
    """The full name of a new part in the folder of the document."""
    return posixpath.join(posixpath.dirname(package.part(package.main).name), name)
