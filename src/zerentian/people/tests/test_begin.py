"""What the command that begins a district asks of the names it is given, and that it writes all or nothing."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast, refused
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Role
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, Refusal
from zerentian.people.actions import Beginning, district_begin
from zerentian.people.models import Account, Membership, Post

USERNAMES = {Role.SYSTEM: "xitong", Role.SECURITY: "anquan", Role.AUDIT: "shenji"}
SINCE = date(1996, 7, 1)


def begin(by: Actor = SYSTEM_ACTOR, **changes: object) -> Beginning:
    asked = {"root": "中共云汀区委员会", "founded": SINCE, "clerk": "束小满", "usernames": USERNAMES}
    return district_begin(by=by, **{**asked, **changes})  # type: ignore[arg-type]


@pytest.mark.both
def test_four_accounts_and_one_post_stand_at_the_end(db: None, today: date) -> None:
    beginning = begin()
    assert {role: opened.username for role, opened in beginning.administrators.items()} == USERNAMES
    assert beginning.clerk.username == "shuxiaoman"
    assert Account.objects.filter(must_change_password=True).count() == 4
    post = Post.objects.get()
    assert (post.kind, post.organisation.uid, post.valid_from, post.person.name) == ("clerk", beginning.root, TODAY, "束小满")
    assert Membership.objects.count() == 0  # nobody said that the clerk is a member


def test_a_name_may_be_chosen_for_the_clerk(db: None, today: date) -> None:
    assert begin(clerk_username="zuzhi01").clerk.username == "zuzhi01"


@pytest.mark.parametrize("name", ["admin", "root", "test", "guest", "administrator"])
@pytest.mark.parametrize("role", USERNAMES)
def test_a_name_that_is_guessed_first_is_refused(db: None, today: date, name: str, role: Role) -> None:
    with refused(Invalid, name, "猜到", field="username"):
        begin(usernames={**USERNAMES, role: name})


@pytest.mark.parametrize("name", ["Xitong", "xi tong", "系统", "x", "1xitong", "x" * 41, ""])
def test_a_name_that_cannot_be_typed_anywhere_is_refused(db: None, today: date, name: str) -> None:
    with refused(Invalid, "小写字母", field="username"):
        begin(usernames={**USERNAMES, Role.SYSTEM: name})


def test_no_two_accounts_have_one_name(db: None, today: date) -> None:
    with refused(Invalid, "不能相同", field="username"):
        begin(usernames={**USERNAMES, Role.SYSTEM: "shenji"})
    with refused(Invalid, "不能相同", field="username"):
        begin(clerk_username="anquan")


@pytest.mark.parametrize("changed", [{"root": " "}, {"clerk": ""}, {"founded": date(2026, 7, 1)}])
def test_a_refusal_half_way_leaves_nothing(db: None, today: date, changed: dict[str, object]) -> None:
    with refused(Invalid):
        begin(**changed)


def test_only_the_program_begins_a_district(cast: Cast) -> None:
    for by in (cast.district_clerk, cast.actor("system")):
        with refused(NotAllowed, "zerentian init"):
            begin(by)


def test_where_a_district_is_no_second_one_begins(cast: Cast) -> None:
    with refused(Conflict, "已经有一个区县", "另一个文件夹"):
        begin()


def test_it_begins_once(db: None, today: date) -> None:
    begin()
    with pytest.raises(Refusal):
        begin()
