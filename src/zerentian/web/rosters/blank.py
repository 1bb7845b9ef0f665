"""An empty workbook to fill in: the columns a roster may have, each with a note on how to write it."""

from io import BytesIO

import xlsxwriter

from zerentian.files.workbooks import IN_MEMORY
from zerentian.rosters.headers import FieldSpec

WIDTH = 20
OWN_NUMBERS = ("uid", "person_uid")  # columns that only an export of ours fills


def blank_workbook(title: str, fields: tuple[FieldSpec, ...]) -> bytes:
    """All columns are set to text, so that Excel takes no figure away from a number."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, IN_MEMORY)
    sheet = book.add_worksheet(title)
    text = book.add_format({"num_format": "@"})
    optional = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FAF6ED", "num_format": "@"})
    needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F7EBCB", "num_format": "@"})
    shown = [spec for spec in fields if spec.code not in OWN_NUMBERS]
    sheet.set_column(0, len(shown) - 1, WIDTH, text)
    for place, spec in enumerate(shown):
        sheet.write_string(0, place, spec.title, needed if spec.required else optional)
        sheet.write_comment(0, place, f"{'一定要填。' if spec.required else '可以不填。'}{spec.hint}")
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()
