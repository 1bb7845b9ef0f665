"""Rows of a table as paragraphs."""

from zerentian.reading.report import Paragraph

PAGE = 100  # characters in several paragraphs of one cell, from which the table is a frame around text


def row(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """One paragraph with the cells divided by tabs; a cell that holds a whole text, or a table, is given as the paragraphs it holds."""
    filled = [[one for one in cell if one.text.strip()] for cell in cells]
    if any(is_page(cell) for cell in filled):
        return [one if one.table or is_page(cell) else as_row([[one]]) for cell in filled for one in cell]
    return [as_row(filled)] if any(filled) else []


def is_page(cell: list[Paragraph]) -> bool:
    return any(one.table for one in cell) or (len(cell) > 1 and sum(len(one.text) for one in cell) > PAGE)


def as_row(cells: list[list[Paragraph]]) -> Paragraph:
    text = "\t".join(" ".join(one.text.replace("\t", " ").strip() for one in cell) for cell in cells)
    return Paragraph(text, bold=all(one.bold for cell in cells for one in cell), table=True)
