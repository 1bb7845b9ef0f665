"""What holds for every verb alike: one journal entry in the act's transaction, refusals without a trace, rights as they are today."""

import inspect
import json
from datetime import date
from unicodedata import category

import pytest
from django.db import connection

from tests.acts import REFUSED_TWICE, VERBS
from tests.cast import OUTSIDERS, Cast, everything, last_entry, refused
from zerentian.journal.models import Entry
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import NotAllowed, NotFound, Refusal
from zerentian.organisations import actions as organisation_actions
from zerentian.people import actions as people_actions
from zerentian.people.actions import post_end
from zerentian.people.models import Person, Post

AT_THE_BRANCH = {  # verbs whose object the secretary of the first branch sees
    "organisation.move",
    "organisation.merge",
    "organisation.elect",
    "organisation.postpone",
    "act.withdraw",
    "person.register",
    "person.correct",
    "person.unmask",
    "post.end",
}
every_verb = pytest.mark.parametrize("verb", VERBS)


def test_the_table_of_verbs_is_complete() -> None:
    exported = {*organisation_actions.__all__, *people_actions.__all__}
    functions = {name for module in (organisation_actions, people_actions) for name, _ in inspect.getmembers(module, inspect.isfunction)}
    verbs = {name.replace("_", ".", 1) for name in exported & functions}
    assert verbs - {"district.begin"} == VERBS.keys()


@pytest.mark.both
@every_verb
def test_the_clerk_may_and_one_entry_says_so(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    before = Entry.objects.count()
    act(cast.clerk)
    entry = last_entry()
    assert Entry.objects.count() == before + 1
    assert (entry.verb, entry.actor) == (verb, cast.clerk.uid)
    assert verify().sound


@every_verb
def test_the_clerk_of_the_level_above_may_too(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    act(cast.district_clerk)
    assert last_entry().actor == cast.district_clerk.uid


@every_verb
def test_what_has_no_right_here_learns_nothing(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    for name in ("neighbour", *OUTSIDERS):
        with refused(NotFound, "没有找到", "请"):
            act(cast.actor(name))


@every_verb
def test_who_only_sees_is_told_who_can_help(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    with pytest.raises(Refusal) as caught:
        act(cast.secretary)
    assert type(caught.value) is (NotAllowed if verb in AT_THE_BRANCH else NotFound)
    if type(caught.value) is NotAllowed:
        assert "您的岗位没有这项权限" in caught.value.message
        assert "组织干事" in caught.value.message


@every_verb
def test_a_right_ends_with_the_post_in_the_next_request(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    post = Post.objects.get(organisation__uid=cast.willow, kind="clerk")
    post_end(by=cast.district_clerk, post=post.uid, on=date(2026, 1, 1))
    with refused(NotFound):
        act(cast.clerk)


@every_verb
def test_an_object_that_does_not_exist_is_not_found(cast: Cast, verb: str) -> None:
    _, on_nothing = VERBS[verb](cast)
    for by in (cast.clerk, SYSTEM_ACTOR):
        with refused(NotFound, "没有找到"):
            on_nothing(by)


@pytest.mark.parametrize("verb", sorted(REFUSED_TWICE))
def test_the_same_act_sent_again_is_refused(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    act(cast.clerk)
    with refused_in_some_way():
        act(cast.clerk)


class refused_in_some_way:
    """Whatever the refusal: it is one sentence and nothing was written."""

    def __enter__(self) -> None:
        self.before = everything()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        assert isinstance(error, Refusal), "the second sending was accepted"
        assert error.message.endswith("。")
        assert not [sign for sign in error.message if category(sign) == "Cc"]
        assert everything() == self.before
        return True


def test_staffing_a_grid_again_with_the_same_branches_changes_no_row(cast: Cast) -> None:
    act, _ = VERBS["grid.staff"](cast)
    act(cast.clerk)
    rows = everything()["organisations.GridBranch"]
    act(cast.clerk)
    assert everything()["organisations.GridBranch"] == rows


@pytest.mark.both
@every_verb
def test_an_act_whose_entry_fails_leaves_nothing(cast: Cast, verb: str) -> None:
    """The journal's table takes no entry any more: the act goes with it."""
    act, _ = VERBS[verb](cast)
    clerk, before = cast.clerk, everything()
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT scene")
        cursor.execute("ALTER TABLE journal_entry RENAME COLUMN hash TO hidden")
    with pytest.raises(Exception, match="hash"):
        act(clerk)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry RENAME COLUMN hidden TO hash")
    assert everything() == before


@every_verb
def test_no_personal_data_enters_the_journal(cast: Cast, verb: str) -> None:
    act, _ = VERBS[verb](cast)
    act(cast.clerk)
    data = last_entry().data
    json.loads(data)
    assert [name for name in Person.objects.values_list("name", flat=True) if name in data] == []
