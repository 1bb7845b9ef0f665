"""The pages of members and posts: narrowed, sorted, chosen, taken away, and closed to the neighbour."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.cast import TODAY, Cast, holder, last_entry
from tests.members import four_of_rice, member
from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.organisations.actions import organisation_elect
from zerentian.people.actions import person_register, post_appoint, post_end
from zerentian.people.confidential import keep_numbers
from zerentian.people.models import ColumnChoice, Person, Post
from zerentian.web.organisations.tests.conftest import client_of, grow

MEMBERS, POSTS = "/people/members/", "/people/posts/"


def page(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def first_cells(text: str) -> list[str]:
    """The first cell of every row of the table page."""
    body = text.rpartition("<tbody>")[2]
    return [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<tr[^>]*><td[^>]*>(.*?)</td>", body)]


def taken(answer: HttpResponse) -> list[tuple[object, ...]]:
    """Rows of an Excel file from its head on."""
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return list(load_workbook(BytesIO(content))["名单"].iter_rows(min_row=3, values_only=True))


@pytest.fixture
def clerk(cast: Cast) -> Client:
    four_of_rice(cast)
    return client_of(cast.accounts["clerk"])


def test_conditions_combine_and_carry_over(cast: Cast, clerk: Client) -> None:
    text = page(clerk, MEMBERS, of=cast.rice, sex="female", education="bachelor", age="0")
    assert first_cells(text) == ["竺二"]
    assert '<option value="bachelor" selected>' in text
    assert "更多条件" in text
    assert first_cells(page(clerk, MEMBERS, of=cast.second, kind="probationary")) == ["竺四"]
    assert set(first_cells(page(clerk, MEMBERS, joined="2015", q="zhu"))) == {"竺一", "竺二"}
    assert first_cells(page(clerk, MEMBERS, of=cast.rice, reach="here")) == []
    assert len(first_cells(page(clerk, MEMBERS, joined="nonsense", age="999", area="moon"))) == 6


def test_what_is_not_known_stands_at_the_end_either_way(cast: Cast, clerk: Client) -> None:
    rising = first_cells(page(clerk, MEMBERS, of=cast.rice, sort="age"))
    falling = first_cells(page(clerk, MEMBERS, of=cast.rice, sort="-age"))
    assert rising[:3] == ["竺二", "竺一", "竺三"]
    assert falling[:3] == ["竺三", "竺一", "竺二"]
    assert set(rising[3:]) == set(falling[3:]) == {"竺四", "蔺知秋"}
    assert first_cells(page(clerk, MEMBERS, of=cast.rice, sort="education"))[0] == "竺四"  # 大专 before 大学本科
    assert set(first_cells(page(clerk, MEMBERS, sort="-organisation"))[:2]) == {"竺三", "竺四"}  # 第二 after 第一


def test_missing_is_said_and_is_not_zero(cast: Cast, clerk: Client) -> None:
    text = page(clerk, MEMBERS, q="蔺知秋")
    row = text.rpartition("<tbody>")[2].partition("</tbody>")[0]
    assert row.count("没有登记") == 6  # sex, birth, age, education, joined, 党龄
    assert ">0<" not in row
    assert "预备期内" in page(clerk, MEMBERS, q="竺四").rpartition("<tbody>")[2]


def test_the_roster_has_the_same_columns_and_conditions(cast: Cast, clerk: Client) -> None:
    roster = reverse("people:roster", args=[cast.rice])
    heads = r'<th scope="col".*?</th>'
    listed = page(clerk, MEMBERS).rpartition("<caption>党员</caption>")[2]
    assert re.findall(heads, page(clerk, roster).rpartition("<caption>党员</caption>")[2]) == re.findall(heads, listed)
    assert first_cells(page(clerk, roster, age="31", sex="male")) == ["竺一"]
    assert first_cells(page(clerk, roster, reach="here")) == []


def test_an_organisation_is_found_by_its_exact_name_without_the_script(cast: Cast, clerk: Client) -> None:
    assert len(first_cells(page(clerk, MEMBERS, of_words="青禾第二党支部"))) == 2
    text = page(clerk, MEMBERS, of_words="青禾")
    assert "没有叫“青禾”的组织，或者不止一个" in text
    assert len(first_cells(text)) == 6


def test_nobody_of_the_neighbour_is_on_any_page(cast: Cast, clerk: Client) -> None:
    member(cast.well, "邻乙", birth=date(1995, 6, 30))
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.well, person=Person.objects.get(name="邻乙").uid, kind="secretary", on=TODAY)
    for address in (MEMBERS, POSTS, "/people/structure/", "/organisations/search/?q=邻", reverse("people:roster", args=[cast.rice])):
        assert "邻乙" not in clerk.get(address).content.decode(), address
    assert "您的范围里没有叫“邻”的人" in page(clerk, "/organisations/search/", q="邻")
    assert "邻乙" not in str(taken(clerk.get(MEMBERS, {"excel": "1"})))
    for address in (MEMBERS, POSTS, "/people/structure/"):
        assert clerk.get(address, {"of": cast.well}).status_code == 404
    neighbour = client_of(cast.accounts["neighbour"])
    assert "邻乙" in page(neighbour, MEMBERS)
    assert "竺一" not in page(neighbour, MEMBERS)


def test_columns_are_chosen_kept_and_outlive_the_session(cast: Cast, clerk: Client) -> None:
    keep = {"columns": ["work", "name", "phone"], "keep": "1"}
    answer = clerk.post(f"{MEMBERS}?age=31", keep)
    assert (answer.status_code, answer["Location"]) == (302, f"{MEMBERS}?age=31")
    assert last_entry().verb == "list.columns"
    keep_numbers(Person.objects.get(name="竺一").uid, phone="13900001234", identity="990101199506300018")
    clerk.logout()
    again = client_of(cast.accounts["clerk"])
    text = page(again, MEMBERS, age="31")
    assert first_cells(text) == ["云梭织造厂"]
    assert "139••••1234" in text
    assert "13900001234" not in text
    assert taken(again.get(MEMBERS, {"age": "31", "excel": "1"})) == [
        ("工作单位及职务", "姓名", "手机"),
        ("云梭织造厂", "竺一", "139••••1234"),
    ]
    assert first_cells(page(again, reverse("people:roster", args=[cast.first]), age="31")) == ["云梭织造厂"]
    again.post(MEMBERS, {"default": "1"})
    assert ColumnChoice.objects.count() == 0
    assert first_cells(page(again, MEMBERS, age="31")) == ["竺一"]


def test_a_step_up_is_shown_and_nothing_is_kept(cast: Cast, clerk: Client) -> None:
    entries = Entry.objects.count()
    answer = clerk.post(f"{MEMBERS}?q=zhu", {"order": ["name", "sex", "age"], "columns": ["sex"], "up": "sex"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r'name="order" value="(\w+)"', text)[:3] == ["sex", "name", "age"]
    assert re.findall(r'name="columns" value="(\w+)"[^>]* checked', text) == ["sex"]
    assert '<details class="zt-columns" id="columns" open>' in text
    assert (Entry.objects.count(), ColumnChoice.objects.count()) == (entries, 0)


def test_a_list_that_is_not_theirs_takes_no_choice(cast: Cast, clerk: Client) -> None:
    assert clerk.post(reverse("people:roster", args=[cast.well]), {"columns": "name", "keep": "1"}).status_code == 404
    assert clerk.post("/accounts/", {"columns": "name", "keep": "1"}).status_code == 403
    assert ColumnChoice.objects.count() == 0


def test_only_who_may_export_every_row_takes_the_list_away(cast: Cast, clerk: Client) -> None:
    """An 组织委员 sees everything below and exports the organisation itself."""
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.first, person=Person.objects.get(name="竺二").uid, kind="deputy_secretary", on=TODAY)
    commissioner = client_of(holder(cast.rice, "费小寒", "organisation_commissioner"))
    refused = commissioner.get(MEMBERS, {"excel": "1"})
    assert refused.status_code == 403
    assert "只能看，不能导出" in refused.content.decode()
    assert [row[0] for row in taken(commissioner.get(MEMBERS, {"of": cast.rice, "reach": "here", "excel": "1"}))] == ["姓名", "费小寒"]
    assert client_of(cast.accounts["secretary"]).get(MEMBERS, {"excel": "1"}).status_code == 403
    assert commissioner.get(POSTS, {"excel": "1"}).status_code == 403


def test_a_number_typed_as_a_name_leaves_the_address(cast: Cast, clerk: Client) -> None:
    answer = clerk.get(MEMBERS, {"q": "13900001234", "age": "31"})
    assert (answer.status_code, answer["Location"]) == (302, f"{MEMBERS}?age=31")
    assert "按号码找人" in page(clerk, MEMBERS)
    answer = clerk.get("/organisations/search/", {"q": "990101 19950630 0018"})
    assert (answer.status_code, answer["Location"]) == (302, "/organisations/search/")
    text = page(clerk, "/organisations/search/")
    assert "写在这里会留在地址栏上" in text
    assert reverse("people:find_number") in text
    assert "19950630" not in text


def test_people_stand_beside_organisations_in_the_search(cast: Cast, clerk: Client) -> None:
    text = page(clerk, "/organisations/search/", q="竺三")
    assert reverse("people:person", args=[Person.objects.get(name="竺三").uid]) in text
    assert "青禾第二党支部" in text
    assert "没有叫“竺三”的组织" in text
    for number in range(20):
        member(cast.first, f"闻小{number}")
    assert "在党员名单里看全部" in page(clerk, "/organisations/search/", q="闻")


def test_posts_by_state_kind_and_age(cast: Cast, clerk: Client) -> None:
    organisation_elect(by=SYSTEM_ACTOR, organisation=cast.first, on=date(2020, 3, 1))  # five years in a community: late since 2 March 2025
    three = Person.objects.get(name="竺三")
    post = post_appoint(by=SYSTEM_ACTOR, organisation=cast.second, person=three.uid, kind="secretary", on=date(2024, 6, 30))
    guest = person_register(by=SYSTEM_ACTOR, organisation=cast.well, name="竺九", on=TODAY, membership="full")
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.rice, person=guest, kind="first_secretary", on=date(2025, 7, 1))
    assert len(first_cells(page(clerk, POSTS))) == 4  # the clerk, two secretaries, the first secretary
    assert first_cells(page(clerk, POSTS, sent="sent")) == ["第一书记"]
    assert first_cells(page(clerk, POSTS, kind="clerk")) == ["组织干事"]
    late = page(clerk, POSTS, term="late")
    assert "蔺知秋" in late
    assert "已逾期" in late
    assert len(first_cells(late)) == 1
    old = page(clerk, POSTS, age="61")
    assert "竺三" in old
    assert 'data-title="任职满几年">2<' in old  # full today
    assert "不满1年" in page(clerk, POSTS, sent="sent")
    post_end(by=SYSTEM_ACTOR, post=post, on=TODAY)
    assert first_cells(page(clerk, POSTS, age="61")) == []
    ended = page(clerk, POSTS, status="past")
    assert "竺三" in ended
    assert "2026年6月30日" in ended
    assert reverse("people:vacancies") in ended


def test_one_shoulder_is_counted_with_its_denominator(cast: Cast, clerk: Client) -> None:
    one, two = (Person.objects.get(name=name).uid for name in ("竺一", "竺三"))
    for person, kind in ((one, "secretary"), (one, "director")):
        post_appoint(by=SYSTEM_ACTOR, organisation=cast.rice, person=person, kind=kind, on=TODAY)
    text = re.sub(r"<[^>]+>", "", page(clerk, POSTS))
    assert "“一肩挑”的社区和村 1 个，占两个岗位都有人的 1 个的 100.0%（1/1）；另有 1 个没有登记齐，不算在内。" in text
    Post.objects.filter(kind="director").update(person=Person.objects.get(uid=two))
    assert "的 0.0%（0/1）" in re.sub(r"<[^>]+>", "", page(clerk, POSTS))


@pytest.mark.both
@pytest.mark.parametrize("address", [MEMBERS, f"{MEMBERS}?sort=organisation", POSTS, "/people/structure/", "/organisations/search/?q=zhu"])
def test_the_number_of_queries_does_not_grow(cast: Cast, clerk: Client, address: str) -> None:
    clerk.post(MEMBERS, {"columns": ["name", "phone", "attached", "organisation"], "keep": "1"})
    grow(cast, 2)
    clerk.get(address)
    with CaptureQueriesContext(connection) as small:
        clerk.get(address)
    grow(cast, 60)
    with CaptureQueriesContext(connection) as large:
        assert clerk.get(address).status_code == 200
    assert len(large) == len(small) <= 20
