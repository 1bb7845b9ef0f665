"""The words of a document in the order in which the standard puts them, without what its forms add."""

from collections.abc import Iterator

from zerentian.gongwen.blocks import Block, Document, Heading, Table


def words_of(document: Document) -> list[str]:
    return [words for words in _all(document) if words]


def _all(document: Document) -> Iterator[str]:
    head, signature, imprint = document.head, document.signature, document.imprint
    if head:
        yield from (head.copy_number, head.secrecy, head.urgency, head.mark, head.number, *head.signers)
    yield from (document.title, *document.byline, document.addressee)
    for block in document.blocks:
        yield from words_of_block(block)
    yield from (annex.name for annex in document.annexes)
    if signature:
        yield from (*signature.names, signature.date)
    yield document.note
    for one in document.present:
        yield from (one.label, one.names)
    for annex in document.annexes:
        for block in annex.blocks:
            yield from words_of_block(block)
    if imprint:
        yield from (imprint.copies_to, imprint.office, imprint.date)


def words_of_block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield block.title
        for row in (block.header, *block.rows):
            yield from row
    elif isinstance(block, Heading):
        yield block.number + block.words + block.text
    else:
        yield block.text
