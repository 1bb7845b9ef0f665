"""The list of sheets of an .xlsx, read, and written for the reading library."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from zerentian.files.relations import elements
from zerentian.rosters.sheets.messages import SAID

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet as the workbook lists it."""

    name: str
    hidden: bool
    relation: str


def workbook(content: bytes) -> tuple[list[Entry], bool]:
    """The sheets in order, and whether days are counted from 1904."""
    entries, from_1904 = [], False
    for name, attributes in elements(content, SAID):
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            entries.append(Entry(attributes.get("name", ""), hidden, attributes.get("id", "")))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0").strip().lower() in ("1", "true", "on")
    return entries, from_1904


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
