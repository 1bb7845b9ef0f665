"""The bytes between two pieces of text made thin: what says how text looks is cut out and, where it matters, a short mark put in its place.

Each way to look, of which a document has a few dozen, is judged once. Whatever is not exactly of the usual form is first written anew by
the strict parser (`usual.py`); in a document of the usual form `<` begins a tag and nothing else.
"""

from collections.abc import Callable

from zerentian.reading.documents.word.usual import binds_as_usual

CHANGE = b"PrChange"  # how it looked before somebody changed it
OF_PARAGRAPH, OF_RUN = b"pPr", b"rPr"


class Unusual(Exception):
    """The document is written in a way that only the strict parser may judge."""


class Marks(dict[bytes, bytes]):
    """From what says how text looks to the mark for it, worked out once for each."""

    def __init__(self, mark: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self.mark = mark

    def __missing__(self, looks: bytes) -> bytes:
        if b"<!" in looks or b"<?" in looks:
            raise Unusual
        self[looks] = self.mark(looks)
        return self[looks]


def thin(content: bytes, of_paragraph: Marks, of_run: Marks) -> bytes:
    """Runs first: there is more of them, and a paragraph says in their words what its end looks like. Raises Unusual."""
    if CHANGE in content:
        content = without(without(content, OF_RUN + CHANGE[2:]), OF_PARAGRAPH + CHANGE[2:])
    cut = replaced(replaced(content, OF_RUN, of_run), OF_PARAGRAPH, of_paragraph)
    if not binds_as_usual(cut):
        raise Unusual
    return cut


def without(content: bytes, tag: bytes) -> bytes:
    first, *pieces = content.split(b"<w:%b " % tag)
    kept = [first]
    for piece in pieces:
        _, end, rest = piece.partition(b"</w:%b>" % tag)
        if not end:
            raise Unusual
        kept.append(rest)
    return b"".join(kept)


def replaced(content: bytes, tag: bytes, marks: Marks) -> bytes:
    first, *pieces = content.split(b"<w:%b>" % tag)
    kept, close = [first], b"</w:%b>" % tag
    for piece in pieces:
        looks, end, rest = piece.partition(close)
        if not end:
            raise Unusual
        kept += [marks[looks], rest]
    return b"".join(kept)
