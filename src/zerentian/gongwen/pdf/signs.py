"""Signs as they are printed: which font has each, how wide it is, and which of them need a place of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zerentian.gongwen.fonts import IGNORED, Face, Fonts
from zerentian.gongwen.standard import CHARACTER, FANGSONG, SIZE_3

BODY = SIZE_3 / 2
GRID = CHARACTER / 20 - BODY  # points added to every sign of the body, so that 28 fill a line

OPENING = frozenset("“‘（《〈「『【〔〖［｛")
CLOSING = frozenset("”’）》〉」』】〕〗］｝，。、：；？！．")
MARKS = OPENING | CLOSING | {"·"}  # what typst would squeeze where two of them meet
FULL = frozenset("“”‘’—…·")  # as wide as a character in Chinese text, though some fonts draw them as in Latin
ACCENTS = "\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
JOINED = re.compile(f"[{ACCENTS}\u200d\U0001f1e6-\U0001f1ff]")
CLUSTERS = re.compile(f"[\U0001f1e6-\U0001f1ff]{{2}}|.[{ACCENTS}]*(?:\u200d.[{ACCENTS}]*)*", re.S)
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # said nothing when they were typed, and would only stand in the way
BLANKS = str.maketrans({"\t": " ", "\r": None, "\u00a0": " ", "\x0b": "\n", "\u2028": "\n", "\u2029": "\n"})


@dataclass(frozen=True, slots=True)
class Look:
    font: str = FANGSONG
    size: float = BODY  # points


@dataclass(frozen=True, slots=True)
class Sign:
    text: str
    face: Face
    size: float  # points, as all lengths here
    spacing: float  # what the grid adds to its width
    advance: float  # with that
    boxed: bool  # drawn too narrow: it is put into a box as wide as a character
    literal: str  # as it stands inside a string of typst
    mark: bool


class Signs(dict[str, Sign]):
    """Signs of one look, by what they say; looked up once each. Raises Invalid for a sign that no font has."""

    def __init__(self, fonts: Fonts, look: Look) -> None:
        super().__init__()
        self.fonts, self.look = fonts, look
        self.spacing = GRID if look.size == BODY else 0.0

    def __missing__(self, cluster: str) -> Sign:
        face = self.fonts.face(self.look.font, cluster)
        assert face.file is not None, "a font that has a sign has been read"
        wide = face.file.advance(IGNORED.sub("", cluster)[:1] or " ")
        boxed = cluster in FULL and wide < 1
        advance = (1 if boxed else wide) * self.look.size + self.spacing
        sign = self[cluster] = Sign(cluster, face, self.look.size, self.spacing, advance, boxed, escaped(cluster), cluster in MARKS)
        return sign

    def of(self, text: str) -> list[Sign]:
        return [self[one] for one in clusters(text)]


@lru_cache(maxsize=64)
def signs_of(fonts: Fonts, look: Look) -> Signs:
    """Kept from one document to the next."""
    return Signs(fonts, look)


def clusters(text: str) -> Sequence[str]:
    """What prints as one sign: a character with its accents, a flag, a family."""
    return CLUSTERS.findall(text) if JOINED.search(text) else text


def cleaned(text: str) -> str:
    """Blanks as blanks, breaks as line feeds."""
    return UNSEEN.sub("", text.translate(BLANKS))


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def width(signs: Sequence[Sign]) -> float:
    """Points, with what the grid adds behind the last one."""
    return sum(sign.advance for sign in signs)


def extent(signs: Sequence[Sign]) -> float:
    """Points, to the edge of the last one."""
    return width(signs) - (signs[-1].spacing if signs else 0.0)
