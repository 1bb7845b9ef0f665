"""The small parts of an Office file that say what the others are: types and relations."""

import posixpath
import re
from collections.abc import Sequence
from typing import NamedTuple

from zerentian.files.messages import Sentences
from zerentian.files.xml import Attributes, feed, parser

TYPES, ROOT = "[content_types].xml", "_rels/.rels"
# The plain form, which nearly every program writes: in the usual order, all of printable ASCII, without a reference. Of this a search takes
# what the strict parser would find; all else is left to that one.
VALUE = "[ !#-%'-;=?-~]*+"
HEAD = r"""(?:<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"UTF-8"|'UTF-8'))?(?: standalone=(?:"yes"|'yes'))? ?\?>)?[ \t\r\n]*+"""
TYPE = re.compile(f'<(?:Default Extension|Override PartName)="{VALUE}" ContentType="({VALUE})" ?/>[ \\t\\r\\n]*+')
RELATION = re.compile(f'<Relationship Id="({VALUE})" Type="({VALUE})" Target="({VALUE})"(?: TargetMode="({VALUE})")? ?/>[ \\t\\r\\n]*+')


class Relation(NamedTuple):
    identity: str
    kind: str  # the last word of its type, in small letters: worksheet, hyperlink, vbaproject
    target: str
    external: bool


def plain_list(root: str, one: re.Pattern[str]) -> re.Pattern[str]:
    """A part that is a list of such elements and no more."""
    return re.compile(rf'{HEAD}<{root}(?: xmlns="{VALUE}")?>[ \t\r\n]*+(?:{one.pattern})*+</{root}>[ \t\r\n]*+')


PLAIN_TYPES, PLAIN_RELATIONS = plain_list("Types", TYPE), plain_list("Relationships", RELATION)


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
    """Those that are given, in small letters."""
    text = content.decode("latin-1")
    return [one.lower() for one in TYPE.findall(text)] if PLAIN_TYPES.fullmatch(text) else strict_types(content, said)


def strict_types(content: bytes, said: Sentences) -> list[str]:
    return [attributes["ContentType"].lower() for _, attributes in elements(content, said) if "ContentType" in attributes]


def relations(content: bytes, said: Sentences) -> list[Relation]:
    text = content.decode("latin-1")
    return list(map(relation, RELATION.findall(text))) if PLAIN_RELATIONS.fullmatch(text) else strict_relations(content, said)


def strict_relations(content: bytes, said: Sentences) -> list[Relation]:
    names = ("Id", "Type", "Target", "TargetMode")
    found = [attributes for name, attributes in elements(content, said) if name == "Relationship"]
    return [relation([attributes.get(name, "") for name in names]) for attributes in found]


def relation(given: Sequence[str]) -> Relation:
    """From its Id, Type, Target and TargetMode."""
    identity, kind, target, mode = given
    return Relation(identity, kind.rstrip("/").rpartition("/")[2].lower(), target, mode.strip().lower() == "external")


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
