"""Rosters that leave, and come back unchanged."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp

from tests.cast import Cast, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany
from zerentian.kernel.identity import check_character
from zerentian.organisations.catalogue import Catalogue
from zerentian.people import second_factor
from zerentian.people.actions import person_register, post_appoint
from zerentian.people.confidential import keep_numbers, numbers_of
from zerentian.people.models import Account, Person
from zerentian.people.queries.actors import actor_of
from zerentian.rosters.actions import (
    import_open,
    import_write,
    roster_agree,
    roster_ask,
    roster_decline,
    roster_export,
    roster_take,
)
from zerentian.rosters.models import RosterExport
from zerentian.rosters.queries import exports, imports
from zerentian.rosters.sheets.book import Value
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.tests.files import workbook
from zerentian.rosters.tests.test_members import number

pytestmark = pytest.mark.both
SECRET = "JBSWY3DPEHPK3PXP"
WHY = "核对党费基数"
ODD = "=cmd|' /C calc'!A0"


@pytest.fixture
def code(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    """The clerks have set a code up; it is what it is, and serves as often as the test likes unless it says otherwise."""
    for name in ("clerk", "district_clerk"):
        totp.TOTP.activate(cast.accounts[name], SECRET)
    monkeypatch.setattr(totp.TOTP, "_mark_code_used", lambda self, code: True)
    monkeypatch.setattr(second_factor.cache, "add", lambda *used: True)
    *_, counter = totp.yield_hotp_counters_from_time()  # the newest that is taken: it is good for a minute yet
    return totp.format_hotp_value(totp.hotp_value(SECRET, counter))


@pytest.fixture
def people(cast: Cast) -> str:
    uid = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="阿依古丽·买买提", on=date(2024, 1, 1), membership="full")
    Person.objects.filter(uid=uid).update(birth=date(1985, 7, 16), sex="male", education="bachelor", ethnicity="维吾尔族", work=ODD)
    Person.objects.filter(uid=uid).update(joined=date(2005, 7, 1), full_on=date(2006, 7, 1))
    keep_numbers(uid, identity=number(), phone="13800001111")
    person_register(by=SYSTEM_ACTOR, organisation=cast.third, name="竺小溪", on=date(2024, 1, 1), membership="probationary")
    return uid


def table(data: bytes) -> list[list[Value]]:
    return open_book(data, "名册.xlsx").sheets[0].rows


def test_hidden_numbers_are_not_in_the_file(cast: Cast, people: str) -> None:
    taken = roster_export(by=cast.clerk, kind="members", organisation=cast.willow)
    rows = table(taken.data)
    head = {title: place for place, title in enumerate(rows[0])}
    (row,) = [row for row in rows if row[0] == "阿依古丽·买买提"]
    assert (row[head["身份证号（不导出）"]], row[head["手机（已遮盖）"]]) == ("已登记", "138••••1111")
    assert (row[head["系统编号"]], row[head["学历"]], row[head["入党日期"]]) == (people, "大学本科", "2005-07-01")
    assert number()[:6] not in str(rows)
    assert last_entry().verb == "roster.export"
    assert taken.rows == len(rows) - 1


def test_a_hidden_export_says_the_same_of_every_number_with_that_birth_date_and_sex(cast: Cast, people: str) -> None:
    """Of 500 orders for a man in each of some 3,000 regions the file tells none from another: far more than a thousand remain."""
    said = table(roster_export(by=cast.clerk, kind="members", organisation=cast.willow).data)
    for first in ("99010119850716999", "11010119850716003", "41030319850716507"):
        keep_numbers(people, identity=first + check_character(first))
        assert table(roster_export(by=cast.clerk, kind="members", organisation=cast.willow).data) == said


def test_a_name_never_becomes_a_formula(cast: Cast, people: str) -> None:
    taken = roster_export(by=cast.clerk, kind="members", organisation=cast.willow)
    assert ODD in [cell for row in table(taken.data) for cell in row]  # open_book refuses a file with a formula in it


@pytest.mark.parametrize("kind", ["members", "posts", "organisations"])
@pytest.mark.parametrize("open_numbers", [False, True])
def test_what_left_comes_back_without_a_change(
    cast: Cast,
    people: str,
    code: str,
    kind: str,
    open_numbers: bool,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    if open_numbers:
        request = roster_ask(by=cast.clerk, kind=kind, organisation=cast.willow, reason=WHY, code=code)
        taken = roster_take(by=cast.clerk, request=request)
    else:
        taken = roster_export(by=cast.clerk, kind=kind, organisation=cast.willow)
    assert taken.rows
    with django_capture_on_commit_callbacks(execute=True):
        uid = import_open(by=cast.clerk, kind=kind, organisation=cast.willow, as_of=date(2026, 6, 1), file_name=taken.name, data=taken.data)
    it = imports.roster_import(cast.clerk, uid)
    assert (it.problems, it.new, it.changed, it.same) == (0, 0, 0, taken.rows), list(imports.problems(cast.clerk, uid).values())


def test_one_changed_cell_is_one_change_and_hidden_numbers_stay(
    cast: Cast, people: str, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    rows = [[str(value) for value in row] for row in table(roster_export(by=cast.clerk, kind="members", organisation=cast.willow).data)]
    (row,) = [row for row in rows if row[-1] == people]
    row[rows[0].index("学历")] = "硕士研究生"
    data = workbook(rows[1:], rows[0])
    with django_capture_on_commit_callbacks(execute=True):
        uid = import_open(by=cast.clerk, kind="members", organisation=cast.willow, as_of=date(2026, 6, 1), file_name="a.xlsx", data=data)
    assert [(c.field, c.before, c.after) for c in imports.changes(cast.clerk, uid)] == [("学历", "大学本科", "硕士研究生")]
    with django_capture_on_commit_callbacks(execute=True):
        import_write(by=cast.clerk, roster_import=uid)
    assert numbers_of([people])[people].identity == number()


def test_open_numbers_want_a_reason_a_code_and_both_rights(cast: Cast, people: str, code: str) -> None:
    ask = {"kind": "members", "organisation": cast.willow}
    with refused(Invalid, field="reason"):
        roster_ask(by=cast.clerk, **ask, reason="看", code=code)
    with refused(Invalid, field="code"):
        roster_ask(by=cast.clerk, **ask, reason=WHY, code="000000" if code != "000000" else "111111")
    with refused(NotAllowed):
        roster_ask(by=cast.secretary, kind="members", organisation=cast.first, reason=WHY, code=code)
    taken = roster_take(by=cast.clerk, request=roster_ask(by=cast.clerk, **ask, reason=WHY, code=code))
    assert number() in [cell for row in table(taken.data) for cell in row]
    assert last_entry().verb == "roster.take"
    assert WHY not in last_entry().data


def test_without_a_code_set_up_nobody_takes_open_numbers(cast: Cast, people: str) -> None:
    with refused(NotAllowed, "还没有设"):
        roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code="123456")


def test_a_code_serves_once(cast: Cast, people: str) -> None:
    totp.TOTP.activate(cast.accounts["clerk"], SECRET)
    *_, counter = totp.yield_hotp_counters_from_time()  # the newest that is taken: it is good for a minute yet
    now = totp.format_hotp_value(totp.hotp_value(SECRET, counter))
    roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=now)
    with refused(Invalid, field="code"):
        roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=now)


def test_after_five_wrong_codes_even_the_right_one_waits(cast: Cast, people: str, code: str) -> None:
    ask = {"kind": "members", "organisation": cast.willow, "reason": WHY}
    for _ in range(5):
        with refused(Invalid, field="code"):
            roster_ask(by=cast.clerk, **ask, code="000000" if code != "000000" else "111111")
    with refused(TooMany, "15 分钟"):
        roster_ask(by=cast.clerk, **ask, code=code)
    assert roster_ask(by=cast.district_clerk, **ask, code=code)


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
    second_factor.cache.clear()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows are many."""
    usual = Catalogue.value
    monkeypatch.setattr(Catalogue, "value", lambda self, name: 2 if name == "export_alone_most" else usual(self, name))


def second(cast: Cast) -> Actor:
    """Another clerk of willow."""
    person = person_register(by=SYSTEM_ACTOR, organisation=cast.willow, name="钮二", on=date(2024, 1, 1), membership="full")
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.willow, person=person, kind="clerk", on=date(2024, 1, 1))
    account = Account.objects.create(username="second", person=Person.objects.get(uid=person))
    totp.TOTP.activate(account, SECRET)
    return actor_of(account, date(2026, 6, 30))


def test_a_large_export_waits_for_a_second_person(cast: Cast, people: str, code: str, large: None) -> None:
    other = second(cast)
    request = roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=code)
    with refused(Conflict, "第二个人"):
        roster_take(by=cast.clerk, request=request, code=code)
    with refused(Conflict, "自己"):
        roster_agree(by=cast.clerk, request=request, code=code)
    for outsider in (cast.neighbour, cast.secretary):
        with refused(NotFound):
            roster_agree(by=outsider, request=request, code=code)
    assert [line.uid for line in exports.waiting_for(other)] == [request]
    assert exports.waiting_for(cast.clerk) == exports.waiting_for(cast.neighbour) == []
    roster_agree(by=other, request=request, code=code)
    with refused(NotFound):
        roster_take(by=other, request=request, code=code)
    with refused(Invalid, field="code"):
        roster_take(by=cast.clerk, request=request)
    taken = roster_take(by=cast.clerk, request=request, code=code)
    assert taken.rows > 2
    with refused(Conflict, "只能取一次"):
        roster_take(by=cast.clerk, request=request, code=code)


def test_a_refused_and_a_lapsed_request_open_nothing(cast: Cast, people: str, code: str, large: None) -> None:
    other = second(cast)
    request = roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=code)
    roster_decline(by=other, request=request)
    with refused(Conflict, "没有得到同意"):
        roster_take(by=cast.clerk, request=request, code=code)
    late = roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=code)
    roster_agree(by=other, request=late, code=code)
    row = RosterExport.objects.get(uid=late)
    RosterExport.objects.filter(uid=late).update(agreed_at=row.agreed_at - timedelta(hours=25))
    with refused(Conflict, "失效"):
        roster_take(by=cast.clerk, request=late, code=code)


def test_more_people_than_were_agreed_to_are_not_taken(cast: Cast, people: str, code: str, large: None) -> None:
    other = second(cast)
    request = roster_ask(by=cast.clerk, kind="members", organisation=cast.willow, reason=WHY, code=code)
    roster_agree(by=other, request=request, code=code)
    person_register(by=SYSTEM_ACTOR, organisation=cast.first, name="后来的", on=date(2026, 1, 1), membership="full")
    with refused(Conflict, "多了"):
        roster_take(by=cast.clerk, request=request, code=code)


def test_others_people_are_not_in_it_and_others_cannot_take_it(cast: Cast, people: str) -> None:
    names = [row[0] for row in table(roster_export(by=cast.clerk, kind="members", organisation=cast.willow).data)]
    assert "郁未名" not in names  # of the street beside
    with refused(NotFound):
        roster_export(by=cast.neighbour, kind="members", organisation=cast.willow)
    with refused(NotAllowed):
        roster_export(by=cast.secretary, kind="members", organisation=cast.first)


def test_twenty_exports_a_day_are_enough(cast: Cast) -> None:
    for _ in range(20):
        roster_export(by=cast.clerk, kind="posts", organisation=cast.willow)
    with refused(TooMany):
        roster_export(by=cast.clerk, kind="posts", organisation=cast.willow)
