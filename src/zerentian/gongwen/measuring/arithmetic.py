"""How many lines a page and characters a line result, where a line begins and ends."""

from math import ceil

from zerentian.gongwen.measuring.measured import MeasuredParagraph, Section
from zerentian.gongwen.standard import BODY_HEIGHT, BODY_WIDTH, CHARACTERS
from zerentian.gongwen.widths import width

NATURAL = 1.3  # height of a line of Chinese letters, in their size, where nothing else is said
LINE = 240  # spacing of one line, as Word counts those that are no length
SLACK = 0.02  # of a character: rounding of twips


def pitch(one: MeasuredParagraph, section: Section) -> float:
    """Twips from one line of the paragraph to the next."""
    placing = one.placing
    if placing.line_rule == "exact":
        return placing.line
    natural = one.letters.size * 10 * NATURAL
    grid = section.line_pitch if section.grid and placing.snaps else 0
    single = ceil(natural / grid) * grid if grid else natural
    return max(placing.line, single) if placing.line_rule == "atLeast" else single * placing.line / LINE


def lines_a_page(twips: float) -> int:
    """In the 版心 of the standard, so that a wrong margin is named once."""
    return int((BODY_HEIGHT + 1) // max(twips, 1))


def letter_width(section: Section, half_points: int, spacing: float, normal: int) -> float:
    """Twips from one Chinese letter to the next. What the grid adds it adds to letters of any size; only one that snaps sets a width."""
    if section.grid == "snapToChars":
        step = max(normal * 10 + section.char_space * 20, 1)
        return ceil(half_points * 10 / step - SLACK) * step
    added = section.char_space * 20 if section.grid == "linesAndChars" else 0
    return max(half_points * 10 + added + spacing, 1)


def characters_a_line(twips: float) -> int:
    return int(BODY_WIDTH / twips + SLACK)


def right_gap(one: MeasuredParagraph) -> float:
    """字 free to the right of the words of a line, in a line of 28."""
    placing, text = one.placing, one.text
    if one.right_stops and len(one.right_stops) == text.count("\t"):
        return one.right_stops[-1]
    words = width(text.strip())
    before, after = width(text[: len(text) - len(text.lstrip())]), width(text[len(text.rstrip()) :])
    if placing.align in ("right", "end"):
        return placing.right + after
    if placing.align == "center":
        return placing.right + (CHARACTERS - placing.left - placing.right - words - before - after) / 2 + after
    return CHARACTERS - placing.left - placing.first - before - words


def left_gap(one: MeasuredParagraph) -> float:
    """字 free to the left of the first line, blanks that were typed among them."""
    text = one.text
    typed = 0 if one.label else width(text[: len(text) - len(text.lstrip())])
    return one.placing.left + one.placing.first + typed
