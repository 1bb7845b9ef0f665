"""The file as it came, with what is wrong marked in its cells: for those who would rather mend it in Excel.

It is made for the one who brought the file, from what lies sealed, in memory, and only while the import is open.
"""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from zerentian.files.workbooks import IN_MEMORY
from zerentian.kernel.actor import Actor
from zerentian.rosters.cells import Raw, rows_of
from zerentian.rosters.checks import import_of, require_stage
from zerentian.rosters.models import ImportProblem
from zerentian.rosters.reading import as_columns
from zerentian.rosters.sheets.book import Value
from zerentian.rosters.vocabulary import Stage

LAST_COLUMN = "要改的地方"
WIDTH = 18
LONGEST = 32_767  # what Excel takes in a cell


def annotated(actor: Actor, uid: str) -> bytes:
    """An .xlsx: the columns of the file, then one that says in words what is wrong with the row. It can be imported as it is."""
    it = import_of(actor, uid)
    require_stage(it, Stage.CHECKED)
    columns = as_columns(it.columns)
    troubled: dict[int, list[ImportProblem]] = {}
    for problem in ImportProblem.objects.filter(roster_import=it).order_by("row", "column"):
        troubled.setdefault(problem.row, []).append(problem)
    file = BytesIO()
    book = xlsxwriter.Workbook(file, IN_MEMORY)
    sheet = book.add_worksheet("带批注的名册")
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FAF6ED"})
    mark = book.add_format({"bg_color": "#F7EBCB"})
    for column in columns:
        sheet.write_string(0, column.place, column.title, head)
    sheet.write_string(0, len(columns), LAST_COLUMN, head)
    sheet.set_column(0, len(columns), WIDTH)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(_kept(rows_of(it)), start=1):
        wrong = troubled.get(row.number, [])
        marked = {problem.column: problem.sentence for problem in wrong if problem.column is not None}
        for column in columns:
            text = as_text(row.cell(column.place))[:LONGEST]
            if text or column.place in marked:
                sheet.write_string(line, column.place, text, mark if column.place in marked else None)
            if column.place in marked:
                sheet.write_comment(line, column.place, marked[column.place])
        if wrong:
            sheet.write_string(line, len(columns), "；".join(dict.fromkeys(problem.sentence for problem in wrong)))
    book.close()
    return file.getvalue()


def _kept(rows: Iterator[Raw]) -> Iterator[Raw]:
    return (row for row in rows if row.answers.get("keep") != "no")


def as_text(value: Value) -> str:
    """As it is read back: days as 2009-07-01, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
