"""A document as a file to hand out. The writers are fetched when they are asked for: one is not loaded for the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zerentian.gongwen.blocks import Document
from zerentian.gongwen.drafts import messages
from zerentian.kernel.errors import Invalid

FONTS = "fonts"  # folder within a data folder: an operator's own
ENDINGS = (".docx", ".pdf")


@dataclass(frozen=True, slots=True)
class Made:
    data: bytes
    notes: tuple[str, ...] = ()  # Chinese sentences: which font stands for which


def made(document: Document, ending: str, fonts: Sequence[Path] = ()) -> Made:
    """`ending`: .docx or .pdf; `fonts`: folders with fonts that come first. Raises Invalid."""
    if ending == ".docx":
        from zerentian.gongwen.docx.writing import docx_of

        return Made(docx_of(document))
    if ending == ".pdf":
        return made_pdf(document, fonts)
    raise Invalid(messages.ENDING.format(ending=ending or "没有后缀的文件"))


def made_pdf(document: Document, fonts: Sequence[Path]) -> Made:
    from zerentian.gongwen.fonts import choose
    from zerentian.gongwen.pdf.writing import pdf_of

    pdf = pdf_of(document, fonts=choose(fonts))
    return Made(pdf.data, tuple(pdf.notes))
