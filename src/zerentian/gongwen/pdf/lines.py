"""Lines of a document, and how they are said to typst: every sign in its place, nothing left for it to break, squeeze or stretch.

Words of a document get into the source inside strings only, with quotes and backslashes escaped: typst never reads them as its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zerentian.gongwen.fonts import Face, Fonts
from zerentian.gongwen.pdf.cutting import cut
from zerentian.gongwen.pdf.signs import BODY, OPENING, Look, Sign, cleaned, extent, signs_of, width
from zerentian.gongwen.standard import BODY_HEIGHT, BODY_WIDTH, FANGSONG, LINE

WIDTH = BODY_WIDTH / 20  # points, of the 版心
LYING_WIDTH = BODY_HEIGHT / 20  # of one on a page that lies on its side
PITCH = LINE / 20
LOOSEST = 0.25  # of the size of a sign: lines that would have to be stretched more stay short


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs that follow one another, from `x` points off the left edge of the 版心, `extra` points between them."""

    x: float
    signs: Sequence[Sign]
    extra: float = 0.0


Line = tuple[Piece, ...]


@dataclass
class Letters:
    """The signs of a document, and the fonts that they took."""

    fonts: Fonts
    numbers: dict[Face, int] = field(default_factory=dict)  # under which the source knows them; 0 is that of the body
    wanted: dict[str, None] = field(default_factory=dict)  # fonts of an office that were asked for, in order

    def __post_init__(self) -> None:
        self.number(self.fonts.used(FANGSONG))

    def signs(self, text: str, look: Look) -> list[Sign]:
        self.wanted.setdefault(look.font)
        return signs_of(self.fonts, look).of(cleaned(text).replace("\n", " "))

    def number(self, face: Face) -> int:
        return self.numbers.setdefault(face, len(self.numbers))

    # Lines

    def hanging(self, label: tuple[str, Look], text: tuple[str, Look], x: float, room: float = WIDTH) -> list[Line]:
        """A label at `x`; the text behind it goes on below its own beginning."""
        signs = self.signs(*label)
        begin = x + width(signs)
        first, *others = self.paragraph([text], begin, begin, room) or [()]
        return [(Piece(x, signs), *first), *others]

    def paragraph(self, spans: Iterable[tuple[str, Look]], first: float = 0.0, rest: float = 0.0, room: float = WIDTH) -> list[Line]:
        """Justified lines. `first` and `rest`: where the first one and the others begin; they end `room` points off the left edge."""
        lines: list[Line] = []
        for signs in broken(spans, self):
            for number, (begin, end) in enumerate(ends := cut(signs, room - first, room - rest)):
                x = rest if number else first
                extra = 0.0 if number + 1 == len(ends) else stretch(signs[begin:end], room - x)
                lines.append((Piece(x, signs[begin:end], extra),))
        return lines

    def centred(self, text: str, look: Look, room: float = WIDTH) -> Line:
        signs = self.signs(text, look)
        return (Piece(max(0.0, (room - extent(signs)) / 2), signs),)

    def flush_right(self, text: str, look: Look, free: float = 0.0, room: float = WIDTH) -> Piece:
        """`free` points off the right edge."""
        signs = self.signs(text, look)
        return Piece(max(0.0, room - free - extent(signs)), signs)

    # What typst is told

    def line(self, pieces: Line) -> str:
        said, at = [], 0.0
        for piece in pieces:
            if piece.signs:
                if piece.x != at:
                    said.append(f"h({piece.x - at:.3f}pt)")
                if piece.signs[0].text in OPENING:
                    said.append("k")
                said.append(self.piece(piece))
                at = end_of(piece)
        return ";".join(said)

    def piece(self, piece: Piece) -> str:
        between = piece.signs[0].spacing + piece.extra
        said = f";h({between:.4f}pt);".join(self.run(run) for run in runs(piece.signs))
        return f"t({between:.4f}pt,{{{said}}})" if piece.extra else said

    def run(self, signs: Sequence[Sign]) -> str:
        said = f'"{"".join(sign.literal for sign in signs)}"'
        number = self.number(signs[0].face)
        if signs[0].boxed:
            side = "right" if signs[0].text in OPENING else "left" if signs[0].text in "”’" else "center"
            return f"b({signs[0].size}pt,{side},f{number}({said}))"
        return f"f{number}({said})" if number else said


def broken(spans: Iterable[tuple[str, Look]], letters: Letters) -> list[list[Sign]]:
    """The signs of a paragraph, those behind a line feed on a line of their own."""
    parts: list[list[Sign]] = [[]]
    for text, look in spans:
        first, *others = cleaned(text).split("\n")
        parts[-1] += letters.signs(first, look)
        parts += [letters.signs(other, look) for other in others]
    return [part for part in parts if part]


def stretch(signs: Sequence[Sign], room: float) -> float:
    """Points between signs that make a line as long as its room."""
    gaps = len(signs) - 1
    extra = (room - width(signs)) / gaps if gaps else 0.0
    return extra if 0 < extra <= LOOSEST * BODY else 0.0


def end_of(piece: Piece) -> float:
    """typst puts what stands between signs behind all but the last one of a piece."""
    return piece.x + extent(piece.signs) + piece.extra * (len(piece.signs) - 1)


def runs(signs: Sequence[Sign]) -> Iterator[Sequence[Sign]]:
    """Signs of one font; marks that follow one another are kept apart, since typst would squeeze them together."""
    begin = 0
    for place, (left, right) in enumerate(pairwise(signs), 1):
        if left.face is not right.face or left.boxed or right.boxed or (left.mark and right.mark):
            yield signs[begin:place]
            begin = place
    yield signs[begin:]
