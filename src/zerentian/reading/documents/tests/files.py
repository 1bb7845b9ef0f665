"""Report files written on the spot: good ones, and what it takes to spoil them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from zerentian.files.compound import container
from zerentian.reading.documents.opening import open_document
from zerentian.reading.report import Paragraph

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:r="urn:r"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES, ROOT, MAIN = "[Content_Types].xml", "_rels/.rels", "word/document.xml"
OWN = "word/_rels/document.xml.rels"


def run(text: str, looks: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}<w:t>{text}</w:t></w:r>"


def para(*inner: str, looks: str = "") -> str:
    """Texts are runs; what begins with < is given as it is."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inner)
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{runs}</w:p>"


def document(body: str, names: str = NAMES) -> str:
    return f"{HEAD}<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>"


def relationships(found: Sequence[tuple[str, str, str]]) -> str:
    """(kind, target, mode) of each."""
    lines = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"{f" TargetMode={chr(34)}{mode}{chr(34)}" if mode else ""}/>'
        for at, (kind, target, mode) in enumerate(found)
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def docx(
    body: str = "",
    styles: str = "",
    numbering: str = "",
    parts: Mapping[str, str | bytes | None] | None = None,
    related: Sequence[tuple[str, str, str]] = (),
) -> bytes:
    """A document of this body; `parts` are put in, written over or, with None, left out."""
    made: dict[str, str | bytes | None] = {
        TYPES: f'{HEAD}<Types xmlns="urn:types"><Override PartName="/word/document.xml" ContentType="document.main+xml"/></Types>',
        ROOT: relationships([("officeDocument", MAIN, "")]),
        MAIN: document(body or para("束小满")),
        OWN: relationships([("styles", "styles.xml", ""), ("numbering", "numbering.xml", ""), *related]),
        "word/styles.xml": f"{HEAD}<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {NAMES}>{numbering}</w:numbering>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (made | dict(parts or {})).items():
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()


def archive(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in parts:
            made.writestr(name, b"x")
    return out.getvalue()


def doc(flags: int = 0, magic: int = 0xA5EC, **beside: bytes) -> bytes:
    """A compound file that says it is a Word document, with no more in it than that."""
    return container({"WordDocument": magic.to_bytes(2, "little") + bytes(8) + flags.to_bytes(2, "little") + bytes(100)} | beside)


def pdf(pages: Sequence[bytes], before: bytes = b"", trailer: bytes = b"", objects: Sequence[bytes] = ()) -> bytes:
    """What each page draws; F1 is a font of Latin letters, F2 one of Chinese by their Unicode numbers, Im a picture of one point."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    wide = b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>"
    system = b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo %b /DW 1000 >>" % system
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
        b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
    )
    picture = stream(b"\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray")
    first = 8 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    found = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(pages), kids), font, wide, inner]
    found += [stream(table), picture, *objects]
    for at, drawn in enumerate(pages):
        resources = b"<< /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 7 0 R >> >>"
        found.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources %b >>" % (first + 2 * at + 1, resources)
        )
        found.append(stream(drawn))
    body, places = b"%PDF-1.7\n" + before, []
    for at, one in enumerate(found):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (at + 1, one)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(found) + 1, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(found) + 1) + listed + end


def stream(content: bytes, facts: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), facts, content)


def drawn(*lines: str, font: str = "F2") -> bytes:
    """Lines one below the other."""
    shown = [f"<{line.encode('utf-16-be').hex()}>" if font == "F2" else f"({line})" for line in lines]
    return f"BT /{font} 16 Tf 20 TL 50 700 Td {' '.join(f'{one} Tj T*' for one in shown)} ET".encode()


PICTURE = b"q 500 0 0 700 50 50 cm /Im Do Q\n"


def read(data: bytes, filename: str = "述职.docx") -> list[Paragraph]:
    return list(open_document(data, filename).paragraphs)


def texts(data: bytes, filename: str = "述职.docx") -> list[str]:
    return [one.text for one in read(data, filename)]
