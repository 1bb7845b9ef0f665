"""The lines above and below a paragraph, its own or those of the cell it stands in."""

from zerentian.gongwen.measuring.walking import Place
from zerentian.gongwen.measuring.word import Element, Said, W, child, number, said

NONE = {"", "none", "nil"}


def bounds(one: Place) -> tuple[int, int]:
    """(above, below) in eighths of a point; 0 for none."""
    own = said(child(one.element, "pPr"))
    if one.cell is None:
        return thickness(own, "pBdr.top"), thickness(own, "pBdr.bottom")
    cell = said(child(one.cell, "tcPr"))
    line = one.cell.getparent()
    table = next(one.cell.iterancestors(f"{W}tbl"), None)
    around = said(child(table, "tblPr"))
    above = "tblBorders.insideH" if has_row(line, before=True) else "tblBorders.top"
    below = "tblBorders.insideH" if has_row(line, before=False) else "tblBorders.bottom"
    return of_cell(cell, around, "top", above), of_cell(cell, around, "bottom", below)


def of_cell(cell: Said, table: Said, side: str, otherwise: str) -> int:
    return thickness(cell, f"tcBorders.{side}") if f"tcBorders.{side}" in cell else thickness(table, otherwise)


def thickness(found: Said, name: str) -> int:
    return number(found.get(f"{name}.sz", "")) if found.get(name, "") not in NONE else 0


def has_row(line: Element | None, *, before: bool) -> bool:
    return line is not None and next(line.itersiblings(f"{W}tr", preceding=before), None) is not None
