"""Pages: upright, or on their side for wide tables; each change is a section of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from zerentian.gongwen.docx.margins import LETTER_FOOTER
from zerentian.gongwen.docx.markup import NEW_PAGE
from zerentian.gongwen.standard import (
    BOTTOM,
    CHARACTER_SPACING,
    FOOTER,
    LEFT,
    LETTER_MARK_MM,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    TWIPS_PER_MM,
)

HEADER = 851  # 15 mm; nothing stands in it but for letters
LETTER_HEADER = round(LETTER_MARK_MM * TWIPS_PER_MM)
GRID = f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{CHARACTER_SPACING}"/>'
BREAK = '<w:p><w:pPr><w:pStyle w:val="Break"/>{}</w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs and tables that stand on pages of one kind. One that is to begin a page says so in its first paragraph."""

    xml: str
    lying: bool = False


def joined(stretches: Iterable[Stretch], letter: bool) -> str:
    """The inside of w:body. What begins a section begins a page anyhow."""
    pieces: list[str] = []
    lying, first = False, True
    for one in stretches:
        if pieces and one.lying != lying:
            pieces.append(BREAK.format(section(lying, letter, first)))
            first = False
        changed = not pieces or one.lying != lying
        pieces.append(one.xml.replace(NEW_PAGE, "", 1) if changed and NEW_PAGE in one.xml[:200] else one.xml)
        lying = one.lying
    return "".join([*pieces, section(lying, letter, first)])


def section(lying: bool, letter: bool, first: bool) -> str:
    """A page on its side is the upright one turned to the left: what was its left margin is on top."""
    side = "lyingOdd", "lyingEven"
    odd, even = side if lying else ("odd", "even")
    feet = reference("footer", "default", odd) + reference("footer", "even", even)
    begins = letter and first
    head = reference("header", "first", "letterHead") + reference("footer", "first", "letterFoot") if begins else ""
    if lying:
        page = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>' + page_margins(LEFT, TOP, RIGHT, BOTTOM)
    else:
        page = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>' + page_margins(TOP, RIGHT, BOTTOM, LEFT, letter)
    return f"<w:sectPr>{head}{feet}{page}{'<w:titlePg/>' if begins else ''}{GRID}</w:sectPr>"


def reference(part: str, kind: str, key: str) -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{key}"/>'


def page_margins(top: int, right: int, bottom: int, left: int, letter: bool = False) -> str:
    header, footer = (LETTER_HEADER, LETTER_FOOTER) if letter else (HEADER, FOOTER)
    edges = f'w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
    return f'<w:pgMar {edges} w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
