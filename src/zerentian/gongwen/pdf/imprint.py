"""版记: at the foot of the last page, its last line on the lower edge of the 版心."""

from zerentian.gongwen.blocks import Imprint
from zerentian.gongwen.pdf.flow import WHOLE_MOST, Flow, spaced
from zerentian.gongwen.pdf.lines import PITCH, WIDTH, Line, Piece
from zerentian.gongwen.pdf.signs import Look
from zerentian.gongwen.standard import FANGSONG, IMPRINT_INDENT, IMPRINT_INNER_EIGHTHS, IMPRINT_OUTER_EIGHTHS, SIZE_4

SIZE = SIZE_4 / 2  # points
LOOK = Look(FANGSONG, SIZE)
EDGE = IMPRINT_INDENT * SIZE
COPIES = "抄送："
PRINTED = "印发"


def add_imprint(flow: Flow, imprint: Imprint | None, *, letter: bool) -> None:
    """Of a letter only 抄送, without lines (10.1)."""
    if imprint is None:
        return
    rows = [copies(flow, imprint.copies_to)] if imprint.copies_to else []
    if not letter and (imprint.office or imprint.date):
        rows.append([printing(flow, imprint)])
    if rows:
        place = "foot" if sum(map(len, rows)) <= WHOLE_MOST else "block"
        flow.source(f"#{place}[{''.join(row(flow, lines, place, len(rows), letter) for place, lines in enumerate(rows))}]\n")


def row(flow: Flow, lines: list[Line], place: int, count: int, letter: bool) -> str:
    rules = "" if letter else f"#rule({thick(place == 0)}pt)"
    end = f"#rule({thick(True)}pt)" if place + 1 == count and not letter else ""
    return f"{rules}#block({spaced(lines, SIZE, PITCH, flow.letters)}){end}"


def thick(outer: bool) -> float:
    return (IMPRINT_OUTER_EIGHTHS if outer else IMPRINT_INNER_EIGHTHS) / 8


def copies(flow: Flow, organs: str) -> list[Line]:
    """Ends in 。; what does not fit goes on below the first character behind the colon."""
    return flow.letters.hanging((COPIES, LOOK), (f"{organs.rstrip('。')}。", LOOK), EDGE, WIDTH - EDGE)


def printing(flow: Flow, imprint: Imprint) -> Line:
    office = Piece(EDGE, flow.letters.signs(imprint.office, LOOK))
    date = f"{imprint.date.removesuffix(PRINTED)}{PRINTED}" if imprint.date else ""
    return (office, flow.letters.flush_right(date, LOOK, EDGE))
