"""A roster of posts: who holds what where, against the posts and people that are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER, in_words
from zerentian.organisations.catalogue import PostKind, catalogue
from zerentian.organisations.queries.paths import paths_of
from zerentian.people.confidential import IDENTITY
from zerentian.people.models import Post
from zerentian.rosters.checking import post_sentences as sentences
from zerentian.rosters.checking.outcome import Change, Checked
from zerentian.rosters.known import Known, Members
from zerentian.rosters.lines import Line
from zerentian.rosters.places import Place, Places, Unfound, plain
from zerentian.rosters.problems import DROP, EMPTY, Problem, answer, put
from zerentian.storage.sealing import digest

OFFERED = 8


@dataclass(slots=True)
class PostRow:
    """A sound row. `held`: key of the post that it ends; None: a new post."""

    line: Line
    place: Place
    person: Known
    kind: PostKind
    since: date
    until: date
    paper: str
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    pk: int
    uid: str
    person: int
    name: str
    since: date
    until: date


class PostCheck:
    def __init__(self, by: Actor, places: Places, known: Members) -> None:
        self.by, self.places, self.known, self.today = by, places, known, clock.today()
        self.checked = Checked()
        self.kinds = {plain(kind.title): kind for kind in catalogue().posts.values()}
        self.paths = paths_of(list(places.by_key), self.today)
        self.named: dict[str, list[Known]] = {}
        for member in known.all:
            self.named.setdefault(member.name, []).append(member)
        self.held: dict[tuple[int, str], list[Held]] = {}
        columns = ("organisation_id", "kind", "pk", "uid", "person_id", "person__name", "valid_from", "valid_to")
        rows = Post.objects.filter(organisation__in=places.inside).values_list(*columns)
        for organisation, kind, *rest in rows.iterator(chunk_size=5_000):
            self.held.setdefault((organisation, kind), []).append(Held(*rest))
        self.uids = {held.uid: (key, held) for key, posts in self.held.items() for held in posts}
        self.rows_of: dict[tuple[int, str], list[PostRow]] = {}

    def check(self, lines: Iterable[Line]) -> Checked:
        for line in lines:
            row = self._row(line)
            problems = [*line.problems, *(self._against(row) if row and not line.problems else ())]
            if problems or row is None:
                self.checked.problems += problems
            else:
                self._sound(row)
        return self.checked

    def _row(self, line: Line) -> PostRow | None:
        """None where the line lacks what makes a post; its problems then say so."""
        for name, missing in (("name", sentences.NAME_MISSING), ("since", sentences.SINCE_MISSING)):
            if line.get(name) is None and all(problem.field != name for problem in line.problems):
                line.problems.append(_about(line, name, f"{name}-missing", missing, DROP))
        place, kind = self._place(line), self._kind(line)
        person = self._person(line, place) if line.get("name") and place else None
        if not (place and kind and person and line.get("since")):
            return None
        return PostRow(line, place, person, kind, line.get("since"), line.get("until") or FOREVER, line.get("paper") or "")

    def _place(self, line: Line) -> Place | None:
        text = line.get("organisation")
        if text is None:
            line.problems.append(_about(line, "organisation", "organisation-missing", sentences.PLACE_MISSING, DROP))
            return None
        place = self.places.find(text)
        if isinstance(place, Unfound):
            line.problems.append(self.places.problem(line.number, "organisation", line.who, text, place))
            return None
        return place

    def _kind(self, line: Line) -> PostKind | None:
        text = line.get("post")
        kind = self.kinds.get(plain(text)) if text else None
        if kind is None:
            near = get_close_matches(plain(text or ""), self.kinds, n=3, cutoff=0.5) or list(self.kinds)[:6]
            choices = [put(self.kinds[name].title, self.kinds[name].title) for name in near]
            sentence = sentences.POST_UNKNOWN.format(known="、".join(kind.title for kind in self.kinds.values()))
            line.problems.append(_about(line, "post", "post-unknown" if text else "post-missing", sentence, *choices))
        return kind

    def _person(self, line: Line, place: Place) -> Known | None:
        found = self._candidates(line)
        chosen = self.known.by_uid.get(line.answered("who"))
        if chosen or len(found) == 1:
            return chosen or found[0]
        here = [person for person in found if person.organisation == place.pk]
        if len(here) == 1:
            return here[0]
        if not found:
            line.problems.append(_about(line, "name", "person-unknown", sentences.PERSON_UNKNOWN, DROP))
            return None
        offered = [answer("who", p.uid, f"{self.places.by_key[p.organisation].short_name}的{p.name}{_born(p)}") for p in found[:OFFERED]]
        line.problems.append(_about(line, "name", "same-name", sentences.PERSON_SEVERAL.format(count=len(found)), *offered, DROP))
        return None

    def _candidates(self, line: Line) -> list[Known]:
        uid = line.get("person_uid") or self.known.holder.get(digest(IDENTITY, line.get("identity") or ""))
        if uid in self.known.by_uid:
            return [self.known.by_uid[uid]]
        named, born = self.named.get(line.get("name"), []), line.get("birth")
        return [person for person in named if person.facts.birth == born] if born else named

    def _against(self, row: PostRow) -> Iterator[Problem]:
        line = row.line
        if row.since > self.today:
            yield _about(line, "since", "since-future", sentences.SINCE_FUTURE)
        elif row.since < row.place.founded:
            yield _about(line, "since", "since-founded", sentences.BEFORE_FOUNDED.format(founded=in_words(row.place.founded)))
        if row.until <= row.since:
            yield _about(line, "until", "until-before", sentences.UNTIL_BEFORE, EMPTY)
        elif self.today < row.until < FOREVER:
            yield _about(line, "until", "until-future", sentences.UNTIL_FUTURE, EMPTY)
        if not self._may_give(row):
            yield _about(line, "post", "post-rights", sentences.CANNOT_GIVE.format(post=row.kind.title), DROP)
        yield from self._taken(row)

    def _may_give(self, row: PostRow) -> bool:
        path = self.paths[row.place.pk]
        may = (self.by.may_below(right, path) if below else self.by.may(right, path) for right, below in row.kind.rights.items())
        return row.until != FOREVER or all(may)

    def _taken(self, row: PostRow) -> Iterator[Problem]:
        key = (row.place.pk, row.kind.code)
        for held in self.held.get(key, []):
            if held.person == row.person.pk and held.since == row.since:
                row.held = held.pk
        if row.held is None:
            for held in self.held.get(key, []):
                overlap = held.since < row.until and row.since < held.until
                if overlap and held.person == row.person.pk:
                    yield _about(row.line, "since", "post-held", sentences.HELD.format(since=in_words(held.since)), DROP)
                elif overlap and row.kind.single and held.person != row.person.pk:
                    yield _about(row.line, "post", "post-taken", sentences.TAKEN.format(name=held.name, since=in_words(held.since)), DROP)
        for other in self.rows_of.setdefault(key, []):
            same = other.person.pk == row.person.pk
            if other.since < row.until and row.since < other.until and (same or row.kind.single):
                yield _about(row.line, "post", "duplicate-post", sentences.TWICE.format(row=other.line.number), DROP)
        self.rows_of[key].append(row)

    def _sound(self, row: PostRow) -> None:
        held = next((held for held in self.held.get((row.place.pk, row.kind.code), []) if held.pk == row.held), None)
        if held is None:
            self.checked.new.append(row)
        elif held.until == FOREVER and row.until != FOREVER:
            self.checked.changed.append(row)
            self.checked.changes.append(Change(row.line.number, row.person.name, "until", "在任", in_words(row.until)))
        else:
            self.checked.same += 1


def _born(person: Known) -> str:
    return f"（{person.facts.birth.year}年生）" if person.facts.birth else ""


def _about(line: Line, field: str, code: str, sentence: str, *choices: tuple[str, str]) -> Problem:
    value = line.get(field)
    shown = in_words(value) if isinstance(value, date) else value or ""
    return Problem(line.number, field, code, sentence, line.who, str(shown)[:40], tuple(choices))
