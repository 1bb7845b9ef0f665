"""The organisations a roster may name: those below the one it is of, found by name, short name, code or uid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from unicodedata import normalize

from zerentian.kernel import clock
from zerentian.organisations.models import Designation, Lineage, Organisation
from zerentian.rosters.problems import Problem, put

NEAREST = 3  # likely names offered
COMPARED_MOST = 300  # different unknown names that are compared with all known ones: each takes milliseconds


@dataclass(frozen=True, slots=True)
class Place:
    pk: int
    uid: str
    name: str
    short_name: str
    kind: str
    founded: date
    version: int


@dataclass(frozen=True, slots=True)
class Unfound:
    """Why a name led to no organisation, and what may have been meant."""

    code: str
    sentence: str
    choices: Sequence[tuple[str, str]]


def plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


class Places:
    """Read once for a roster; the same name is looked up once."""

    def __init__(self, top: Organisation) -> None:
        today = clock.today()
        self.inside = inside = Lineage.objects.at(today).filter(ancestor=top).values("organisation")
        columns = ("organisation_id", "organisation__uid", "name", "short_name", "kind", "organisation__founded", "organisation__version")
        rows = Designation.objects.at(today).filter(organisation__in=inside).order_by("sort_key")
        self.all = [Place(*row) for row in rows.values_list(*columns)]
        self.by_key = {place.pk: place for place in self.all}
        self.parent = dict(Lineage.objects.at(today).filter(organisation__in=inside, depth=1).values_list("organisation_id", "ancestor_id"))
        self._named: dict[str, list[Place]] = {}
        for place in self.all:
            for name in {place.uid, plain(place.name), plain(place.short_name)}:
                self._named.setdefault(name, []).append(place)
        for code, pk in Organisation.objects.filter(pk__in=inside).exclude(code="").values_list("code", "pk"):
            self._named.setdefault(plain(code), []).append(self.by_key[pk])
        self.several = {plain(place.name) for place in self.all if len(self._named[plain(place.name)]) > 1}
        for place in self.all:
            if plain(place.name) in self.several:
                self._named.setdefault(plain(self.path(place)), []).append(place)
        self._asked: dict[str, Place | Unfound] = {}
        self._compared = 0

    def find(self, text: str) -> Place | Unfound:
        if text not in self._asked:
            self._asked[text] = self._look_up(plain(text))
        return self._asked[text]

    def path(self, place: Place) -> str:
        """柳溪街道党工委 / 青禾社区党委 / 青禾第一党支部, as far as it is within."""
        names, key = [], place.pk
        while key in self.by_key:
            names.append(self.by_key[key].short_name)
            key = self.parent.get(key, 0)
        return " / ".join(reversed(names))

    def written(self, key: int | None) -> str:
        """How a roster that leaves names an organisation, so that it is found again: by name, by path where several bear it."""
        place = self.by_key.get(key or 0)
        if place is None:
            return ""
        return self.path(place) if plain(place.name) in self.several else place.name

    def problem(self, row: int, field: str, who: str, text: str, unfound: Unfound) -> Problem:
        return Problem(row, field, unfound.code, unfound.sentence, who, text[:40], tuple(unfound.choices))

    def _look_up(self, text: str) -> Place | Unfound:
        found = self._named.get(text) or self._ending(text)
        if len(found) == 1:
            return found[0]
        if found:
            choices = [put(place.uid, self.path(place)) for place in found[:12]]
            return Unfound("organisation-several", f"叫这个名字的组织有 {len(found)} 个。请选是哪一个。", choices)
        near = self._near(text)
        if near:
            choices = [put(place.uid, place.name) for place in near]
            return Unfound("organisation-unknown", f"没有叫这个名字的组织，最像“{near[0].name}”。请选，或者改成全称。", choices)
        return Unfound("organisation-unknown", "没有叫这个名字的组织，或者不在这份名册的范围里。请改成全称或简称。", ())

    def _ending(self, text: str) -> list[Place]:
        """云汀区柳溪街道青禾第一党支部: the names above were written in front."""
        return [place for place in self.all if len(place.name) >= 4 and text.endswith(plain(place.name))] if len(text) > 6 else []

    def _near(self, text: str) -> list[Place]:
        self._compared += 1
        if self._compared > COMPARED_MOST:
            return []
        names = {plain(place.name): place for place in self.all} | {plain(place.short_name): place for place in self.all}
        near = get_close_matches(text, names, n=NEAREST, cutoff=0.55)
        return list(dict.fromkeys(names[name] for name in near))
