"""The paragraphs of a document and the runs of a paragraph as elements, in one order for measuring and for mending."""

from collections.abc import Iterator
from typing import NamedTuple

from zerentian.gongwen.measuring.word import Element, W, child, is_on, local, said, value

AROUND_BLOCKS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
AROUND_RUNS = {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
DRAWN = {"drawing", "pict", "object", "AlternateContent"}
PAGE = "\f"


class Place(NamedTuple):
    """A paragraph with where it stands."""

    element: Element
    row: tuple[int, int] | None
    cell: Element | None
    section: int


def places(document: Element) -> list[Place]:
    """Text boxes are left out: they stand beside the text."""
    found: list[Place] = []
    section = table = 0
    body = child(document, "body")
    for element, row, cell in _blocks(body, None, None) if body is not None else ():
        if local(element.tag) == "tbl":
            table += 1
            continue
        found.append(Place(element, (table, row) if row is not None else None, cell, section))
        section += child(element, "pPr", "sectPr") is not None
    return found


def _blocks(parent: Element, row: int | None, cell: Element | None) -> Iterator[tuple[Element, int | None, Element | None]]:
    """Paragraphs, and before those of a table the table. A table in a cell counts with the row it stands in."""
    for one in parent:
        name = local(one.tag)
        if name == "p":
            yield one, row, cell
        elif name == "tbl":
            if row is None:
                yield one, None, None
            for place, line in enumerate(one.iter(f"{W}tr") if row is None else ()):
                for inner in line.findall(f"{W}tc"):
                    if inner.getparent() is line and _outer(line, one):
                        yield from _blocks(inner, place, inner)
        elif name in AROUND_BLOCKS:
            yield from _blocks(one, row, cell)


def _outer(line: Element, table: Element) -> bool:
    """Whether the row is one of this table, not of one inside it."""
    return next(line.iterancestors(f"{W}tbl"), None) is table


def sections(document: Element) -> list[Element]:
    """The settings of each section, in order."""
    body = child(document, "body")
    inner = [found for one in places(document) if (found := child(one.element, "pPr", "sectPr")) is not None]
    last = child(body, "sectPr")
    return [*inner, last] if last is not None else inner


def runs(paragraph: Element) -> Iterator[Element]:
    """Those that are seen; what was deleted or is hidden is not."""
    for one in paragraph:
        name = local(one.tag)
        if name == "r" and not is_on(said(child(one, "rPr")).get("vanish")):
            yield one
        elif name in AROUND_RUNS:
            yield from runs(one)


def text(run: Element) -> str:
    """A page break is a form feed."""
    return "".join(map(_sign, run))


def _sign(one: Element) -> str:
    name = local(one.tag)
    if name == "t":
        return one.text or ""
    if name == "br":
        return PAGE if value(one, "type") in ("page", "column") else "\n"
    return SIGNS.get(name, "")


def is_drawn(paragraph: Element) -> bool:
    return any(local(one.tag) in DRAWN for run in runs(paragraph) for one in run)
