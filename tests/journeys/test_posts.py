"""A post ends while its holder is at work; and the roster is taken away as a file."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.databases import DataFolder
from tests.journeys.conftest import Picture, Visitor, go_to
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Designation, Placement
from zerentian.people.models import Membership

pytestmark = pytest.mark.journey


@pytest.fixture
def template(autumn_template: DataFolder) -> DataFolder:
    return autumn_template


def test_the_next_click_after_a_post_has_ended_is_refused_in_words(visitor: Visitor, picture: Picture) -> None:
    holder, clerk = visitor("mizhiqiu", "phone"), visitor("yanzhixing")
    go_to(holder, "青禾社区党委")
    go_to(clerk, "青禾社区党委")
    clerk.get_by_role("link", name="人员", exact=True).click()
    clerk.get_by_role("row").filter(has_text="米知秋").filter(has_text="书记").get_by_role("link", name="免职").click()
    picture(clerk, "form")
    clerk.get_by_label("任免文号").fill("云组〔2026〕32号")
    clerk.get_by_role("button", name="免职").click()
    expect(clerk.get_by_role("status")).to_contain_text("已免去米知秋的书记，权限已收回。")
    picture(clerk, "ended")
    holder.get_by_role("link", name="沿革", exact=True).click()
    expect(holder.locator("main")).to_contain_text("没有找到这个组织，或者它不在您的范围内。")
    picture(holder, "refused")
    holder.get_by_role("link", name="回首页").click()
    expect(holder.get_by_role("heading", level=1, name="您现在没有岗位")).to_be_visible()
    picture(holder, "home")
    assert holder.get_by_role("link", name="覆盖").count() == 0


def test_the_roster_goes_into_a_file_row_for_row(visitor: Visitor, fresh_database: DataFolder, tmp_path: Path) -> None:
    page = visitor("yanzhixing")
    go_to(page, "青禾社区第二党支部")
    page.get_by_role("link", name="人员", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    assert download.value.suggested_filename == "党员（2026-11-30）.xlsx"
    download.value.save_as(tmp_path / "roster.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "roster.xlsx").active.iter_rows(min_row=4))
    branch = Designation.objects.get(name="青禾社区第二党支部", valid_to=FOREVER).organisation_id
    inside = [branch, *Placement.objects.filter(parent=branch, valid_to=FOREVER).values_list("organisation_id", flat=True)]
    members = Membership.objects.filter(organisation__in=inside, valid_to=FOREVER).select_related("person")
    assert sorted(row[0].value for row in rows) == sorted(each.person.name for each in members)
    assert {cell.data_type for row in rows for cell in row} == {"s", "n"}  # words and ages, no formula
