"""A district in memory, kept by the plainest rules that could be right: lists of what was decided, walked from the beginning.

It is told only of acts that were accepted, and knows nothing of closures, spans or tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Body:
    """An organisation by its uid: under whom, called what, from which day on."""

    uid: str
    founded: date
    places: list[tuple[date, str | None]]
    names: list[tuple[date, str, str]]  # day, name, kind
    closed: date | None = None

    def lives(self, day: date) -> bool:
        return self.founded <= day and (self.closed is None or day < self.closed)

    def parent(self, day: date) -> str | None:
        """The parent on a day; for a day after its end, the last one."""
        return [parent for since, parent in self.places if since <= day][-1]

    def name(self, day: date) -> str:
        return [name for since, name, _ in self.names if since <= day][-1]

    @property
    def kind(self) -> str:
        return self.names[-1][2]


@dataclass
class Held:
    holder: str
    body: str
    kind: str
    since: date
    until: date | None = None


@dataclass
class District:
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Held] = field(default_factory=dict)

    def found(self, uid: str, parent: str | None, name: str, kind: str, on: date) -> None:
        self.bodies[uid] = Body(uid, on, [(on, parent)], [(on, name, kind)])

    def designate(self, uid: str, name: str, kind: str, on: date) -> None:
        """On the day the present name began, that name is put right."""
        names = self.bodies[uid].names
        names[-1 if names[-1][0] == on else len(names) :] = [(on, name, kind)]

    def move(self, uid: str, parent: str, on: date) -> None:
        """On the day of the present place, that place is put right."""
        places = self.bodies[uid].places
        places[-1 if places[-1][0] == on else len(places) :] = [(on, parent)]

    def close(self, uid: str, on: date) -> None:
        self.bodies[uid].closed = on
        for post in self.posts.values():
            if post.body == uid and (post.until is None or post.until > on):
                post.until = on

    def merge(self, sources: list[str], into: str, on: date) -> None:
        for child in self.open():
            if child.places[-1][1] in sources and child.uid not in sources:
                self.move(child.uid, into, on)
        for uid in sources:
            self.close(uid, on)

    def open(self) -> list[Body]:
        return [body for body in self.bodies.values() if body.closed is None]

    def above(self, uid: str, day: date) -> Iterator[str]:
        """From the organisation itself up to the root, on a day on which it lives."""
        here: str | None = uid
        while here is not None:
            yield here
            here = self.bodies[here].parent(day)

    def children(self, uid: str | None, day: date) -> list[str]:
        return [b.uid for b in self.bodies.values() if b.lives(day) and b.parent(day) == uid]

    def below(self, uid: str, day: date) -> list[str]:
        """Everything below, not itself."""
        return [b.uid for b in self.bodies.values() if b.lives(day) and b.uid != uid and uid in self.above(b.uid, day)]

    def answers_to(self, uid: str, today: date) -> list[str]:
        """Whose right over it counts today: those above; for a closed one itself and those to whom its last parent answers."""
        body = self.bodies[uid]
        if body.closed is None:
            return list(self.above(uid, today))
        last = body.places[-1][1]
        return [uid, *(self.answers_to(last, today) if last else [])]

    def held(self, holder: str, today: date) -> list[Held]:
        return [p for p in self.posts.values() if p.holder == holder and p.since <= today and (p.until is None or today < p.until)]

    def days(self) -> list[date]:
        """Every day on which something began or ended."""
        found = {body.founded for body in self.bodies.values()} | {b.closed for b in self.bodies.values() if b.closed}
        return sorted(found | {day for b in self.bodies.values() for day, *_ in [*b.places, *b.names]})
