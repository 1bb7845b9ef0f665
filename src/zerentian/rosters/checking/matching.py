"""Which person a row is about: by system number, by identity number, by name with birth date and organisation; else it asks.

Answers to `who` are a person's uid, or `new` for somebody the roster does not know yet.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from zerentian.kernel import identity
from zerentian.rosters.checking import sentences
from zerentian.rosters.known import Known, Members
from zerentian.rosters.lines import Line
from zerentian.rosters.places import Place, Places
from zerentian.rosters.problems import DROP, EMPTY, Problem, answer, confirm

NEW = "new"
OFFERED = 8  # people to choose from

Doubts = list[Problem]


class Matcher:
    """`digests`: of the identity numbers, by row."""

    def __init__(self, known: Members, places: Places, digests: Mapping[int, bytes], lines: Sequence[Line]) -> None:
        self.known, self.places, self.digests = known, places, digests
        self._by_uid: dict[str, int] = {}
        self._by_identity: dict[bytes, int] = {}
        self._by_look: dict[tuple[str, int, date | None], int] = {}
        self._last_place = ""
        self._claimed: dict[str, int] = {}

    def organisation_above(self, line: Line) -> str:
        """The name that the row above had: cells that were merged, or left out because they say the same."""
        return self._last_place

    def who(self, line: Line, place: Place) -> tuple[Known | None, Doubts]:
        self._last_place = line.get("organisation")
        doubts = self._twice(line, place)
        found, more = self._found(line, place)
        if found and not doubts and not more:
            more = self._claimed_before(line, found)
        return found, doubts + more

    def _found(self, line: Line, place: Place) -> tuple[Known | None, Doubts]:
        uid, number = line.get("uid"), self.digests.get(line.number)
        chosen = line.answered("who")
        if uid:
            return self._by_system_number(line, uid, number)
        if number in self.known.holder:
            return self._by_number(line, self.known.holder[number])
        if chosen == NEW:
            return None, []
        if chosen in self.known.by_uid:
            return self.known.by_uid[chosen], []
        return self._by_look_up(line, place, number)

    def _by_system_number(self, line: Line, uid: str, number: bytes | None) -> tuple[Known | None, Doubts]:
        person = self.known.by_uid.get(uid)
        if person is None:
            return None, [_about(line, "uid", "uid-unknown", sentences.UID_UNKNOWN, EMPTY)]
        holder = self.known.holder.get(number) if number else None
        if holder and holder != uid:
            other = self.known.by_uid.get(holder)
            if other is None:
                return person, [_about(line, "identity", "elsewhere", sentences.ELSEWHERE, EMPTY)]
            return person, [_about(line, "identity", "identity-taken", sentences.IDENTITY_TAKEN.format(name=other.name), EMPTY)]
        return person, self._name(line, person, "uid-name", sentences.UID_NAME) + self._number(line, person, number, other=False)

    def _by_number(self, line: Line, uid: str) -> tuple[Known | None, Doubts]:
        person = self.known.by_uid.get(uid)
        if person is None:
            return None, [_about(line, "identity", "elsewhere", sentences.ELSEWHERE, DROP, EMPTY)]
        return person, self._name(line, person, "identity-name", sentences.IDENTITY_NAME)

    def _name(self, line: Line, person: Known, code: str, sentence: str) -> Doubts:
        if line.get("name") == person.name or line.answered(f"ok-{code}"):
            return []
        return [_about(line, "name", code, sentence.format(name=person.name), confirm(code), DROP)]

    def _number(self, line: Line, person: Known, number: bytes | None, *, other: bool) -> Doubts:
        """A number that differs from the one held: corrected, or another person after all."""
        held = self.known.digests.get(person.uid, (None, None))[0]
        if number is None or held is None or held == number or line.answered("ok-identity-other"):
            return []
        choices = [confirm("identity-other"), EMPTY, *([answer("who", NEW, "另一个人")] if other else [])]
        return [_about(line, "identity", "identity-other", sentences.IDENTITY_OTHER, *choices)]

    def _by_look_up(self, line: Line, place: Place, number: bytes | None) -> tuple[Known | None, Doubts]:
        born = _birth(line)
        here = self.known.called.get((place.pk, line.get("name")), [])
        sure = [
            person for person in here if person.facts.birth == born
        ]  # neither side knows the birth date: the same, or no file could come twice
        open_ = [person for person in here if person not in sure and (born is None or person.facts.birth is None)]
        if len(sure) == 1 and not open_:
            return sure[0], self._number(line, sure[0], number, other=True)
        if sure or open_:
            sentence = sentences.SAME_NAME.format(place=place.name) if open_ else sentences.SEVERAL.format(count=len(sure))
            return None, [_about(line, "name", "same-name", sentence, *self._candidates([*sure, *open_]))]
        elsewhere = self.known.born.get((line.get("name"), born), []) if born else []
        if not elsewhere:
            return None, []
        there = self.places.by_key[elsewhere[0].organisation].name
        sentence = sentences.OTHER_PLACE.format(place=there)
        return None, [_about(line, "name", "same-name-elsewhere", sentence, *self._candidates(elsewhere))]

    def _candidates(self, people: Sequence[Known]) -> list[tuple[str, str]]:
        offered = []
        for person in people[:OFFERED]:
            born = f"{person.facts.birth.year}年生" if person.facts.birth else "没有登记出生日期"
            offered.append(answer("who", person.uid, f"就是{self.places.by_key[person.organisation].short_name}的{person.name}（{born}）"))
        return [*offered, answer("who", NEW, "另一个人"), DROP]

    def _twice(self, line: Line, place: Place) -> Doubts:
        """The same person in an earlier row of this file."""
        uid, number = line.get("uid"), self.digests.get(line.number)
        if uid:
            first = self._by_uid.setdefault(uid, line.number)
            if first != line.number:
                return [_about(line, "uid", "uid-twice", sentences.UID_TWICE.format(row=first), DROP, EMPTY)]
        if number:
            first = self._by_identity.setdefault(number, line.number)
            if first != line.number:
                keep = (answer("keep", "no", f"只留第 {first} 行"), EMPTY)
                return [_about(line, "identity", "duplicate-identity", sentences.IDENTITY_TWICE.format(row=first), *keep)]
        if uid or number:
            return []
        return self._alike(line, place)

    def _alike(self, line: Line, place: Place) -> Doubts:
        born = _birth(line)
        first = self._by_look.setdefault((line.get("name"), place.pk, born), line.number)
        if first == line.number or line.answered("who") or line.answered("ok-duplicate"):
            return []
        keep = (answer("keep", "no", f"只留第 {first} 行"), answer("ok-duplicate", "yes", "是两个人"))
        sentence = (sentences.PERSON_TWICE if born else sentences.LIKELY_TWICE).format(row=first)
        return [_about(line, "name", "duplicate" if born else "duplicate-likely", sentence, *keep)]

    def _claimed_before(self, line: Line, person: Known) -> Doubts:
        """Two rows led to one person, the one by number, the other by name."""
        first = self._claimed.setdefault(person.uid, line.number)
        if first == line.number:
            return []
        keep = (answer("keep", "no", f"只留第 {first} 行"), answer("who", NEW, "另一个人"))
        return [_about(line, "name", "duplicate-person", sentences.PERSON_TWICE.format(row=first), *keep)]


def _birth(line: Line) -> date | None:
    number = line.get("identity")
    return line.get("birth") or (identity.birth_of(number) if number else None)


def _about(line: Line, field: str, code: str, sentence: str, *choices: tuple[str, str]) -> Problem:
    value = line.get(field)
    shown = "" if field == "identity" or value is None else str(value)[:40]
    return Problem(line.number, field, code, sentence, line.who, shown, tuple(choices))
