"""A roster of members: who each row is about, and what it would change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from zerentian.kernel import clock, identity
from zerentian.kernel.dates import in_words
from zerentian.people.confidential import IDENTITY, PHONE
from zerentian.people.facts import Facts
from zerentian.people.rules import contradictions
from zerentian.people.vocabulary import Education, MembershipKind, Sex
from zerentian.rosters.checking import sentences
from zerentian.rosters.checking.matching import Matcher
from zerentian.rosters.checking.outcome import Change, Checked
from zerentian.rosters.known import Known, Members
from zerentian.rosters.lines import Line
from zerentian.rosters.places import Place, Places, Unfound
from zerentian.rosters.problems import DROP, Problem, answer, confirm, put
from zerentian.storage.sealing import digest

FACTS = tuple(field.name for field in fields(Facts))
CODED = {"sex": Sex, "education": Education, "kind": MembershipKind}  # stored as codes, shown as words
HELD, ENTERED, REPLACED = "已登记", "按表里的登记", "换成表里的"  # all that a list of changes says about a number


@dataclass(slots=True)
class MemberRow:
    """A sound row: `known` None is a new person. `facts` as they will be; numbers "" where the row says nothing new."""

    line: Line
    place: Place
    known: Known | None
    name: str
    facts: Facts
    kind: str
    since: date
    identity: str
    phone: str
    moves: bool = False
    confirms: bool = False


class MemberCheck:
    """`as_of`: the day from which people who are new to the organisation belong to it, where the row names no day."""

    def __init__(self, places: Places, known: Members, as_of: date) -> None:
        self.places, self.known, self.as_of, self.today = places, known, as_of, clock.today()
        self.checked = Checked()

    def check(self, lines: Iterable[Line]) -> Checked:
        rows = list(lines)
        numbers = {line.number: digest(IDENTITY, line.get("identity")) for line in rows if line.get("identity")}
        self.known.look_for(set(numbers.values()))
        self.matcher = Matcher(self.known, self.places, numbers, rows)
        for line in rows:
            self._line(line)
        return self.checked

    def _line(self, line: Line) -> None:
        place = self._place(line)
        found = self._required(line)
        known = None
        if place and line.get("name"):
            known, doubts = self.matcher.who(line, place)
            found += doubts
        row = self._row(line, place, known) if place and line.get("name") else None
        if row:
            found += [*self._belonging(row), *self._contradictions(row)]
        problems = [*line.problems, *found]
        if problems or row is None:
            self.checked.problems += problems
        else:
            self._sound(row)

    def _required(self, line: Line) -> list[Problem]:
        missing = []
        troubled = {problem.field for problem in line.problems}
        if not line.get("name") and "name" not in troubled:
            missing.append(Problem(line.number, "name", "name-missing", sentences.NAME_MISSING, "", "", (DROP,)))
        return missing

    def _place(self, line: Line) -> Place | None:
        text = line.get("organisation")
        if text is None:
            if all(problem.field != "organisation" for problem in line.problems):
                above = self.matcher.organisation_above(line)
                choices = (put(above, f"是，同上一行（{above}）"),) if above else ()
                line.problems.append(
                    Problem(line.number, "organisation", "organisation-missing", sentences.PLACE_MISSING, line.who, "", choices)
                )
            return None
        place = self.places.find(text)
        if isinstance(place, Unfound):
            line.problems.append(self.places.problem(line.number, "organisation", line.who, text, place))
            return None
        return place

    def _row(self, line: Line, place: Place, known: Known | None) -> MemberRow:
        number = line.get("identity") or ""
        stated = {name: line.get(name) for name in FACTS if line.get(name) is not None}
        if number:
            stated = {"birth": identity.birth_of(number), "sex": identity.sex_of(number)} | stated
        facts = replace(known.facts if known else Facts(), **stated)
        kind = line.get("kind") or (known.kind if known else "")
        since = line.get("since") or self.as_of
        row = MemberRow(line, place, known, line.get("name"), facts, kind, since, number, line.get("phone") or "")
        if known:
            row.moves = known.organisation != place.pk and line.answered("move") == "yes"
            row.confirms = known.kind == MembershipKind.PROBATIONARY and kind == MembershipKind.FULL
        return row

    def _belonging(self, row: MemberRow) -> Iterator[Problem]:
        """What stands against this person being of this kind in this organisation from that day."""
        line, known = row.line, row.known
        if not row.kind and all(problem.field != "kind" for problem in line.problems):
            choices = [put(kind.label, kind.label) for kind in MembershipKind]
            yield Problem(line.number, "kind", "kind-missing", sentences.KIND_MISSING, line.who, "", choices)
        if row.since > self.today:
            yield self._of(line, "since", "since-future", sentences.SINCE_FUTURE.format(on=in_words(row.since)))
        elif (known is None or row.moves) and row.since < row.place.founded:
            founded = sentences.BEFORE_FOUNDED.format(place=row.place.name, founded=in_words(row.place.founded))
            yield self._of(line, "since", "since-founded", founded, (put(row.place.founded.isoformat(), "从成立那天起"),))
        if known:
            yield from self._of_known(row, known)

    def _of_known(self, row: MemberRow, known: Known) -> Iterator[Problem]:
        line = row.line
        if known.organisation != row.place.pk and not line.answered("move"):
            here = self.places.by_key[known.organisation]
            sentence = sentences.MOVES.format(here=here.name, there=row.place.name)
            choices = (answer("move", "yes", "按表里的转过来"), answer("move", "no", "留在原组织"))
            yield Problem(line.number, "organisation", "moves", sentence, line.who, row.place.name, choices)
        if row.moves and known.uid in self.known.moving:
            yield self._of(line, "organisation", "moves-already", sentences.MOVING, (answer("move", "no", "留在原组织"),))
        elif row.moves and row.since <= known.since:
            yield self._of(line, "since", "since-earlier", sentences.MOVED_BEFORE.format(since=in_words(known.since)))
        if known.kind == MembershipKind.FULL and row.kind == MembershipKind.PROBATIONARY:
            yield self._of(line, "kind", "kind-back", sentences.KIND_BACK, (put(MembershipKind.FULL.label, "保持正式党员"),))
        if row.confirms and row.facts.full_on is None:
            yield self._of(line, "full_on", "full-missing", sentences.FULL_ON_MISSING)
        elif row.confirms and row.facts.full_on and not known.since < row.facts.full_on <= self.today:
            yield self._of(line, "full_on", "full-earlier", sentences.FULL_ON_BEFORE.format(since=in_words(known.since)))

    def _contradictions(self, row: MemberRow) -> Iterator[Problem]:
        for found in contradictions(row.facts, kind=row.kind, number=row.identity, today=self.today):
            if not (found.question and row.line.answered(f"ok-{found.code}")):
                choices = (confirm(found.code),) if found.question else ()
                yield self._of(row.line, found.field, found.code, found.sentence, choices)

    def _of(self, line: Line, field: str, code: str, sentence: str, choices: tuple[tuple[str, str], ...] = ()) -> Problem:
        return Problem(line.number, field, code, sentence, line.who, _words(field, line.get(field))[:40], choices)

    def _sound(self, row: MemberRow) -> None:
        if row.known is None:
            self.checked.new.append(row)
            return
        changes = list(self._changes(row, row.known))
        if changes:
            self.checked.changed.append(row)
            self.checked.changes += changes
        else:
            self.checked.same += 1

    def _changes(self, row: MemberRow, known: Known) -> Iterator[Change]:
        """What the row says otherwise than is known, with the numbers it does not change blanked."""
        number, who = row.line.number, row.name
        if row.name != known.name:
            yield Change(number, who, "姓名", known.name, row.name)
        for name in FACTS:
            before, after = getattr(known.facts, name), getattr(row.facts, name)
            if before != after:
                yield Change(number, who, name, _words(name, before), _words(name, after))
        if row.moves:
            yield Change(number, who, "organisation", self.places.by_key[known.organisation].name, row.place.name)
        if row.confirms:
            yield Change(number, who, "kind", MembershipKind.PROBATIONARY.label, MembershipKind.FULL.label)
        held = self.known.digests.get(known.uid, (None, None))
        for place, name in enumerate((IDENTITY, PHONE)):
            given = getattr(row, name)
            if given and digest(name, given) == held[place]:
                setattr(row, name, "")
            elif given:
                yield Change(number, who, name, *((HELD, REPLACED) if held[place] else ("", ENTERED)))


def _words(name: str, value: object) -> str:
    if not value:
        return ""
    if isinstance(value, date):
        return in_words(value)
    return str(CODED[name](value).label) if name in CODED else str(value)
