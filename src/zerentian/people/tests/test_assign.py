"""One person in several organisations, and posts of the past."""

from datetime import date

import pytest

from tests.cast import IN_OFFICE, TODAY, Cast, last_entry, refused
from zerentian.journal.models import Entry
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.actions import organisation_close
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.actions import person_register, post_appoint, post_assign, post_end, post_record
from zerentian.people.models import Post
from zerentian.people.queries.posts import heads_of, one_shoulder, posts_of

ON = date(2026, 3, 1)
LAST_YEAR = date(2025, 3, 1)


@pytest.fixture
def person(cast: Cast) -> str:
    """A member of the street's own organisation, sent to the branches."""
    return person_register(by=cast.clerk, organisation=cast.willow, name="竺小溪", on=LAST_YEAR, membership="full")


def assign(cast: Cast, person: str, by: Actor | None = None, **changes: object) -> list[str]:
    asked = {"person": person, "kind": "instructor", "organisations": [cast.second, cast.third], "on": ON}
    return post_assign(by=by or cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


def record(cast: Cast, person: str, **changes: object) -> str:
    asked = {"organisation": cast.second, "person": person, "kind": "secretary", "since": LAST_YEAR, "until": ON}
    return post_record(by=cast.clerk, **{**asked, **changes})  # type: ignore[arg-type]


@pytest.mark.both
def test_one_person_is_sent_to_several_organisations_by_one_entry(cast: Cast, person: str) -> None:
    before = Entry.objects.count()
    uids = assign(cast, person, organisations=[cast.third, cast.second, cast.third], paper="柳委〔2026〕15号")
    posts = [Post.objects.get(uid=uid) for uid in uids]
    assert [(post.organisation.uid, post.person.uid, post.kind, post.valid_from, post.open) for post in posts] == [
        (cast.third, person, "instructor", ON, True),
        (cast.second, person, "instructor", ON, True),
    ]
    assert Entry.objects.count() == before + 1
    entry = last_entry()
    assert (entry.verb, entry.object) == ("post.assign", person)
    assert entry.data == (
        f'{{"kind":"instructor","on":"2026-03-01","paper":"柳委〔2026〕15号",'
        f'"posts":[["{cast.third}","{uids[0]}"],["{cast.second}","{uids[1]}"]]}}'
    )


def test_if_one_place_refuses_nobody_is_sent_anywhere(cast: Cast, person: str) -> None:
    post_appoint(by=cast.clerk, organisation=cast.third, person=person, kind="instructor", on=LAST_YEAR)
    with refused(Conflict, "竺小溪", "芦花第一党支部", "党建指导员", field="kind"):
        assign(cast, person)


def test_only_posts_that_are_sent_are_given_in_several_places(cast: Cast, person: str) -> None:
    with refused(Invalid, "书记", "不能一次派到几个组织", field="kind"):
        assign(cast, person, kind="secretary")


def test_somewhere_must_be_named(cast: Cast, person: str) -> None:
    with refused(Invalid, "派到哪些组织", field="organisation"):
        assign(cast, person, organisations=[])


def test_an_organisation_of_the_street_beside_is_not_found(cast: Cast, person: str) -> None:
    with refused(NotFound, "没有找到"):
        assign(cast, person, organisations=[cast.second, cast.well])


def test_who_keeps_one_branch_only_does_not_send_further(cast: Cast, person: str) -> None:
    """The worker of the second branch keeps its people and sees no other branch."""
    worker = person_register(by=cast.clerk, organisation=cast.second, name="谷雨停", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.second, person=worker, kind="worker", on=LAST_YEAR)
    Post.objects.filter(person__uid=worker).update(person=cast.accounts["stranger"].person)
    with refused(NotFound, "没有找到"):
        assign(cast, worker, by=cast.actor("stranger"))


def test_a_first_secretary_need_not_be_a_member_there_and_sees_what_the_post_allows(cast: Cast) -> None:
    person = cast.accounts["stranger"].person  # a member of a community of the other street
    assert person
    post_assign(by=cast.district_clerk, person=person.uid, kind="first_secretary", organisations=[cast.first], on=ON)
    stranger = cast.actor("stranger")
    assert stranger.may(Right.SEE, path_keys(Organisation.objects.get(uid=cast.group)))
    assert not stranger.may(Right.KEEP_PEOPLE, path_keys(Organisation.objects.get(uid=cast.first)))


def test_a_worker_gives_no_post_that_sees_further_than_the_worker(cast: Cast) -> None:
    """党务工作者 sees everything below, and so may send a first secretary; the clerk's post is beyond."""
    member = person_register(by=cast.clerk, organisation=cast.second, name="谷雨停", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.second, person=member, kind="worker", on=LAST_YEAR)
    Post.objects.filter(person__uid=member).update(person=cast.accounts["stranger"].person)
    worker = cast.actor("stranger")
    post_assign(by=worker, person=member, kind="first_secretary", organisations=[cast.second], on=ON)
    with refused(NotAllowed, "组织干事", "超出了您自己的权限"):
        post_appoint(by=worker, organisation=cast.second, person=member, kind="clerk", on=ON)


def test_a_post_of_the_past_is_entered_with_both_days_and_gives_no_right(cast: Cast, person: str) -> None:
    uid = record(cast, person, paper="柳委〔2025〕3号")
    post = Post.objects.get(uid=uid)
    assert (post.valid_from, post.valid_to, post.paper) == (LAST_YEAR, ON, "柳委〔2025〕3号")
    entry = last_entry()
    assert (entry.verb, entry.object) == ("post.record", uid)
    assert '"since":"2025-03-01","until":"2026-03-01"' in entry.data
    now, past = posts_of(cast.clerk, cast.second)
    assert (now, [row.uid for row in past]) == ([], [uid])
    branch = post.organisation_id
    assert heads_of([branch], date(2026, 2, 28)) == {branch: "竺小溪"}
    assert heads_of([branch], ON) == {branch: ""}


def test_a_post_that_one_person_holds_had_one_holder_in_the_past_too(cast: Cast, person: str) -> None:
    with refused(Conflict, "青禾第一党支部", "书记", "蔺知秋", "2024年1月1日 至 现在", field="since"):
        record(cast, person, organisation=cast.first)
    record(cast, person, organisation=cast.first, since=date(2023, 1, 1), until=IN_OFFICE)  # the predecessor, up to that very day
    with refused(Conflict, "竺小溪", "2023年1月1日 至 2024年1月1日", field="since"):
        record(cast, person, organisation=cast.first, since=date(2022, 1, 1), until=date(2023, 1, 2))


def test_of_other_posts_several_may_have_held_one_at_the_same_time(cast: Cast, person: str) -> None:
    other = person_register(by=cast.clerk, organisation=cast.second, name="谷雨停", on=LAST_YEAR, membership="full")
    record(cast, person, kind="committee_member")
    record(cast, other, kind="committee_member")
    with refused(Conflict, "谷雨停", field="since"):
        record(cast, other, kind="committee_member", since=date(2025, 12, 1), until=TODAY)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"until": date(2026, 7, 1)}, "还没有到", "until"),
        ({"until": LAST_YEAR}, "要晚于", "until"),
        ({"since": date(2020, 2, 29)}, "2020年3月1日", "since"),
        ({"kind": "emperor"}, "列表", "kind"),
    ],
)
def test_periods_that_cannot_have_been_are_refused(cast: Cast, person: str, changes: dict[str, object], words: str, field: str) -> None:
    with refused(Invalid, words, field=field):
        record(cast, person, **changes)


def test_the_history_of_a_closed_organisation_can_still_be_completed(cast: Cast, person: str) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Invalid, "2026年3月1日 撤销", field="until"):
        record(cast, person, until=date(2026, 3, 2))
    assert Post.objects.get(uid=record(cast, person)).valid_to == ON


def test_one_shoulder_counts_communities_with_both_posts_filled(cast: Cast, person: str) -> None:
    """Of the two communities of willow one has both posts in one hand; in the other one the director is not on record."""
    other = person_register(by=cast.clerk, organisation=cast.reed, name="谷雨停", on=LAST_YEAR, membership="full")
    found = one_shoulder(cast.clerk, TODAY)
    assert (found.same, found.filled, found.unknown) == (0, 0, 2)
    for kind in ("secretary", "director"):
        post_appoint(by=cast.clerk, organisation=cast.rice, person=person, kind=kind, on=ON)
    post_appoint(by=cast.clerk, organisation=cast.reed, person=other, kind="secretary", on=ON)
    found = one_shoulder(cast.clerk, TODAY)
    assert (found.same, found.filled, found.unknown) == (1, 1, 1)
    post_appoint(by=cast.clerk, organisation=cast.reed, person=person, kind="director", on=ON)
    found = one_shoulder(cast.clerk, TODAY)
    assert (found.same, found.filled, found.unknown) == (1, 2, 0)
    assert one_shoulder(cast.clerk, date(2026, 2, 28)).filled == 0
    everywhere = one_shoulder(cast.district_clerk, TODAY)
    assert (everywhere.same, everywhere.filled, everywhere.unknown) == (1, 2, 1)
    director = Post.objects.get(organisation__uid=cast.rice, kind="director").uid
    post_end(by=cast.clerk, post=director, on=TODAY)
    found = one_shoulder(cast.clerk, TODAY)
    assert (found.same, found.filled, found.unknown) == (0, 1, 1)
