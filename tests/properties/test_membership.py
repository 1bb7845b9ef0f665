"""Whatever is done about memberships, in whatever order: one at a time, no day in two places, and the journal alone tells it all."""

import json
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.cast import TODAY
from tests.properties.district import accepted, rolled_back
from tests.properties.test_tree import QUIET
from zerentian.journal.models import Entry
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.actions import organisation_found
from zerentian.people.actions import (
    membership_confirm,
    membership_end,
    person_register,
    transfer_acknowledge,
    transfer_admit,
    transfer_cancel,
    transfer_open,
    transfer_receive,
    transfer_return,
)
from zerentian.people.actions.memberships import ENDINGS
from zerentian.people.models import Membership, Transfer
from zerentian.people.vocabulary import TransferState

START = date(2025, 1, 1)
PEOPLE = 4
VERBS = ["register", "open", "open", "open_elsewhere", "receive", "receive"]
VERBS += ["send_back", "cancel", "acknowledge", "admit", "confirm", "end"]
WITHOUT_EFFECT = {"open", "open_elsewhere", "send_back", "cancel"}  # on memberships
done: Counter[str] = Counter()

Period = tuple[str, str, date, date, str]  # organisation, kind, first day, first day after, why it ended


class MembershipMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        self.stack.callback(clock.pin, clock._pinned)
        clock.pin(TODAY)
        self.stack.enter_context(rolled_back())
        root = organisation_found(by=SYSTEM_ACTOR, parent=None, name="云汀区委", kind="committee", area="organ", on=START)
        asked: dict[str, Any] = {"by": SYSTEM_ACTOR, "parent": root, "kind": "branch", "area": "organ", "on": START}
        self.places = [organisation_found(name=f"第{number}党支部", **asked) for number in range(1, 5)]
        self.people: list[str] = []
        self.count = 0
        for _ in range(PEOPLE):
            self.register(self.count, START)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            with self.stack:
                assert replayed() == {uid: periods(uid) for uid in self.people}
                assert verify().sound

    @rule(verb=st.sampled_from(VERBS), which=st.integers(0, 60), days=st.integers(-3, 40))
    def act(self, verb: str, which: int, days: int) -> None:
        """Mostly some days after the last thing known about somebody, so that most is accepted; never after today."""
        person = self.people[which % len(self.people)]
        on = min(last_day(person) + timedelta(days=days), TODAY)
        before, entries = {uid: periods(uid) for uid in self.people}, Entry.objects.count()
        done["tried"] += 1
        _, refusal = accepted(lambda: getattr(self, verb)(which, on))
        after = {uid: periods(uid) for uid in before}
        if refusal:
            assert refusal.message.endswith("。")
            assert (after, Entry.objects.count()) == (before, entries), verb
        elif verb in WITHOUT_EFFECT:
            assert after == before, verb
        done[f"{verb} {'refused' if refusal else 'accepted'}"] += 1
        for rows in after.values():
            one_at_a_time(rows)

    def register(self, which: int, on: date) -> None:
        self.count += 1
        kind = "probationary" if which % 2 else "full"
        name, place = f"人{self.count}", self.places[which % 4]
        self.people.append(person_register(by=SYSTEM_ACTOR, organisation=place, name=name, on=on, membership=kind))

    def open(self, which: int, on: date) -> None:
        transfer_open(by=SYSTEM_ACTOR, person=self.someone(which), target=self.places[which // 7 % 4], on=on)

    def open_elsewhere(self, which: int, on: date) -> None:
        transfer_open(by=SYSTEM_ACTOR, person=self.someone(which), elsewhere="远山县委", on=on)

    def receive(self, which: int, on: date) -> None:
        self.close(transfer_receive, which, on, target__isnull=False)

    def acknowledge(self, which: int, on: date) -> None:
        self.close(transfer_acknowledge, which, on, target__isnull=True)

    def send_back(self, which: int, on: date) -> None:
        self.close(transfer_return, which, on, why="名称不对", target__isnull=False)

    def cancel(self, which: int, on: date) -> None:
        self.close(transfer_cancel, which, on, why="不去了")

    def close(self, act: Callable[..., None], which: int, on: date, why: str = "", **where: bool) -> None:
        """Mostly one that is under way, and rarely before it was opened."""
        rows = Transfer.objects.filter(**where).order_by("pk")
        under_way = rows.filter(state=TransferState.OPEN)
        found = list(under_way if which % 10 and under_way.exists() else rows)
        uid = found[which % len(found)].uid if found else "a" * 16
        on = max(on, found[which % len(found)].opened_on - timedelta(days=which % 2)) if found else on
        act(by=SYSTEM_ACTOR, transfer=uid, on=min(on, TODAY), **{"why": why} if why else {})

    def admit(self, which: int, on: date) -> None:
        """Mostly somebody who is a member no more."""
        gone = [uid for uid in self.people if not Membership.objects.filter(person__uid=uid, valid_to=FOREVER).exists()]
        who = gone[which % len(gone)] if gone and which % 10 else self.someone(which)
        kind = "full" if which % 2 else "probationary"
        on = max(on, last_day(who) - timedelta(days=which % 2))
        transfer_admit(by=SYSTEM_ACTOR, organisation=self.places[which % 4], who=who, kind=kind, elsewhere="远山县委", on=on)

    def confirm(self, which: int, on: date) -> None:
        membership_confirm(by=SYSTEM_ACTOR, person=self.someone(which), on=on, sure=True)

    def end(self, which: int, on: date) -> None:
        membership_end(by=SYSTEM_ACTOR, person=self.someone(which), on=on, ending=ENDINGS[which // 5 % len(ENDINGS)])

    def someone(self, which: int) -> str:
        return self.people[which % len(self.people)]


def periods(person: str) -> list[Period]:
    rows = Membership.objects.filter(person__uid=person).order_by("valid_from")
    return list(rows.values_list("organisation__uid", "kind", "valid_from", "valid_to", "ending"))


def last_day(person: str) -> date:
    """The last day on which something about the person's membership began or ended."""
    days = {day for period in periods(person) for day in period[2:4]} - {FOREVER}
    return max(days)


def one_at_a_time(rows: list[Period]) -> None:
    for earlier, later in pairwise(rows):
        assert earlier[3] <= later[2], rows
    for _, _, since, until, ending in rows:
        assert since < until
        assert (until == FOREVER) == (ending == ""), rows
    assert [row for row in rows[:-1] if row[3] == FOREVER] == []


def replayed() -> dict[str, list[Period]]:
    """All memberships, told by the journal alone."""
    told: dict[str, list[Period]] = {}
    for entry in Entry.objects.filter(verb__regex=r"^(person|transfer|membership)\.").order_by("seq"):
        data = json.loads(entry.data)
        rows = told.setdefault(data.get("person", entry.object), [])
        on = date.fromisoformat(data["on"])
        if entry.verb == "person.register":
            rows.append((data["organisation"], data["membership"], on, FOREVER, ""))
        elif entry.verb == "transfer.admit":
            rows.append((data["target"], data["kind"], on, FOREVER, ""))
        elif entry.verb == "transfer.receive":
            rows.append((data["target"], ended(rows, on, "moved"), on, FOREVER, ""))
        elif entry.verb == "membership.confirm":
            ended(rows, on, "confirmed")
            rows.append((data["organisation"], "full", on, FOREVER, ""))
        elif entry.verb == "membership.end":
            ended(rows, on, data["ending"])
        elif entry.verb == "transfer.acknowledge":
            ended(rows, on, "left_district")
    return told


def ended(rows: list[Period], on: date, why: str) -> str:
    """End the last period; its kind."""
    place, kind, since, _, _ = rows.pop()
    rows.append((place, kind, since, on, why))
    return kind


def test_some_hundred_random_acts_on_memberships(db: None) -> None:
    done.clear()
    chosen = settings(max_examples=12, stateful_step_count=50, derandomize=True, deadline=None, database=None, suppress_health_check=QUIET)
    run_state_machine_as_test(MembershipMachine, settings=chosen)
    print(*(f"{verb} {n}" for verb, n in sorted(done.items())), sep="\n")
    assert done["tried"] >= 400
    assert {verb for verb in VERBS if not done[f"{verb} accepted"]} == set()
