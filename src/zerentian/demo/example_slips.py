"""Forty slips that clerks make, each of another kind: what is written into a row, and as what the import should know it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from zerentian.demo.example_rows import Row
from zerentian.kernel.dates import add_years
from zerentian.kernel.identity import check_character

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MEMBER, NEWCOMER, COPY = "member", "newcomer", "copy"  # whose row it is; a copy stands in the place of a newcomer's
REMARK = "这一格是从旧表里整段复制过来的，写得太长。" * 6
ILLUSION = "第一党支部"  # the short name of many


@dataclass(frozen=True, slots=True)
class Scene:
    """What a slip may need beyond its row: somebody else of the roster, a number held by somebody who is not on it."""

    today: date
    other: Row
    outside: str


@dataclass(frozen=True, slots=True)
class Slip:
    """`code` and `field` as the import names them; `written`: field → cell, other cells stay."""

    code: str
    field: str
    what: str
    of: str
    written: Callable[[Row, Scene], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Planted:
    """A slip in a file: `row` as Excel counts, `column` by its title."""

    row: int
    column: str
    field: str
    what: str
    code: str


def _old_number(number: str) -> str:
    return number[:6] + number[8:17]


def _impossible_birth(number: str) -> str:
    first = number[:10] + "1340" + number[14:17]
    return first + check_character(first)


def _wrong_check(number: str) -> str:
    return number[:17] + ("1" if number[17] != "1" else "2")


def _serial(day: date) -> str:
    return str((day - date(1899, 12, 30)).days).translate(WIDE)


SLIPS = (
    Slip("day-missing", "joined", "只写到月", MEMBER, lambda row, _: {"joined": f"{row['joined'].year}年{row['joined'].month}月"}),
    Slip("no-such-day", "full_on", "6 月 31 日", MEMBER, lambda row, _: {"full_on": f"{row['full_on'].year}.6.31"}),
    Slip("serial-as-text", "joined", "日期变成了全角数字", MEMBER, lambda row, _: {"joined": _serial(row["joined"])}),
    Slip("short-year", "joined", "年份只写两位", MEMBER, lambda row, _: {"joined": f"{row['joined']:%y.%m.%d}"}),
    Slip("day-order", "joined", "月和日分不清先后", MEMBER, lambda row, _: {"joined": f"3/4/{row['joined'].year}"}),
    Slip("day-open", "full_on", "写了至今", MEMBER, lambda *_: {"full_on": "至今"}),
    Slip("day-unreadable", "joined", "写了记不清", MEMBER, lambda *_: {"joined": "记不清"}),
    Slip("day-out-of-range", "birth", "年份太早", MEMBER, lambda *_: {"birth": "1885-03-02"}),
    Slip("identity-length", "identity", "少一位", MEMBER, lambda row, _: {"identity": row["identity"][:9] + row["identity"][10:]}),
    Slip("identity-check", "identity", "最后一位错了", MEMBER, lambda row, _: {"identity": _wrong_check(row["identity"])}),
    Slip("identity-birth", "identity", "13 月 40 日", MEMBER, lambda row, _: {"identity": _impossible_birth(row["identity"])}),
    Slip("identity-old", "identity", "十五位的旧号码", MEMBER, lambda row, _: {"identity": _old_number(row["identity"])}),
    Slip("identity-rounded", "identity", "被当成了数字", MEMBER, lambda row, _: {"identity": float(row["identity"][:17]) * 10}),
    Slip("masked", "identity", "遮盖过", MEMBER, lambda row, _: {"identity": row["identity"][:6] + "********" + row["identity"][14:]}),
    Slip("name-extra", "name", "姓名后面写了括号", MEMBER, lambda row, _: {"name": f"{row['name']}（转）"}),
    Slip("name-several", "name", "一格写了两个人", MEMBER, lambda row, _: {"name": f"{row['name']}、束拾穗"}),
    Slip("name-unshown", "name", "生僻字没有显示出来", MEMBER, lambda row, _: {"name": f"{row['name'][0]}□"}),
    Slip("phone-length", "phone", "少一位", MEMBER, lambda row, _: {"phone": row["phone"][:10]}),
    Slip("phone-area", "phone", "座机没有区号", MEMBER, lambda *_: {"phone": "65550001"}),
    Slip("phone-several", "phone", "写了两个号码", MEMBER, lambda row, _: {"phone": f"{row['phone']}、19900990099"}),
    Slip("phone-odd", "phone", "写的不是号码", MEMBER, lambda *_: {"phone": "打家里座机"}),
    Slip("not-a-choice", "education", "不在学历的说法里", MEMBER, lambda *_: {"education": "自学成才"}),
    Slip("too-long", "work", "写得太长", MEMBER, lambda *_: {"work": REMARK}),
    Slip("formula-error", "work", "公式出错的痕迹", MEMBER, lambda *_: {"work": "#REF!"}),
    Slip("name-missing", "name", "没有姓名", MEMBER, lambda *_: {"name": ""}),
    Slip("organisation-missing", "organisation", "没有写在哪个支部", MEMBER, lambda *_: {"organisation": ""}),
    Slip("organisation-unknown", "organisation", "没有这个支部", MEMBER, lambda *_: {"organisation": "青禾二支"}),
    Slip("organisation-several", "organisation", "很多社区都有的简称", MEMBER, lambda *_: {"organisation": ILLUSION}),
    Slip("kind-missing", "kind", "没有写正式还是预备", NEWCOMER, lambda *_: {"kind": ""}),
    Slip("since-future", "since", "还没到的日期", MEMBER, lambda _, scene: {"since": scene.today + timedelta(days=30)}),
    Slip("since-founded", "since", "早于支部成立", NEWCOMER, lambda *_: {"since": date(1985, 1, 1)}),
    Slip("moves", "organisation", "写成了另一个支部", MEMBER, lambda _, scene: {"organisation": scene.other["organisation"]}),
    Slip("birth-number", "birth", "和身份证号差一天", MEMBER, lambda row, _: {"birth": row["birth"] + timedelta(days=1)}),
    Slip("sex-number", "sex", "和身份证号不符", MEMBER, lambda row, _: {"sex": "女" if row["sex"] == "男" else "男"}),
    Slip("joined-young", "joined", "十六岁入党", MEMBER, lambda row, _: {"joined": add_years(row["birth"], 16)}),
    Slip("full-before", "full_on", "转正早于入党", MEMBER, lambda row, _: {"full_on": add_years(row["joined"], -1)}),
    Slip("duplicate-identity", "identity", "抄了两遍", COPY, lambda *_: {}),
    Slip("elsewhere", "identity", "别处已经登记的人", NEWCOMER, lambda _, scene: {"identity": scene.outside, "birth": "", "sex": ""}),
    Slip("identity-name", "name", "号码是另一个人的", MEMBER, lambda *_: {"name": "钮晓雾"}),
    Slip(
        "same-name",
        "name",
        "支部里已有同名的人",
        NEWCOMER,
        lambda _, scene: {field: scene.other[field] for field in ("name", "organisation")} | {"identity": "", "birth": ""},
    ),
)


def placed(rows: Sequence[Row], sound: Sequence[int], fresh: Sequence[int]) -> Iterator[tuple[Slip, int]]:
    """Which slip goes to which row (index): to sound rows, spread over the roster, or to those of newcomers, in order."""
    of_members = [slip for slip in SLIPS if slip.of == MEMBER]
    step = len(sound) // (len(of_members) + 1)
    for number, slip in enumerate(of_members, start=1):
        yield slip, sound[number * step]
    for slip, place in zip((slip for slip in SLIPS if slip.of != MEMBER), reversed(fresh), strict=False):
        yield slip, place
