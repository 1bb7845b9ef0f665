"""The example rosters, read and checked as an import reads and checks them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model

from zerentian.demo import loading
from zerentian.demo.example_rosters import OF, Example
from zerentian.demo.example_slips import SLIPS
from zerentian.kernel import clock, identity
from zerentian.kernel.errors import Conflict
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.tree import named_exactly
from zerentian.people.queries.actors import actor_of
from zerentian.rosters.checking.members import MemberCheck
from zerentian.rosters.checking.organisations import OrganisationCheck
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.checking.posts import PostCheck
from zerentian.rosters.known import Members
from zerentian.rosters.lines import Line, Reader
from zerentian.rosters.pack import kinds
from zerentian.rosters.places import Places
from zerentian.rosters.reading import Found, find, rows
from zerentian.rosters.sheets.opening import open_book

pytestmark = [pytest.mark.both, pytest.mark.django_db]
TODAY = date(2026, 11, 30)
CLERK = "zhenxiaohe"


@pytest.fixture
def files(settings: LazySettings, tmp_path: Path) -> Iterator[dict[str, Example]]:
    """By what they are of; the one with slips under `slips`."""
    settings.INSTALLATION = replace(settings.INSTALLATION, folder=tmp_path, name="", demo=False, today=None)
    loading.load(scale="street", today=TODAY)
    settings.INSTALLATION = replace(settings.INSTALLATION, name="云汀区", demo=True)
    yield {"slips" if each.planted else each.kind: each for each in loading.example_rosters()}
    clock.pin(None)


def found(example: Example) -> Found:
    return find(open_book(example.data, example.file_name), kinds()[example.kind])


def checked(example: Example) -> Checked:
    by = actor_of(get_user_model().objects.get(username=CLERK), TODAY)
    top = Organisation.objects.get(uid=named_exactly(by, OF, TODAY)[0])
    read = list(lines(example))
    match example.kind:
        case "members":
            return MemberCheck(Places(top), Members(top), TODAY).check(read)
        case "posts":
            return PostCheck(by, Places(top), Members(top)).check(read)
        case _:
            return OrganisationCheck(Places(top), {}).check(read)


def lines(example: Example) -> Iterator[Line]:
    sheet = found(example)
    columns = {column.field: column.place for column in sheet.columns if column.field}
    return Reader(kinds()[example.kind], columns, {}).lines(rows(sheet))


def test_good_rosters_are_taken_as_they_are(files: dict[str, Example]) -> None:
    for kind, new, changed in (("members", 60, 12), ("organisations", 4, 0), ("posts", 8, 0)):
        done = checked(files[kind])
        assert [(problem.row, problem.code) for problem in done.problems] == []
        assert (len(done.new), len(done.changed)) == (new, changed)
        assert new + changed + done.same == files[kind].rows
        columns = found(files[kind]).columns
        assert [column.title for column in columns if not column.field] == (["序号", "备注"] if kind == "members" else ["序号"])
        assert not any(column.doubtful for column in columns)
        if kind == "members":
            numbers = [row.identity for row in done.new]
            assert len(set(numbers)) == 60
            assert all(number.startswith("9901") and identity.is_sound(number) for number in numbers)


def test_each_slip_is_found_in_its_cell_and_nothing_else_is(files: dict[str, Example]) -> None:
    example = files["slips"]
    planted = sorted((slip.row, slip.field, slip.code) for slip in example.planted)
    assert sorted((problem.row, problem.field, problem.code) for problem in checked(example).problems) == planted
    assert (len(planted), len({code for _, _, code in planted})) == (40, 40)
    assert {slip.code for slip in SLIPS} == {code for _, _, code in planted}
    sheet = found(example)
    place = {slip.code: (slip.row - 1, [column.title for column in sheet.columns].index(slip.column)) for slip in example.planted}
    written = {code: sheet.sheet.rows[row][column] for code, (row, column) in place.items()}
    assert (written["formula-error"], written["name-missing"], written["day-open"]) == ("#REF!", "", "至今")


def test_a_clerk_made_them_and_makes_them_alike_each_time(files: dict[str, Example]) -> None:
    """Title, date, groups, hidden sheet, foot; days as days and as words; names with spaces; full-width figures."""
    book = open_book(files["members"].data, files["members"].file_name)
    (sheet,) = book.sheets
    assert sheet.rows[0][0] == "柳溪街道党员名册"
    assert "制表日期：2026年11月30日" in sheet.rows[1]
    assert "基本情况" in sheet.rows[2]
    assert (2, 1, 2, 6) in sheet.merged
    assert any("上一年的" in note for note in book.notes)
    assert sheet.rows[-2][0] == f"合计：{files['members'].rows} 人"
    assert {type(row[9]) for row in sheet.rows[4:-2]} >= {str, date}
    texts = [str(cell) for row in sheet.rows[4:-2] for cell in row]
    assert any("\u3000" in text for text in texts)
    assert any("０" in text for text in texts)
    assert {each.file_name: each.data for each in files.values()} == {e.file_name: e.data for e in loading.example_rosters()}


def test_a_real_installation_gives_none(settings: LazySettings) -> None:
    settings.INSTALLATION = replace(settings.INSTALLATION, demo=False)
    with pytest.raises(Conflict, match="不是演示数据"):
        loading.example_rosters()
