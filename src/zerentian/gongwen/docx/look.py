"""What an office may choose for itself: the names of its fonts. Sizes and places are the standard's."""

from dataclasses import dataclass

from zerentian.gongwen.standard import FANGSONG, HEI, KAI, SONG, TITLE_SONG


@dataclass(frozen=True, slots=True)
class Look:
    fangsong: str = FANGSONG
    title_song: str = TITLE_SONG
    hei: str = HEI
    kai: str = KAI
    song: str = SONG


DEFAULT = Look()
