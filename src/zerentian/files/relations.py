"""The small parts of an Office file that say what the others are: types and relations."""

import posixpath
from dataclasses import dataclass

from zerentian.files.messages import Sentences
from zerentian.files.xml import Attributes, feed, parser

TYPES, ROOT = "[content_types].xml", "_rels/.rels"


@dataclass(frozen=True, slots=True)
class Relation:
    identity: str
    kind: str  # the last word of its type, in small letters: worksheet, hyperlink, vbaproject
    target: str
    external: bool


def elements(content: bytes, said: Sentences) -> list[tuple[str, Attributes]]:
    """(name, attributes) of every element, both without the prefixes of their namespaces, which differ between the two kinds of files."""
    found: list[tuple[str, Attributes]] = []
    reader = parser(said)
    reader.StartElementHandler = lambda name, given: found.append((name, given))
    feed(reader, [content])
    return [(local(name), plain(given) if ":" in "".join(given) else given) for name, given in found]


def plain(given: Attributes) -> Attributes:
    return {local(key): value for key, value in given.items()}


def local(name: str) -> str:
    return name.rpartition(":")[2]


def content_types(content: bytes, said: Sentences) -> list[str]:
    """In small letters."""
    return [attributes.get("ContentType", "").lower() for _, attributes in elements(content, said)]


def relations(content: bytes, said: Sentences) -> list[Relation]:
    return [
        Relation(
            identity=attributes.get("Id", ""),
            kind=attributes.get("Type", "").rstrip("/").rpartition("/")[2].lower(),
            target=attributes.get("Target", ""),
            external=attributes.get("TargetMode", "").strip().lower() == "external",
        )
        for name, attributes in elements(content, said)
        if name == "Relationship"
    ]


def resolved(folder: str, target: str) -> str:
    """The part a relation of a part in this folder means, in small letters.

    >>> resolved("xl", "worksheets/sheet1.xml"), resolved("xl", "/xl/Styles.xml"), resolved("", "xl/workbook.xml")
    ('xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml')
    """
    return posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/").lower()


def own_relations(part: str) -> str:
    """Where the relations of a part stand.

    >>> own_relations("word/document.xml"), own_relations("a.xml")
    ('word/_rels/document.xml.rels', '_rels/a.xml.rels')
    """
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels".lstrip("/")
