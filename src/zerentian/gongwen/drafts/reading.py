"""From a draft to a document: every word of it comes out again, and nothing that it does not say."""

from pathlib import PurePath

from zerentian.files.content import Content, content
from zerentian.gongwen.blocks import Document
from zerentian.gongwen.drafts.assembling import Draft, assembled
from zerentian.gongwen.drafts.facts import parted
from zerentian.gongwen.drafts.lines import known_of
from zerentian.gongwen.drafts.markdown import LOOKS_LIKE, written
from zerentian.gongwen.drafts.plain_text import paragraphs_of
from zerentian.gongwen.drafts.settings import Settings
from zerentian.reading.cleaning import characters
from zerentian.reading.documents import texts
from zerentian.reading.documents.opening import open_document
from zerentian.reading.files import report_of
from zerentian.reading.reader import read
from zerentian.reading.report import Report

MARKDOWN = {".md", ".markdown"}
AS_TEXT = "draft.txt"  # under which the door for reports takes a draft in Markdown
BINARY = (Content.ZIP, Content.OLE, Content.PDF)


def document_of(report: Report, *, kind: str, settings: Settings) -> Document:
    """A report as it was read. `kind`: code or title, "" to tell it from the title. Raises Invalid."""
    return assembled(report, kind=kind, settings=settings).document


def draft_of(data: bytes, name: str, *, kind: str = "", settings: Settings | None = None) -> Draft:
    """From a Word, PDF, text or Markdown file. Raises BadFile, Invalid."""
    if PurePath(name).suffix.lower() in MARKDOWN:
        opened = open_document(data, AS_TEXT)
        if content(data) not in BINARY:
            return _from_markdown(texts.decoded(data), name, kind, settings)
    else:
        opened = open_document(data, name)
    formed = opened.wrapped or any(one.heading or one.bold or one.centred or one.table for one in opened.paragraphs)
    report = report_of(opened, name) if formed else read(paragraphs_of([one.text for one in opened.paragraphs]), name, notes=opened.notes)
    return assembled(report, kind=kind, settings=settings or Settings(), known=known_of(opened.paragraphs))


def draft_of_text(text: str, name: str, *, kind: str = "", settings: Settings | None = None) -> Draft:
    """From words that were typed or pasted, Markdown or not. Raises Invalid."""
    if LOOKS_LIKE.search(text):
        return _from_markdown(text, name, kind, settings)
    paragraphs = paragraphs_of(characters(text).split("\n"))
    return assembled(read(paragraphs, name), kind=kind, settings=settings or Settings(), known=known_of(paragraphs))


def _from_markdown(text: str, name: str, kind: str, settings: Settings | None) -> Draft:
    facts, rest = parted(text)
    found = written(rest)
    report = read(found.paragraphs, name)
    return assembled(
        report, kind=kind, settings=settings or Settings(), known=found.known, facts=facts, title=found.title, links=found.links
    )
