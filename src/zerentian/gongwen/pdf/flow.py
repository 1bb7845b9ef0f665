"""What stands one below the other on the pages: lines, empty lines, what hangs together, and what has a place of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zerentian.gongwen.pdf.lines import PITCH, Letters, Line
from zerentian.gongwen.pdf.signs import BODY
from zerentian.gongwen.standard import LINES

KEPT = 2  # lines of the text that go with the signature, so that it never stands alone on a page
WHOLE_MOST = LINES - 4  # lines that are kept on one page: a block higher than a page would run out of it
MM = 72 / 25.4  # points


@dataclass(frozen=True, slots=True)
class Lines:
    lines: Sequence[Line]
    size: float = BODY  # points
    pitch: float = PITCH
    heading: bool = False  # never the last one on a page
    whole: bool = False  # on one page


@dataclass(frozen=True, slots=True)
class Source:
    """Said to typst as it is."""

    text: str


Part = Lines | Source


@dataclass
class Flow:
    letters: Letters
    parts: list[Part] = field(default_factory=list)

    def lines(self, lines: Sequence[Line], *, heading: bool = False) -> None:
        if lines:
            self.parts.append(Lines(lines, heading=heading))

    def empty(self, count: int = 1) -> None:
        if count:
            self.source(f"#v({count * PITCH:.3f}pt)\n")

    def source(self, text: str) -> None:
        self.parts.append(Source(text))

    def place(self, y: float, line: Line, size: float = BODY, pitch: float = PITCH) -> None:
        """A line whose upper edge lies `y` points below that of the 版心, and takes no room."""
        self.source(f"#place(top+left,dy:{y:.3f}pt,{spaced([line], size, pitch, self.letters)})\n")

    def said(self) -> str:
        return "".join(said(part, self.letters) for part in self.parts)

    def keep_end_with(self, tail: "Flow") -> None:
        """The last lines of the text go to the page of what follows."""
        last = self.parts.pop() if self.parts and isinstance(self.parts[-1], Lines) else None
        kept: list[Part] = []
        if isinstance(last, Lines):
            if len(last.lines) > KEPT:
                self.parts.append(replace(last, lines=last.lines[:-KEPT]))
            kept = [replace(last, lines=last.lines[-KEPT:])]
        if tail.count() > WHOLE_MOST:
            self.parts += [*kept, *tail.parts]
            return
        inside = "".join(said(part, self.letters) for part in (*kept, *tail.parts))
        self.source(f"#block(breakable:false)[{inside}]\n")

    def count(self) -> int:
        """Lines, empty ones left out."""
        return sum(len(part.lines) for part in self.parts if isinstance(part, Lines))


def said(part: Part, letters: Letters) -> str:
    if isinstance(part, Source):
        return part.text
    if part.size == BODY and part.pitch == PITCH and not part.heading and not part.whole:
        return f"#par({inside(part.lines, letters)})\n"
    settings = ("sticky:true," if part.heading else "") + ("breakable:false," if part.whole and len(part.lines) <= WHOLE_MOST else "")
    return f"#block({settings}{spaced(part.lines, part.size, part.pitch, letters)})\n"


def inside(lines: Sequence[Line], letters: Letters) -> str:
    return "{" + ";linebreak();".join(letters.line(line) or "h(0pt)" for line in lines) + "}"


def spaced(lines: Sequence[Line], size: float, pitch: float, letters: Letters) -> str:
    code = inside(lines, letters)
    return code if size == BODY and pitch == PITCH else f"s({size}pt,{pitch}pt,{code})"
