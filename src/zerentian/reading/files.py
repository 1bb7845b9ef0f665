"""From an opened file to a report."""

from zerentian.reading.documents.opening import Document
from zerentian.reading.reader import read, read_text
from zerentian.reading.report import Paragraph, Report


def report_of(document: Document, file: str) -> Report:
    """Where a document has no form of its own, its lines may have been cut by an editor, as in any plain text."""
    if document.wrapped or any(map(_formed, document.paragraphs)):
        report = read(document.paragraphs, file, wrapped=document.wrapped)
    else:
        report = read_text("\n".join(paragraph.text for paragraph in document.paragraphs), file)
    report.notes = (*document.notes, *report.notes)
    return report


def _formed(paragraph: Paragraph) -> bool:
    return bool(paragraph.heading or paragraph.bold or paragraph.centred or paragraph.table)
