"""A table as an Excel file: all rows, not the page; text stays text, so that no name becomes a formula or a link."""

from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import quote

import xlsxwriter
from django.http import FileResponse

from zerentian.files.workbooks import AS_TYPED
from zerentian.kernel import clock
from zerentian.kernel.dates import in_words
from zerentian.web.lists.list import Page

OPTIONS = {"constant_memory": True, **AS_TYPED}
CELL_LONGEST = 32_767  # what Excel takes
HEAD_ROW = 2  # below the title and the note


def excel_response(page: Page) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115  # the response closes it when it is sent
    write(page, file)
    file.seek(0)
    response = FileResponse(file, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    name = f"{page.table.title}（{clock.today().isoformat()}）.xlsx"
    response["Content-Disposition"] = f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{quote(name)}"
    return response


def write(page: Page, file: IO[bytes]) -> None:
    book = xlsxwriter.Workbook(file, OPTIONS)
    sheet = book.add_worksheet("名单")
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FAF6ED"})
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, 14 if column.number else 24)
    sheet.write_string(0, 0, page.table.title, bold)
    sheet.write_string(1, 0, note(page))
    for place, column in enumerate(page.columns):
        sheet.write_string(HEAD_ROW, place, column.title, head)
    for number, values in enumerate(page.values(), start=HEAD_ROW + 1):
        for place, value in enumerate(values):
            _write(sheet, number, place, value)
    book.close()


def note(page: Page) -> str:
    narrowed = page.narrowed_in_words()
    return f"{in_words(clock.today())}导出，共 {page.total} {page.table.unit}，" + (f"筛选：{narrowed}" if narrowed else "未筛选")


def _write(sheet: Any, row: int, place: int, value: object) -> None:
    if isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, place, value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        sheet.write_string(row, place, in_words(value))
    else:
        sheet.write_string(row, place, str(value)[:CELL_LONGEST])
