"""The columns an account has chosen."""

import json

import pytest

from tests.cast import Cast, last_entry, refused
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Invalid, NotAllowed
from zerentian.people.actions.columns import column_choice_set
from zerentian.people.models import ColumnChoice
from zerentian.people.queries.columns import columns_chosen


@pytest.mark.both
def test_a_choice_is_kept_replaced_and_taken_back(cast: Cast) -> None:
    column_choice_set(by=cast.clerk, table="members", columns=["age", "name", "age"])
    assert columns_chosen(cast.clerk, "members") == ["age", "name"]
    column_choice_set(by=cast.clerk, table="members", columns=["name", "work"])
    assert columns_chosen(cast.clerk, "members") == ["name", "work"]
    assert ColumnChoice.objects.count() == 1
    column_choice_set(by=cast.clerk, table="members", columns=[])
    assert columns_chosen(cast.clerk, "members") == []
    assert ColumnChoice.objects.count() == 0


def test_a_choice_holds_for_one_account_and_one_table(cast: Cast) -> None:
    column_choice_set(by=cast.clerk, table="members", columns=["name"])
    assert columns_chosen(cast.secretary, "members") == []
    assert columns_chosen(cast.clerk, "posts") == []


def test_the_journal_says_who_chose_what(cast: Cast) -> None:
    column_choice_set(by=cast.actor("audit"), table="audit", columns=["at", "verb"])
    entry = last_entry()
    assert (entry.verb, entry.actor, entry.object) == ("list.columns", cast.actor("audit").uid, cast.actor("audit").uid)
    assert json.loads(entry.data) == {"table": "audit", "columns": ["at", "verb"]}


@pytest.mark.parametrize("columns", [["name; drop"], ["名"], [""], [f"c{'x' * 30}{chr(97 + n)}" for n in range(20)]])
def test_what_can_be_no_column_is_refused(cast: Cast, columns: list[str]) -> None:
    with refused(Invalid, "没有这样的列"):
        column_choice_set(by=cast.clerk, table="members", columns=columns)


def test_what_can_be_no_table_is_refused(cast: Cast) -> None:
    with refused(Invalid):
        column_choice_set(by=cast.clerk, table="members of", columns=["name"])


def test_the_program_has_no_account_to_keep_a_choice_for(cast: Cast) -> None:
    with refused(NotAllowed, "请登录"):
        column_choice_set(by=SYSTEM_ACTOR, table="members", columns=["name"])
