"""What both writers must agree on and neither Word nor typst works out: where names, dates and notes stand, what fits. Lengths in 字."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zerentian.gongwen.blocks import Table
from zerentian.gongwen.standard import (
    BODY_WIDTH,
    CHARACTERS,
    DATE_BEHIND_NAME,
    DATE_FROM_RIGHT_SEALED,
    INDENT,
    MARK_SIZE_MOST,
    NAME_FROM_RIGHT,
    SEAL_LINES,
    SEAL_WIDTH,
    SIGNATURE_BELOW,
    SIGNATURE_BELOW_SEALED,
    SIZE_5,
    SIZE_SMALL_4,
)
from zerentian.gongwen.widths import width
from zerentian.kernel.numerals import to_number


@dataclass(frozen=True, slots=True)
class Placed:
    text: str
    right: float  # 字 between its end and the right edge of the 版心


@dataclass(frozen=True, slots=True)
class SignatureLine:
    above: int  # empty lines before it
    places: tuple[Placed, ...]  # from left to right


BLANK_DATE = 6.0  # 字: the width of 2026年1月5日, for a date that is to be written in


def signature_places(names: Sequence[str], date: str, sealed: bool) -> tuple[SignatureLine, ...]:
    """7.3.5: the lines of names, and the line of the date as the last one (with an empty text if there is no date)."""
    date_width = width(date) or BLANK_DATE
    if not names:
        right = DATE_FROM_RIGHT_SEALED if sealed else NAME_FROM_RIGHT
        return (SignatureLine(SIGNATURE_BELOW, (Placed(date, right),)),)
    return with_seals(names, date, date_width) if sealed else without_seal(names, date, date_width)


def without_seal(names: Sequence[str], date: str, date_width: float) -> tuple[SignatureLine, ...]:
    """The date begins two 字 to the right of where the names begin; of both, the longer one decides who ends two 字 from the right."""
    longest = max(map(width, names))
    if longest >= date_width:
        begin = NAME_FROM_RIGHT + longest  # from the right
        date_right = begin - DATE_BEHIND_NAME - date_width
    else:
        date_right = NAME_FROM_RIGHT
        begin = date_right + date_width + DATE_BEHIND_NAME
    lines = [
        SignatureLine(0 if place else SIGNATURE_BELOW, (Placed(name, max(begin - width(name), 0)),)) for place, name in enumerate(names)
    ]
    return (*lines, SignatureLine(0, (Placed(date, date_right),)))


def with_seals(names: Sequence[str], date: str, date_width: float) -> tuple[SignatureLine, ...]:
    """The last name is centred above the date; those before it stand to its left, as many in a row as seals have room, rows under rows."""
    longest = max(map(width, names))
    date_right = max(DATE_FROM_RIGHT_SEALED, (width(names[-1]) - date_width) / 2)
    centre = date_right + date_width / 2
    step = max(SEAL_WIDTH, longest + 1)
    in_row = 1 + max(0, int((CHARACTERS - centre - longest / 2) // step))
    rows = [names[max(end - in_row, 0) : end] for end in range(len(names), 0, -in_row)][::-1]
    lines = []
    for place, row in enumerate(rows):
        places = [Placed(name, max(centre + step * behind - width(name) / 2, 0)) for behind, name in enumerate(reversed(row))]
        lines.append(SignatureLine(SEAL_LINES if place else SIGNATURE_BELOW_SEALED, tuple(reversed(places))))
    return (*lines, SignatureLine(0, (Placed(date, date_right),)))


def signer_rows(signers: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """7.2.6: two names a row."""
    return tuple(tuple(signers[place : place + 2]) for place in range(0, len(signers), 2))


HAN_OR_FIGURE = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"([0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})(?:年|[-./])({HAN_OR_FIGURE})(?:月|[-./])({HAN_OR_FIGURE})日?"
    rf"|([0-9]{{4}}|[〇○零一二三四五六七八九]{{4}})年({HAN_OR_FIGURE})月"
)
PLAIN = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")


def date_of(text: str) -> str:
    """7.3.5.4: Arabic figures, the whole year, no leading zeros. What is not understood stays as it is.

    >>> date_of("二〇二六年一月五日"), date_of("2026-01-05"), date_of("2026年1月"), date_of("近日")
    ('2026年1月5日', '2026年1月5日', '2026年1月', '近日')
    """
    found = DATE.fullmatch("".join(text.split()).translate(PLAIN))
    if not found:
        return text
    year, month, day = (figure(part) for part in (found[1] or found[4], found[2] or found[5], found[3]))
    if not (1 <= month <= 12 and day <= 31 and (day or found[4])):
        return text
    return f"{year}年{month}月" + (f"{day}日" if day else "")


def figure(said: str | None) -> int:
    return 0 if said is None else int(said) if said.isdigit() else to_number(said)


@dataclass(frozen=True, slots=True)
class AnnexNote:
    """A line of the 附件说明: where it begins, and where what does not fit goes on: below the first character of the name."""

    text: str
    first: float
    rest: float


def annex_notes(names: Sequence[str]) -> tuple[AnnexNote, ...]:
    """7.3.4: 附件：name, or 附件：1.name and the others below it by their numbers; no mark at their ends."""
    label = "附件："
    begin = INDENT + width(label)
    if len(names) == 1:
        return (AnnexNote(label + names[0], INDENT, begin),)
    notes = []
    for number, name in enumerate(names, 1):
        before = label if number == 1 else ""
        notes.append(AnnexNote(f"{before}{number}.{name}", begin - width(before), begin + width(f"{number}.")))
    return tuple(notes)


def annex_label(number: int, count: int) -> str:
    """7.3.5.1: what stands above an annex; one that is alone has no number."""
    return "附件" if count == 1 else f"附件{number}"


# Sizes that fit


def mark_size(mark: str, points: float = BODY_WIDTH / 20) -> int:
    """Half points: as large as the mark can be in one line `points` wide with a character to spare, at most what looks like a mark."""
    return min(MARK_SIZE_MOST, int(points / (width(mark) + 1) * 2))


def columns(table: Table) -> int:
    return max(map(len, (table.header, *table.rows)), default=0)


def shares(table: Table) -> tuple[float, ...]:
    """Of the width, one for each column, a hundredth at least; together 1."""
    count = columns(table)
    wanted = [max(one, 1) for one in table.widths[:count]] or [1] * count
    wanted += [round(sum(wanted) / len(wanted))] * (count - len(wanted)) if wanted else []
    return tuple(one / sum(wanted) for one in wanted)


def table_size(table: Table, points: float = BODY_WIDTH / 20) -> int:
    """Half points: 小四, or 五号 where a column would be too narrow for six characters or for a head of two lines."""
    room = [share * points / (SIZE_SMALL_4 / 2) - 1 for share in shares(table)]
    heads = all(width(head) <= 2 * space for head, space in zip(table.header, room, strict=False))
    return SIZE_SMALL_4 if heads and min(room, default=6) >= 6 else SIZE_5
