from datetime import date

import pytest

from tests.cast import IN_OFFICE, TODAY, Cast, last_entry, refused
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.actions import organisation_close, organisation_merge
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.actions import person_register, post_appoint, post_end
from zerentian.people.models import Post

ON = date(2026, 3, 1)


@pytest.fixture
def person(cast: Cast) -> str:
    """A member of the second branch."""
    return person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=date(2025, 3, 1), membership="full")


def appoint(cast: Cast, person: str, by: Actor | None = None, **changes: object) -> str:
    asked = {"organisation": cast.second, "person": person, "kind": "secretary", "on": ON}
    return post_appoint(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def post_of(cast: Cast, organisation: str, kind: str) -> str:
    return Post.objects.get(organisation__uid=organisation, kind=kind).uid


def sees(actor: Actor, uid: str) -> bool:
    return actor.may(Right.SEE, path_keys(Organisation.objects.get(uid=uid)))


def test_a_post_is_held_from_the_day_on(cast: Cast, person: str) -> None:
    uid = appoint(cast, person, paper="柳委〔2026〕11号")
    post = Post.objects.get(uid=uid)
    assert (post.organisation.uid, post.person.uid, post.kind, post.paper) == (cast.second, person, "secretary", "柳委〔2026〕11号")
    assert (post.valid_from, post.open) == (ON, True)
    entry = last_entry()
    assert (entry.verb, entry.object) == ("post.appoint", uid)
    assert entry.data == (
        f'{{"kind":"secretary","on":"2026-03-01","organisation":"{cast.second}","paper":"柳委〔2026〕11号","person":"{person}"}}'
    )


def test_a_post_that_one_person_holds_is_refused_to_another(cast: Cast, person: str) -> None:
    with refused(Conflict, "青禾第一党支部", "书记", "蔺知秋", "2024年1月1日", "先办理免职", field="kind"):
        appoint(cast, person, organisation=cast.first)


def test_nobody_is_appointed_twice_to_the_same(cast: Cast, person: str) -> None:
    appoint(cast, person, kind="worker")
    with refused(Conflict, "竺小溪", "已经是", "党务工作者", field="kind"):
        appoint(cast, person, kind="worker", on=TODAY)


def test_a_successor_comes_on_the_day_the_predecessor_goes(cast: Cast, person: str) -> None:
    post_end(by=cast.clerk, post=post_of(cast, cast.first, "secretary"), on=ON)
    with refused(Conflict, "2026年2月28日", "蔺知秋", "2026年3月1日", field="kind"):
        appoint(cast, person, organisation=cast.first, on=date(2026, 2, 28))
    appoint(cast, person, organisation=cast.first)


def test_a_post_the_catalogue_does_not_know_is_refused(cast: Cast, person: str) -> None:
    with refused(Invalid, "emperor", "列表", field="kind"):
        appoint(cast, person, kind="emperor")


@pytest.mark.parametrize(("on", "words"), [(date(2020, 2, 29), "2020年3月1日"), (date(2026, 7, 1), "还没有到")])
def test_days_that_cannot_be_are_refused(cast: Cast, person: str, on: date, words: str) -> None:
    with refused(Invalid, words, field="on"):
        appoint(cast, person, on=on)


def test_nobody_gives_a_right_they_do_not_hold(cast: Cast, person: str) -> None:
    """A worker of the second branch keeps its people, and cannot make anyone its clerk."""
    appoint(cast, person, kind="worker")
    account = cast.accounts["stranger"]
    worker = Post.objects.get(person__uid=person)
    Post.objects.filter(pk=worker.pk).update(person=account.person)
    member = person_register(by=cast.clerk, organisation=cast.second, name="谷雨", on=ON, membership="full")
    with refused(NotAllowed, "组织干事", "青禾第二党支部", "超出了您自己的权限"):
        appoint(cast, member, cast.actor("stranger"), kind="clerk")


def test_a_person_of_another_street_is_not_found(cast: Cast) -> None:
    stranger = cast.accounts["stranger"].person
    assert stranger
    with refused(NotFound, "没有找到这个人"):
        appoint(cast, stranger.uid)


def test_a_closed_organisation_appoints_nobody(cast: Cast, person: str) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, receiver=cast.first, on=ON)
    with refused(Conflict, "青禾第二党支部"):
        appoint(cast, person, on=TODAY)


def test_a_post_ends_on_the_day_and_the_entry_says_so(cast: Cast) -> None:
    uid = post_of(cast, cast.first, "secretary")
    post_end(by=cast.clerk, post=uid, on=ON, paper="柳委〔2026〕12号")
    assert Post.objects.get(uid=uid).valid_to == ON
    entry = last_entry()
    assert (entry.verb, entry.object) == ("post.end", uid)
    assert '"on":"2026-03-01"' in entry.data


def test_a_post_ends_once(cast: Cast) -> None:
    uid = post_of(cast, cast.first, "secretary")
    post_end(by=cast.clerk, post=uid, on=ON)
    with refused(Conflict, "2026年3月1日"):
        post_end(by=cast.clerk, post=uid, on=TODAY)


def test_a_post_lasts_at_least_a_day_and_ends_by_today(cast: Cast) -> None:
    uid = post_of(cast, cast.first, "secretary")
    with refused(Invalid, "2024年1月1日", field="on"):
        post_end(by=cast.clerk, post=uid, on=IN_OFFICE)
    with refused(Invalid, "还没有到", field="on"):
        post_end(by=cast.clerk, post=uid, on=date(2026, 7, 1))


def test_the_right_ends_with_the_day_of_the_post(cast: Cast) -> None:
    post_end(by=cast.district_clerk, post=post_of(cast, cast.willow, "clerk"), on=TODAY)
    assert not sees(cast.clerk, cast.willow)
    clock.pin(date(2026, 6, 29))
    assert sees(cast.clerk, cast.willow)


def test_the_title_is_that_of_the_oldest_post(cast: Cast) -> None:
    assert cast.clerk.title == "柳溪街道党工委组织干事"
    assert (cast.actor("stranger").title, cast.actor("stranger").grants) == ("", ())


def test_posts_of_a_closed_organisation_end_with_it(cast: Cast) -> None:
    organisation_merge(by=cast.clerk, organisations=[cast.first], into=cast.second, on=ON)
    assert Post.objects.get(organisation__uid=cast.first).valid_to == ON
    assert cast.secretary.grants == ()
    assert not sees(cast.secretary, cast.second)


def test_a_post_that_begins_after_the_closing_day_is_refused_first(cast: Cast, person: str) -> None:
    appoint(cast, person, on=TODAY)
    with refused(Conflict, "青禾第二党支部", "1 项任职", "2026年3月1日", field="on"):
        organisation_close(by=cast.clerk, organisation=cast.second, receiver=cast.first, on=ON)


def test_an_administrator_holds_no_grant_whatever_posts_say(cast: Cast) -> None:
    for name in ("system", "security", "audit"):
        assert cast.actor(name).grants == ()
