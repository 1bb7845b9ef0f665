"""Files as people have them are read cell by cell as they are written."""

import doctest
import io
import struct
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import xlsxwriter

from zerentian.files.compound import container
from zerentian.rosters.sheets import grid
from zerentian.rosters.sheets.book import Value
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.sheets.tests import files


def rows(data: bytes, filename: str = "名册.xlsx") -> list[list[Value]]:
    (sheet,) = open_book(data, filename).sheets
    return sheet.rows


def csv(text: str, encoding: str = "utf-8") -> list[list[Value]]:
    return rows(text.encode(encoding), "名册.csv")


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(grid) == (0, 1)


def test_text_stays_text_and_numbers_and_days_come_as_such() -> None:
    read = rows(
        files.xlsx({"名册": [["姓名", "编号", "日期", "数"], ["束小满", "007", date(2009, 7, 1), 3.5], ["钮晓雾", "0", None, True]]})
    )
    assert read == [["姓名", "编号", "日期", "数"], ["束小满", "007", date(2009, 7, 1), 3.5], ["钮晓雾", "0", "", True]]


def test_rows_and_columns_before_the_first_cell_keep_their_numbers() -> None:
    assert rows(files.xlsx({"名册": [[], [None, None, "束小满"]]})) == [["", "", ""], ["", "", "束小满"]]


def test_blank_rows_and_columns_at_the_end_are_cut_even_if_they_hold_spaces() -> None:
    assert rows(files.xlsx({"名册": [["束小满", " "], ["", "\u3000"], [None, "  "]]})) == [["束小满"]]


def test_cells_with_only_a_frame_far_away_do_not_count() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "束小满")
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"border": 1}))
    book.close()
    assert rows(out.getvalue()) == [["束小满"]]


def test_what_openpyxl_writes_is_read_with_its_merged_cells() -> None:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["柳溪街道党员名册", None])
    book.active.append(["束小满", datetime(2020, 1, 2, 8, 30)])
    book.active["A3"] = time(9, 15)
    book.active.merge_cells("A1:B1")
    book.save(out)
    (sheet,) = open_book(out.getvalue(), "名册.xlsx").sheets
    assert sheet.rows == [["柳溪街道党员名册", ""], ["束小满", datetime(2020, 1, 2, 8, 30)], [time(9, 15), ""]]
    assert sheet.merged == ((0, 0, 0, 1),)


def test_days_counted_from_1904_are_read_as_days() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True})
    book.add_worksheet().write_datetime(0, 0, date(2009, 7, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    assert rows(out.getvalue()) == [[date(2009, 7, 1)]]


def test_cells_without_places_stand_one_behind_the_other() -> None:
    inner = '<row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row><row><c r="B2" t="str"><v>e</v></c><c><v>6</v></c></row>'
    assert rows(files.with_cells(inner)) == [["a", "", "c"], ["", "e", 6.0]]


def test_prefixed_tags_are_read_too() -> None:
    inner = '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>'
    data = files.changed(files.xlsx(), {files.SHEET: f'<x:worksheet xmlns:x="{files.MAIN}">{inner}</x:worksheet>'})
    assert rows(data) == [[5.0]]


@pytest.mark.parametrize("form", ['<c r="B1" t="e"><v>#N/A</v></c>', '<c t="e" r="B1"><v>#N/A</v></c>'])
def test_error_values_are_their_text(form: str) -> None:
    inner = f'<row r="1"><c r="A1"><v>1</v></c>{form}<c r="C1"><v>3</v></c></row><row r="2"><c r="A2" t="e"/><c r="B2"><v>4</v></c></row>'
    assert rows(files.with_cells(inner)) == [[1.0, "#N/A", 3.0], ["", 4.0, ""]]


def test_a_list_to_choose_from_on_another_sheet_is_no_formula() -> None:
    after = (
        '<extLst><ext xmlns:x14="urn:a" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:formula1><xm:f>Sheet2!$A$1:$A$5</xm:f>'
        "</x14:formula1></ext></extLst>"
    )
    for cell in ('<c r="A1"><v>5</v></c>', '<c s="0" r="A1"><v>5</v></c>'):  # the quick search and the strict parser
        assert rows(files.with_cells(f'<row r="1">{cell}</row>', after=after)) == [[5.0]]


def test_control_characters_go_and_line_feeds_stay() -> None:
    inner = '<row r="1"><c r="A1" t="inlineStr"><is><t>束\t小&#13;\n满&#127;&#133;_x0007_</t></is></c></row>'
    assert rows(files.with_cells(inner)) == [["束小\n满"]]


def test_hidden_sheets_are_named_and_may_hold_formulas() -> None:
    sheets = {name: [["=1+1" if name != "名册" else "束小满"]] for name in ("名册", "备份", "旧", "更旧", "最旧")}
    book = open_book(files.xlsx(sheets, hidden=["备份", "旧", "更旧", "最旧"]), "名册.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["名册"]
    assert book.notes == ("有 4 张隐藏的表没有读（“备份”“旧”“更旧”等）。",)


def test_sheets_that_hold_nothing_are_left_out() -> None:
    book = open_book(files.xlsx({"空": [], "二": [["钮晓雾"]], "一": [["束小满"]]}), "名册.xlsx")
    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [("二", [["钮晓雾"]]), ("一", [["束小满"]])]
    assert book.notes == ()


def test_links_and_comments_are_passed_over() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_url(0, 0, "mailto:shu@example.invalid", string="束小满")
    sheet.write_comment(0, 0, "转入")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$1"})
    book.add_chartsheet().set_chart(chart)
    book.close()
    assert rows(out.getvalue()) == [["束小满"]]


@pytest.mark.parametrize("filename", ["名册.xls", "名册.csv", "名册.XLSX", " 名册.xlsx "])
def test_the_content_decides_not_the_extension(filename: str) -> None:
    assert rows(files.xlsx(), filename) == files.ROWS


def test_an_archive_written_as_a_stream_is_read() -> None:
    """Such writers know the sizes only afterwards: the header before each part says 0."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    out = Pipe()
    with zipfile.ZipFile(io.BytesIO(files.xlsx())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
    assert rows(out.getvalue()) == files.ROWS


def test_text_under_an_excel_extension_is_read_as_text() -> None:
    assert rows("姓名\t编号\n束小满\t007\n".encode("gb18030"), "导出.xls") == [["姓名", "编号"], ["束小满", "007"]]


def test_an_xls_is_read() -> None:
    cells = [
        files.pointer(0, 0, 0),
        files.pointer(0, 1, 2),
        files.pointer(1, 0, 1),
        files.number(1, 1, 39995.0, style=1),
        files.error(2, 0, 0x2A),
    ]
    merged = files.record(0x00E5, struct.pack("<5H", 1, 0, 0, 0, 1))
    data = files.xls(b"".join(cells) + merged, of_book=files.texts(["姓名", "束小满" * 3000, "007"]))
    (sheet,) = open_book(data, "名册.xls").sheets
    assert sheet.name == "名册"
    assert sheet.rows == [["姓名", "007"], ["束小满" * 3000, date(2009, 7, 1)], ["#N/A", ""]]
    assert sheet.merged == ((0, 0, 0, 1),)


def test_sheets_of_an_xls_come_in_the_order_of_the_book_and_hidden_ones_are_named() -> None:
    sheets = [
        ("甲", 0, 0, files.number(0, 0, 1.0)),
        ("备份", 1, 0, files.formula(0, 0)),
        ("图", 0, 2, b""),
        ("乙", 0, 0, files.error(1, 0, 0x17)),
    ]
    book = open_book(container({"Workbook": files.stream(sheets)}), "名册.xls")
    assert book.notes == ("有 1 张隐藏的表没有读（“备份”）。",)
    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [("甲", [[1.0]]), ("乙", [[""], ["#REF!"]])]


def test_an_xls_that_promises_a_huge_sheet_is_read_for_what_it_holds() -> None:
    promise = files.record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    assert rows(files.xls(promise + files.number(0, 0, 7.0)), "名册.xls") == [[7.0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    text = delimiter.join(["姓名", "编号"]) + "\r\n" + delimiter.join(["束小满", "007"]) + "\r\n"
    assert csv(text, encoding) == [["姓名", "编号"], ["束小满", "007"]]


def test_csv_keeps_the_numbers_of_rows_and_pads_short_ones() -> None:
    assert csv("\n名册,\n\n束小满,007,1\n,,\n,\n") == [["", "", ""], ["名册", "", ""], ["", "", ""], ["束小满", "007", "1"]]


def test_csv_with_quotes_line_feeds_and_other_delimiters_inside() -> None:
    assert csv('姓名,备注\n束小满,"甲,乙;\t丙\r\n丁 ""戊"""\n') == [["姓名", "备注"], ["束小满", '甲,乙;丙\n丁 "戊"']]


def test_csv_with_one_column() -> None:
    assert csv("姓名\n束小满\n") == [["姓名"], ["束小满"]]


def test_csv_where_commas_stand_inside_cells_between_tabs() -> None:
    assert csv("姓名\t备注\t编号\n束小满\t甲,乙\t1\n钮晓雾\t丙,丁\t2\n")[1] == ["束小满", "甲,乙", "1"]
