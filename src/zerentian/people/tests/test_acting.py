"""Acting for the holder of a post: who may let whom, for how long, what it allows, and how it ends."""

import json
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest

from tests.cast import TODAY, Cast, account_of, last_entry, refused
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Actor, Right
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.actions import organisation_merge, organisation_move
from zerentian.organisations.models import Act, Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.actions import acting_begin, acting_end, person_register, person_unmask, post_appoint, post_end
from zerentian.people.models import Account, Acting, Post
from zerentian.people.queries.acting import own_acting, person_acting, recorders
from zerentian.people.queries.actors import acting_choices, actor_of

LAST_YEAR = date(2025, 3, 1)
YESTERDAY, TOMORROW = date(2026, 6, 29), date(2026, 7, 1)
UNTIL = date(2026, 12, 31)


@dataclass(frozen=True)
class Scene:
    """A committee member of the second branch, with an account, who may act for others. `clerk`: the clerk's post at willow."""

    cast: Cast
    account: Account
    clerk: str
    secretary: str

    @property
    def person(self) -> str:
        assert self.account.person
        return self.account.person.uid

    def lend(self, post: str, by: Actor | None = None, on: date = TODAY, until: date = UNTIL) -> str:
        return acting_begin(by=by or self.cast.clerk, post=post, person=self.person, on=on, until=until, paper="柳委授〔2026〕2号")

    def actor(self, acting: str = "") -> Actor:
        return actor_of(self.account, clock.today(), acting)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    person = person_register(by=cast.clerk, organisation=cast.second, name="谷雨停", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="committee_member", on=LAST_YEAR)
    posts = dict(Post.objects.filter(kind__in=["clerk", "secretary"]).values_list("organisation__uid", "uid"))
    return Scene(cast, account_of(person), clerk=posts[cast.willow], secretary=posts[cast.first])


def may(actor: Actor, right: Right, uid: str) -> bool:
    return actor.may(right, path_keys(Organisation.objects.get(uid=uid)))


@pytest.mark.both
def test_who_acts_has_what_the_one_post_allows_and_nothing_of_their_own(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.secretary)
    actor, own = scene.actor(acting), scene.actor()
    assert cast.accounts["secretary"].person
    assert (actor.uid, actor.acting_for) == (own.uid, cast.accounts["secretary"].person.uid)
    assert (actor.name, actor.title) == ("谷雨停，代蔺知秋", "青禾第一党支部书记")
    assert actor.grants == cast.secretary.grants
    assert may(actor, Right.SEE, cast.group)
    assert not may(actor, Right.SEE, cast.second)
    assert may(own, Right.SEE, cast.second)
    assert own.acting_for == ""


def test_the_row_and_the_entry_say_for_whom_until_when(scene: Scene) -> None:
    acting = Acting.objects.get(uid=scene.lend(scene.secretary))
    assert (acting.post.uid, acting.person.uid, acting.paper) == (scene.secretary, scene.person, "柳委授〔2026〕2号")
    assert (acting.valid_from, acting.valid_to) == (TODAY, date(2027, 1, 1))
    entry = last_entry()
    assert (entry.verb, entry.object) == ("acting.begin", acting.uid)
    assert '"until":"2026-12-31"' in entry.data


@pytest.mark.both
def test_both_names_stand_in_the_journal_and_the_chain_holds(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.clerk, by=scene.cast.district_clerk)
    organisation_move(by=scene.actor(acting), organisation=cast.second, parent=cast.reed, on=TODAY)
    entry = last_entry()
    assert cast.accounts["clerk"].person
    assert (entry.actor, json.loads(entry.data)["acting_for"]) == (scene.account.uid, cast.accounts["clerk"].person.uid)
    assert verify().sound
    organisation_move(by=cast.clerk, organisation=cast.second, parent=cast.rice, on=TODAY)
    assert "acting_for" not in last_entry().data


def test_the_history_of_an_organisation_names_both(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.clerk, by=scene.cast.district_clerk)
    organisation_move(by=scene.actor(acting), organisation=cast.second, parent=cast.reed, on=TODAY)
    acts = dict(Act.objects.filter(parts__organisation__uid=cast.second).values_list("uid", "recorded_by"))
    moved = Act.objects.latest("pk").uid
    named = recorders(acts)
    assert named[moved] == "谷雨停（代束小满）"
    assert [name for act, name in named.items() if act != moved] == [""]  # founded by the program


@pytest.mark.parametrize("who", ["holder", "keeper"])
def test_the_holder_lets_somebody_act_and_so_does_who_could_appoint(scene: Scene, who: str) -> None:
    """The secretary of the first branch keeps nobody's people, yet lends what is hers: to a member of her branch."""
    cast = scene.cast
    member = person_register(by=cast.clerk, organisation=cast.first, name="竺小溪", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.first, person=member, kind="duty_post", on=LAST_YEAR)
    by = cast.secretary if who == "holder" else cast.clerk
    uid = acting_begin(by=by, post=scene.secretary, person=member, on=TODAY, until=UNTIL)
    assert Acting.objects.get(uid=uid).person.uid == member


def test_nobody_lends_a_post_beyond_their_own_rights(scene: Scene) -> None:
    """The worker of the second branch could appoint a secretary there, but no clerk."""
    cast = scene.cast
    worker = person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.second, person=worker, kind="worker", on=LAST_YEAR)
    clerk = post_appoint(by=cast.clerk, organisation=cast.second, person=scene.person, kind="clerk", on=LAST_YEAR)
    account = account_of(worker)
    with refused(NotAllowed, "组织干事", "超出了您自己的权限"):
        acting_begin(by=actor_of(account, TODAY), post=clerk, person=worker, on=TODAY, until=UNTIL)


def test_who_acts_for_somebody_does_not_pass_it_on(scene: Scene) -> None:
    acting = scene.lend(scene.clerk, by=scene.cast.district_clerk)
    with refused(NotAllowed, "代别人办理的时候", "请先回到本人"):
        scene.lend(scene.secretary, by=scene.actor(acting))


def test_who_acts_appoints_nobody_beyond_the_rights_of_the_post(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.secretary)
    with refused(NotAllowed, "您的岗位没有这项权限"):
        post_appoint(by=scene.actor(acting), organisation=cast.first, person=scene.person, kind="committee_member", on=TODAY)


def test_numbers_are_shown_to_who_acts_only_if_the_post_shows_them(scene: Scene) -> None:
    """The secretary may not look at numbers; the commissioner of the branch may, and the journal names both."""
    cast = scene.cast
    register = partial(person_register, by=cast.clerk, organisation=cast.first, on=LAST_YEAR, membership="full")
    member, commissioner = register(name="竺小溪", phone="13800138000"), register(name="蔚初凉")
    post = post_appoint(by=cast.clerk, organisation=cast.first, person=commissioner, kind="organisation_commissioner", on=LAST_YEAR)
    for_secretary, for_commissioner = scene.lend(scene.secretary), scene.lend(post)
    look = partial(person_unmask, person=member, fields=["phone"], reason="核对联系方式")
    with refused(NotAllowed, "您的岗位没有这项权限"):
        look(by=scene.actor(for_secretary))
    assert look(by=scene.actor(for_commissioner)).phone == "13800138000"
    entry = last_entry()
    assert (entry.verb, entry.actor, json.loads(entry.data)["acting_for"]) == ("person.unmask", scene.account.uid, commissioner)


def test_a_post_without_rights_has_nothing_to_lend(scene: Scene) -> None:
    cast = scene.cast
    person = person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=LAST_YEAR, membership="full")
    post = post_appoint(by=cast.clerk, organisation=cast.second, person=person, kind="reserve", on=LAST_YEAR)
    with refused(Conflict, "后备干部", "不带权限"):
        scene.lend(post)


def test_a_post_that_has_ended_is_not_lent(scene: Scene) -> None:
    post_end(by=scene.cast.clerk, post=scene.secretary, on=TODAY)
    with refused(Conflict, "2026年6月30日", "结束"):
        scene.lend(scene.secretary)


def test_nobody_acts_for_themselves(scene: Scene) -> None:
    clerk = scene.cast.accounts["clerk"].person
    assert clerk
    with refused(Invalid, "束小满", "不用代办", field="person"):
        acting_begin(by=scene.cast.clerk, post=scene.clerk, person=clerk.uid, on=TODAY, until=UNTIL)


def test_nobody_names_themselves(scene: Scene) -> None:
    """The clerk could appoint the secretary, and still does not act in her name at his own bidding."""
    clerk = scene.cast.accounts["clerk"].person
    assert clerk
    begin = partial(acting_begin, post=scene.secretary, person=clerk.uid, on=TODAY, until=UNTIL)
    with refused(Invalid, "蔺知秋本人", "另一位组织干事", field="person"):
        begin(by=scene.cast.clerk)
    begin(by=scene.cast.district_clerk)


def test_who_cannot_sign_in_is_not_asked(scene: Scene) -> None:
    cast = scene.cast
    begin = partial(acting_begin, by=cast.clerk, post=scene.secretary, on=TODAY, until=UNTIL)
    member = person_register(by=cast.clerk, organisation=cast.second, name="竺小溪", on=LAST_YEAR, membership="full")
    with refused(Conflict, "竺小溪", "没有账号，也没有岗位", field="person"):
        begin(person=member)
    Account.objects.filter(pk=scene.account.pk).update(is_active=False)
    with refused(Conflict, "谷雨停", "账号已停用", field="person"):
        begin(person=scene.person)


def test_a_person_outside_what_the_lender_sees_is_not_found(scene: Scene) -> None:
    stranger = scene.cast.accounts["stranger"].person
    assert stranger
    with refused(NotFound, "没有找到这个人"):
        acting_begin(by=scene.cast.clerk, post=scene.secretary, person=stranger.uid, on=TODAY, until=UNTIL)


def test_the_same_person_is_not_asked_twice_for_the_same_time(scene: Scene) -> None:
    scene.lend(scene.secretary)
    with refused(Conflict, "谷雨停", "蔺知秋", "2026年6月30日 至 2026年12月31日", field="person"):
        scene.lend(scene.secretary, on=UNTIL, until=date(2027, 1, 31))
    scene.lend(scene.secretary, on=date(2027, 1, 1), until=date(2027, 1, 31))


@pytest.mark.parametrize(
    ("on", "until", "words", "field"),
    [
        (date(2023, 12, 31), UNTIL, "2024年1月1日", "on"),
        (TODAY, YESTERDAY, "早于", "until"),
        (date(2026, 6, 1), YESTERDAY, "已经过去", "until"),
        # 366 days from 30 June 2026, that day included, end with 30 June 2027
        (TODAY, date(2027, 7, 1), "2027年6月30日", "until"),
        (date(2027, 6, 1), date(2027, 7, 1), "2027年6月30日", "until"),
    ],
)
def test_days_that_cannot_be_are_refused(scene: Scene, on: date, until: date, words: str, field: str) -> None:
    with refused(Invalid, words, field=field):
        scene.lend(scene.secretary, on=on, until=until)


def test_the_longest_period_is_taken(scene: Scene) -> None:
    assert scene.lend(scene.secretary, until=date(2027, 6, 30))


def test_it_begins_on_its_day_and_ends_after_its_last(scene: Scene) -> None:
    acting = scene.lend(scene.secretary, on=TOMORROW, until=UNTIL)
    assert scene.actor(acting).acting_for == ""
    for day, holds in ((TOMORROW, True), (UNTIL, True), (date(2027, 1, 1), False)):
        clock.pin(day)
        assert bool(scene.actor(acting).acting_for) == holds
        assert bool(acting_choices(scene.account, day)) == holds


def test_it_ends_with_the_post(scene: Scene) -> None:
    acting = scene.lend(scene.secretary)
    post_end(by=scene.cast.clerk, post=scene.secretary, on=TODAY)
    assert scene.actor(acting) == scene.actor()
    (row,) = person_acting(scene.cast.clerk, scene.person).acts_for
    assert (row.last, row.word, row.may_end) == (YESTERDAY, "已结束", False)


def test_it_ends_with_the_organisation(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.secretary)
    organisation_merge(by=cast.clerk, organisations=[cast.first], into=cast.second, on=TODAY)
    assert scene.actor(acting) == scene.actor()


def test_another_persons_acting_is_nothing_to_choose(scene: Scene) -> None:
    acting = scene.lend(scene.secretary)
    neighbour = scene.cast.accounts["neighbour"]
    assert actor_of(neighbour, TODAY, acting) == scene.cast.neighbour
    assert actor_of(scene.cast.accounts["security"], TODAY, acting) == scene.cast.actor("security")


@pytest.mark.parametrize("who", ["acting", "holder", "keeper"])
def test_either_of_the_two_ends_it_and_who_could_appoint(scene: Scene, who: str) -> None:
    acting = scene.lend(scene.secretary, on=YESTERDAY)
    by = {"acting": scene.actor(acting), "holder": scene.cast.secretary, "keeper": scene.cast.clerk}[who]
    acting_end(by=by, acting=acting, on=TODAY)
    assert scene.actor(acting).acting_for == ""
    assert Acting.objects.get(uid=acting).valid_to == TODAY
    assert (last_entry().verb, last_entry().object) == ("acting.end", acting)


def test_others_do_not_end_it(scene: Scene) -> None:
    cast, acting = scene.cast, scene.lend(scene.secretary, on=YESTERDAY)
    end = partial(acting_end, acting=acting, on=TODAY)
    with refused(NotFound, "没有找到这项代办"):
        end(by=cast.neighbour)
    member = person_register(by=cast.clerk, organisation=cast.rice, name="竺小溪", on=LAST_YEAR, membership="full")
    post_appoint(by=cast.clerk, organisation=cast.rice, person=member, kind="secretary", on=LAST_YEAR)
    account = account_of(member)
    with refused(NotAllowed, "您的岗位没有这项权限"):
        end(by=actor_of(account, TODAY))


def test_what_began_today_is_taken_back_at_once_and_the_journal_keeps_both_entries(scene: Scene) -> None:
    acting = scene.lend(scene.secretary)
    acting_end(by=scene.cast.clerk, acting=acting, on=TODAY)
    assert scene.actor(acting) == scene.actor()
    assert not Acting.objects.exists()
    assert (last_entry().verb, last_entry().object) == ("acting.end", acting)


def test_what_has_been_does_not_go(scene: Scene) -> None:
    acting = scene.lend(scene.secretary, on=YESTERDAY)
    with refused(Invalid, "2026年6月29日", field="on"):
        acting_end(by=scene.cast.clerk, acting=acting, on=YESTERDAY)


def test_it_ends_once_and_not_later_than_agreed(scene: Scene) -> None:
    acting = scene.lend(scene.secretary, on=YESTERDAY)
    with refused(Conflict, "2026年12月31日", "不用再办"):
        acting_end(by=scene.cast.clerk, acting=acting, on=date(2027, 1, 1))
    acting_end(by=scene.cast.clerk, acting=acting, on=TODAY)
    with refused(Conflict, "2026年6月29日"):
        acting_end(by=scene.cast.clerk, acting=acting, on=TODAY)


def test_the_pages_say_who_acts_for_whom_and_offer_what_may_be_done(scene: Scene) -> None:
    cast = scene.cast
    holder = cast.accounts["secretary"].person
    assert holder
    acting = scene.lend(scene.secretary, on=TOMORROW)
    mine = own_acting(cast.secretary)
    assert [(row.uid, row.person, row.title, row.since, row.last, row.word, row.may_end) for row in mine.acted_for] == [
        (acting, "谷雨停", "青禾第一党支部书记", TOMORROW, UNTIL, "还没开始", True)
    ]
    assert [post.uid for post in mine.lendable] == [scene.secretary]
    assert [row.holder for row in own_acting(scene.actor()).acts_for] == ["蔺知秋"]
    seen = person_acting(cast.clerk, holder.uid)
    assert ([post.uid for post in seen.lendable], seen.may_send) == ([scene.secretary], True)
    other = person_acting(actor_of(scene.account, TODAY), scene.person)
    assert (other.lendable, other.may_send) == ([own_acting(scene.actor()).lendable[0]], False)
    with refused(NotAllowed, "管理员账号"):
        own_acting(cast.actor("audit"))


def test_several_periods_are_offered_side_by_side(scene: Scene) -> None:
    one = scene.lend(scene.secretary)
    two = scene.lend(scene.clerk, by=SYSTEM_ACTOR)
    offered = [(each.uid, each.holder, each.title) for each in acting_choices(scene.account, TODAY)]
    assert offered == [(one, "蔺知秋", "青禾第一党支部书记"), (two, "束小满", "柳溪街道党工委组织干事")]
