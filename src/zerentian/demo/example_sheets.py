"""A roster as it comes off a clerk's desk: an .xlsx with a title, groups over the columns, and days and numbers in many hands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import groupby
from random import Random
from typing import Any

import xlsxwriter

from zerentian.files.workbooks import IN_MEMORY
from zerentian.kernel.dates import in_words
from zerentian.rosters.headers import RosterKind

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
FORMS = 2  # of the ways to write a word that are in use here
HEAD_ROWS = 4  # title, who and when, groups, columns


@dataclass(frozen=True, slots=True)
class Column:
    """`field` "" is left to the clerk: a number of order, a remark."""

    field: str
    title: str
    group: str = ""
    width: int = 14


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands around the rows."""

    title: str
    maker: str
    on: date
    unit: str


def as_written(rng: Random, kind: RosterKind, field: str, value: Any) -> Any:
    """One of the ways in which people write the same thing, all of which an import takes without asking."""
    if not value:
        return ""
    spec = kind.field(field)
    if spec.words:
        meant = spec.words[value]
        return rng.choice([word for word, code in spec.words.items() if code == meant][:FORMS])
    return HANDS[spec.parser](rng, value) if spec.parser in HANDS else value


def _name(rng: Random, name: str) -> str:
    if len(name) == 2 and rng.random() < 0.5:
        return f"{name[0]}\u3000{name[1]}"
    return rng.choices((name, f"{name} ", f" {name}", f"{name[0]} {name[1:]}"), (90, 4, 3, 3))[0]


def _day(rng: Random, day: date) -> Any:
    plain = f"{day.year}.{day.month}.{day.day}"
    slashed, packed = f"{day.year}/{day.month:02}/{day.day:02}", f"{day:%Y%m%d}"
    forms = (day, day.isoformat(), plain, slashed, in_words(day), packed, plain.translate(WIDE), f"{day:%Y年%m月%d日}")
    return rng.choices(forms, (45, 15, 15, 8, 8, 3, 3, 3))[0]


def _identity(rng: Random, number: str) -> str:
    forms = (number, number.lower(), f"{number[:6]} {number[6:14]} {number[14:]}", f"{number} ", number.translate(WIDE))
    return rng.choices(forms, (80, 10, 4, 4, 2))[0]


def _phone(rng: Random, number: str) -> Any:
    parts = number[:3], number[3:7], number[7:]
    return rng.choices((number, int(number), " ".join(parts), "-".join(parts), number.translate(WIDE)), (72, 12, 9, 5, 2))[0]


HANDS: Mapping[str, Callable[[Random, Any], Any]] = {"name": _name, "day": _day, "identity": _identity, "phone": _phone}


def workbook(paper: Paper, columns: Sequence[Column], rows: Sequence[Sequence[Any]], old: Sequence[Sequence[Any]]) -> bytes:
    """`rows` as they are to be written, without the number of order; `old`: what lies forgotten on a hidden sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, IN_MEMORY)
    book.set_properties({"created": datetime.combine(paper.on, time(9, 30)), "title": paper.title})
    sheet = book.add_worksheet("名册")
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "head": book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    _head(sheet, paper, columns, formats)
    for place, row in enumerate(rows):
        sheet.write_number(HEAD_ROWS + place, 0, place + 1)
        for column, value in enumerate(row, start=1):
            _cell(sheet, HEAD_ROWS + place, column, value, formats["day"])
    foot = HEAD_ROWS + len(rows)
    sheet.write_string(foot, 0, f"合计：{len(rows)} {paper.unit}")
    sheet.write_string(foot + 1, 0, f"填报人：{paper.maker}")
    sheet.write_string(foot + 1, 4, "审核人：")
    _hidden(book, old, formats["day"])
    book.close()
    return file.getvalue()


def _head(sheet: Any, paper: Paper, columns: Sequence[Column], formats: dict[str, Any]) -> None:
    """Rows 1–4. A column without a group reaches over both rows of the head."""
    sheet.merge_range(0, 0, 0, len(columns), paper.title, formats["title"])
    sheet.write_string(1, 0, f"制表单位：{paper.title.removesuffix('名册').removesuffix('党员').removesuffix('组织').removesuffix('任职')}")
    sheet.write_string(1, 6, f"制表日期：{in_words(paper.on)}")
    every = [Column("", "序号", width=6), *columns]
    for group, members in groupby(enumerate(every), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        if group and len(places) > 1:
            sheet.merge_range(2, places[0], 2, places[-1], group, formats["head"])
        for place in places:
            sheet.set_column(place, place, every[place].width)
            if group:
                sheet.write_string(3, place, every[place].title, formats["head"])
            else:
                sheet.merge_range(2, place, 3, place, every[place].title, formats["head"])
    sheet.freeze_panes(HEAD_ROWS, 2)


def _cell(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    match value:
        case "":
            return
        case date():
            sheet.write_datetime(row, column, value, day)
        case int() | float():
            sheet.write_number(row, column, value)
        case _:
            sheet.write_string(row, column, value)


def _hidden(book: Any, old: Sequence[Sequence[Any]], day: Any) -> None:
    sheet = book.add_worksheet("上一年的")
    for place, row in enumerate(old):
        for column, value in enumerate(row):
            _cell(sheet, place, column, value, day)
    sheet.hide()
