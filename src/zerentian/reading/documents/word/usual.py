"""The form of XML that nearly every program writes: UTF-8, the usual prefixes, no comments. What is otherwise is written anew."""

import re
from functools import lru_cache
from xml.parsers.expat import XMLParserType
from xml.sax.saxutils import escape

from zerentian.files.messages import Sentences
from zerentian.files.xml import Attributes, feed, parser

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PREFIXES = {
    WORD: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # of the strict kind
    COMPATIBILITY: "mc",
    MATHS: "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
START = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1.0["'](?: encoding=["'](?i:utf-?8)["'])?(?: standalone=["'][a-z]+["'])? ?\?>)?\s*"""
    rb"""<w:(?:document|styles)\s"""
)
QUOTE = '"'
USUAL_PREFIXES = {"", *PREFIXES.values()}
BINDING = re.compile(rb"""xmlns:?([^\s=:]{0,99})\s{0,9}=\s{0,9}["']([^"'<>]{0,300})["']""")
BEGINNING = "<w:document {}>".format(" ".join(f'xmlns:{prefix}="{name}"' for name, prefix in PREFIXES.items() if "openxml" in name))


def is_usual(content: bytes) -> bool:
    """Judges the beginning; what comes later is seen where the document is made thin (`binds_as_usual`) and read."""
    start = START.match(content)
    if start is None:
        return False
    end = content.find(b">", start.end())
    given = content[start.end() : end]
    bindings = BINDING.findall(given)
    return end >= 0 and b"<" not in given and len(bindings) == given.count(b"xmlns") and all(map(is_usual_binding, bindings))


def binds_as_usual(content: bytes) -> bool:
    """Whether the names of namespaces given after the beginning leave the usual prefixes alone; pictures bring names of their own."""
    at = 0
    while (at := content.find(b"xmlns", at)) >= 0:
        found = BINDING.match(content, at)
        if found is None or not is_usual_binding((found[1], found[2])):
            return False
        at = found.end()
    return True


@lru_cache(maxsize=256)
def is_usual_binding(found: tuple[bytes, bytes]) -> bool:
    """The usual prefix for what is read here, any other for all else."""
    prefix, name = found[0].decode("utf-8", "replace"), found[1].decode("utf-8", "replace")
    return PREFIXES.get(name) == prefix if name in PREFIXES else prefix not in USUAL_PREFIXES


class Rewriting:
    """Every element with its usual prefix, those of other namespaces without any; comments and the like are gone."""

    def __init__(self, said: Sentences) -> None:
        self.parts: list[str] = []
        self.reader: XMLParserType = parser(said, separator="|")
        self.reader.buffer_text = True
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.end
        self.reader.CharacterDataHandler = self.text

    def start(self, name: str, attributes: Attributes) -> None:
        given = "".join(f" {prefixed(key)}={QUOTE}{escape(value, {QUOTE: '&quot;'})}{QUOTE}" for key, value in attributes.items())
        self.parts.append(f"<{prefixed(name)}{given}>")

    def end(self, name: str) -> None:
        self.parts.append(f"</{prefixed(name)}>")

    def text(self, text: str) -> None:
        self.parts.append(escape(text, {"\r": "&#13;"}))


def prefixed(name: str) -> str:
    """
    >>> prefixed(f"{WORD}|p"), prefixed("urn:other|p"), prefixed("p")
    ('w:p', 'x-p', 'x-p')
    """
    space, _, local = name.rpartition("|")
    return f"{PREFIXES[space]}:{local}" if space in PREFIXES else f"x-{local}"


def rewritten(content: bytes, said: Sentences) -> bytes:
    """In the usual form, an element without content as its beginning and its end. Raises BadFile for what is no XML."""
    work = Rewriting(said)
    feed(work.reader, [content])
    return BEGINNING.encode() + "".join(work.parts).encode() + b"</w:document>"
