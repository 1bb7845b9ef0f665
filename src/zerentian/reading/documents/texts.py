"""Plain text in any Chinese encoding, or a clear word that it cannot be read: never senseless characters.

Chinese encodings take nearly any bytes for characters. What tells them apart is which: of the characters of a real text nearly all are
among the 3,755 commonest of GB 2312 or the 5,401 commonest of Big5; read in a wrong encoding, two thirds at most.
"""

import codecs
import re
from functools import cache

from zerentian.files import encodings
from zerentian.files.badfile import BadFile
from zerentian.reading.documents import messages
from zerentian.reading.documents.lines import lines
from zerentian.reading.documents.messages import SAID
from zerentian.reading.report import Paragraph

LOOKED_AT = 20_000  # characters from which the encoding is told
FEWEST = 10  # characters other than English ones that are needed to tell anything
SENSIBLE = 0.75  # share of common ones from which an encoding is taken at once
SENSELESS = 0.4  # below which none can be right; a list of rare names stands higher
ZEROS_SENSIBLE = 0.9
WIDE_MARKS = {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be", b"\x84\x31\x95\x33": "gb18030"}
OTHERS = re.compile("[^\x00-\x7f]")
ENGLISH = re.compile("[\t\n\x0b\f\r -~]")
SIGNS = re.compile("[\xa0\xa7\xb0\xb1\xb7\xd7\xf7\u2010-\u205e\u2100-\u27bf\u3000-\u33ff\ufe30-\ufe4f\uff00-\uffef]")
SCARS = re.compile("\ufffd|锟斤拷|烫烫烫")  # what is left of characters that were lost on the way
SCARS_MOST = 2


def read(data: bytes) -> list[Paragraph]:
    """A paragraph for every line. Raises BadFile."""
    text = decoded(data)
    if encodings.is_binary(text):
        raise BadFile(messages.UNREADABLE)
    return [Paragraph(line) for line in lines(text.replace("\f", "\n"))]


def decoded(data: bytes) -> str:
    """Raises BadFile."""
    text = marked(data) or unmarked(data)
    refuse_senseless(text)
    return text


def marked(data: bytes) -> str:
    """By the mark at the beginning; "" where there is none."""
    for mark, name in (WIDE_MARKS | encodings.MARKS).items():
        if data.startswith(mark):
            return encodings.strictly(data[len(mark) :], name, SAID)
    return ""


def unmarked(data: bytes) -> str:
    if b"\0" in data:
        return zeros(data)
    try:
        return seven_bit(data) or data.decode("utf-8")
    except UnicodeDecodeError:
        encodings.refuse_broken(data, SAID)
        return likeliest(data)


def seven_bit(data: bytes) -> str:
    """HZ, which writes Chinese with the letters of English; "" if it is not that."""
    if b"~{" not in data or not data.isascii():
        return ""
    try:
        text = data.decode("hz")
    except UnicodeDecodeError:
        return ""
    return text if OTHERS.search(text) else ""


def zeros(data: bytes) -> str:
    """Two bytes a character, in one order or the other; every letter, figure and line break has a zero for one of them. Raises BadFile."""
    found = [data.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")]
    best = max(found, key=share)
    if share(best) < ZEROS_SENSIBLE or len(data) % 2 or "\0" in best:
        raise BadFile(messages.NUL_BYTES)
    return best


def share(text: str) -> float:
    """How much of a text is English or makes sense in Chinese."""
    head = text[:LOOKED_AT]
    return (len(ENGLISH.findall(head)) + sensible(OTHERS.findall(head))) / max(len(head), 1)


def likeliest(data: bytes) -> str:
    """GB 18030 if that makes sense; otherwise what makes the most. Raises BadFile."""
    found = []
    for name in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"):
        try:
            found.append(data.decode(name))
        except UnicodeDecodeError:
            continue
        if sense(found[-1]) >= SENSIBLE and (name == "gb18030" or len(OTHERS.findall(found[-1][:LOOKED_AT])) >= FEWEST):
            return found[-1]
    best = max(found, key=sense, default="")
    if len(OTHERS.findall(best)) < FEWEST:
        raise BadFile(messages.ENCODING)
    return best


def refuse_senseless(text: str) -> None:
    """Characters that were taken for others before the file was saved: the file is good, what it says is not."""
    if len(SCARS.findall(text[:LOOKED_AT])) > SCARS_MOST or sense(text) < SENSELESS:
        raise BadFile(messages.SENSELESS)


def sense(text: str) -> float:
    """Share of the characters other than English ones that are common in Chinese; 1 where there are too few to tell."""
    others = OTHERS.findall(text[:LOOKED_AT])
    return sensible(others) / len(others) if len(others) >= FEWEST else 1.0


def sensible(others: list[str]) -> int:
    return max(sum(map(known.__contains__, others)) for known in common()) + len(SIGNS.findall("".join(others)))


@cache
def common() -> tuple[frozenset[str], frozenset[str]]:
    """The first level of GB 2312, and that of Big5."""
    simplified = bytes(byte for first in range(0xB0, 0xD8) for second in range(0xA1, 0xFF) for byte in (first, second))
    second_bytes = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    places = [(first, second) for first in range(0xA4, 0xC7) for second in second_bytes if (first, second) < (0xC6, 0x7F)]
    traditional = bytes(byte for place in places for byte in place)
    return frozenset(simplified.decode("gb2312", "ignore")), frozenset(traditional.decode("big5", "ignore"))
