"""A table page over 120 organisations named 第1党支部 … 第120党支部."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from zerentian.organisations.models import Designation, Organisation
from zerentian.storage.names import matching, named
from zerentian.web.lists.excel import write
from zerentian.web.lists.list import Column, Filter, Rows, Table

DAY = date(2020, 1, 1)
TABLE = Table(
    name="designations",
    title="支部",
    unit="个",
    columns=[
        Column("name", "名称", sort="pinyin"),
        Column("organisation_id", "序号", sort="organisation_id", number=True),
        Column("valid_from", "起"),
    ],
    filters=[
        Filter("q", "名称", lambda rows, typed: rows.filter(matching(typed))),
        Filter("kind", "类别", lambda rows, chosen: rows.filter(kind=chosen), choices=[("branch", "党支部"), ("group", "党小组")]),
        Filter("since", "从", lambda rows, chosen: rows.filter(valid_from__gte=chosen), day=True),
    ],
    default_sort="-organisation_id",
    tie="pk",
)


@pytest.fixture
def rows(db: None) -> Rows:
    for number in range(1, 121):
        organisation = Organisation.objects.create(founded=DAY)
        words = named(f"第{number}党支部" if number != 7 else '=HYPERLINK("x")')
        Designation.objects.create(organisation=organisation, valid_from=DAY, short_name="支", kind="branch", area="street", **words)
    return Designation.objects.values("name", "organisation_id", "valid_from")


def test_a_page_is_fifty_rows_and_two_queries(rows: Rows) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = TABLE.page(rows, {"page": "3"})
    assert (page.first, page.last, page.total, page.pages) == (101, 120, 120, 3)
    assert len(queries) == 2


def test_the_last_page_answers_for_every_page_beyond(rows: Rows) -> None:
    assert TABLE.page(rows, {"page": "99"}).number == 3
    assert TABLE.page(rows, {"page": "-1"}).number == 1
    assert TABLE.page(rows, {"page": "一"}).number == 1


def test_heads_turn_the_order(rows: Rows) -> None:
    page = TABLE.page(rows, {"sort": "organisation_id"})
    head = page.heads[1]
    numbers = [line.row["organisation_id"] for line in page.rows]
    assert numbers == sorted(numbers)
    assert (head.sorted, head.turn) == ("ascending", "-organisation_id")
    assert TABLE.page(rows, {"sort": "no_such_column"}).sort == "-organisation_id"


def test_filters_find_by_initials_and_ignore_what_cannot_be(rows: Rows) -> None:
    assert TABLE.page(rows, {"q": "d12dzb"}).total == 1
    assert TABLE.page(rows, {"kind": "group"}).total == 0
    assert TABLE.page(rows, {"kind": "nonsense", "since": "2020-13-45"}).total == 120
    assert TABLE.page(rows, {"q": "党\x00支部"}).total == 119


def test_the_excel_file_has_every_row_and_no_formula(rows: Rows) -> None:
    file = BytesIO()
    page = TABLE.page(rows, {"kind": "branch"})
    write(page, file)
    sheet = load_workbook(file)["名单"]
    assert sheet["A1"].value == "支部"
    assert sheet["A2"].value.endswith("导出，共 120 个，筛选：类别：党支部")
    assert [cell.value for cell in sheet[3]] == ["名称", "序号", "起"]
    assert sheet.freeze_panes == "A4"
    assert sheet.max_row == 123
    odd = next(row for row in sheet.iter_rows(min_row=4) if str(row[0].value).startswith("="))
    assert (odd[0].data_type, odd[0].value, odd[2].value) == ("s", '=HYPERLINK("x")', "2020年1月1日")
    assert not any(cell.hyperlink for row in sheet.iter_rows(min_row=4) for cell in row)
