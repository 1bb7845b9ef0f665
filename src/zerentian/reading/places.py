"""Where words stand in a text."""

from collections.abc import Iterable


def places(text: str, words: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where any of the words begins, in order. Several times as fast as a pattern that begins with them."""
    found, end = [], len(text) if end is None else end
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1, end)
    return sorted(found)
