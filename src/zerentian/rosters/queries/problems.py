"""The problems of an import as its page lists them, fifty at a time, each with the ways to settle it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from zerentian.kernel.actor import Actor
from zerentian.rosters.checks import import_of
from zerentian.rosters.headers import FieldSpec
from zerentian.rosters.models import ImportProblem, RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.problems import DROP, EMPTY, put
from zerentian.rosters.queries.imports import problems
from zerentian.rosters.reading import Column, as_columns

PAGE = 50
NO_COLUMN = "-"


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem. `key` stays the same when the file is checked anew; `ways` are values of `import_settle` with their words.

    `free`: "" nothing can be typed, "text", "day", or "words": one of `words`. `sensitive`: what is typed is a number of a person.
    """

    key: str
    row: int
    letter: str
    title: str
    who: str
    shown: str
    sentence: str
    ways: Sequence[tuple[str, str]]
    free: str
    words: Sequence[str]
    sensitive: bool


@dataclass(frozen=True, slots=True)
class ProblemPage:
    lines: Sequence[ProblemLine]
    total: int
    number: int
    pages: int

    @property
    def first(self) -> int:
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1


def problem_page(actor: Actor, uid: str, group: str = "", number: int = 1) -> ProblemPage:
    """`number` beyond the last page gives the last one: settling makes the list shorter."""
    it, rows = import_of(actor, uid), problems(actor, uid, group)
    total = rows.count()
    pages = max(ceil(total / PAGE), 1)
    number = min(max(number, 1), pages)
    shown = list(rows[(number - 1) * PAGE : number * PAGE])
    keys = {pk: key for key, pk in _keys(it, {problem.row for problem in shown})}
    columns, specs = as_columns(it.columns), {spec.code: spec for spec in kinds()[it.kind].fields}
    lines, begun = [], set[int]()
    for problem in shown:
        lines.append(_line(problem, keys[problem.pk], columns, specs, row_again=problem.row in begun))
        begun.add(problem.row)
    return ProblemPage(lines, total, number, pages)


def problems_named(actor: Actor, uid: str, keys: Iterable[str]) -> dict[str, int]:
    """Key → what `import_settle` calls the problem; 0, which is none, where it has been settled meanwhile."""
    wanted = list(keys)
    rows = {int(row) for row in (key.split(".")[0] for key in wanted) if row.isascii() and row.isdigit() and len(row) < 8}
    found = dict(_keys(import_of(actor, uid), rows))
    return {key: found.get(key, 0) for key in wanted}


def _keys(it: RosterImport, rows: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Row, column and code; one that has the same as another is numbered."""
    seen: dict[str, int] = {}
    for problem in ImportProblem.objects.filter(roster_import=it, row__in=list(rows)).order_by("row", "column", "pk"):
        key = f"{problem.row}.{NO_COLUMN if problem.column is None else problem.column}.{problem.code}"
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key}.{seen[key]}", problem.pk


def _line(problem: ImportProblem, key: str, columns: Sequence[Column], specs: Mapping[str, FieldSpec], *, row_again: bool) -> ProblemLine:
    """`row_again`: an earlier line of the page is about the same row, and has offered to leave it out."""
    column = columns[problem.column] if problem.column is not None else None
    spec = specs.get(column.field) if column else None
    ways = [(value, words) for value, words in problem.choices]
    words = _words(spec) if not {put(word, "")[0] for word in _words(spec)} <= dict(ways).keys() else ()
    return ProblemLine(
        key=key,
        row=problem.row,
        letter=column.letter if column else "",
        title=column.title if column else "",
        who=problem.who,
        shown=problem.shown,
        sentence=problem.sentence if problem.sentence.endswith("。") else f"{problem.sentence}。",
        ways=[*ways, *_always(problem, ways, spec, row_again)],
        free=_free(spec, words),
        words=words,
        sensitive=spec is not None and spec.personal == "sensitive",
    )


def _always(problem: ImportProblem, ways: Sequence[tuple[str, str]], spec: FieldSpec | None, row_again: bool) -> Iterator[tuple[str, str]]:
    """What can be done with any cell that need not be filled, and with any row."""
    given = dict(ways)
    if spec and not spec.required and problem.shown and EMPTY[0] not in given:
        yield EMPTY
    if DROP[0] not in given and not row_again:
        yield DROP


def _words(spec: FieldSpec | None) -> tuple[str, ...]:
    """Of a closed list, each entry once, by the first of its written forms."""
    if spec is None or spec.parser != "choice":
        return ()
    first: dict[str, str] = {}
    for word, code in spec.words.items():
        first.setdefault(code, word)
    return tuple(first.values())


def _free(spec: FieldSpec | None, words: Sequence[str]) -> str:
    if spec is None:
        return ""
    if spec.parser == "choice":
        return "words" if words else ""
    return "day" if spec.parser == "day" else "text"
