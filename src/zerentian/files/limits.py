"""How much an archive may hold. What is over is refused before anything is built in memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    parts_most: int = 2_000  # files inside
    unpacked_most: int = 200 * 1024 * 1024  # bytes of all parts together
    ratio_most: int = 100  # how many times bigger than packed a part may become
    ratio_from: int = 1024 * 1024  # bytes up to which the ratio does not matter: tiny parts of blanks pack very well
    small_part_most: int = 4 * 1024 * 1024  # bytes of a part that is read as a whole: lists of sheets, of relations, of types
