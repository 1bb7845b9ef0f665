"""The advice on a report as an .xlsx, made in memory."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from zerentian.files.workbooks import IN_MEMORY

LONGEST = 32_767  # what Excel takes in a cell
HEADS = ("序号", "哪一类", "在哪一部分", "原文", "看到什么", "对照", "可以怎么办")
WIDTHS = (6, 14, 26, 36, 36, 30, 36)
HEAD_ROW = 2  # below the title and the note
NOTE = "共 {count} 处建议核对。只帮您核对，不打分；报告没有留下。"

Row = Sequence[str]  # one for each of HEADS


def findings_workbook(name: str, rows: Sequence[Row]) -> bytes:
    """Every cell is text, so that no word of a report becomes a formula or a link."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, IN_MEMORY)
    sheet = book.add_worksheet("核对")
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FAF6ED"})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, name[:LONGEST], bold)
    sheet.write_string(1, 0, NOTE.format(count=len(rows)))
    for place, (title, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(HEAD_ROW, place, title, head)
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        for place, words in enumerate(row):
            sheet.write_string(number, place, words[:LONGEST], cell)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + max(len(rows), 1), len(HEADS) - 1)
    book.close()
    return file.getvalue()
