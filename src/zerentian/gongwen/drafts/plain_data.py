"""A document as plain data and back: for who has to hand it on as text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from zerentian.gongwen.blocks import Annex, Block, Document, Head, Heading, Imprint, Paragraph, Present, Signature, Table

BLOCKS: dict[str, type[Block]] = {"heading": Heading, "paragraph": Paragraph, "table": Table}
NAMES = {block: name for name, block in BLOCKS.items()}

Data = dict[str, Any]


def data_of(document: Document) -> Data:
    data = asdict(document)
    data["blocks"] = _blocks(document.blocks)
    data["annexes"] = [{"name": annex.name, "blocks": _blocks(annex.blocks)} for annex in document.annexes]
    return data


def document_from(data: Mapping[str, Any]) -> Document:
    """What `data_of` made, also when it has been JSON in between."""
    return Document(
        form=data["form"],
        title=data["title"],
        blocks=_blocks_from(data["blocks"]),
        head=_made(Head, data["head"], "signers"),
        byline=tuple(data["byline"]),
        addressee=data["addressee"],
        annexes=tuple(Annex(annex["name"], _blocks_from(annex["blocks"])) for annex in data["annexes"]),
        signature=_made(Signature, data["signature"], "names"),
        note=data["note"],
        imprint=_made(Imprint, data["imprint"]),
        present=tuple(Present(**one) for one in data["present"]),
    )


def _blocks(blocks: Sequence[Block]) -> list[Data]:
    return [{"is": NAMES[type(block)], **asdict(block)} for block in blocks]


def _blocks_from(found: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    return tuple(_block(one) for one in found)


def _block(found: Mapping[str, Any]) -> Block:
    facts = {name: value for name, value in found.items() if name != "is"}
    if found["is"] == "table":
        facts |= {"header": tuple(facts["header"]), "widths": tuple(facts["widths"]), "rows": tuple(map(tuple, facts["rows"]))}
    return BLOCKS[found["is"]](**facts)


def _made(sort: type[Any], found: Mapping[str, Any] | None, several: str = "") -> Any:
    if found is None:
        return None
    return sort(**{name: tuple(value) if name == several else value for name, value in found.items()})


def characters_in(document: Document) -> int:
    """How long a document is, tables and annexes too."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return len(document.title) + sum(map(_length, blocks))


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(cell) for row in (block.header, *block.rows) for cell in row)
    return len(block.text) + (len(block.words) if isinstance(block, Heading) else 0)
