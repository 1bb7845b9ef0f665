"""A roster of organisations: new ones are founded, known ones recognised; a change to a known one is a decision, made on its page."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from zerentian.kernel import clock
from zerentian.kernel.dates import in_words
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.vocabulary import Form
from zerentian.rosters.checking import organisation_sentences as sentences
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.lines import Line
from zerentian.rosters.places import Place, Places, Unfound, plain
from zerentian.rosters.problems import DROP, EMPTY, Problem, put

NEEDED = {"name": sentences.NAME_MISSING, "kind": sentences.KIND_MISSING, "area": sentences.AREA_MISSING}
NEEDED |= {"founded": sentences.FOUNDED_MISSING, "parent": sentences.PARENT_MISSING}


@dataclass(slots=True)
class OrganisationRow:
    """A sound row of an organisation that is to be founded. `above`: one that exists, or the row of one that comes with it."""

    line: Line
    name: str
    short_name: str
    kind: str
    area: str
    form: str
    code: str
    founded: date
    elected: date | None
    above: "Place | OrganisationRow"


class OrganisationCheck:
    """`top` answers for a parent that is the organisation the roster is of."""

    def __init__(self, places: Places, codes: Mapping[str, str]) -> None:
        self.places, self.today, self.codes = places, clock.today(), dict(codes)
        self.checked = Checked()
        self.areas = {plain(area.title): area.code for area in catalogue().areas.values()}
        self.named: dict[str, list[OrganisationRow]] = {}
        self.siblings = {(places.parent.get(place.pk), place.name): place for place in places.all}
        self.taken: dict[tuple[object, str], int] = {}

    def check(self, lines: Iterable[Line]) -> Checked:
        waiting = [line for line in lines if not self._known(line)]
        rows = [self._row(line) for line in waiting]
        for row in rows:
            self.named.setdefault(plain(row.name), []).append(row)
        for row in rows:
            self._stand(row)
        for row in rows:
            problems = [*row.line.problems, *(self._against(row) if not row.line.problems else ())]
            self.checked.problems += problems
            if not problems:
                self.checked.new.append(row)
        self.checked.new = in_order(self.checked.new)
        return self.checked

    def _known(self, line: Line) -> bool:
        """An organisation that exists already; what the row says otherwise is a problem of the row."""
        uid, code, name = line.get("uid"), line.get("code"), line.get("name")
        place = self.places.find(uid) if uid else None
        if isinstance(place, Unfound):
            line.problems.append(_about(line, "uid", "uid-unknown", sentences.UID_UNKNOWN, EMPTY))
            return False
        place = place or self._by_code(code) or self._by_name(line, name)
        if place is None:
            return False
        self._compare(line, place)
        self.checked.problems += line.problems
        self.checked.same += not line.problems
        return True

    def _by_code(self, code: str | None) -> Place | None:
        found = self.places.find(code) if code and code in self.codes else None
        return found if isinstance(found, Place) else None

    def _by_name(self, line: Line, name: str | None) -> Place | None:
        parent = self.places.find(line.get("parent")) if line.get("parent") else None
        return self.siblings.get((parent.pk, name)) if isinstance(parent, Place) and name else None

    def _compare(self, line: Line, place: Place) -> None:
        if line.get("name") and line.get("name") != place.name:
            line.problems.append(
                _about(line, "name", "name-changed", sentences.NAME_CHANGED.format(name=place.name), put(place.name, "保持原名"), DROP)
            )
        if line.get("kind") and line.get("kind") != place.kind:
            kind = catalogue().kinds[place.kind].title
            line.problems.append(
                _about(line, "kind", "kind-changed", sentences.KIND_CHANGED.format(kind=kind), put(kind, "保持原类别"), DROP)
            )
        parent = self.places.find(line.get("parent")) if line.get("parent") else None
        if isinstance(parent, Place) and self.places.parent.get(place.pk, parent.pk) != parent.pk:
            line.problems.append(_about(line, "parent", "parent-changed", sentences.PARENT_CHANGED, EMPTY, DROP))

    def _row(self, line: Line) -> OrganisationRow:
        for name, sentence in NEEDED.items():
            if line.get(name) is None and all(problem.field != name for problem in line.problems):
                line.problems.append(_about(line, name, f"{name}-missing", sentence, DROP))
        area = self._area(line)
        form = line.get("form") or Form.REGULAR.value
        if form == Form.TEMPORARY:
            line.problems.append(_about(line, "form", "form-temporary", sentences.TEMPORARY, DROP))
        name, short, kind, code = (line.get(field) or "" for field in ("name", "short_name", "kind", "code"))
        founded = line.get("founded") or self.today
        return OrganisationRow(line, name, short, kind, area, form, code, founded, line.get("elected"), self.places.all[0])

    def _area(self, line: Line) -> str:
        text = line.get("area")
        code = self.areas.get(plain(text)) if text else ""
        if code is None:
            near = get_close_matches(plain(text), self.areas, n=4, cutoff=0.3) or list(self.areas)
            choices = [put(name, name) for name in near[:4]]
            sentence = sentences.AREA_UNKNOWN.format(known="、".join(self.areas))
            line.problems.append(_about(line, "area", "area-unknown", sentence, *choices))
        return code or ""

    def _stand(self, row: OrganisationRow) -> None:
        """Find what it stands under: an organisation that exists, or one of this file."""
        text = row.line.get("parent")
        if text is None:
            return
        place = self.places.find(text)
        beside = [other for other in self.named.get(plain(text), []) if other is not row]
        if isinstance(place, Place):
            row.above = place
        elif len(beside) == 1:
            row.above = beside[0]
        elif beside:
            row.line.problems.append(_about(row.line, "parent", "parent-several", sentences.PARENT_SEVERAL.format(count=len(beside))))
        else:
            row.line.problems.append(_about(row.line, "parent", "parent-unknown", sentences.PARENT_UNKNOWN, *place.choices, DROP))

    def _against(self, row: OrganisationRow) -> Iterator[Problem]:
        line, above, kinds = row.line, row.above, catalogue().kinds
        if row.kind not in kinds[above.kind].may_contain:
            allowed = "、".join(kinds[code].title for code in kinds[above.kind].may_contain) or "没有"
            sentence = sentences.MAY_NOT_CONTAIN.format(above=above.name, allowed=allowed)
            yield _about(line, "kind", "kind-below", sentence)
        if row.founded > self.today:
            yield _about(line, "founded", "founded-future", sentences.FOUNDED_FUTURE)
        elif row.founded < above.founded:
            yield _about(
                line, "founded", "founded-before", sentences.FOUNDED_BEFORE.format(above=above.name, founded=in_words(above.founded))
            )
        if row.elected and not row.founded <= row.elected <= self.today:
            yield _about(line, "elected", "elected-outside", sentences.ELECTED_OUTSIDE, EMPTY)
        if in_circle(row):
            yield _about(line, "parent", "parent-circle", sentences.PARENT_CIRCLE)
        yield from self._twice(row)

    def _twice(self, row: OrganisationRow) -> Iterator[Problem]:
        above = row.above.pk if isinstance(row.above, Place) else id(row.above)
        first = self.taken.setdefault((above, row.name), row.line.number)
        if first != row.line.number:
            yield _about(row.line, "name", "duplicate", sentences.TWICE.format(row=first), DROP)
        if row.code:
            first = self.taken.setdefault(("code", row.code), row.line.number)
            holder = self.codes.get(row.code)
            if holder or first != row.line.number:
                where = f"“{holder}”" if holder else f"第 {first} 行"
                yield _about(row.line, "code", "duplicate-code", sentences.CODE_TWICE.format(where=where), EMPTY)


def in_circle(row: OrganisationRow) -> bool:
    seen, above = [row], row.above
    while isinstance(above, OrganisationRow):
        if any(above is each for each in seen):
            return True
        seen.append(above)
        above = above.above
    return False


def in_order(rows: list[OrganisationRow]) -> list[OrganisationRow]:
    """Those above before those below; otherwise as they came."""
    placed: list[OrganisationRow] = []
    done: set[int] = set()

    def place(row: OrganisationRow) -> None:
        if id(row) not in done:
            done.add(id(row))
            if isinstance(row.above, OrganisationRow):
                place(row.above)
            placed.append(row)

    for row in rows:
        place(row)
    return placed


def _about(line: Line, field: str, code: str, sentence: str, *choices: tuple[str, str]) -> Problem:
    return Problem(line.number, field, code, sentence, line.who, _words(field, line.get(field))[:40], tuple(choices))


def _words(field: str, value: object) -> str:
    """As people read it: never a code."""
    if not value:
        return ""
    if isinstance(value, date):
        return in_words(value)
    if field == "kind":
        return catalogue().kinds[str(value)].title
    return str(Form(str(value)).label) if field == "form" else str(value)
