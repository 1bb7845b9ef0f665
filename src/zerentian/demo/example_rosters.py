"""Rosters to try the import with, made of the demonstration that is loaded.

Of members a good one and one with forty slips, and one each of organisations and posts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from zerentian.demo import example_rows
from zerentian.demo.example_rows import Row
from zerentian.demo.example_sheets import HEAD_ROWS, Column, Paper, as_written, workbook
from zerentian.demo.example_slips import COPY, Planted, Scene, placed
from zerentian.kernel.actor import Actor
from zerentian.rosters.pack import kinds

OF, STREET = "柳溪街道党工委", "柳溪街道"
OUTSIDE = "区委组织部机关党支部"  # whose members are not on the roster
MAKER = "甄晓禾"
OLD_ROWS = 20

MEMBER_COLUMNS = (
    Column("name", "姓名", "基本情况"),
    Column("sex", "性别", "基本情况", 6),
    Column("identity", "公民身份号码", "基本情况", 22),
    Column("birth", "出生年月日", "基本情况"),
    Column("ethnicity", "民族", "基本情况", 9),
    Column("education", "文化程度", "基本情况"),
    Column("organisation", "所在党支部", "党籍信息", 30),
    Column("kind", "人员类别", "党籍信息"),
    Column("joined", "入党时间", "党籍信息"),
    Column("full_on", "转正时间", "党籍信息"),
    Column("since", "转入本支部时间", "党籍信息"),
    Column("phone", "联系电话", "", 16),
    Column("work", "工作单位及职务", "", 32),
    Column("", "备注", ""),
)
ORGANISATION_COLUMNS = (
    Column("code", "党组织代码"),
    Column("name", "党组织全称", width=34),
    Column("short_name", "简称", width=22),
    Column("kind", "党组织类别"),
    Column("area", "所属领域"),
    Column("form", "组建形式"),
    Column("parent", "上级党组织", width=34),
    Column("founded", "成立时间", "时间"),
    Column("elected", "本届换届时间", "时间"),
)
POST_COLUMNS = (
    Column("name", "姓名", "任职人员"),
    Column("identity", "公民身份号码", "任职人员", 22),
    Column("birth", "出生年月日", "任职人员"),
    Column("organisation", "任职党组织", "任职情况", 32),
    Column("post", "党内职务", "任职情况", 16),
    Column("since", "任职时间", "任职情况"),
    Column("until", "免职时间", "任职情况"),
    Column("paper", "任职文号", "", 22),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A file ready to be written. `new`: rows about what the installation does not know yet; `planted`: its slips."""

    kind: str
    file_name: str
    data: bytes
    rows: int
    new: int
    planted: tuple[Planted, ...] = ()


def examples(by: Actor, on: date, seed: int) -> list[Example]:
    """`by` must see the whole district: one slip needs somebody who is not on the roster. The same demonstration, the same files."""
    people = example_rows.known(by, "members", OF, on)
    rng = Random(f"examples/{seed}")
    old = example_rows.completed(example_rows.unmistakable(people))
    branches = example_rows.known(by, "organisations", OF, on)
    rows = example_rows.by_branch([*old, *example_rows.newcomers(rng, people, on)], branches)
    outside = next(row["identity"] for row in example_rows.known(by, "members", OUTSIDE, on) if row["identity"])
    organisations = example_rows.organisations(rng, branches, on)
    posts = example_rows.posts(rng, example_rows.known(by, "posts", OF, on), people, on)
    return [
        _members(rows, on, seed),
        _members_with_slips(rows, example_rows.sound(people), on, seed, outside),
        _plain("organisations", "组织", "个", ORGANISATION_COLUMNS, organisations, on, seed, example_rows.NEW_ORGANISATIONS),
        _plain("posts", "任职", "项", POST_COLUMNS, posts, on, seed, example_rows.NEW_POSTS),
    ]


def _members(rows: list[Row], on: date, seed: int) -> Example:
    cells = _cells("members", MEMBER_COLUMNS, rows, seed)
    return _example("members", "党员", "人", MEMBER_COLUMNS, cells, on, example_rows.NEWCOMERS)


def _members_with_slips(rows: list[Row], sound: list[Row], on: date, seed: int, outside: str) -> Example:
    cells = _cells("members", MEMBER_COLUMNS, rows, seed)
    fields = [column.field for column in MEMBER_COLUMNS]
    known, fresh = {row["uid"] for row in sound}, [place for place, row in enumerate(rows) if "uid" not in row]
    clean = [place for place, row in enumerate(rows) if row.get("uid") in known]
    scene, planted = Scene(on, rows[clean[0]], outside), []
    for slip, place in placed(rows, clean, fresh):
        if slip.of == COPY:
            cells[place] = list(cells[clean[0]])
        for field, cell in slip.written(rows[place], scene).items():
            cells[place][fields.index(field)] = cell
        column = MEMBER_COLUMNS[fields.index(slip.field)].title
        planted.append(Planted(HEAD_ROWS + place + 1, column, slip.field, slip.what, slip.code))
    planted.sort(key=lambda each: each.row)
    return _example("members", "党员", "人", MEMBER_COLUMNS, cells, on, 0, tuple(planted))


def _plain(kind: str, of: str, unit: str, columns: Sequence[Column], rows: list[Row], on: date, seed: int, new: int) -> Example:
    return _example(kind, of, unit, columns, _cells(kind, columns, rows, seed), on, new)


def _cells(kind: str, columns: Sequence[Column], rows: list[Row], seed: int) -> list[list[Any]]:
    rng, spec = Random(f"hands/{seed}"), kinds()[kind]
    return [[as_written(rng, spec, column.field, row[column.field]) if column.field else "" for column in columns] for row in rows]


def _example(
    kind: str, of: str, unit: str, columns: Sequence[Column], cells: list[list[Any]], on: date, new: int, planted: tuple[Planted, ...] = ()
) -> Example:
    paper = Paper(f"{STREET}{of}名册", MAKER, on, unit)
    name = f"{paper.title}（有 {len(planted)} 处问题）.xlsx" if planted else f"{paper.title}.xlsx"
    return Example(kind, name, workbook(paper, columns, cells, cells[:OLD_ROWS]), len(cells), new, planted)
