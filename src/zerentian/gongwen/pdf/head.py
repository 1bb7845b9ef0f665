"""版头: what stands above the title. Lengths are points; `y` counts from the upper edge of the 版心."""

from zerentian.gongwen.blocks import Document, Head
from zerentian.gongwen.layout import mark_size, signer_rows
from zerentian.gongwen.pdf.flow import MM, Flow
from zerentian.gongwen.pdf.lines import PITCH, WIDTH, Line, Piece
from zerentian.gongwen.pdf.signs import BODY, Look, extent, width
from zerentian.gongwen.standard import (
    CHARACTER,
    FANGSONG,
    HEI,
    KAI,
    LEFT,
    LETTER_FOOT_MM,
    LETTER_LINE_MM,
    LETTER_MARK_MM,
    MARK_BELOW_MM,
    NUMBER_BELOW,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RED,
    RED_LINE_BELOW_MM,
    RED_LINE_EIGHTHS,
    TITLE_BELOW,
    TITLE_SONG,
    TOP,
)

ZI = CHARACTER / 20
EDGE = ZI  # 上行文 begin and end their line of number and signers one character in
LABEL = "签发人："
ABOVE_LETTERS = (PITCH - BODY) / 2  # of a line, and as much below
THICK, BETWEEN, THIN = 2.25, 1.4, 0.75
INK = 0.04  # of their size, letters begin below the upper edge of their square


def add_head(flow: Flow, document: Document) -> None:
    """Everything lies at its measured place; then as much room as it takes."""
    head = document.head
    if head is None or document.form == "plain":
        return
    end = letter_head(flow, head) if document.form == "letter" else sheet_head(flow, head)
    flow.source(f"#v({end + TITLE_BELOW * PITCH:.3f}pt)\n")


def sheet_head(flow: Flow, head: Head) -> float:
    """Mark 35 mm below the upper edge of the 版心; number two empty lines below it, the red line 4 mm below that. Its place is returned."""
    end = add_corner(flow, head, 0.0)
    if head.mark:
        end = add_mark(flow, head.mark, max(MARK_BELOW_MM * MM, end))
    if head.number or head.signers:
        end += NUMBER_BELOW * PITCH
        for line in number_lines(flow, head):
            flow.place(end, line)
            end += PITCH
        end -= ABOVE_LETTERS
    end += RED_LINE_BELOW_MM * MM
    add_rule(flow, 0.0, end, WIDTH, RED_LINE_EIGHTHS / 8)
    return end


def add_corner(flow: Flow, head: Head, y: float) -> float:
    """份号, 密级, 紧急程度: at the left edge, line by line in this order. Where they end is returned."""
    for text, font in ((head.copy_number, FANGSONG), (head.secrecy, HEI), (head.urgency, HEI)):
        if text:
            flow.place(y, (Piece(0.0, flow.letters.signs(text, Look(font))),))
            y += PITCH
    return y


def add_mark(flow: Flow, mark: str, y: float) -> float:
    """Red, its letters' upper edge at `y`. Where it ends is returned."""
    size = mark_size(mark) / 2
    line = flow.letters.line(flow.letters.centred(mark, Look(TITLE_SONG, size)))
    flow.source(f"#place(top+left,dy:{y - INK * size:.3f}pt,red({size}pt,{{{line}}}))\n")
    return y + (1 - INK) * size


def number_lines(flow: Flow, head: Head) -> list[Line]:
    if head.signers:
        return signer_lines(flow, head)
    return [flow.letters.centred(head.number, Look(FANGSONG))]


def signer_lines(flow: Flow, head: Head) -> list[Line]:
    """Two names a row under one another; the number stands in the last row."""
    letters, rows = flow.letters, signer_rows(head.signers)
    label = letters.signs(LABEL, Look(FANGSONG))
    names = [[letters.signs(name, Look(KAI)) for name in row] for row in rows]
    wide = max(extent(name) for row in names for name in row)
    begin = WIDTH - EDGE - (wide if len(rows[0]) == 1 else 2 * wide + ZI)
    lines = []
    for place, row in enumerate(names):
        number = letters.signs(head.number, Look(FANGSONG)) if place + 1 == len(names) else []
        before = [Piece(EDGE, number)] + ([] if place else [Piece(begin - width(label), label)])
        lines.append((*before, *(Piece(begin + at * (wide + ZI), name) for at, name in enumerate(row))))
    return lines


def add_rule(flow: Flow, x: float, y: float, length: float, thick: float) -> None:
    """`y`: of its upper edge."""
    flow.source(f'#place(top+left,dx:{x:.3f}pt,dy:{y:.3f}pt,rect(width:{length:.3f}pt,height:{thick}pt,fill:rgb("{RED}")))\n')


# 10.1 信函


def letter_head(flow: Flow, head: Head) -> float:
    """Mark 30 mm below the edge of the page, double red lines below it and at the foot; the number to the right under the first."""
    end = LETTER_MARK_MM * MM - TOP / 20
    end = add_mark(flow, head.mark, end) if head.mark else end
    end = add_double(flow, end + RED_LINE_BELOW_MM * MM, THICK, THIN)
    foot = (PAGE_HEIGHT - TOP) / 20 - LETTER_FOOT_MM * MM
    add_double(flow, foot - THIN - BETWEEN - THICK, THIN, THICK)
    first = end + BODY * 7 / 8 - ABOVE_LETTERS
    last = add_corner(flow, head, first)
    if head.number:
        flow.place(first, (flow.letters.flush_right(head.number, Look(FANGSONG)),))
        last = max(last, first + PITCH)
    return last


def add_double(flow: Flow, y: float, upper: float, lower: float) -> float:
    """170 mm, in the middle of the page. Its lower edge is returned."""
    length = LETTER_LINE_MM * MM
    x = (PAGE_WIDTH / 20 - length) / 2 - LEFT / 20
    add_rule(flow, x, y, length, upper)
    add_rule(flow, x, y + upper + BETWEEN, length, lower)
    return y + upper + BETWEEN + lower
