"""Cells that hold words: free text, names of persons, words of a closed list."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from zerentian.rosters.values import messages
from zerentian.rosters.values.cells import BLANKS, plain, tidy
from zerentian.rosters.values.trouble import Trouble

LONGEST_NAME = 40
PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,20}")
DOTS = re.compile("[·•．.・‧⋅∙･]")
MASK = re.compile("[*＊×✱●]")
SEVERAL = re.compile("[、，,;；/／&＆|]")
UNSHOWN = re.compile("[?？□■�]")
BRACKETED = re.compile(r"[(（\[【〔<《].*?(?:[)）\]】〕>》]|$)")
BRACKETS = frozenset("()（）[]【】〔〕<>《》")

MOST_WORDS_NAMED = 8
LIKE = 0.6
"""Twice the characters in common, in order, divided by all characters; as in difflib."""
LONGEST_LIKENESS = 16
"""Letters; what is longer is no slip of a word, and comparing it with every word of a list would take seconds in a long roster."""


def as_text(raw: object, most: int) -> str | Trouble | None:
    """Free text of at most `most` characters, on one line."""
    text = plain(raw)
    if isinstance(text, str) and len(text) > most:
        return Trouble("too-long", messages.TOO_LONG.format(most=most, count=len(text)))
    return text


def as_name(raw: object) -> str | Trouble | None:
    """A person's name without any spaces, its parts joined by · if there are several."""
    if isinstance(raw, str) and PLAIN_NAME.fullmatch(raw) and raw not in BLANKS:
        return raw
    text = plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    name = DOTS.sub("·", unicodedata.normalize("NFC", text).replace(" ", ""))
    if name in BLANKS:  # 无 记 录
        return None
    return name if _is_name(name) else _name_trouble(name)


def _is_name(name: str) -> bool:
    return len(name) <= LONGEST_NAME and all(part and all(map(_is_letter, part)) for part in name.split("·"))


def _is_letter(character: str) -> bool:
    """Letters and their marks in any script; characters of private fonts, in which rare surnames still come."""
    return character == "〇" or unicodedata.category(character)[0] in "LM" or unicodedata.category(character) == "Co"


def _name_trouble(name: str) -> Trouble:
    if MASK.search(name):
        return Trouble("masked", messages.NAME_MASKED)
    if len(name) > LONGEST_NAME:
        return Trouble("too-long", messages.TOO_LONG.format(most=LONGEST_NAME, count=len(name)))
    if UNSHOWN.search(name):
        return Trouble("name-unshown", messages.NAME_UNSHOWN)
    if any(character in BRACKETS or unicodedata.category(character)[0] == "N" for character in name.replace("〇", "")):
        return Trouble("name-extra", messages.NAME_EXTRA, _bare(name))
    if SEVERAL.search(name):
        return Trouble("name-several", messages.NAME_SEVERAL)
    return Trouble("name-sign", messages.NAME_SIGN, _bare(name))


def _bare(name: str) -> str:
    """The name without brackets and signs, or "" if that leaves no name."""
    kept = BRACKETED.sub("", name)
    kept = "".join(character for character in kept if character == "·" or _is_letter(character)).strip("·")
    return kept if _is_name(kept) and kept not in BLANKS else ""


def as_choice(raw: object, words: Mapping[str, str]) -> str | Trouble | None:
    """The code of a word in a closed list; `words` maps written forms to codes, the first form of a code being its title."""
    if isinstance(raw, str) and raw in words:
        return words[raw]
    text = squeezed(raw) if isinstance(raw, str) else plain(raw)
    if text is None or isinstance(text, Trouble):
        return text
    if text in words:
        return words[text]
    known = _known(tuple(words.items()))
    if text in known.codes:
        return known.codes[text]
    said = plain(text)  # after the list, which may hold 无 as a word of its own
    return Trouble("not-a-choice", known.sentence, _nearest(text, known)) if isinstance(said, str) else said


def squeezed(text: str) -> str:
    """NFKC, without any spaces: the form in which words are compared."""
    text = tidy(text).replace(" ", "")
    return text if text.isascii() else "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A closed list, ready for comparing."""

    codes: Mapping[str, str]  # by squeezed form
    sentence: str  # names the titles
    letters: tuple[tuple[str, frozenset[str]], ...]  # the characters of each written form


@lru_cache(maxsize=4096)  # the same slip comes in row after row
def _nearest(text: str, known: _Known) -> str:
    """The likest written form, or "". Forms with too few characters in common are not compared: that takes far longer."""
    if len(text) > LONGEST_LIKENESS:
        return ""
    forms = [form for form, letters in known.letters if 2 * len(letters.intersection(text)) >= LIKE * (len(text) + len(form))]
    return next(iter(get_close_matches(text, forms, 1, LIKE)), "")


@lru_cache(maxsize=64)
def _known(words: tuple[tuple[str, str], ...]) -> _Known:
    titles: dict[str, str] = {}
    for form, code in words:
        titles.setdefault(code, form)
    named = "、".join(list(titles.values())[:MOST_WORDS_NAMED]) + ("等" if len(titles) > MOST_WORDS_NAMED else "")
    return _Known(
        {squeezed(form): code for form, code in words},
        messages.NOT_A_CHOICE.format(words=named),
        tuple((form, frozenset(form)) for form, _ in words),
    )
