"""A document as a PDF file."""

from dataclasses import dataclass

from zerentian.gongwen.blocks import Document
from zerentian.gongwen.fonts import Fonts, choose
from zerentian.gongwen.pdf import messages
from zerentian.gongwen.pdf.body import add_annexes, add_text
from zerentian.gongwen.pdf.compiling import compiled
from zerentian.gongwen.pdf.flow import Flow
from zerentian.gongwen.pdf.head import add_head
from zerentian.gongwen.pdf.imprint import add_imprint
from zerentian.gongwen.pdf.lines import Letters
from zerentian.gongwen.pdf.pages import settings
from zerentian.gongwen.pdf.signs import cleaned
from zerentian.gongwen.standard import SONG
from zerentian.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Pdf:
    data: bytes
    fonts_used: tuple[str, ...]  # families, in the order in which the document needs them
    notes: tuple[str, ...]  # a sentence for every font of an office that another one stands in for


def pdf_of(document: Document, *, fonts: Fonts | None = None) -> Pdf:
    """The same document and fonts always give the same bytes. Refuses one without a word, and signs that no font has."""
    if not document.title.strip() and not document.blocks:
        raise Invalid(messages.EMPTY)
    letters = Letters(fonts or choose())
    source = source_of(document, letters)
    data = compiled(source, letters.fonts)
    used = dict.fromkeys(face.family for face in letters.numbers)
    return Pdf(data, tuple(used), letters.fonts.notes(letters.wanted))


def source_of(document: Document, letters: Letters) -> str:
    """In the order of the standard: head, title, text, annexes, 版记."""
    flow = Flow(letters)
    letter = document.form == "letter" and document.head is not None
    add_head(flow, document)
    add_text(flow, document)
    add_annexes(flow, document.annexes)
    add_imprint(flow, document.imprint, letter=letter)
    said = flow.said()
    letters.wanted.setdefault(SONG)
    number_font = letters.number(letters.fonts.used(SONG))
    title = " ".join(cleaned(document.title).split())
    return settings(title, letters, number_font=number_font, first_number=2 if letter else 1) + said
