"""Columns on offer, ticked, moved and kept; filters that pick an organisation or take words of one shape."""

from io import BytesIO
from types import SimpleNamespace
from typing import Any

from django.http import QueryDict
from openpyxl import load_workbook

from zerentian.web.lists.choice import choice_moved, choice_shown, columns_to_keep
from zerentian.web.lists.excel import write
from zerentian.web.lists.filters import Filter, Pick
from zerentian.web.lists.list import Column, Page, Table
from zerentian.web.lists.listed import Listed
from zerentian.web.numbers import holds_a_number

TABLE = Table(
    name="people",
    title="人员",
    unit="名",
    columns=[Column("name", "姓名", sort="name"), Column("age", "年龄", sort="age", number=True, missing="没有登记")],
    optional=[Column("work", "单位", sort="work", missing="没有登记"), Column("town", "住处")],
    default_sort="name",
    tie="name",
)
ROWS = [
    SimpleNamespace(name="安甲", age=31, work="云梭织造厂", town="柳溪"),
    SimpleNamespace(name="柏乙", age=None, work="", town="听泉"),
]


def shown(*chosen: str, **asked: str) -> Page:
    return TABLE.page(Listed(ROWS), asked, chosen)


def cells(page: Page) -> list[list[object]]:
    return [[cell.value for cell in line.cells] for line in page.rows]


def names(columns: Any) -> list[str]:
    return [column.name for column in columns]


def test_without_a_choice_optional_columns_are_not_shown() -> None:
    page = shown()
    assert [head.column.title for head in page.heads] == ["姓名", "年龄"]
    assert cells(page) == [["安甲", 31], ["柏乙", "没有登记"]]
    assert [cell.missing for cell in page.rows[1].cells] == [False, True]


def test_chosen_columns_are_shown_in_their_order() -> None:
    assert names(shown("work", "name").columns) == ["work", "name"]
    assert names(shown("work", "gone", "work_of_art").columns) == ["work"]  # what is not offered any more is passed over
    assert names(shown("gone").columns) == ["name", "age"]


def test_a_table_can_be_sorted_by_a_column_that_is_not_shown() -> None:
    page = shown("name", sort="-age")
    assert cells(page) == [["安甲"], ["柏乙"]]
    assert [head.sorted for head in page.heads] == [""]


def test_the_file_has_the_chosen_columns() -> None:
    file = BytesIO()
    write(shown("work", "name"), file)
    rows = list(load_workbook(file)["名单"].iter_rows(min_row=3, values_only=True))
    assert rows == [("单位", "姓名"), ("云梭织造厂", "安甲"), ("没有登记", "柏乙")]


def test_rows_are_dressed_for_the_columns_that_are_shown() -> None:
    asked = list[set[str]]()

    def dress(rows: Any, columns: Any) -> Any:
        asked.append(set(columns))
        return [SimpleNamespace(**{**vars(row), "town": row.town * 2}) for row in rows]

    dressed = Table(**{**{name: getattr(TABLE, name) for name in Table.__slots__}, "dress": dress})
    page = dressed.page(Listed(ROWS), {}, ["town"])
    assert cells(page) == [["柳溪柳溪"], ["听泉听泉"]]
    assert list(page.values()) == cells(page)
    assert asked == [{"town"}, {"town"}]


def test_the_list_of_columns_begins_with_those_shown() -> None:
    choice = choice_shown(TABLE, shown("work", "name").columns)
    assert [(column.name, ticked) for column, ticked in choice.lines] == [("work", True), ("name", True), ("age", False), ("town", False)]
    assert not choice.open


def test_a_column_moves_one_step() -> None:
    sent = "order=name&order=age&order=work&order=town&columns=name&columns=town"
    assert names(choice_moved(TABLE, QueryDict(f"{sent}&up=work")).columns) == ["name", "work", "age", "town"]
    assert names(choice_moved(TABLE, QueryDict(f"{sent}&down=name")).columns) == ["age", "name", "work", "town"]
    assert names(choice_moved(TABLE, QueryDict(f"{sent}&up=name")).columns) == ["name", "age", "work", "town"]
    assert names(choice_moved(TABLE, QueryDict(f"{sent}&down=town")).columns) == ["name", "age", "work", "town"]
    moved = choice_moved(TABLE, QueryDict("order=town&order=gone&columns=town&up=gone"))
    assert names(moved.columns) == ["town", "name", "age", "work"]
    assert (moved.ticked, moved.open) == ({"town"}, True)


def test_what_is_kept() -> None:
    assert columns_to_keep(TABLE, QueryDict("columns=town&columns=name&columns=gone&columns=town")) == ["town", "name"]
    assert columns_to_keep(TABLE, QueryDict("columns=name&columns=age")) == []  # the table's own
    assert columns_to_keep(TABLE, QueryDict("")) == []


PLACES = {"u1": "青禾", "u2": "柳溪"}
PICK = Pick(PLACES.__getitem__, lambda words: [uid for uid, name in PLACES.items() if name == words])
OF = Filter("of", "组织", lambda rows, chosen: rows, pick=PICK)


def test_an_organisation_is_picked_by_its_uid_or_its_exact_name() -> None:
    def chosen(**asked: str) -> tuple[str, str]:
        found = OF.asked(asked)
        return found.chosen, found.words

    assert chosen(of="u1", of_words="青禾") == chosen(of="u1") == ("u1", "青禾")
    assert chosen(of_words="柳溪") == ("u2", "柳溪")
    assert chosen(of="u1", of_words="柳溪") == ("u2", "柳溪")  # typed over the choice, without the script
    assert chosen(of="u1", of_words="柳") == chosen(of_words="柳") == ("", "柳")
    assert chosen() == ("", "")


def test_words_that_name_no_organisation_are_said() -> None:
    table = Table(**{**{name: getattr(TABLE, name) for name in Table.__slots__}, "filters": [OF]})
    page = table.page(Listed(ROWS), {"of_words": "柳"})
    assert (page.not_found, page.narrowed, page.total) == (["柳"], False, 2)
    assert table.page(Listed(ROWS), {"of_words": "柳溪"}).narrowed_in_words() == "组织：柳溪"


def test_words_of_another_shape_are_passed_over() -> None:
    year = Filter("year", "年份", lambda rows, chosen: rows, shape=r"(19|20)\d\d")
    typed = ("2008", " 1999 ", "208", "二〇〇八", "3008", "2008年")
    assert [year.asked({"year": words}).chosen for words in typed] == ["2008", "1999", "", "", "", ""]


def test_a_number_is_known_by_eight_figures_in_a_row() -> None:
    for words in ("13900001234", "139 0000 1234", "990101199506300018", "小满 139-0000-1234", "０５３１８８８８", "199506300018"):
        assert holds_a_number(words), words
    for words in ("", "束小满", "2008", "第12党支部", "2026-06-3", "abc1234567"):
        assert not holds_a_number(words), words
