"""What the styles of a document say about letters and paragraphs. Only those that are used are looked at."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

STYLE = re.compile(rb"""<w:style\s(?:[^<>]{0,255}?\s)?w:styleId=["']([^"'<>]{0,255})["']""")
BASED = re.compile(rb"""<w:basedOn w:val=["']([^"'<>]{0,255})["']""")
NAME = re.compile(rb"""<w:name w:val=["']([^"'<>]{0,255})["']""")
OF_PARAGRAPH = re.compile(rb"""<w:pStyle\s+w:val=["']([^"'<>]{0,255})["']""")
OF_LETTERS = re.compile(rb"""<w:rStyle\s+w:val=["']([^"'<>]{0,255})["']""")
OUTLINE = re.compile(rb"""<w:outlineLvl\s+w:val=["']([0-9])["']""")
PLACED = re.compile(rb"""<w:jc\s+w:val=["'](\w{1,30})["']""")
LIST = re.compile(rb"""<w:numId\s+w:val=["']([0-9]{1,9})["']""")
LEVEL = re.compile(rb"""<w:ilvl\s+w:val=["']([0-8])["']""")
BOLD = re.compile(rb"""<w:b(?:\s+w:val=["'](\w{1,9})["'])?\s*(?:/>|></w:b>)""")
HIDDEN = re.compile(rb"""<w:vanish(?:\s+w:val=["'](\w{1,9})["'])?\s*(?:/>|></w:vanish>)""")
DELETED = re.compile(rb"<w:(?:del|moveFrom)[\s/>]")
GONE = b"<=G>"  # the mark that ends the paragraph was deleted: it runs on into the next
HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
OFF = {b"0", b"false", b"off", b"none"}
ONE_BY_ONE = 40
DEEPEST = 30  # styles based on one another


class Looks(NamedTuple):
    """None: not said here."""

    heading: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    list: bytes | None = None  # the number of its list; b"0" takes it out of the list
    level: int | None = None  # in the list, from 0
    gone: bool = False
    style: bytes = b""
    contents: bool = False  # a line of the table of contents

    def over(self, base: "Looks") -> "Looks":
        """Both, this one first."""
        return Looks(
            base.heading if self.heading is None else self.heading,
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            base.centred if self.centred is None else self.centred,
            base.list if self.list is None else self.list,
            base.level if self.level is None else self.level,
            self.gone,
            self.style,
            self.contents or base.contents,
        )


NOTHING_SAID = Looks()


def group(pattern: re.Pattern[bytes], text: bytes) -> bytes | None:
    found = pattern.search(text)
    return found[1] if found else None


def switch(pattern: re.Pattern[bytes], text: bytes) -> bool | None:
    found = pattern.search(text)
    return found[1] not in OFF if found else None


def said(text: bytes) -> Looks:
    """What stands in so many bytes of a style or of a paragraph."""
    outline, placed, level = group(OUTLINE, text), group(PLACED, text), group(LEVEL, text)
    return Looks(
        heading=(int(outline) + 1) % 10 if outline is not None else None,  # 9 is the text itself
        bold=switch(BOLD, text),
        hidden=switch(HIDDEN, text),
        centred=placed == b"center" if placed is not None else None,
        list=group(LIST, text),
        level=int(level) if level is not None else None,
    )


class Styles:
    """By the names the document gives them. `chunks` are those of `word/styles.xml`, asked for until every style that is used is found.

    What the ordinary paragraph looks like is not asked: what all text is, bold or centred, tells nothing of any.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self.chunks = iter(chunks)
        self.content = b""  # as far as it was asked for
        self.known: dict[bytes | None, Looks] = {None: NOTHING_SAID}
        self.read: dict[bytes, tuple[Looks, bytes | None]] = {}

    def ask(self) -> bool:
        """For as much again as is there, so that no byte is put together or searched many times; False if there is no more."""
        chunks, more = [self.content], 0
        for chunk in self.chunks:
            chunks.append(chunk)
            more += len(chunk)
            if more >= len(self.content):
                break
        self.content = b"".join(chunks)
        return more > 0

    @cached_property
    def texts(self) -> dict[bytes, bytes]:
        while self.ask():
            pass
        found = [(one[1], one.start()) for one in STYLE.finditer(self.content)] + [(b"", len(self.content))]
        return {identity: self.content[start:end] for (identity, start), (_, end) in reversed(list(pairwise(found)))}

    def text(self, identity: bytes) -> bytes:
        """What stands in a style; b"" for none. The first few are looked for one by one: most of a long list nobody uses."""
        if len(self.read) >= ONE_BY_ONE:
            return self.texts.get(identity, b"")
        at, end = self.place(identity)
        while end < 0 and self.ask():
            at, end = self.place(identity)
        start = self.content.rfind(b"<w:style ", 0, max(at, 0))
        return self.content[start:end] if at >= 0 and start >= 0 else self.texts.get(identity, b"")

    def place(self, identity: bytes) -> tuple[int, int]:
        """Where its name stands and where it ends, -1 for what is not in what is there."""
        at = self.content.find(b'w:styleId="%b"' % identity)
        return at, self.content.find(b"</w:style>", at) if at >= 0 else -1

    def looks(self, identity: bytes | None) -> Looks:
        """With all it is based on."""
        if identity not in self.known:
            assert identity is not None  # known from the beginning
            self.known[identity] = self.found(identity)
        return self.known[identity]

    def found(self, identity: bytes) -> Looks:
        looks, seen = Looks(style=identity), 0
        at: bytes | None = identity
        while at is not None and seen < DEEPEST:
            own, based = self.own(at)
            looks, seen, at = looks.over(own), seen + 1, based
        return looks

    def own(self, identity: bytes) -> tuple[Looks, bytes | None]:
        """What a style says itself, and on which it is based; looked up once however many are based on it."""
        if identity not in self.read:
            text = self.text(identity)
            self.read[identity] = named(said(text), text), group(BASED, text)
        return self.read[identity]

    def of_paragraph(self, text: bytes) -> Looks:
        """Of a paragraph in which `text` says how it looks, that of its end already cut out."""
        base = self.looks(group(OF_PARAGRAPH, text))
        return said(text)._replace(gone=GONE in text, style=base.style).over(base)

    def of_letters(self, text: bytes) -> tuple[bool | None, bool | None]:
        """(bold, hidden)."""
        named = group(OF_LETTERS, text)
        base = self.looks(named) if named is not None else NOTHING_SAID
        both = Looks(bold=switch(BOLD, text), hidden=switch(HIDDEN, text)).over(base)
        return both.bold, both.hidden


def named(looks: Looks, text: bytes) -> Looks:
    """A style says by its name, too, that it is a heading."""
    name = (group(NAME, text) or b"").decode("utf-8", "replace").strip()
    heading = HEADING.fullmatch(name)
    if heading and looks.heading is None:
        return looks._replace(heading=int(heading[1]))
    return looks._replace(contents=True) if CONTENTS.fullmatch(name) else looks
