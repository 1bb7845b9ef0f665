"""The small parts of an .xlsx that say what the others are: types, relations, the list of sheets."""

import posixpath
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from zerentian.rosters.sheets.xml_parts import Attributes, feed, parser

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Relation:
    identity: str
    kind: str  # the last word of its type, in small letters: worksheet, hyperlink, vbaproject
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet as the workbook lists it."""

    name: str
    hidden: bool
    relation: str


def elements(content: bytes) -> list[tuple[str, Attributes]]:
    """(name, attributes) of every element, both without the prefixes of their namespaces, which differ between the two kinds of .xlsx."""
    found: list[tuple[str, Attributes]] = []
    reader = parser()
    reader.StartElementHandler = lambda name, given: found.append((local(name), {local(key): value for key, value in given.items()}))
    feed(reader, [content])
    return found


def local(name: str) -> str:
    return name.rpartition(":")[2]


def content_types(content: bytes) -> list[str]:
    """In small letters."""
    return [attributes.get("ContentType", "").lower() for _, attributes in elements(content)]


def relations(content: bytes) -> list[Relation]:
    return [
        Relation(
            identity=attributes.get("Id", ""),
            kind=attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower(),
            target=attributes.get("Target", ""),
            external=attributes.get("TargetMode", "").strip().lower() == "external",
        )
        for name, attributes in elements(content)
        if name == "Relationship"
    ]


def workbook(content: bytes) -> tuple[list[Entry], bool]:
    """The sheets in order, and whether days are counted from 1904."""
    entries, from_1904 = [], False
    for name, attributes in elements(content):
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            entries.append(Entry(attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0").strip().lower() in ("1", "true", "on")
    return entries, from_1904


def resolved(folder: str, target: str) -> str:
    """The part a relation of a part in this folder means, in small letters.

    >>> resolved("xl", "worksheets/sheet1.xml"), resolved("xl", "/xl/Styles.xml"), resolved("", "xl/workbook.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml')
    """
    return posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/").lower()


def plain_workbook(count: int, from_1904: bool) -> dict[str, bytes]:
    """The small parts of a workbook with so many visible sheets, called 0, 1, 2 …"""
    sheets = "".join(f'<sheet name="{at}" sheetId="{at + 1}" r:id="s{at}"/>' for at in range(count))
    kinds = [(f"s{at}", "worksheet", sheet_part(at)) for at in range(count)]
    kinds += [("strings", "sharedStrings", "sharedStrings.xml"), ("styles", "styles", "styles.xml")]
    first = [("workbook", "officeDocument", "xl/workbook.xml")]
    book = f'<workbookPr date1904="{int(from_1904)}"/><sheets>{sheets}</sheets>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>'.encode(),
        "_rels/.rels": relationships(first),
        "xl/_rels/workbook.xml.rels": relationships(kinds),
        "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">{book}</workbook>'.encode(),
    }


def sheet_part(at: int) -> str:
    return f"worksheets/sheet{at + 1}.xml"


def relationships(found: list[tuple[str, str, str]]) -> bytes:
    inner = "".join(
        f"<Relationship Id={quoteattr(one)} Type={quoteattr(f'{OFFICE}/{kind}')} Target={quoteattr(to)}/>" for one, kind, to in found
    )
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'.encode()
