"""The page of one import: what it shows at each stage, and what is done from it."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import everything
from zerentian.journal.models import Entry, Submission
from zerentian.kernel import clock
from zerentian.people.models import Person
from zerentian.rosters.models import ImportProblem, RosterImport
from zerentian.rosters.tests.files import HEADS, line, workbook
from zerentian.rosters.tests.test_members import number
from zerentian.web.organisations.tests.conftest import client_of
from zerentian.web.rosters.tests.conftest import Visit

ACTS = ("map", "settle", "write", "resume", "discard")
SOUND = line("竺小溪", number(), 出生年月日="1985-07-16", 联系电话="13800001111")
BIRTH, PHONE = HEADS.index("出生年月日"), HEADS.index("联系电话")


def text(page: str) -> str:
    """What a person reads, without marks and runs of blanks."""
    return " ".join(re.sub(r"<[^>]+>", "", page.partition("<main")[2].replace("&nbsp;", " ")).split())


def test_problems_are_listed_with_ways_to_settle_them_and_nothing_can_be_written(visit: Visit) -> None:
    visit.open(workbook([SOUND, line("甲乙", 出生年月日="2009.6.31"), line("丙丁", "99010119850716001", "青禾一支部")]))
    page = visit.page()
    # The sound row; a day that does not exist; a number short by one and a branch that is called otherwise, both in one row.
    assert "读到 3 行；1 行没有问题，▲ 2 行有 3 处要改。现在一行也没有写入" in text(page)
    assert "还有 3 处没改，不能写入" in text(page)
    assert re.search(r'<button class="btn btn-primary" disabled aria-describedby="why">写入', page)
    assert "6 月没有 31 日。" in page
    assert f'name="typed-3.{BIRTH}.no-such-day"' in page
    assert "没有叫这个名字的组织，最像“青禾第一党支部”。" in page
    for title, count in (("全部", 3), ("日期", 1), ("身份证号", 1), ("组织", 1)):
        assert f">{title} {count}</a>" in page


def test_no_number_of_a_person_comes_back(visit: Visit) -> None:
    visit.open(workbook([SOUND, line("丙丁", "99010119850716001", 联系电话="1390000222")]))
    page = visit.page()
    assert [each for each in (number(), "13800001111", "99010119850716001", "1390000222") if each in page] == []
    assert "（17 位）" in page
    assert "（10 位）" in page
    assert re.search(rf'name="typed-3\.{PHONE}\.phone-length"[^>]* autocomplete="off"[^>]* data-unkept', page)


@pytest.mark.both
def test_one_press_settles_what_was_typed_and_what_was_picked(visit: Visit) -> None:
    visit.open(workbook([line("甲乙", 出生年月日="2009.6.31"), line("丙丁", 联系电话="1390000222"), line("戊己", 学历="学过")]))
    sent = {f"typed-2.{BIRTH}.no-such-day": "1989-06-30", f"way-3.{PHONE}.phone-length": "=", "group": "", "page": "1"}
    answer = visit.act("settle", **sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{visit.address()}?page=1")
    assert [(problem.row, problem.code) for problem in ImportProblem.objects.all()] == [(4, "not-a-choice")]
    page = visit.page()
    assert "存好了 2 处。" in page
    assert "▲ 1 行有 1 处要改" in text(page)
    assert "<option>大学本科</option>" in page  # a closed list is picked from, not typed


def test_a_number_typed_on_the_page_stands_nowhere_but_in_the_roster(visit: Visit) -> None:
    visit.open(workbook([line("丙丁", 联系电话="1390000222")]))
    visit.act("settle", **{f"typed-2.{PHONE}.phone-length": "13900002222"})
    assert visit.it.stage == "checked"
    assert not ImportProblem.objects.exists()
    told = [str(row) for table in (Entry, Submission) for row in table.objects.values_list()]
    assert [row for row in told if "13900002222" in row] == []


def test_what_was_typed_stays_when_the_import_has_changed_meanwhile_but_for_numbers(visit: Visit) -> None:
    visit.open(workbook([line("甲乙", 出生年月日="2009.6.31"), line("丙丁", 联系电话="1390000222")]))
    sent = {f"typed-2.{BIRTH}.no-such-day": "1989年6月", f"typed-3.{PHONE}.phone-length": "13900002222"}
    before = everything()
    answer = visit.act("settle", seen="1999", **sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "这次导入在别的页面上改过了。请看现在的样子，再接着办。" in page
    assert 'value="1989年6月"' in page
    assert "13900002222" not in page
    assert everything() == before


def test_a_form_without_its_version_or_without_a_change_is_refused(visit: Visit) -> None:
    visit.open(workbook([line("甲乙", 出生年月日="2009.6.31")]))
    assert "这张表单不完整。" in visit.act("settle", seen="").content.decode()
    assert "没有改动。请先改，再存。" in visit.act("settle").content.decode()
    assert "没有改动。请先改，再存。" in visit.act("map", **{"column-0": "name"}).content.decode()
    assert "这一处已经改过了。" in visit.act("settle", **{"way-9.0.no-such-day": "="}).content.decode()
    assert "这一处已经改过了。" in visit.act("settle", **{"way-rubbish": "="}).content.decode()


def test_any_row_can_be_left_out(visit: Visit) -> None:
    visit.open(workbook([SOUND, line("丙丁", "", "没有这个地方的组织")]))
    (problem,) = ImportProblem.objects.all()
    assert ("?keep=no", "不导入这一行") not in problem.choices
    visit.act("settle", **{f"way-3.{problem.column}.{problem.code}": "?keep=no"})
    page = text(visit.page())
    assert "读到 2 行，没有问题，其中 1 行不导入。写入以后：新登记 1 名，更正 0 名，0 名不变。" in page
    assert "写入 1 行" in page


def test_a_column_is_named_on_the_page_and_doubt_ends_with_it(visit: Visit) -> None:
    heads = ("姓名", "在哪儿", "人员类别", "备注")
    visit.open(workbook([["竺小溪", "青禾第一党支部", "正式党员", "张家长"]], heads))
    page = visit.page()
    assert "还不知道哪一列是所在组织，请在下面选。" in text(page)
    assert "备注里常有不该收的内容" in page
    assert "张家长" not in page  # a column that is not taken is not shown
    assert re.search(r'<li aria-current="step"><b>2</b>对列', page)
    twice = visit.act("map", **{"column-1": "name"})
    assert "有两列都当作“姓名”。请只选一列。" in twice.content.decode()
    assert visit.act("map", **{"column-0": "name", "column-1": "organisation"}).status_code == 302
    assert "没有问题" in text(visit.page())


def test_what_is_written_is_told_and_the_same_file_again_has_nothing_to_write(visit: Visit) -> None:
    data = workbook([SOUND, line("甲乙")])
    visit.open(data)
    assert "新登记 2 名，更正 0 名，0 名不变。现在一行也没有写入。" in text(visit.page())
    answer = visit.act("write")
    assert (answer.status_code, answer["Location"]) == (302, visit.address())
    assert Person.objects.filter(name="竺小溪").count() == 1
    page = visit.page()
    assert "已写入柳溪街道党工委的党员名册：新登记 2 名，更正 0 名，0 名没有变。" in text(page)
    assert reverse("people:roster", args=[visit.cast.willow]) in page
    visit.open(data)
    page = visit.page()
    assert "新登记 0 名，更正 0 名，2 名不变。" in text(page)
    assert "和名册完全一样，没有可写入的" in page
    refused = visit.act("write")
    assert (refused.status_code, Person.objects.filter(name="竺小溪").count()) == (409, 1)


def test_a_second_press_of_write_leads_to_the_same_page_and_writes_once(visit: Visit) -> None:
    visit.open(workbook([SOUND]))
    version = str(visit.it.version)
    first = visit.act("write")
    again = visit.post(visit.address("write"), seen=version, submission="the-key-of-a-second-press")
    assert first.status_code == 302
    assert again.status_code == 409
    same = visit.post(visit.address("write"), seen=version, submission="the-key-of-a-second-press")
    assert same.status_code == 409
    assert Person.objects.filter(name="竺小溪").count() == 1


@pytest.mark.both
def test_the_very_same_form_twice_does_its_work_once(visit: Visit) -> None:
    visit.open(workbook([SOUND]))
    version = str(visit.it.version)
    first = visit.post(visit.address("write"), seen=version, submission="one-key-for-both-presses")
    second = visit.post(visit.address("write"), seen=version, submission="one-key-for-both-presses")
    assert (first.status_code, second.status_code, first["Location"]) == (302, 302, second["Location"])
    assert Entry.objects.filter(verb="roster.write").count() == 1


def test_corrections_are_listed_before_they_are_written(visit: Visit) -> None:
    visit.open(workbook([line("竺小溪", number(), 学历="大专", 联系电话="13800001111")]))
    visit.act("write")
    visit.open(workbook([line("竺小溪", number(), 学历="大学本科", 联系电话="13800002222")]))
    page = visit.page()
    assert "要更正的 1 名" in text(page)
    assert "第 2 行竺小溪学历大专大学本科" in text(page)
    assert "第 2 行竺小溪手机" in text(page)
    assert "13800002222" not in page


def test_work_in_progress_shows_how_far_it_is_and_asks_again(visit: Visit) -> None:
    visit.open(workbook([SOUND, line("甲乙"), line("丙丁"), line("戊己")]))
    RosterImport.objects.update(stage="checking", done=1, beat_at=clock.now())
    page = visit.page()
    assert "正在核对 1 / 4 行" in text(page).replace("　", " ")
    assert 'aria-valuenow="25"' in page
    assert "离开这一页也会接着做" in page
    fragment = visit.client.get(visit.address("progress"), headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in fragment.content.decode()
    assert visit.client.get(visit.address("progress")).status_code == 302  # without a script: the page itself
    assert visit.act("resume").status_code == 409  # somebody is at it
    RosterImport.objects.update(stage="checked")
    over = visit.client.get(visit.address("progress"), headers={"HX-Request": "true"})
    assert (over.headers["HX-Refresh"], over.content) == ("true", b"")


def test_work_that_stopped_is_taken_up_again(visit: Visit) -> None:
    visit.open(workbook([SOUND]))
    RosterImport.objects.update(stage="checking", beat_at=clock.now() - timedelta(minutes=5))
    page = visit.page()
    assert "有一会儿没有动静了" in page
    assert "接着做</button>" in page
    assert "hx-get" not in page.partition('id="progress"')[2]
    assert visit.act("resume").status_code == 302
    assert "没有问题" in text(visit.page())


def test_giving_up_clears_what_was_read(visit: Visit) -> None:
    visit.open(workbook([SOUND]))
    answer = visit.act("discard")
    assert answer["Location"] == reverse("rosters:list")
    assert visit.it.salt is None
    assert "读进来的内容已经清掉，名册没有变。" in visit.page()
    assert visit.act("write").status_code == 409


def test_a_file_that_is_no_roster_says_what_was_looked_for(visit: Visit) -> None:
    visit.open(workbook([["1", "2"]], ("甲", "乙")))
    page = visit.page()
    assert "没有认出表头。" in page
    assert f"{reverse('rosters:open')}?kind=members&amp;organisation={visit.cast.willow}" in page


def test_the_file_with_remarks_can_be_mended_and_imported(visit: Visit) -> None:
    visit.open(workbook([SOUND, line("甲乙", 出生年月日="2009.6.31")]))
    answer = visit.client.get(visit.address("annotated"))
    assert answer["Content-Disposition"].endswith("%EF%BC%88%E5%B8%A6%E6%89%B9%E6%B3%A8%EF%BC%89.xlsx")  # （带批注）
    book = openpyxl.load_workbook(BytesIO(answer.content))
    cell = book.active.cell(3, BIRTH + 1)
    assert (cell.value, cell.comment.text) == ("2009.6.31", "6 月没有 31 日")
    cell.value, cell.comment = "1989-06-30", None
    mended = BytesIO()
    book.save(mended)
    visit.open(mended.getvalue())
    assert "读到 2 行，没有问题。写入以后：新登记 2 名" in text(visit.page())


@pytest.mark.parametrize("name", ["neighbour", "district_clerk", "secretary", "stranger"])
def test_nobody_else_gets_to_the_import(visit: Visit, name: str) -> None:
    visit.open(workbook([line("甲乙", 出生年月日="2009.6.31")]))
    client, before = client_of(visit.cast.accounts[name]), everything()
    for page in ("import", "progress", "annotated"):
        assert client.get(visit.address(page)).status_code == 404
    for act in ACTS:
        assert client.post(visit.address(act), {"submission": f"key-of-{act}-key-key", "seen": "1"}).status_code == 404
    assert everything() == before


def test_the_address_of_an_act_leads_to_the_page(visit: Visit) -> None:
    """A sign-in that ended in between leads back to it."""
    visit.open(workbook([SOUND]))
    for act in ACTS:
        answer = visit.client.get(visit.address(act))
        assert (answer.status_code, answer["Location"]) == (302, visit.address())


def test_fifty_problems_cost_no_more_questions_than_one(visit: Visit, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    visit.open(
        workbook([line(f"甲{'乙丙丁戊己'[n % 5]}{'一二三四五六七八九十'[n // 5]}", 出生年月日="2009.6.31") for n in range(60 - 10)] * 2)
    )
    assert ImportProblem.objects.count() >= 100
    with django_assert_max_num_queries(30):
        page = visit.page("?page=2")
    assert page.count("data-problem") == 50
    assert "第 51 至 100 处" in text(page)
    assert 'rel="prev"' in page
