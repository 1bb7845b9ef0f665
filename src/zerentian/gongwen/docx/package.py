"""A .docx as a zip archive, written by hand: the parts that are the same in all documents are compressed once."""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from zerentian.gongwen.docx import margins
from zerentian.gongwen.docx.look import Look
from zerentian.gongwen.docx.styles import DECLARATION, NAMESPACES, styles

DAY_OF_NO_MEANING = 0x21  # 1 January 1980, the first day a zip archive knows: the same document gives the same bytes
LEVEL = 4  # of compression: half the time of 6, some hundredths more bytes
DEFLATED, UTF8_NAMES = 8, 0x800
LOCAL, CENTRAL, END = "<4s5H3L2H", "<4s6H3L5H2L", "<4s4H2LH"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
PARTS = {  # id of the relation: (kind, file); those of letters come with letters only
    "styles": ("styles", "styles"),
    "settings": ("settings", "settings"),
    "fonts": ("fontTable", "fontTable"),
    "odd": ("footer", "footer1"),
    "even": ("footer", "footer2"),
    "lyingOdd": ("footer", "footer3"),
    "lyingEven": ("footer", "footer4"),
}
LETTER_PARTS = {"letterHead": ("header", "header1"), "letterFoot": ("footer", "footer5")}
OTHER_NAMES = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "方正小标宋_GBK",
}  # what stands in where a font is not installed


class Part(NamedTuple):
    name: bytes
    check: int
    size: int
    packed: bytes


def part(name: str, text: str) -> Part:
    data = text.encode()
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return Part(name.encode(), zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def archive(parts: Iterable[Part]) -> bytes:
    pieces, index, place, count = [], [], 0, 0
    for one in parts:
        facts = (20, UTF8_NAMES, DEFLATED, 0, DAY_OF_NO_MEANING, one.check, len(one.packed), one.size, len(one.name), 0)
        begin = struct.pack(LOCAL, b"PK\3\4", *facts) + one.name
        pieces += [begin, one.packed]
        index.append(struct.pack(CENTRAL, b"PK\1\2", 20, *facts, 0, 0, 0, 0, place) + one.name)
        place += len(begin) + len(one.packed)
        count += 1
    listed = b"".join(index)
    return b"".join([*pieces, listed, struct.pack(END, b"PK\5\6", 0, 0, count, count, len(listed), place, 0)])


@lru_cache(maxsize=16)
def fixed(look: Look, letter: bool) -> tuple[Part, ...]:
    """All parts but the document itself and the head of a letter."""
    room = margins.NUMBER_ROOM if letter else 0
    texts = {
        "[Content_Types].xml": content_types(letter),
        "_rels/.rels": relations({"document": ("officeDocument", "word/document")}),
        "word/_rels/document.xml.rels": relations(parts_of(letter)),
        "word/styles.xml": styles(look),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(look),
        "word/footer1.xml": margins.footer(margins.page_number(False, room)),
        "word/footer2.xml": margins.footer(margins.page_number(True, room)),
        "word/footer3.xml": margins.footer(margins.lying_number(False)),
        "word/footer4.xml": margins.footer(margins.lying_number(True)),
    }
    if letter:
        texts["word/footer5.xml"] = margins.letter_foot()
    return tuple(part(name, text) for name, text in texts.items())


def parts_of(letter: bool) -> dict[str, tuple[str, str]]:
    return PARTS | (LETTER_PARTS if letter else {})


def content_types(letter: bool) -> str:
    kinds = {"word/document": "document.main"} | {f"word/{file}": kind for kind, file in parts_of(letter).values()}
    overrides = "".join(f'<Override PartName="/{name}.xml" ContentType="{KIND}{kind}+xml"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(parts: dict[str, tuple[str, str]]) -> str:
    each = "".join(f'<Relationship Id="{key}" Type="{LINK}{kind}" Target="{file}.xml"/>' for key, (kind, file) in parts.items())
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">{each}</Relationships>'


def settings() -> str:
    """Odd and even pages have footers of their own; punctuation is never squeezed, or lines would not hold 28 characters."""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table(look: Look) -> str:
    names = dict.fromkeys((look.fangsong, look.title_song, look.hei, look.kai, look.song))
    each = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{OTHER_NAMES[name]}"/>' if name in OTHER_NAMES else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for name in names
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{each}</w:fonts>"
