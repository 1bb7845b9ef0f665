"""From the title to the date: blocks as paragraphs."""

from collections.abc import Iterator, Sequence

from zerentian.gongwen.blocks import Annex, Block, Document, Heading, Paragraph, Present, Table
from zerentian.gongwen.docx.markup import (
    AFTER_TEXT,
    KEEP_NEXT,
    NEW_PAGE,
    PLAIN,
    TAB,
    WHOLE_PARAGRAPH,
    escaped,
    indents,
    paragraph,
    run,
    spacing,
    tabs,
    twips,
)
from zerentian.gongwen.docx.sections import Stretch
from zerentian.gongwen.docx.tables import table_of
from zerentian.gongwen.layout import SignatureLine, annex_label, annex_notes, signature_places
from zerentian.gongwen.standard import ADDRESSEE_BELOW, CHARACTERS, INDENT, LINE, TITLE_BELOW
from zerentian.gongwen.titles import title_lines
from zerentian.gongwen.widths import width

BODY = '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>' + PLAIN
BODY_ENDS = AFTER_TEXT + WHOLE_PARAGRAPH
LETTERS = {1: "Hei", 2: "Kai"}  # levels whose words look otherwise than the text behind them
ANNEX_TITLE_BELOW = 1  # empty lines: 附件 on the first line of the page, its title on the third
COLON = "："


def title_of(document: Document, below_head: bool) -> str:
    before = spacing(TITLE_BELOW * LINE) if below_head else ""
    title = paragraph("DocumentTitle", run("\n".join(title_lines(document.title))), before) if document.title else ""
    return title + "".join([paragraph("Byline", run(one)) for one in document.byline if one])


def lies(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block there is a table on its side."""
    one = blocks[place] if blocks else None
    return isinstance(one, Table) and one.landscape


def text_of(document: Document, below_title: bool, lying_begun: bool) -> list[Stretch]:
    """Addressee and text. What comes first stands an empty line below the title."""
    room = spacing(ADDRESSEE_BELOW * LINE) if below_title else ""
    stretches = []
    if document.addressee:
        stretches.append(Stretch(paragraph("Addressee", run(document.addressee.rstrip(":：") + COLON), room)))
        room = ""
    signed = bool(document.signature and not document.annexes)
    return [*stretches, *blocks_of(document.blocks, room, keep_last=signed, lying_begun=lying_begun)]


def blocks_of(blocks: Sequence[Block], room: str = "", *, keep_last: bool = False, lying_begun: bool = False) -> Iterator[Stretch]:
    """`room`: above the first. `keep_last`: it stays with what follows. `lying_begun`: the page on its side is there already."""
    last = len(blocks) - 1
    for place, one in enumerate(blocks):
        above = "" if place else room
        if isinstance(one, Table):
            yield Stretch(table_of(one, new_page=one.landscape and not (lying_begun and not place)), one.landscape)
        else:
            keep = KEEP_NEXT if keep_last and place == last else ""
            yield Stretch(heading(one, keep, above) if isinstance(one, Heading) else plain(one, keep, above))


def plain(one: Paragraph, keep: str, above: str) -> str:
    if one.indented and not keep and not above:
        return BODY + escaped(one.text) + BODY_ENDS  # nearly all there are
    return paragraph("Body" if one.indented else "BodyFlush", run(one.text), keep + above)


def heading(one: Heading, keep: str, above: str) -> str:
    """With text behind it, it is a paragraph of the body: in the outline it would stand there with all its text."""
    level = min(max(one.level, 1), 4)
    words = one.number + one.words
    if not one.text:
        return paragraph(f"Heading{level}", run(words), above)
    return paragraph("Body", run(words, LETTERS.get(level, "")) + run(one.text), keep + above)


def notes_of(annexes: Sequence[Annex], keep: bool) -> str:
    notes = annex_notes([one.name for one in annexes])
    return "".join(
        paragraph(
            "AnnexNote",
            run(note.text),
            (KEEP_NEXT if keep else "")
            + ("" if place else spacing(LINE))
            + indents(left=twips(note.rest), hanging=twips(note.rest) - twips(note.first)),
        )
        for place, note in enumerate(notes)
    )


def signature_of(document: Document) -> str:
    """Lines of names stay with the date."""
    signature = document.signature
    if signature is None or not (signature.date or any(signature.names)):
        return ""
    *names, date = signature_places([one for one in signature.names if one], signature.date, signature.sealed)
    return "".join([signature_line("Signature", one, KEEP_NEXT) for one in names]) + signature_line("Date", date, "")


def signature_line(style: str, line: SignatureLine, keep: str) -> str:
    above = spacing(line.above * LINE)
    if len(line.places) == 1:
        return paragraph(style, run(line.places[0].text), keep + above + indents(right=twips(line.places[0].right)))
    stops = tabs(*(("right", twips(CHARACTERS - one.right)) for one in line.places))
    content = "".join([TAB + run(one.text) for one in line.places])
    return paragraph(style, content, keep + stops + above + '<w:jc w:val="left"/>')


def note_of(note: str) -> str:
    return paragraph("Note", run(f"（{note}）")) if note else ""


def present_of(present: Sequence[Present]) -> str:
    """10.3: what does not fit goes on below the first character behind the colon."""
    lines = []
    for place, one in enumerate(present):
        label = width(one.label + COLON)
        room = "" if place else spacing(LINE)
        settings = room + indents(left=twips(INDENT + label), hanging=twips(label))
        lines.append(paragraph("Present", run(one.label + COLON, "Hei") + run(one.names), settings))
    return "".join(lines)


def annexes_of(annexes: Sequence[Annex]) -> Iterator[Stretch]:
    """Each on a new page; one without blocks is handed over by itself."""
    for number, one in enumerate(annexes, 1):
        if not one.blocks:
            continue
        lying = lies(one.blocks, 0)
        label = paragraph("AnnexLabel", run(annex_label(number, len(annexes))), NEW_PAGE)
        title = paragraph("AnnexTitle", run("\n".join(title_lines(one.name))), spacing(ANNEX_TITLE_BELOW * LINE))
        yield Stretch(label + title, lying)
        yield from blocks_of(one.blocks, "" if lying else spacing(LINE), lying_begun=lying)
