"""Files as clerks have them."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

HEADS = ("姓名", "性别", "公民身份号码", "出生年月日", "所在支部", "人员类别", "入党时间", "转正时间", "联系电话", "学历")


def workbook(rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS, title: str = "") -> bytes:
    """An .xlsx with a head, under a title line if one is given; everything is text."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    sheet = book.add_worksheet("名册")
    lines = [*([[title]] if title else []), heads, *rows]
    for place, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write_string(place, column, str(value))
    book.close()
    return file.getvalue()


def line(name: str, identity: str = "", organisation: str = "青禾第一党支部", **said: str) -> list[str]:
    values = {"性别": "", "出生年月日": "", "人员类别": "正式党员", "入党时间": "", "转正时间": "", "联系电话": "", "学历": ""} | said
    values |= {"姓名": name, "公民身份号码": identity, "所在支部": organisation}
    return [values[head] for head in HEADS]
