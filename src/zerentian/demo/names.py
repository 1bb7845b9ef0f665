"""Drawing fictional names: each namer hands out names in an order fixed by its random stream, none twice where it matters."""

from collections.abc import Iterator
from itertools import count
from random import Random

from zerentian.demo import words

DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """1–99 in Chinese: 12 → 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def _shuffled(rng: Random, pairs: list[str]) -> Iterator[str]:
    """All of `pairs` in random order; after that again with a number behind, for scales that need more."""
    rng.shuffle(pairs)
    for turn in count(1):
        for pair in pairs:
            yield pair if turn == 1 else pair + "东西南北中"[(turn - 2) % 5]


class Places:
    """Names of communities and of the firms in them."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        used = set(words.COMMUNITIES) | set(words.STREETS)
        pairs = [h + t for h in words.PLACE_HEAD for t in words.PLACE_TAIL if h + t not in used]
        self.places = _shuffled(rng, pairs)
        self.brands = _shuffled(rng, [h + t for h in words.BRAND_HEAD for t in words.BRAND_TAIL if h != t])

    def place(self) -> str:
        return next(self.places)

    def firm(self) -> str:
        return next(self.brands) + self.rng.choice(words.TRADES)

    def society(self) -> str:
        return next(self.brands) + self.rng.choice(words.SOCIETIES)


class Persons:
    """Personal names; namesakes occur, as they do in life, but never one of the cast."""

    def __init__(self, rng: Random, reserved: frozenset[str]) -> None:
        self.rng, self.reserved = rng, reserved

    def draw(self) -> str:
        while True:
            name = self._any()
            if name not in self.reserved:
                return name

    def _any(self) -> str:
        surname = self.rng.choice(words.SURNAMES)
        if self.rng.random() < 0.04:
            return surname + self.rng.choice(words.RARE)
        first, last = self.rng.choice(words.GIVEN_FIRST), self.rng.choice(words.GIVEN_LAST)
        return surname + first + last
