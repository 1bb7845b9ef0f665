"""A roster with forty mistakes of forty kinds, one a row, and how a clerk would mend each: half on the page, half in Excel.

Pure data: what stands in the cells, which code the check must give, what is done about it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import xlsxwriter

from zerentian.kernel.identity import check_character

HERE, THERE = "青禾社区第二党支部", "青禾社区第三党支部"
HEADS = ("序号", "系统编号", "姓名", "公民身份号码", "性别", "出生年月日", "民族", "学历", "所在党支部", "人员类别")
HEADS += ("入党时间", "转正时间", "转入支部时间", "联系电话", "工作单位及职务")
Cell = str | float
SOUND: dict[str, Cell] = dict.fromkeys(HEADS, "") | {"所在党支部": HERE, "人员类别": "正式党员"}
SOUND |= {"入党时间": "2000-07-01", "转正时间": "2001-07-01"}


@dataclass(frozen=True)
class Planted:
    """`way`: words of the choice pressed on the page; `typed`: what is typed there; `cells`: what is put right in Excel."""

    code: str
    name: str
    wrong: Mapping[str, Cell]
    way: str = ""
    typed: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


def number(birth: str, order: int) -> str:
    """An odd `order` is a man's. The region 990101 does not exist."""
    first = f"990101{birth}{order:03d}"
    return first + check_character(first)


def one_digit_wrong(right: str) -> str:
    """Its check character fits no more."""
    return right[:-1] + ("1" if right[-1] != "1" else "2")


# People who are in the roster before the file with the mistakes comes.
KNOWN: Sequence[tuple[str, Mapping[str, Cell]]] = (
    ("束知白", {}),
    ("束知秋", {"公民身份号码": number("19760606", 1), "所在党支部": THERE}),
    ("束知冬", {"公民身份号码": number("19770707", 1), "转正时间": ""}),
    ("束知雨", {"出生年月日": "1978-08-08"}),
)

ON_THE_PAGE = (
    Planted("no-such-day", "岑溪一", {"出生年月日": "1980-06-31"}, typed="1980-06-30"),
    Planted("day-missing", "岑溪二", {"出生年月日": "1980年7月"}, typed="1980-07-02"),
    Planted("not-a-choice", "岑溪三", {"性别": "未知"}, typed="女"),
    Planted("organisation-unknown", "岑溪四", {"所在党支部": "青禾社区第二支"}, way=HERE),
    Planted("identity-length", "岑溪五", {"公民身份号码": number("19800705", 1)[:17]}, way="留空"),
    Planted("phone-length", "岑溪六", {"联系电话": "1990000123"}, typed="19900001234"),
    Planted("name-extra", "岑溪七（转）", {}, typed="岑溪七"),
    Planted("kind-missing", "岑溪八", {"人员类别": ""}, way="正式党员"),
    Planted("name-missing", "", {"工作单位及职务": "云梭织造厂"}, way="不导入这一行"),
    Planted("since-founded", "岑溪十", {"转入支部时间": "1921-07-23"}, way="从成立那天起"),
    Planted("since-future", "岑溪百", {"转入支部时间": "2099-01-01"}, typed="2020-01-01"),
    Planted("duplicate-identity", "岑溪千", {"公民身份号码": number("19720707", 1)}, way="只留第 2 行"),
    Planted("full-before", "岑溪万", {"转正时间": "1999-07-01"}, typed="2001-07-01"),
    Planted("organisation-missing", "岑月一", {"所在党支部": ""}, way=f"是，同上一行（{HERE}）"),
    Planted("phone-odd", "岑月二", {"联系电话": "找支部书记要"}, way="留空"),
    Planted("identity-check", "岑月三", {"公民身份号码": one_digit_wrong(number("19810703", 1))}, typed=number("19810703", 1)),
    Planted("birth-number", "岑月四", {"公民身份号码": number("19810704", 1), "出生年月日": "1981-07-05"}, way="留空"),
    Planted("sex-number", "岑月五", {"公民身份号码": number("19810705", 1), "性别": "女"}, typed="男"),
    Planted("joined-young", "岑月六", {"出生年月日": "1980-01-01", "入党时间": "1997-07-01"}, typed="1999-07-01"),
    Planted("too-long", "岑月七", {"工作单位及职务": "云梭织造厂" * 21}, typed="云梭织造厂挡车工"),
)

IN_EXCEL = (
    Planted("identity-birth", "岑风一", {"公民身份号码": number("19810231", 1)}, cells={"公民身份号码": number("19810228", 1)}),
    Planted("identity-old", "岑风二", {"公民身份号码": "990101810702001"}, cells={"公民身份号码": number("19810702", 1)}),
    Planted("identity-rounded", "岑风三", {"公民身份号码": 990101198107030000.0}, cells={"公民身份号码": number("19810703", 3)}),
    Planted("masked", "岑风四", {"公民身份号码": "990101********0017"}, cells={"公民身份号码": ""}),
    Planted("phone-area", "岑风五", {"联系电话": "6555 0001"}, cells={"联系电话": "0990-65550001"}),
    Planted("phone-several", "岑风六", {"联系电话": "19900002001、19900002002"}, cells={"联系电话": "19900002001"}),
    Planted("day-unreadable", "岑风七", {"出生年月日": "属龙"}, cells={"出生年月日": "1976-05-05"}),
    Planted("serial-as-text", "岑风八", {"出生年月日": "29403"}, cells={"出生年月日": "1980-07-01"}),
    Planted("short-year", "岑风九", {"出生年月日": "80.7.3"}, cells={"出生年月日": "1980-07-03"}),
    Planted("day-order", "岑风十", {"出生年月日": "5/6/1980"}, cells={"出生年月日": "1980-06-05"}),
    Planted("day-out-of-range", "岑星一", {"出生年月日": "1820-06-05"}, cells={"出生年月日": "1980-06-04"}),
    Planted("name-several", "岑星二、岑星三", {}, cells={"姓名": "岑星二"}),
    Planted("formula-error", "岑星四", {"学历": "#REF!"}, cells={"学历": "高中"}),
    Planted("future", "岑星五", {"人员类别": "预备", "入党时间": "2098-07-01", "转正时间": ""}, cells={"入党时间": "2026-07-01"}),
    Planted("kind-back", "束知冬", {"公民身份号码": number("19770707", 1), "人员类别": "预备", "转正时间": ""}, cells={"人员类别": "正式"}),
    Planted("moves", "束知秋", {"公民身份号码": number("19760606", 1)}, cells={"所在党支部": THERE}),
    Planted("same-name", "束知白", {"出生年月日": "1979-09-09"}, cells={"出生年月日": ""}),
    Planted("uid-unknown", "岑星六", {"系统编号": "aaaabbbbccccdddd"}, cells={"系统编号": ""}),
    Planted("uid-name", "束知瑜", {"系统编号": "{束知雨}", "出生年月日": "1978-08-08"}, cells={"姓名": "束知雨"}),
    Planted("too-old", "岑星七", {"出生年月日": "1901-01-01"}, cells={"出生年月日": "1971-01-01"}),
)
PLANTED = (*ON_THE_PAGE, *IN_EXCEL)
FIRST: Mapping[str, Cell] = {"姓名": "岑溪先", "公民身份号码": number("19720707", 1)}  # row 2, sound; 岑溪千 has the same number
FIRST_PLANTED = 3  # row of the file


def rows_of(planted: Sequence[Planted], uids: Mapping[str, str]) -> list[list[Cell]]:
    """`uids`: system numbers of known people, by name."""
    wrong = [FIRST, *({"姓名": each.name} | dict(each.wrong) for each in planted)]
    filled = [{head: cell.format(**uids) if isinstance(cell, str) else cell for head, cell in row.items()} for row in wrong]
    return [in_order(row, place) for place, row in enumerate(filled, start=1)]


def in_order(said: Mapping[str, Cell], place: int) -> list[Cell]:
    row = SOUND | {"序号": float(place)} | dict(said)
    return [row[head] for head in HEADS]


def workbook(rows: Sequence[Sequence[Cell]], heads: Sequence[str] = HEADS) -> bytes:
    """An .xlsx as clerks have them: text as text, numbers as numbers."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    sheet = book.add_worksheet("名册")
    for line, row in enumerate([heads, *rows]):
        for column, cell in enumerate(row):
            if isinstance(cell, float):
                sheet.write_number(line, column, cell)
            elif cell:
                sheet.write_string(line, column, cell)
    book.close()
    return file.getvalue()


def known() -> bytes:
    return workbook([in_order({"姓名": name, **said}, place) for place, (name, said) in enumerate(KNOWN, start=1)])
