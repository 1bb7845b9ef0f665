"""Elections and their postponement, and the list of what is due."""

from datetime import date

import pytest

from tests.cast import FOUNDED, TODAY, Cast, last_entry, refused
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations.actions import organisation_close, organisation_elect, organisation_found, organisation_postpone
from zerentian.organisations.models import Act, Organisation, Term
from zerentian.organisations.queries.profile import profile
from zerentian.organisations.queries.terms import term_counts, terms, with_paths
from zerentian.organisations.rules import TermState

ON = date(2026, 3, 1)


def elect(cast: Cast, **changes: object) -> None:
    asked = {"by": cast.clerk, "organisation": cast.first, "on": ON}
    organisation_elect(**{**asked, **changes})  # type: ignore[arg-type]


def postpone(cast: Cast, until: date, **changes: object) -> None:
    asked = {"by": cast.clerk, "organisation": cast.first, "until": until, "on": ON}
    organisation_postpone(**{**asked, **changes})  # type: ignore[arg-type]


def test_an_election_begins_a_term_and_ends_the_one_before(cast: Cast) -> None:
    elect(cast, on=date(2021, 2, 1))
    elect(cast, paper="柳委〔2026〕9号")
    held = Term.objects.order_by("valid_from").values_list("valid_from", "valid_to", "years")
    assert list(held) == [(date(2021, 2, 1), ON, 5), (ON, FOREVER, 5)]
    act, entry = Act.objects.latest("pk"), last_entry()
    assert (act.kind, act.paper, act.summary) == ("elected", "柳委〔2026〕9号", "青禾第一党支部换届，任期 5 年")
    assert (entry.verb, entry.object) == ("organisation.elect", cast.first)


def test_the_length_of_a_term_follows_kind_and_area(cast: Cast) -> None:
    shop = organisation_found(by=cast.clerk, parent=cast.willow, name="云梭织造厂党支部", kind="branch", area="two_new", on=FOUNDED)
    elect(cast, organisation=shop)
    elect(cast, organisation=cast.rice)
    elect(cast, organisation=cast.second, years=4)
    assert dict(Term.objects.values_list("organisation__uid", "years")) == {shop: 3, cast.rice: 5, cast.second: 4}


def test_a_group_elects_no_committee(cast: Cast) -> None:
    with refused(Conflict, "党小组", "不用登记换届"):
        elect(cast, organisation=cast.group)
    assert profile(cast.clerk, cast.group).term.state == TermState.FREE


def test_an_election_comes_after_the_last_one(cast: Cast) -> None:
    elect(cast)
    with refused(Invalid, "青禾第一党支部", "2026年3月1日", field="on"):
        elect(cast, on=date(2026, 2, 28))


def test_an_election_entered_again_for_the_same_day_is_put_right(cast: Cast) -> None:
    elect(cast)
    elect(cast, years=3)
    open_terms = Term.objects.filter(organisation__uid=cast.first, valid_to=FOREVER)
    assert [(term.valid_from, term.years) for term in open_terms] == [(ON, 3)]
    assert not Term.objects.filter(organisation__uid=cast.first, valid_to=ON, valid_from=ON).exists()
    assert Act.objects.latest("pk").summary == "更正：青禾第一党支部换届，任期 3 年"


@pytest.mark.parametrize(("on", "words"), [(date(2020, 2, 29), "2020年3月1日"), (date(2026, 7, 1), "还没有到")])
def test_days_that_cannot_be_are_refused(cast: Cast, on: date, words: str) -> None:
    with refused(Invalid, words, field="on"):
        elect(cast, on=on)


def test_a_closed_organisation_elects_nothing(cast: Cast) -> None:
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "青禾第二党支部"):
        elect(cast, organisation=cast.second, on=TODAY)


def test_a_postponement_moves_the_day_it_is_due(cast: Cast) -> None:
    elect(cast, on=date(2021, 6, 29))
    assert profile(cast.clerk, cast.first).term.state == TermState.LATE
    version = Organisation.objects.get(uid=cast.first).version
    postpone(cast, date(2026, 12, 28), paper="柳委〔2026〕10号")
    seen = profile(cast.clerk, cast.first)
    assert (seen.term.state, seen.term.due, seen.term.postponed) == (TermState.DONE, date(2026, 12, 28), True)
    assert Act.objects.latest("pk").summary == "青禾第一党支部换届延期至2026年12月28日"
    assert (last_entry().verb, seen.version) == ("organisation.postpone", version + 1)


def test_a_postponement_is_later_than_the_day_it_was_due(cast: Cast) -> None:
    elect(cast, on=date(2021, 6, 29))
    with refused(Invalid, "2026年6月29日", field="until"):
        postpone(cast, date(2026, 6, 29))
    postpone(cast, date(2026, 6, 30))
    with refused(Invalid, "2026年6月30日", field="until"):
        postpone(cast, date(2026, 6, 30))


def test_what_was_never_elected_cannot_be_postponed(cast: Cast) -> None:
    with refused(Conflict, "青禾第一党支部", "先登记"):
        postpone(cast, date(2027, 1, 1))


def test_a_closed_organisation_postpones_nothing(cast: Cast) -> None:
    elect(cast, organisation=cast.second, on=date(2021, 6, 29))
    organisation_close(by=cast.clerk, organisation=cast.second, on=ON)
    with refused(Conflict, "2026年3月1日"):
        postpone(cast, date(2027, 1, 1), organisation=cast.second)


def test_the_list_of_terms_begins_with_the_most_pressing(cast: Cast) -> None:
    elect(cast, organisation=cast.first, on=date(2021, 6, 29))  # due yesterday
    elect(cast, organisation=cast.second, on=date(2021, 6, 30))  # due today
    elect(cast, organisation=cast.rice, on=date(2021, 12, 27))  # due in 180 days
    elect(cast, organisation=cast.third, on=date(2021, 12, 28))  # due in 181 days
    rows = terms(cast.clerk, TODAY)
    assert [(row.name, row.state) for row in rows] == [
        ("青禾第一党支部", TermState.LATE),
        ("青禾第二党支部", TermState.SOON),
        ("青禾社区党委", TermState.SOON),
        ("芦花第一党支部", TermState.DONE),
        ("柳溪街道党工委", TermState.NONE),
        ("芦花社区党委", TermState.NONE),
    ]
    assert with_paths(cast.clerk, rows[:1], TODAY)[0].path == "柳溪街道党工委 青禾社区党委"
    assert dict(term_counts(rows)) == {TermState.LATE: 1, TermState.SOON: 2, TermState.DONE: 1, TermState.NONE: 2}


def test_the_list_keeps_to_what_the_actor_sees(cast: Cast) -> None:
    assert [row.name for row in terms(cast.secretary, TODAY)] == ["青禾第一党支部"]
    assert terms(cast.actor("audit"), TODAY) == []
