"""Lines cut by a page or an editor are put together again."""

import re
from collections.abc import Callable, Sequence

NOT_ASCII = re.compile("[^\x00-\x7f]+")
ENDS = "。！？!?；;：:"
CLOSES = "”’）》】)"
BEGINS = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}(?:部分|章|节|条)|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.)）](?!\d)|[①-⑳]"
    r"|[一二三四五六七八九]是|附件|附：)"
)
INDENT = re.compile(r"[ \u3000\t]{2,}|\u3000")
WIDEST = 60  # characters; longer lines are paragraphs
FEWEST = 6  # lines from which a habit can be told
HANGS = 12  # the same for a text whose paragraphs are indented, in half characters
SLACK = 4  # characters by which a full line may fall short: punctuation and figures are not cut
OPEN = 0.4  # share of full lines that end amid a sentence, from which lines count as cut


def unwrapped(lines: Sequence[str], *, wrapped: bool = False) -> list[str]:
    """Paragraphs of a text given by its lines, blank lines among them. `wrapped`: the lines are known to be cut."""
    stripped = [line.strip() for line in lines]
    width = full_width(stripped)
    indented = sum(bool(INDENT.match(line)) for line in lines) >= 2
    if not (wrapped or are_cut(stripped, width) or (indented and hang(lines, stripped, width))):
        return [line for line in stripped if line]
    return joined(lines, stripped, width, indented)


def full_width(stripped: Sequence[str], length: Callable[[str], int] = len) -> int:
    """The length that nine in ten lines do not exceed."""
    lengths = sorted(map(length, filter(None, stripped)))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def halves(line: str) -> int:
    """How wide a line is on paper: two for a Chinese character, one for a letter or figure."""
    return 2 * len(line) - len(NOT_ASCII.sub("", line))


def are_cut(stripped: Sequence[str], width: int) -> bool:
    filled = [line for line in stripped if line]
    if len(filled) < FEWEST or not 12 <= width <= WIDEST or len(max(filled, key=len)) > WIDEST * 2:
        return False
    full = [line for line in filled if len(line) >= width - SLACK]
    amid = sum(ending(line) not in ENDS for line in full)
    return amid >= OPEN * len(full) and len(full) * 3 >= len(filled)


def hang(lines: Sequence[str], stripped: Sequence[str], width: int) -> bool:
    """Where paragraphs are indented, lines that are not follow full ones."""
    if not 12 <= width <= WIDEST:
        return False
    wide = full_width(stripped, halves)
    places = [place for place in range(1, len(lines)) if stripped[place] and stripped[place - 1] and not INDENT.match(lines[place])]
    return bool(places) and all(halves(stripped[place - 1]) >= wide - HANGS for place in places)


def ending(line: str) -> str:
    return line.rstrip(CLOSES)[-1:] or " "


def joined(lines: Sequence[str], stripped: Sequence[str], width: int, indented: bool) -> list[str]:
    wide = full_width(stripped, halves)
    pieces: list[list[str]] = []
    before = ""
    for raw, line in zip(lines, stripped, strict=True):
        if line and pieces and goes_on(before, raw, line, width, wide, indented):
            pieces[-1].append(line)
        elif line:
            pieces.append([line])
        before = line
    return [run_together(piece) for piece in pieces]


def goes_on(before: str, raw: str, line: str, width: int, wide: int, indented: bool) -> bool:
    """Whether `line` continues the line before it. `indented`: paragraphs begin with blanks in this text."""
    if not before or BEGINS.match(line) or (indented and INDENT.match(raw)) or "\t" in before or "\t" in line:  # rows stay apart
        return False
    full = len(before) >= width - SLACK or halves(before) >= wide - SLACK
    if not full and not (len(before) > 15 and ending(before) in "，、,"):
        return False
    return ending(before) not in ENDS or (indented and len(before) >= width - 1)


def run_together(pieces: Sequence[str]) -> str:
    """Words of Latin letters keep a blank between them; Chinese needs none."""
    text = pieces[0]
    parts = [text]
    for piece in pieces[1:]:
        if parts[-1][-1].isascii() and piece[0].isascii() and parts[-1][-1].isalpha() and piece[0].isalpha():
            parts.append(" ")
        parts.append(piece)
    return "".join(parts)
