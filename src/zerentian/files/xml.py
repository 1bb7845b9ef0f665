"""A strict parser of XML that strangers wrote."""

from collections.abc import Iterable
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from zerentian.files.badfile import BadFile
from zerentian.files.messages import DAMAGED, Sentences

ENCODINGS = {"UTF-8", "UTF8", "US-ASCII", "ASCII"}
Attributes = dict[str, str]


def parser(said: Sentences, separator: str | None = None) -> XMLParserType:
    """Refuses definitions (a bomb needs them) and any other encoding, in which other characters could read as tags elsewhere.

    With `separator`, names come as the address of their namespace, it, and the name.
    """

    def refuse_definitions(*_: object) -> None:
        raise BadFile(said.entities)

    def check_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.upper() not in ENCODINGS:
            raise BadFile(said.unusual)

    found = ParserCreate("UTF-8", separator)
    found.XmlDeclHandler = check_declaration
    found.StartDoctypeDeclHandler = refuse_definitions
    found.EntityDeclHandler = refuse_definitions
    return found


def feed(reader: XMLParserType, chunks: Iterable[bytes]) -> None:
    try:
        for chunk in chunks:
            reader.Parse(chunk, False)
        reader.Parse(b"", True)
    except (ExpatError, ValueError, KeyError, OverflowError) as error:
        raise BadFile(DAMAGED) from error
