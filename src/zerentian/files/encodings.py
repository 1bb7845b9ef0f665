"""Which letters a text file is written in. Nothing is guessed at the price of senseless characters."""

import codecs
import re

from zerentian.files.badfile import BadFile
from zerentian.files.messages import Sentences

MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
CONTROLS = re.compile("[\x01-\x08\x0e-\x1f]")
CHARACTERS = re.compile("[\u4e00-\u9fff]")


def decoded(data: bytes, said: Sentences) -> str:
    """By its mark; without one UTF-8, and where that does not fit GB 18030. Raises BadFile."""
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return strictly(data[len(mark) :], name, said)
    if b"\0" in data:
        raise BadFile(said.nul_bytes)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        refuse_broken(data, said)
        return strictly(data, "gb18030", said)


def strictly(data: bytes, encoding: str, said: Sentences) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFile(said.encoding) from error
    if "\0" in text:
        raise BadFile(said.nul_bytes)
    return text


def refuse_broken(data: bytes, said: Sentences) -> None:
    """UTF-8 with a few spoilt places would read as other, senseless characters in GB 18030, which takes nearly everything."""
    text = data.decode("utf-8", "replace")
    if len(CHARACTERS.findall(text)) > 2 * text.count("\ufffd"):
        raise BadFile(said.encoding)


def is_binary(text: str) -> bool:
    return len(CONTROLS.findall(text)) > 3 + len(text) // 1000
