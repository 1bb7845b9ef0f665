"""A roster as an .xlsx, made in memory: no file with anybody's number ever lies on a disk of ours."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from zerentian.files.workbooks import IN_MEMORY
from zerentian.rosters.exporting.rows import Roster

WIDTH = 18
LONGEST = 32_767  # what Excel takes in a cell


def workbook(sheet_name: str, roster: Roster, remarks: Sequence[str]) -> tuple[bytes, int]:
    """(the file, how many rows). Every cell is text, so that no name becomes a formula; the remarks stand on a second sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, IN_MEMORY)
    sheet = book.add_worksheet(sheet_name)
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FAF6ED"})
    for place, title in enumerate(roster.titles):
        sheet.write_string(0, place, title, head)
    sheet.set_column(0, len(roster.titles) - 1, WIDTH)
    sheet.freeze_panes(1, 1)
    count = 0
    for count, row in enumerate(roster.rows, start=1):
        for place, text in enumerate(row):
            if text:
                sheet.write_string(count, place, text[:LONGEST])
    aside = book.add_worksheet("说明")
    aside.set_column(0, 0, 80)
    for place, remark in enumerate(remarks):
        aside.write_string(place, 0, remark)
    book.close()
    return file.getvalue(), count
