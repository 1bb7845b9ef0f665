"""Where an import begins: who may, with which file, and what stays when the file is refused."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse

from tests.cast import everything
from zerentian.rosters.headers import find_header
from zerentian.rosters.models import RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.sheets.limits import BYTES_MOST
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.tests.files import line, workbook
from zerentian.web.organisations.tests.conftest import client_of
from zerentian.web.rosters.tests.conftest import Visit

ROSTERS = reverse("rosters:list")
OPEN = reverse("rosters:open")


def test_the_clerk_is_offered_each_kind_for_the_own_street(visit: Visit) -> None:
    page = visit.client.get(ROSTERS).content.decode()
    assert [title for title in ("导入党员名册", "导入任职名册", "导入组织名册") if title not in page] == []
    assert page.partition("我最近的导入")[0].count("柳溪街道党工委连同下级") == 3
    assert "还没有导入过。" in page
    form = visit.client.get(f"{OPEN}?kind=posts").content.decode()
    assert '<option value="posts" selected>' in form
    assert 'value="柳溪街道党工委"' in form
    assert 'value="2026-06-30"' in form  # today
    assert 'enctype="multipart/form-data"' in form


def test_another_organisation_can_be_named_in_the_address(visit: Visit) -> None:
    assert 'value="青禾第一党支部"' in visit.client.get(f"{OPEN}?organisation={visit.cast.first}").content.decode()
    assert (
        'value="柳溪街道党工委"' in visit.client.get(f"{OPEN}?organisation={visit.cast.spring}").content.decode()
    )  # not theirs to know of


@pytest.mark.parametrize("name", ["secretary", "stranger", "system"])
def test_those_without_the_right_are_told_who_can(visit: Visit, name: str) -> None:
    client = client_of(visit.cast.accounts[name])
    if name == "system":
        assert client.get(ROSTERS).status_code == 302  # first of all they set up a code
        return
    for address in (ROSTERS, OPEN, reverse("rosters:blank")):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "要由组织干事来办" in answer.content.decode()


def test_a_file_is_taken_in_and_the_browser_is_led_to_its_page(visit: Visit) -> None:
    answer = visit.open(workbook([line("竺小溪"), line("甲乙")]))
    assert (answer.status_code, answer["Location"]) == (302, visit.address())
    assert (visit.it.stage, visit.it.rows, visit.it.file_name) == ("checked", 2, "柳溪街道党员名册.xlsx")
    assert "柳溪街道党员名册.xlsx" in visit.client.get(ROSTERS).content.decode()


def test_the_same_press_twice_takes_one_file_in_and_another_file_is_no_repetition(visit: Visit) -> None:
    data = workbook([line("竺小溪")])
    first = visit.open(data)["Location"]
    key = visit.sent["submission"]
    assert visit.open(data, submission=key)["Location"] == first
    assert RosterImport.objects.count() == 1
    other = visit.open(workbook([line("甲乙")]), submission=key)
    assert other.status_code == 409
    assert "这张表单已经存过一次，内容和这次不同。" in other.content.decode()
    assert RosterImport.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "空"), (b"PK\x03\x04 junk", "打不开"), (b"%PDF-1.7 x", "PDF"), (b"MZ\x90\x00program", "不是")],
    ids=["empty", "torn", "pdf", "program"],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field_and_the_rest_stays(visit: Visit, data: bytes, words: str) -> None:
    before = everything()
    answer = visit.open(data, as_of="2026-05-09", kind="posts")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.partition('id="id_file_error"')[2].partition("</p>")[0]
    assert 'value="2026-05-09"' in page
    assert '<option value="posts" selected>' in page
    assert 'value="柳溪街道党工委"' in page
    assert everything() == before


def test_no_file_and_a_day_to_come_are_said_at_their_fields(visit: Visit) -> None:
    answer = visit.post(OPEN, kind="members", organisation=visit.cast.willow, as_of="2026-06-01")
    assert "请选一个文件。" in answer.content.decode()
    answer = visit.open(workbook([line("竺小溪")]), as_of="2026-07-01")
    assert "名册截止日期 2026年7月1日 还没到。请核对。" in answer.content.decode().partition('id="id_as_of_error"')[2]


def test_a_file_over_the_limit_is_said_in_words_and_never_held(visit: Visit) -> None:
    answer = visit.open(b"x" * (BYTES_MOST + 1))
    assert answer.status_code == 422
    assert "文件超过 20 MB，没有读。请拆成几个文件分开导入。" in answer.content.decode()


def test_nothing_that_is_sent_touches_the_disk(visit: Visit, tmp_path: Path) -> None:
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path)):
        visit.open(b"x" * 3_000_000)  # over what Django would keep in memory
    assert list(tmp_path.iterdir()) == []


def test_another_organisations_roster_is_not_theirs_to_import(visit: Visit) -> None:
    before = everything()
    answer = visit.open(workbook([line("竺小溪")]), organisation=visit.cast.district)
    assert answer.status_code == 404
    assert everything() == before


@pytest.mark.parametrize("code", ["members", "posts", "organisations"])
def test_the_empty_workbook_is_recognised_column_for_column(visit: Visit, code: str) -> None:
    answer = visit.client.get(f"{reverse('rosters:blank')}?kind={code}")
    assert "no-store" in answer["Cache-Control"]
    kind = kinds()[code]
    (sheet,) = open_book(answer.content, "空白.xlsx").sheets
    header = find_header(sheet.rows, kind)
    assert header
    assert list(header.fields) == [spec.code for spec in kind.fields if spec.code not in ("uid", "person_uid")]
    assert header.doubtful == ()


def test_uploads_are_kept_in_memory_by_the_settings() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["zerentian.web.uploads.MemoryOnly"]
