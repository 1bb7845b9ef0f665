"""A document as a .docx file."""

from zerentian.gongwen.blocks import Document
from zerentian.gongwen.docx import body
from zerentian.gongwen.docx.head import head_of
from zerentian.gongwen.docx.imprint import imprint_of
from zerentian.gongwen.docx.look import DEFAULT, Look
from zerentian.gongwen.docx.margins import letter_head
from zerentian.gongwen.docx.markup import refuse_unprinted
from zerentian.gongwen.docx.package import archive, fixed, part
from zerentian.gongwen.docx.sections import Stretch, joined
from zerentian.gongwen.docx.styles import DECLARATION, NAMESPACES
from zerentian.kernel.errors import Invalid

NOTHING = "这份文稿没有标题，也没有正文，请先写上内容再排版。"


def docx_of(document: Document, *, settings: Look = DEFAULT) -> bytes:
    """The bytes of the file; the same document always gives the same. Refuses one without a word, and signs that cannot be printed."""
    if not document.title.strip() and not document.blocks:
        raise Invalid(NOTHING)
    letter = document.form == "letter" and document.head is not None
    inside = joined(stretches(document), letter)
    refuse_unprinted(inside)
    main = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"
    parts = [*fixed(settings, letter), part("word/document.xml", main)]
    if letter and document.head:
        mark = letter_head(document.head.mark)
        refuse_unprinted(mark)
        parts.append(part("word/header1.xml", mark))
    return archive(parts)


def stretches(document: Document) -> list[Stretch]:
    """In the order of the standard: head, title, text, note of annexes, signature, note, annexes, 版记."""
    head = head_of(document)
    title = body.title_of(document, bool(head))
    lying = not head and not document.addressee and body.lies(document.blocks, 0)  # a ledger: its title stands on its page
    text = body.text_of(document, bool(title), lying)
    foot = Stretch(imprint_of(document.imprint, document.form == "letter"))
    all_of_them = [Stretch(head + title, lying), *text, end_of(document), *body.annexes_of(document.annexes), foot]
    return [one for one in all_of_them if one.xml]


def end_of(document: Document) -> Stretch:
    """What stands below the text, on its last page."""
    pieces = [
        body.notes_of(document.annexes, bool(document.signature)) if document.annexes else "",
        body.signature_of(document),
        body.note_of(document.note),
        body.present_of(document.present),
    ]
    return Stretch("".join(pieces), body.lies(document.blocks, -1))
