"""Title, addressee, text, signature and annexes on the pages. Lengths are points unless the name says otherwise."""

from collections.abc import Sequence

from zerentian.gongwen.blocks import Annex, Block, Document, Heading, Paragraph, Present, Signature, Table
from zerentian.gongwen.layout import Placed, SignatureLine, annex_label, annex_notes, signature_places
from zerentian.gongwen.pdf.flow import Flow, Lines
from zerentian.gongwen.pdf.lines import LYING_WIDTH, WIDTH, Letters, Line, Piece
from zerentian.gongwen.pdf.signs import Look, cleaned, extent
from zerentian.gongwen.pdf.tables import add_table
from zerentian.gongwen.standard import (
    ADDRESSEE_BELOW,
    CHARACTER,
    DATE_BEHIND_NAME,
    FANGSONG,
    HEADING_FONTS,
    HEI,
    INDENT,
    KAI,
    NAME_FROM_RIGHT,
    SIZE_2,
    TITLE_LINE,
    TITLE_SONG,
)
from zerentian.gongwen.titles import title_lines
from zerentian.gongwen.widths import width as characters

ZI = CHARACTER / 20  # one 字 of the body
BODY_LOOK = Look(FANGSONG)
TITLE_LOOK = Look(TITLE_SONG, SIZE_2 / 2)
KAI_LOOK = Look(KAI)
HEI_LOOK = Look(HEI)
COLON = "："
ANNEX_TITLE_BELOW = 1  # 行, empty


def add_text(flow: Flow, document: Document) -> None:
    """From the title to the 附注."""
    above = Flow(flow.letters)
    table = lying_first(document)
    add_title(above, document.title, LYING_WIDTH if table else WIDTH)
    above.lines([flow.letters.centred(line, KAI_LOOK, LYING_WIDTH if table else WIDTH) for line in document.byline if line])
    if table:
        add_table(flow, table, above)
        add_blocks(flow, document.blocks[1:])
    else:
        flow.parts += above.parts
        if flow.parts:
            flow.empty(ADDRESSEE_BELOW)
        if document.addressee:
            flow.lines(flow.letters.paragraph([(document.addressee.rstrip(":：") + COLON, BODY_LOOK)]))
        add_blocks(flow, document.blocks)
    add_annex_notes(flow, document.annexes)
    add_end(flow, document)
    add_present(flow, document.present)


def lying_first(document: Document) -> Table | None:
    """A wide table with nothing above it but the title has the title on its own page, a ledger for one."""
    first = document.blocks[0] if document.blocks else None
    alone = not document.addressee and (document.head is None or document.form == "plain")
    return first if isinstance(first, Table) and first.landscape and alone else None


def add_title(flow: Flow, title: str, room: float = WIDTH) -> None:
    lines = [flow.letters.centred(line, TITLE_LOOK, room) for line in title_lines(cleaned(title))]
    if lines:
        flow.parts.append(Lines(lines, TITLE_LOOK.size, TITLE_LINE / 20, whole=True))


def add_blocks(flow: Flow, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            add_heading(flow, block)
        elif isinstance(block, Paragraph):
            flow.lines(flow.letters.paragraph([(block.text, BODY_LOOK)], first=INDENT * ZI if block.indented else 0))
        else:
            add_table(flow, block)


def add_heading(flow: Flow, heading: Heading) -> None:
    """Its words in the font of its level; what follows them in the same paragraph in that of the body."""
    spans = [(heading.number + heading.words, Look(HEADING_FONTS[min(max(heading.level, 1), 4)])), (heading.text, BODY_LOOK)]
    flow.lines(flow.letters.paragraph([span for span in spans if span[0]], first=INDENT * ZI), heading=not heading.text)


def add_annex_notes(flow: Flow, annexes: Sequence[Annex]) -> None:
    """7.3.4; a name that needs more lines goes on below its own beginning."""
    if annexes:
        flow.empty()
    names = [annex.name for annex in annexes]
    for note, name in zip(annex_notes(names), names, strict=True):
        flow.lines(flow.letters.hanging((note.text.removesuffix(name), BODY_LOOK), (name, BODY_LOOK), note.first * ZI))


def add_present(flow: Flow, present: Sequence[Present]) -> None:
    """10.3: 出席, 请假, 列席 below the text; names go on behind the colon."""
    if present:
        flow.empty()
    for one in present:
        flow.lines(flow.letters.hanging((one.label + COLON, HEI_LOOK), (one.names, BODY_LOOK), INDENT * ZI))


# Signature and 附注


def add_end(flow: Flow, document: Document) -> None:
    tail = Flow(flow.letters)
    if document.signature:
        add_signature(tail, document.signature)
    if document.note:
        tail.lines(flow.letters.paragraph([(f"（{document.note}）", BODY_LOOK)], first=INDENT * ZI))
    if tail.parts:
        flow.keep_end_with(tail)


def add_signature(flow: Flow, signature: Signature) -> None:
    """7.3.5.1 and 7.3.5.2, worked out anew from how wide names and date really are: figures can be wider than half a character."""
    names = [name for name in signature.names if name]
    if not names and not signature.date:
        return
    lines = signature_places(names, signature.date, signature.sealed)
    placed = sealed_lines if signature.sealed else plain_lines
    for line, pieces in zip(lines, placed(flow.letters, lines), strict=True):
        flow.empty(line.above)
        flow.lines([pieces])


def sealed_lines(letters: Letters, lines: Sequence[SignatureLine]) -> list[Line]:
    """The date ends where it should; the names move with its middle."""
    *names, last = lines
    date = letters.flush_right(last.places[0].text, BODY_LOOK, last.places[0].right * ZI)
    shift = (extent(date.signs) - characters(last.places[0].text) * ZI) / 2 if date.signs else 0.0
    return [*(tuple(centred_at(letters, one, shift) for one in line.places) for line in names), (date,)]


def centred_at(letters: Letters, placed: Placed, shift: float) -> Piece:
    signs = letters.signs(placed.text, BODY_LOOK)
    middle = WIDTH - (placed.right + characters(placed.text) / 2) * ZI - shift
    return Piece(max(0.0, middle - extent(signs) / 2), signs)


def plain_lines(letters: Letters, lines: Sequence[SignatureLine]) -> list[Line]:
    """Names begin where they should, the date two characters further in; all of them further to the left if it would end too far right."""
    *names, last = [line.places[0] for line in lines]
    date = letters.signs(last.text, BODY_LOOK)
    begin = WIDTH - max((one.right + characters(one.text) for one in names), default=last.right + characters(last.text)) * ZI
    behind = DATE_BEHIND_NAME * ZI if names else 0.0
    begin = max(0.0, begin - max(0.0, begin + behind + extent(date) - (WIDTH - NAME_FROM_RIGHT * ZI)))
    return [*((Piece(begin, letters.signs(one.text, BODY_LOOK)),) for one in names), (Piece(begin + behind, date),)]


# Annexes


def add_annexes(flow: Flow, annexes: Sequence[Annex]) -> None:
    """Each on a new page: 附件 on its first line, its title on the third. One without blocks is handed over by itself."""
    for number, annex in enumerate(annexes, 1):
        if not annex.blocks:
            continue
        opening = Flow(flow.letters)
        opening.lines([(Piece(0.0, flow.letters.signs(annex_label(number, len(annexes)), HEI_LOOK)),)], heading=True)
        opening.empty(ANNEX_TITLE_BELOW)
        first, *others = annex.blocks
        lying = isinstance(first, Table) and first.landscape
        add_title(opening, annex.name, LYING_WIDTH if lying else WIDTH)
        if isinstance(first, Table) and lying:
            add_table(flow, first, opening)
            add_blocks(flow, others)
        else:
            flow.source("#pagebreak(weak:true)\n")
            flow.parts += opening.parts
            flow.empty()
            add_blocks(flow, annex.blocks)
