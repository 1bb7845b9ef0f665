"""The XML of a Word file: its names, and settings as flat pairs, the same pairs by which settings are mended."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

Element = etree._Element
Said = dict[str, str]
"""Settings by element and attribute: {"ind.firstLineChars": "200", "jc": "center", "b": "1"}; val goes without its name."""

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W: Final = f"{{{MAIN}}}"
R: Final = f"{{{RELATED}}}"
NESTED: Final = {"numPr", "pBdr", "tcBorders", "tblBorders"}  # elements that only hold others
NOT_SETTINGS: Final = {"rPr", "sectPr", "pPrChange", "rPrChange", "sectPrChange", "ins", "del"}
ALIASES: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
FIRST, HANGING = ("ind.firstLine", "ind.firstLineChars"), ("ind.hanging", "ind.hangingChars")
OFF: Final = {"0", "false", "off", "none"}
LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
TWIPS: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def local(tag: object) -> str:
    """The name without its namespace; "" for comments and the like."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: Element | None, name: str = "val") -> str:
    return (element.get(W + name) or "") if element is not None else ""


def said(element: Element | None, before: str = "") -> Said:
    """Every setting of a pPr, rPr or the like."""
    found: Said = {}
    for one in element if element is not None else ():
        name = local(one.tag)
        if name in NESTED:
            found |= said(one, f"{name}.")
        elif name and name not in NOT_SETTINGS:
            for key, given in one.attrib.items():
                attribute = ALIASES.get(local(key), local(key)) if name == "ind" else local(key)
                found[before + name if attribute == "val" else f"{before}{name}.{attribute}"] = str(given)
            if not one.attrib:
                found[before + name] = "1"
    return found


def over(lower: Mapping[str, str], upper: Mapping[str, str]) -> Said:
    """Both, the upper first. An indent of the first line and a hanging one shut each other out."""
    kept = dict(lower)
    for one, other in ((FIRST, HANGING), (HANGING, FIRST)):
        if any(key in upper for key in one):
            for key in other:
                kept.pop(key, None)
    return kept | dict(upper)


def layered(layers: Iterable[Mapping[str, str]]) -> Said:
    found: Said = {}
    for one in layers:
        found = over(found, one)
    return found


def length(given: str, otherwise: float = 0) -> float:
    """Twips of 640, 11.3pt, 2cm."""
    found = LENGTH.fullmatch(given)
    return float(found[1]) * TWIPS.get(found[2] or "", 1.0) if found else otherwise


def number(given: str, otherwise: int = 0) -> int:
    """A whole number; those that write 31.5 half points mean something too."""
    return round(length(given, otherwise))


def is_on(given: str | None) -> bool:
    return given is not None and given not in OFF
