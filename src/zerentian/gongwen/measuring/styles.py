"""What defaults, styles, automatic numbers and the paragraph itself say together."""

from functools import cache
from itertools import chain
from typing import NamedTuple

from zerentian.gongwen.measuring.measured import Letters
from zerentian.gongwen.measuring.opening import Opened, parsed
from zerentian.gongwen.measuring.word import Element, Said, W, child, is_on, layered, length, number, over, said, value

DEEPEST = 30  # styles based on one another
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FONTS = {"rFonts.eastAsia": "ea", "rFonts.ascii": "latin"}
PLAIN_SIZE = 20  # half points, where nothing says a size


class Style(NamedTuple):
    based: str
    placing: Said
    letters: Said


class Styles:
    """Effective settings. Letters come with the fonts of the theme put in."""

    def __init__(self, file: Opened) -> None:
        self.theme = fonts_of(file.theme)
        root = file.styles
        self.placing = said(child(root, "docDefaults", "pPrDefault", "pPr"))
        self.letters = self.of_letters(child(root, "docDefaults", "rPrDefault", "rPr"))
        self.styles = {value(one, "styleId"): self.style(one) for one in (root.iter(f"{W}style") if root is not None else ())}
        self.normal = normal_of(root)
        self.lists = lists_of(file.numbering)
        self.chain = cache(self.chained)

    def style(self, one: Element) -> Style:
        return Style(value(child(one, "basedOn")), said(child(one, "pPr")), self.of_letters(child(one, "rPr")))

    def of_letters(self, element: Element | None) -> Said:
        """A font of the theme goes before one named beside it."""
        found = said(element)
        for key, place in FONTS.items():
            theme = found.pop(f"{key}Theme", "")
            if theme:
                found[key] = self.theme.get((theme[:5], place), "")
        return found

    def chained(self, identity: str) -> tuple[Said, Said]:
        """(of paragraphs, of letters), with all the style is based on."""
        found: list[Style] = []
        while identity in self.styles and len(found) < DEEPEST:
            found.append(self.styles[identity])
            identity = found[-1].based
        return layered(one.placing for one in reversed(found)), layered(one.letters for one in reversed(found))

    def paragraph(self, own: Said) -> Said:
        """What holds for a paragraph that says this itself. A number it has itself goes before its style, one that its style has behind."""
        style = self.chain(own.get("pStyle", self.normal))[0]
        numbered = over(style, own)
        level = self.lists.get((numbered.get("numPr.numId", ""), numbered.get("numPr.ilvl", "0")), {})
        layers = [style, level, own] if "numPr.numId" in own else [level, style, own]
        return layered([self.placing, *layers])

    def run(self, style: str, element: Element | None) -> Letters:
        """Of letters in a paragraph of this style, with their own settings."""
        own = self.of_letters(element)
        layers = [self.letters, self.chain(style or self.normal)[1], self.chain(own.get("rStyle", ""))[1], own]
        return letters_of(layered(layers))

    @property
    def normal_size(self) -> int:
        return self.run("", None).size


def letters_of(found: Said) -> Letters:
    return Letters(
        found.get("rFonts.eastAsia", ""),
        found.get("rFonts.ascii", ""),
        max(number(found.get("sz", ""), PLAIN_SIZE), 1),
        is_on(found.get("b")),
        found.get("color", "auto").upper() if found.get("color", "auto") != "auto" else "auto",
        length(found.get("spacing", "")),
    )


def normal_of(root: Element | None) -> str:
    """The style of paragraphs that name none: marked as such, or, as LibreOffice has it, called Normal."""
    found = [one for one in (root.iter(f"{W}style") if root is not None else ()) if value(one, "type") == "paragraph"]
    marked = (one for one in found if is_on(one.get(f"{W}default")))
    called = (one for one in found if value(child(one, "name")) == "Normal")
    return value(next(chain(marked, called), None), "styleId")


def fonts_of(theme: Element | None) -> dict[tuple[str, str], str]:
    """(minor or major, ea or latin) → font. Chinese ones are often named for their letters only."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("minor", "major"):
        part = next(theme.iter(f"{DRAWING}{kind}Font"), None) if theme is not None else None
        for place in ("ea", "latin"):
            one = part.find(DRAWING + place) if part is not None else None
            found[kind, place] = (one.get("typeface") or "") if one is not None else ""
        for one in part.findall(f"{DRAWING}font") if part is not None else ():
            if one.get("script") == "Hans" and not found[kind, "ea"]:
                found[kind, "ea"] = one.get("typeface") or ""
    return found


def lists_of(content: bytes) -> dict[tuple[str, str], Said]:
    """(number of the list, level) → where its paragraphs stand."""
    root = parsed(content) if content else None
    if root is None:
        return {}
    levels = {
        (value(one, "abstractNumId"), value(level, "ilvl")): said(child(level, "pPr"))
        for one in root.findall(f"{W}abstractNum")
        for level in one.findall(f"{W}lvl")
    }
    uses = {value(one, "numId"): value(child(one, "abstractNumId")) for one in root.findall(f"{W}num")}
    return {(use, level): found for use, abstract in uses.items() for (owner, level), found in levels.items() if owner == abstract}
