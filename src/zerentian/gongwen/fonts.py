"""Which font file stands for which font of an office: an operator's own first, then what is installed, then what resembles it.

Looking through the fonts of a machine takes some tenths of a second, so what was found is kept; fonts that are put there later are seen
after a restart.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

import typst
import yaml

from zerentian.gongwen.pdf.font_file import FontFile, UnreadableFont, read_font
from zerentian.gongwen.standard import FAMILIES
from zerentian.kernel.errors import Invalid
from zerentian.kernel.packs import PACKS

FILE = "fonts.yaml"
REGULAR = 400
CHINESE = "的责任述职"  # a font that has these is a Chinese one
IGNORED = re.compile(
    "[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)  # choose or join glyphs, have none of their own

STOOD_IN = "{wanted} 没有装，PDF 用 {used} 代替。"
NO_FONT = "这台机器上没有中文字体，排不出 PDF。请装上 Noto Serif CJK SC 一类的中文字体再来，或者先用 .docx。"
NO_CHARACTER = "“{character}”（{code}）哪个字体里都没有，PDF 里印不出来。请装上有它的字体，或者换一个写法再来。"


@dataclass(frozen=True)
class Face:
    """A font as typst asks for it."""

    family: str
    weight: int
    path: Path
    index: int

    @cached_property
    def file(self) -> FontFile | None:
        """None where it cannot be read."""
        try:
            return read_font(self.path, self.index)
        except UnreadableFont:
            return None

    def has(self, text: str) -> bool:
        return self.file is not None and all(map(self.file.glyph, text))


@dataclass(frozen=True, eq=False)
class Fonts:
    """`faces`: for each font of an office what stands for it, first what is used, then what lends it the characters that it lacks."""

    searched: typst.Fonts
    faces: dict[str, tuple[Face, ...]]
    known: dict[tuple[str, str], Face] = field(default_factory=dict, repr=False)

    def used(self, wanted: str) -> Face:
        return self.faces[wanted][0]

    def is_stand_in(self, wanted: str) -> bool:
        file = self.used(wanted).file
        return file is None or not file.names & FAMILIES[wanted]

    def notes(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """A sentence for each that is replaced."""
        return tuple(STOOD_IN.format(wanted=one, used=self.used(one).family) for one in wanted if self.is_stand_in(one))

    def face(self, wanted: str, cluster: str) -> Face:
        """The first that has every character of `cluster`, which prints as one sign. Raises Invalid, naming it."""
        found = self.known.get((wanted, cluster))
        if found is None:
            found = self.known[wanted, cluster] = self.first_with(wanted, cluster)
        return found

    def first_with(self, wanted: str, cluster: str) -> Face:
        seen = IGNORED.sub("", cluster)
        for face in self.faces[wanted]:
            if face.has(seen):
                return face
        code = " ".join(f"U+{ord(character):04X}" for character in seen)
        raise Invalid(NO_CHARACTER.format(character=seen if seen.isprintable() else "看不见的字符", code=code))


def choose(folders: Sequence[Path] = ()) -> Fonts:
    """`folders` hold an operator's own fonts. Raises Invalid where no font at all has Chinese."""
    return chosen(tuple(folders))


@cache
def chosen(folders: tuple[Path, ...]) -> Fonts:
    searched = typst.Fonts(include_embedded_fonts=False, font_paths=[folder for folder in folders if folder.is_dir()])
    faces = sorted(faces_of(searched), key=lambda face: not any(face.path.is_relative_to(folder) for folder in folders))
    chinese = [face for face in faces if face.has(CHINESE)]
    if not chinese:
        raise Invalid(NO_FONT)
    fit = {wanted: list(fitting(wanted, chinese)) for wanted in FAMILIES}
    lenders = [*chain.from_iterable(fit.values()), *chinese, *faces]
    return Fonts(searched, {wanted: tuple(dict.fromkeys([*fit[wanted], *lenders])) for wanted in FAMILIES})


def faces_of(searched: typst.Fonts) -> Iterator[Face]:
    """Upright ones of usual width that lie in files, the regular weight first."""
    found = [one for one in searched.fonts() if one.path and one.style == "normal" and one.stretch == 1.0]
    for one in sorted(found, key=lambda one: (one.weight != REGULAR, one.family, one.weight)):
        yield Face(one.family, one.weight, Path(one.path or ""), one.index)


def fitting(wanted: str, faces: Sequence[Face]) -> Iterator[Face]:
    """The font itself, then its stand-ins in the order of the pack."""
    yield from (face for face in faces if face.file and face.file.names & FAMILIES[wanted])
    for family, weight in stand_ins()[wanted]:
        named = [face for face in faces if face.family == family or (face.file and family in face.file.names)]
        yield from sorted(named, key=lambda face: abs(face.weight - weight))


@cache
def stand_ins() -> dict[str, list[tuple[str, int]]]:
    said = yaml.safe_load((PACKS / FILE).read_text(encoding="utf8"))["stand_ins"]
    return {wanted: [family_and_weight(one) for one in families] for wanted, families in said.items()}


def family_and_weight(said: str) -> tuple[str, int]:
    family, _, weight = said.partition(":")
    return family, int(weight or REGULAR)
