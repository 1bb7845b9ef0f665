"""Random acts on a real tree through the real actions, beside the reference that is told of those that were accepted."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.properties import comparing
from tests.properties.reference import District, Held
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Refusal
from zerentian.organisations.actions import (
    NewPart,
    act_withdraw,
    organisation_close,
    organisation_designate,
    organisation_found,
    organisation_merge,
    organisation_move,
    organisation_split,
)
from zerentian.organisations.models import Act, Organisation
from zerentian.organisations.vocabulary import ActKind
from zerentian.people.actions import person_register, post_appoint, post_end
from zerentian.people.models import Account, Person

TODAY = date(2026, 6, 30)
START = date(2024, 1, 1)
BELOW = {"committee": ["committee", "general_branch", "branch"], "general_branch": ["branch"], "branch": ["group"], "group": []}
KINDS = list(BELOW)
CREW = 3  # people with accounts, who are given posts and lose them
POSTS = ["clerk", "secretary", "group_leader", "worker"]

index = st.integers(0, 200)  # of an organisation among those that there are, round and round
gap = st.integers(0, 40)  # days after the last thing known; 0 and the far end are refused
VERBS = ["found", "found", "move", "move", "move_on_any_day", "split", "merge", "close", "designate", "withdraw", "appoint", "end_a_post"]
done: Counter[str] = Counter()  # acts tried, accepted and refused in the whole run


class DistrictMachine(RuleBasedStateMachine):
    """Each run begins with a small district in a transaction that is rolled back at its end."""

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        self.pinned = clock._pinned
        clock.pin(TODAY)
        self.stack.callback(clock.pin, self.pinned)
        self.stack.enter_context(rolled_back())
        self.model, self.number = District(), 0
        root = self.founded(None, "committee", START)
        streets = [self.founded(root, "committee", START + timedelta(days=1)) for _ in range(2)]
        communities = [self.founded(street, "committee", START + timedelta(days=2)) for street in streets for _ in range(2)]
        branches = [self.founded(community, "branch", START + timedelta(days=3)) for community in communities]
        self.founded(branches[0], "group", START + timedelta(days=4))
        self.persons = [self.registered(root) for _ in range(CREW)]
        self.crew = [Account.objects.create(username=uid, person=Person.objects.get(uid=uid)) for uid in self.persons]

    def registered(self, organisation: str) -> str:
        return person_register(by=SYSTEM_ACTOR, organisation=organisation, name=f"人{self.next()}", on=START)

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            with self.stack:
                comparing.everything(self.model, self.crew, TODAY)
                assert verify().sound

    def next(self) -> int:
        self.number += 1
        return self.number

    def founded(self, parent: str | None, kind: str, on: date) -> str:
        called = f"组织{self.next():03d}"
        uid = organisation_found(by=SYSTEM_ACTOR, parent=parent, name=called, kind=kind, area="organ", on=on)
        self.model.found(uid, parent, called, kind, on)
        return uid

    def one(self, number: int) -> str:
        """Mostly one that is open."""
        among = [body.uid for body in self.model.open()] if number % 10 else list(self.model.bodies)
        return among[number % len(among)]

    def some_parent(self, number: int, kind: str) -> str:
        """Mostly one that may contain the kind."""
        fitting = [body.uid for body in self.model.open() if kind in BELOW[body.kind]]
        return fitting[number % len(fitting)] if number % 10 and fitting else self.one(number)

    def day(self, days: int, *uids: str) -> date:
        """Some days after all of these were last placed."""
        return max(self.model.bodies[uid].places[-1][0] for uid in uids) + timedelta(days=days)

    def attempt(self, verb: str, act: Callable[[], Any]) -> Any:
        """What the act returns, True if that is nothing, or None if it was refused; then not a row may differ."""
        done["tried"] += 1
        before = comparing.counts()
        result, refusal = accepted(act)
        if refusal:
            assert refusal.message.endswith("。"), refusal.message
            assert comparing.counts() == before, verb
            done[f"{verb} refused"] += 1
            return None
        done[f"{verb} accepted"] += 1
        assert comparing.counts()[1] == before[1] + 1, verb
        self.changed = True
        return result or True

    @rule(verb=st.sampled_from(VERBS), which=index, other=index, days=gap)
    def act(self, verb: str, which: int, other: int, days: int) -> None:
        """One rule for all verbs, so that every run mixes them all."""
        getattr(self, verb)(which, other, days)

    def found(self, which: int, other: int, days: int) -> None:
        kind = KINDS[other % len(KINDS)]
        parent, name = self.some_parent(which, kind), f"组织{self.next():03d}"
        asked: dict[str, Any] = {"parent": parent, "name": name, "kind": kind}
        on = self.model.bodies[parent].founded + timedelta(days=days)
        uid = self.attempt("found", lambda: organisation_found(by=SYSTEM_ACTOR, area="organ", on=on, **asked))
        if uid:
            self.model.found(uid, parent, name, kind, on)

    def move(self, which: int, other: int, days: int) -> None:
        uid = self.one(which)
        self.moved(uid, self.some_parent(other, self.model.bodies[uid].kind), self.day(days, uid))

    def move_on_any_day(self, which: int, other: int, days: int) -> None:
        """Before the founding and after today included."""
        self.moved(self.one(which), self.one(other), START + timedelta(days=days * 25 - 20))

    def withdraw(self, which: int, other: int, days: int) -> None:
        """Mostly one of the latest moves and new names."""
        acts = Act.objects.filter(kind__in=[ActKind.MOVED, ActKind.DESIGNATED], withdrawn_at=None).order_by("-pk")
        act = acts[which % 3 : which % 3 + 1].first() if other % 5 else Act.objects.order_by("pk").last()
        if act and self.attempt("withdraw", lambda: act_withdraw(by=SYSTEM_ACTOR, act=act.uid, why="录错了")):
            body = self.model.bodies[act.parts.get(role="subject").organisation.uid]
            assert (body.places if act.kind == ActKind.MOVED else body.names).pop()[0] == act.on

    def moved(self, uid: str, parent: str, on: date) -> None:
        if self.attempt("move", lambda: organisation_move(by=SYSTEM_ACTOR, organisation=uid, parent=parent, on=on)):
            self.model.move(uid, parent, on)

    def split(self, which: int, other: int, days: int) -> None:
        uid = self.one(which)
        kind, on = self.model.bodies[uid].kind, self.day(days, uid)
        children = [b.uid for b in self.model.open() if b.places[-1][1] == uid]
        taken = tuple(child for number, child in enumerate(children[:2]) if other >> number & 1)
        into = [NewPart(f"组织{self.next():03d}", kind, "organ", children=taken if n == 0 else ()) for n in range(1 + other % 2)]
        uids = self.attempt("split", lambda: organisation_split(by=SYSTEM_ACTOR, organisation=uid, into=into, on=on))
        for new, part in zip(uids or [], into, strict=False):
            self.model.found(new, self.model.bodies[uid].places[-1][1], part.name, kind, on)
            for child in part.children:
                self.model.move(child, new, on)

    def merge(self, which: int, other: int, days: int) -> None:
        sources = list(dict.fromkeys(self.one(number) for number in (which, which // 7, which // 49)[: 1 + other % 3]))
        target = self.same_kind(other, self.model.bodies[sources[0]].kind)
        children = [b.uid for b in self.model.open() if b.places[-1][1] in sources]
        on = self.day(days, target, *sources, *children)
        if self.attempt("merge", lambda: organisation_merge(by=SYSTEM_ACTOR, organisations=sources, into=target, on=on)):
            self.model.merge(sources, target, on)

    def same_kind(self, number: int, kind: str) -> str:
        alike = [body.uid for body in self.model.open() if body.kind == kind]
        return alike[number % len(alike)] if number % 10 and alike else self.one(number)

    def close(self, which: int, other: int, days: int) -> None:
        """Mostly one with nothing below it."""
        parents = {body.places[-1][1] for body in self.model.open()}
        leaves = [body.uid for body in self.model.open() if body.uid not in parents]
        uid = leaves[which % len(leaves)] if other % 4 else self.one(which)
        on = self.day(days, uid)
        if self.attempt("close", lambda: organisation_close(by=SYSTEM_ACTOR, organisation=uid, on=on)):
            self.model.close(uid, on)

    def designate(self, which: int, other: int, days: int) -> None:
        body = self.model.bodies[self.one(which)]
        name = f"组织{self.next():03d}" if other % 4 else body.names[-1][1]
        kind, on = KINDS[other % 4] if which % 3 == 0 else body.kind, body.names[-1][0] + timedelta(days=days)
        asked: dict[str, Any] = {"organisation": body.uid, "name": name, "kind": kind}
        if self.attempt("designate", lambda: organisation_designate(by=SYSTEM_ACTOR, area="organ", on=on, **asked)):
            self.model.designate(body.uid, name, kind, on)

    def appoint(self, which: int, other: int, days: int) -> None:
        uid, account, kind = self.one(which), self.crew[other % CREW], POSTS[days % len(POSTS)]
        on, person = self.model.bodies[uid].founded + timedelta(days=days * 20), self.persons[other % CREW]
        post = self.attempt("appoint", lambda: post_appoint(by=SYSTEM_ACTOR, organisation=uid, person=person, kind=kind, on=on))
        if post:
            self.model.posts[post] = Held(account.uid, uid, kind, on)

    def end_a_post(self, which: int, other: int, days: int) -> None:
        held = [uid for uid, post in self.model.posts.items() if post.until is None]
        if held:
            post = held[which % len(held)]
            on = self.model.posts[post].since + timedelta(days=days * 5)
            if self.attempt("end post", lambda: post_end(by=SYSTEM_ACTOR, post=post, on=on)):
                self.model.posts[post].until = on

    @invariant()
    def rights_hold(self) -> None:
        """For a few organisations after every act that was accepted; for all of them at the end."""
        if getattr(self, "changed", False):
            self.changed = False
            comparing.rights(self.model, self.crew, TODAY, Organisation.objects.order_by("-version", "-pk")[:2])


def accepted(act: Callable[[], Any]) -> tuple[Any, Refusal | None]:
    try:
        return act(), None
    except Refusal as refusal:
        return None, refusal


class OtherDistrictMachine(DistrictMachine):
    """The same rules; acts are drawn from the name of the machine, so these are others."""


class rolled_back(transaction.Atomic):
    """A transaction, or a savepoint of one, whose end undoes it."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(kind, error, trace)
