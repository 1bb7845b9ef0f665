"""版头: what stands above the title."""

from zerentian.gongwen.blocks import Document, Head
from zerentian.gongwen.docx.margins import mark_paragraph
from zerentian.gongwen.docx.markup import TAB, indents, paragraph, run, spacing, tabs, twips
from zerentian.gongwen.docx.styles import TINY
from zerentian.gongwen.layout import mark_size, signer_rows
from zerentian.gongwen.standard import (
    BODY_WIDTH,
    CHARACTERS,
    LINE,
    MARK_BELOW_MM,
    NUMBER_BELOW,
    RED,
    RED_LINE_BELOW_MM,
    RED_LINE_EIGHTHS,
    SIZE_3,
    TWIPS_PER_MM,
)
from zerentian.gongwen.widths import width

LABEL = "签发人："
EDGE = 1  # 字: 上行文 begin and end their line of number and signers one character in
UNDER_LETTERS = 62  # twips that a line of exact height leaves below its letters
ABOVE_LETTERS = 195  # twips that it leaves above them
RED_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="{RED_LINE_EIGHTHS}" w:space="0" w:color="{RED}"/></w:pBdr>'


def head_of(document: Document) -> str:
    head = document.head
    if head is None or document.form == "plain":
        return ""
    return letter_lines(head) if document.form == "letter" else sheet_head(head)


def sheet_head(head: Head) -> str:
    """Mark 35 mm below the upper edge of the 版心, however many lines stand there; number two empty lines below, red line under it."""
    above = [paragraph(style, run(text)) for style, text in corner(head)]
    pieces = above
    if head.mark:
        size = mark_size(head.mark)
        slack = size  # twips: a tenth of the letters, of the fifth by which the line is higher than they are
        room = round(MARK_BELOW_MM * TWIPS_PER_MM) - len(above) * LINE - slack
        pieces = [*above, mark_paragraph(head.mark, size, room)]
    below = round(RED_LINE_BELOW_MM * TWIPS_PER_MM) - UNDER_LETTERS - TINY
    return "".join([*pieces, *number_lines(head), paragraph("Rule", "", RED_RULE + spacing(below))])


def corner(head: Head) -> list[tuple[str, str]]:
    """(style, text) of what stands in the upper left corner, line by line, in the order of the standard."""
    lines = (("CopyNumber", head.copy_number), ("Secrecy", head.secrecy), ("Secrecy", head.urgency))
    return [(style, text) for style, text in lines if text]


def number_lines(head: Head) -> list[str]:
    before = spacing(NUMBER_BELOW * LINE)
    if head.signers:
        return signer_lines(head, before)
    return [paragraph("Number", run(head.number), before)] if head.number else []


def signer_lines(head: Head, before: str) -> list[str]:
    """Two names a row under one another; the number stands in the last row."""
    rows = signer_rows(head.signers)
    name = max(map(width, head.signers))
    begin = CHARACTERS - EDGE - (name if len(rows[0]) == 1 else 2 * name + 1)
    stops = tabs(*(("left", twips(place)) for place in (begin - width(LABEL), begin, begin + name + 1)))
    lines = []
    for place, row in enumerate(rows):
        number = run(head.number) if row is rows[-1] else ""
        label = TAB + run(LABEL) if place == 0 else TAB + TAB
        names = TAB.join(run(one, "Kai") for one in row)
        lines.append(paragraph("Signers", number + label + names, stops + ("" if place else before) + indents(left=twips(EDGE))))
    return lines


def letter_lines(head: Head) -> str:
    """10.1: under the red double line, seven eighths of a character below it; what else there is to the left, the number to the right."""
    lines = corner(head) or [("BodyFlush", "")]
    first = spacing(max(SIZE_3 * 10 * 7 // 8 - ABOVE_LETTERS, 0))
    pieces = []
    for place, (style, text) in enumerate(lines):
        number = TAB + run(head.number, "FangSong") if head.number and not place else ""
        stop = tabs(("right", BODY_WIDTH)) if number else ""
        pieces.append(paragraph(style, run(text) + number, stop + ("" if place else first)))
    return "".join(pieces) if head.number or corner(head) else ""
