"""Sections: paper, edges, grid, and the page numbers in their footers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zerentian.gongwen.measuring.measured import Footer, Letters, PageNumber, Section
from zerentian.gongwen.measuring.opening import Opened
from zerentian.gongwen.measuring.styles import Styles
from zerentian.gongwen.measuring.walking import runs, sections, text
from zerentian.gongwen.measuring.word import Element, R, Said, W, child, is_on, length, local, said, value

NUMBER = "#"
PAGE_FIELD = re.compile(r"\s*PAGE\b", re.IGNORECASE)
JUST_NUMBER = re.compile(r"[\s\u3000—–―－─\-第页共of/#\d]*")
DRAWN_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class Field:
    """A field while its runs are gathered."""

    letters: Letters
    code: str = ""
    shown: str = ""

    def take(self, one: Element, letters: Letters) -> None:
        if local(one.tag) == "instrText":
            self.code += one.text or ""
        elif local(one.tag) == "t":
            self.shown, self.letters = self.shown + (one.text or ""), letters


def sections_of(file: Opened, styles: Styles) -> tuple[Section, ...]:
    found: list[Section] = []
    both = is_on(said(file.settings).get("evenAndOddHeaders"))
    footers: dict[str, Footer | None] = {}
    for element in sections(file.document):
        footers |= footers_of(element, file, styles)
        odd = footers.get("default")
        found.append(section(said(element), odd, footers.get("even") if both else odd))
    return tuple(found)


def section(found: Said, odd: Footer | None, even: Footer | None) -> Section:
    def twips(key: str) -> float:
        return length(found.get(key, ""))

    grid = found.get("docGrid.type", "")
    return Section(
        width=twips("pgSz.w"),
        height=twips("pgSz.h"),
        top=abs(twips("pgMar.top")),
        bottom=abs(twips("pgMar.bottom")),
        left=twips("pgMar.left") + twips("pgMar.gutter"),
        right=twips("pgMar.right"),
        footer_distance=twips("pgMar.footer"),
        grid=grid if grid != "default" else "",
        line_pitch=twips("docGrid.linePitch"),
        char_space=signed(twips("docGrid.charSpace")) / 4096,
        odd=odd,
        even=even,
    )


def signed(given: float) -> float:
    """LibreOffice writes what is less than nothing as a number of 32 bits without a sign.

    >>> signed(4294966447), signed(200)
    (-849, 200)
    """
    return given - (1 << 32) if given >= 1 << 31 else given


def footers_of(element: Element, file: Opened, styles: Styles) -> dict[str, Footer | None]:
    """By kind. What a section does not name it takes from the one before."""
    found: dict[str, Footer | None] = {}
    for one in element.findall(f"{W}footerReference"):
        root = file.footer(one.get(f"{R}id") or "")
        found[value(one, "type") or "default"] = footer(root, styles) if root is not None else None
    return found


def footer(root: Element, styles: Styles) -> Footer:
    numbers: list[PageNumber] = []
    others = any(local(one.tag) == "blip" for one in root.iter())
    for paragraph in paragraphs(root):
        pieces = list(pieces_of(paragraph, styles))
        shown = "".join(piece for piece, _ in pieces)
        others = others or not JUST_NUMBER.fullmatch(shown)
        if NUMBER in shown:
            letters = next(letters for piece, letters in pieces if NUMBER in piece)
            numbers.append(placed(paragraph, shown, letters, styles))
    return Footer(numbers[0] if numbers else None, others)


def paragraphs(root: Element) -> Iterator[Element]:
    """Those in text boxes too, but not once more for programs that know no text boxes."""
    for one in root.iter(f"{W}p"):
        if next(one.iterancestors(FALLBACK), None) is None:
            yield one


def pieces_of(paragraph: Element, styles: Styles) -> Iterator[tuple[str, Letters]]:
    """Texts with their letters; the field of the page number is #, in the letters of what it shows."""
    style = value(child(paragraph, "pPr", "pStyle"))
    field: Field | None = None
    for run in runs(paragraph):
        letters = styles.run(style, child(run, "rPr"))
        outer = run.getparent()
        if outer is not None and local(outer.tag) == "fldSimple":
            yield (NUMBER if PAGE_FIELD.match(value(outer, "instr")) else text(run)), letters
            continue
        for one in run:
            kind = value(one, "fldCharType")
            if kind == "begin":
                field = Field(letters)
            elif field is not None and kind == "end":
                yield (NUMBER if PAGE_FIELD.match(field.code) else field.shown), field.letters
                field = None
            elif field is not None:
                field.take(one, letters)
        if field is None and text(run):
            yield text(run), letters


def placed(paragraph: Element, shown: str, letters: Letters, styles: Styles) -> PageNumber:
    settings = styles.paragraph(said(child(paragraph, "pPr")))
    letter = letters.size * 10.0

    def free(side: str) -> float:
        hundredths = length(settings.get(f"ind.{side}Chars", ""))
        return hundredths / 100 if hundredths else length(settings.get(f"ind.{side}", "")) / letter

    before, after = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
    align = settings.get("framePr.xAlign") or drawn_align(paragraph) or settings.get("jc", "left")
    first = length(settings.get("ind.firstLine", "")) / letter if not settings.get("ind.firstLineChars") else 0
    return PageNumber(shown.strip(), letters, align, free("left") + first + blanks(before), free("right") + blanks(after))


def drawn_align(paragraph: Element) -> str:
    """Of the text box that the paragraph stands in."""
    anchor = next(paragraph.iterancestors(f"{DRAWN_PLACE}anchor"), None)
    found = anchor.find(f"{DRAWN_PLACE}positionH/{DRAWN_PLACE}align") if anchor is not None else None
    return (found.text or "") if found is not None else ""


def blanks(between: str) -> float:
    return sum(1 if one == "\u3000" else 0.5 for one in between)
