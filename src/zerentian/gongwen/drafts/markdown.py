"""Markdown as paragraphs for the reader. Its marks go, its words stay, every one of them.

Only what a clerk means by its marks is taken for one: lines set in by blanks are no code, a line under another makes it no heading, and a
row of a table keeps the cells for which the head has no column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from zerentian.gongwen.drafts.lines import Known, key_of, row_known
from zerentian.reading.report import Paragraph
from zerentian.reading.wrapping import are_cut, full_width, unwrapped

PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).disable(["code", "lheading", "reference", "hr", "html_block"])
DEEP = re.compile(r"^([ \t>+*-]{12})[ \t>+*-]+(?=\S)", re.MULTILINE)  # deeper than anybody writes; the parser would leave the words out
ACROSS = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})")  # a line drawn across the page
UNDER_HEAD = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
LOOKS_LIKE = re.compile(r"^\ufeff?(?:---[ \t]*$|#{1,6} |\|.*\|[ \t]*$)|\*\*\S", re.MULTILINE)
CELL_END = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Part:
    """A paragraph, a heading (level from 1), or a row (cells)."""

    lines: list[str]
    level: int = 0
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Written:
    """A draft in Markdown, taken apart."""

    title: str = ""  # of the one `#` before everything else
    paragraphs: list[Paragraph] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    links: bool = False  # some address of a link was left out


def written(text: str) -> Written:
    found = Written()
    parts = list(_parts(PARSER.parse(DEEP.sub(r"\1", text)), found))
    title = parts[0] if parts and parts[0].level == 1 else None
    found.title = key_of(" ".join(title.lines)) if title else ""
    top = min((one.level for one in parts if one.level and one is not title), default=1)
    cut = _are_cut(parts)
    for part in parts:
        _put(found, part, top, title=part is title, cut=cut)
    return found


def _put(found: Written, part: Part, top: int, *, title: bool, cut: bool) -> None:
    if part.cells:
        found.paragraphs.append(Paragraph("\t".join(part.cells), table=True))
        found.known.append(row_known("\t".join(part.cells)))
    elif part.level:
        level = 0 if title else part.level - top + 1
        words = " ".join(part.lines)
        found.paragraphs.append(Paragraph(words, heading=level))
        if level:
            found.known.append(Known(key_of(words), level=level))
    else:
        found.paragraphs.extend(Paragraph(line) for line in unwrapped(part.lines, wrapped=cut))


def _are_cut(parts: Sequence[Part]) -> bool:
    """Whether an editor cut the lines; otherwise each is a paragraph, though Markdown would run them together."""
    lines = [line for part in parts if not part.level and not part.cells for line in (*part.lines, "")]
    return are_cut(lines, full_width(lines))


def _parts(tokens: Sequence[Token], found: Written) -> Iterator[Part]:
    level, number = 0, ""
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "list_item_open":
            number = f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "fence":
            yield Part([line.strip() for line in token.content.split("\n") if line.strip()])
        elif token.type == "inline":
            if level:
                yield Part(_text(token, found).split("\n"), level)
            else:
                yield from _paragraph(token, number, found)
            level, number = 0, ""


def _paragraph(token: Token, number: str, found: Written) -> Iterator[Part]:
    """A paragraph, or what in it is a table: a line of strokes below a line with as many cells, and the lines with cells behind it."""
    raw = token.content.split("\n")
    under = next((place for place in range(1, len(raw)) if _is_under_head(raw[place], raw[place - 1])), 0)
    if not under:
        lines = [line.strip() for line in _text(token, found).split("\n")]
        lines[0] = number + lines[0]
        yield Part([line for line in lines if line and not ACROSS.fullmatch(line)])
        return
    last = next((place for place in range(under + 1, len(raw)) if "|" not in raw[place]), len(raw))
    yield from _again(raw[: under - 1], number, found)
    for line in (raw[under - 1], *raw[under + 1 : last]):
        yield Part([], cells=_cells(line, found))
    yield from _again(raw[last:], "", found)


def _again(raw: Sequence[str], number: str, found: Written) -> Iterator[Part]:
    for token in PARSER.parseInline("\n".join(raw)) if raw else []:
        yield from _paragraph(token, number, found)


def _is_under_head(line: str, above: str) -> bool:
    return "|" in line + above and "-" in line and bool(UNDER_HEAD.fullmatch(line)) and "|" in above


def _cells(line: str, found: Written) -> tuple[str, ...]:
    cells = CELL_END.split(line.strip())
    if cells and not cells[0].strip() and len(cells) > 1:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return tuple(_cell(cell, found) for cell in cells)


def _cell(words: str, found: Written) -> str:
    plain = words.strip().replace("\\|", "|")
    if plain.isalnum():  # so are most, and nothing else costs as much in long tables
        return plain
    return " ".join("".join(_text(token, found) for token in PARSER.parseInline(plain)).split())


def _text(token: Token, found: Written) -> str:
    return "".join(_words(child, found) for child in token.children or [])


def _words(child: Token, found: Written) -> str:
    """Strokes below words stay: ＿＿ is a place to fill, and so is __."""
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "link_open":
        found.links = found.links or child.info != "auto"
    if child.type == "image":
        found.links = True
    if child.type in ("em_open", "em_close", "strong_open", "strong_close"):
        return child.markup if child.markup.startswith("_") else ""
    return child.content
