"""How long the texts are that an .xls keeps once for all its cells."""

import struct

from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets import messages

Span = tuple[int, int]
WIDE, EXTRA, RICH = 0x1, 0x4, 0x8
SHORTEST = 3  # bytes of an empty text


class Texts:
    """A cursor over the record and its continuations. A text cut by their border goes on after one byte that says how wide it is now."""

    def __init__(self, content: bytes | bytearray, spans: list[Span]) -> None:
        self.content = content
        self.spans = iter(spans)
        self.at, self.end = next(self.spans)

    def count(self) -> int:
        """How many texts there are said to be; the reading library believes it and makes room, so it must be possible."""
        (found,) = self.take("<4xI")
        return int(found)

    def take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self.content, self.at)
        self.at += struct.calcsize(layout)
        return found

    def next_span(self) -> None:
        try:
            self.at, self.end = next(self.spans)
        except StopIteration as error:
            raise BadFile(messages.DAMAGED) from error

    def length(self) -> int:
        """Characters of the text that begins here; the cursor moves behind it."""
        if self.at >= self.end:
            self.next_span()
        characters, flags = self.take("<HB")
        runs = self.take("<H")[0] if flags & RICH else 0
        extra = self.take("<I")[0] if flags & EXTRA else 0
        self.pass_characters(characters, flags)
        self.pass_bytes(runs * 4 + extra)
        return characters

    def pass_characters(self, left: int, flags: int) -> None:
        while left:
            wide = flags & WIDE
            here = min(left, (self.end - self.at) >> wide)
            self.at += here << wide
            left -= here
            if left:
                self.next_span()
                (flags,) = self.take("<B")

    def pass_bytes(self, left: int) -> None:
        while left > self.end - self.at:
            left -= self.end - self.at
            self.next_span()
        self.at += left


def string_lengths(content: bytes | bytearray, spans: list[Span]) -> list[int]:
    """Characters of each text, in the order of their numbers. Raises BadFile or struct.error for what cannot be."""
    texts = Texts(content, spans)
    return [texts.length() for _ in range(texts.count())]


def refuse_promises(content: bytes | bytearray, spans: list[Span]) -> None:
    """Raises BadFile if more texts are promised than have room."""
    if Texts(content, spans).count() * SHORTEST > sum(end - start for start, end in spans):
        raise BadFile(messages.DAMAGED)
