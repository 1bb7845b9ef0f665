"""The lines of a body as blocks: headings at the levels their numbers say, paragraphs, tables."""

import re
from collections.abc import Iterable, Iterator, Sequence

from zerentian.gongwen.blocks import Block, Heading, Paragraph, Table
from zerentian.gongwen.drafts.kinds import pack
from zerentian.gongwen.drafts.lines import Line
from zerentian.gongwen.widths import width
from zerentian.reading.marks import ARTICLE, CIRCLED, FIGURE, FIGURE_ROUND, HAN, HAN_ROUND, PLAIN, Mark, mark
from zerentian.reading.pack import words

LEVELS: dict[float, int] = {HAN: 1, HAN_ROUND: 2, FIGURE: 3, FIGURE_ROUND: 4}  # the order of the standard: 一、（一）1.（1）
DEEPEST = 4
CLOSED = "、．.，,·：:）)"  # behind the number; a number without one keeps its blank
TABLE_TITLE = re.compile(r"表\s*\d{1,2}.{0,40}|.{1,40}(?:清单|台账|表|名单|目录)")
TO_PEOPLE = 30  # characters of a line that speaks to those present
NARROWEST = 2  # 字 of a column


def blocks_of(lines: Sequence[Line], *, landscape: bool = False) -> tuple[Block, ...]:
    found: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in lines:
        if line.cells:
            rows.append(line.cells)
            continue
        put_table(found, rows, landscape)
        found.append(block_of(line))
    put_table(found, rows, landscape)
    return tuple(found)


def put_table(found: list[Block], rows: list[tuple[str, ...]], landscape: bool) -> None:
    """The rows so far as a table, and none are left. A short line right above that names it becomes its title."""
    if not rows:
        return
    title = title_of_table(found[-1]) if found else ""
    if title:
        found.pop()
    columns = max(map(len, rows))
    full = [row + ("",) * (columns - len(row)) for row in rows]
    lies = landscape or columns >= pack().values["landscape_columns"]
    found.append(Table(full[0], tuple(full[1:]), title, column_widths(full), lies))
    rows.clear()


def title_of_table(above: Block) -> str:
    if isinstance(above, Paragraph):
        return above.text if TABLE_TITLE.fullmatch(above.text) and not mark(above.text) else ""
    if isinstance(above, Heading) and not (above.number or above.text):
        return above.words if TABLE_TITLE.fullmatch(above.words) else ""
    return ""


def column_widths(rows: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """In characters of their longest cells, so that a column of numbers does not take the room of one of sentences."""
    most = pack().values["widest_column"]
    return tuple(min(most, max(NARROWEST, *(round(width(cell)) for cell in column))) for column in zip(*rows, strict=True))


def block_of(line: Line) -> Block:
    here = mark(line.text)
    if not (line.level or line.section) or (here and here.kind in (CIRCLED, ARTICLE)):
        return Paragraph(line.text, indented=not speaks_to_people(line.text))
    if here is None or (line.level and not line.section and len(line.text) <= here.end):
        here = Mark(PLAIN, "", 0, "", 0)
    number = line.text[: here.end]
    if number.rstrip()[-1:] in CLOSED:
        number = number.rstrip()
    body = line.section.body - line.section.start if line.section else len(line.text)
    return Heading(level_of(here, line), number, line.text[here.end : body].strip(), line.text[body:].strip())


def level_of(here: Mark, line: Line) -> int:
    """By the number, where the standard knows it; else as the file marks it; else by how it is nested."""
    nested = line.level or (line.section.level if line.section else 0)
    return LEVELS.get(here.kind) or min(max(nested, 1), DEEPEST)


def speaks_to_people(text: str) -> bool:
    """同志们： within a speech begins at the edge."""
    return len(text) <= TO_PEOPLE and text[-1] in "：:" and bool(words().salutation.search(text)) and not mark(text)


def unnumbered(blocks: Iterable[Block]) -> Iterator[Heading]:
    return (one for one in blocks if isinstance(one, Heading) and not one.number)
