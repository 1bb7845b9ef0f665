"""A raw row read by the columns that were recognised: values by field, and the troubles that cells have by themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zerentian.rosters.cells import Raw
from zerentian.rosters.headers import FieldSpec, RosterKind
from zerentian.rosters.problems import EMPTY, Problem, answer
from zerentian.rosters.sheets.book import Value
from zerentian.rosters.values import Trouble, parser_of

SHOWN = 40  # characters of a cell that a problem repeats
Parser = Callable[[Value], Any]


@dataclass(slots=True)
class Line:
    """`values`: field → what the cell says, None where it is blank or not understood."""

    number: int
    values: dict[str, Any]
    raw: Raw
    problems: list[Problem] = field(default_factory=list)

    def get(self, name: str) -> Any:
        return self.values.get(name)

    @property
    def who(self) -> str:
        return self.values.get("name") or ""

    def answered(self, question: str) -> str:
        return self.raw.answers.get(question, "")


class Reader:
    """`columns`: field → zero-based column of the file; `assumed`: what every row says, though no column does."""

    def __init__(self, kind: RosterKind, columns: Mapping[str, int], assumed: Mapping[str, Any]) -> None:
        self.columns, self.assumed = columns, assumed
        self.specs = [
            (spec, columns[spec.code], parser_of(spec.parser, spec.most, spec.words)) for spec in kind.fields if spec.code in columns
        ]

    def lines(self, rows: Iterable[Raw]) -> Iterator[Line]:
        for row in rows:
            if row.answers.get("keep") != "no":
                yield self.line(row)

    def line(self, row: Raw) -> Line:
        line = Line(row.number, dict(self.assumed), row)
        troubles = []
        for spec, column, parse in self.specs:
            value = parse(row.cell(column))
            if value.__class__ is Trouble:
                value, trouble = self._taken(row, spec, value, parse)
                if trouble:
                    troubles.append((spec, column, trouble))
            line.values[spec.code] = value
        for spec, column, trouble in troubles:
            line.problems.append(_problem(line, spec, row.cell(column), trouble))
        return line

    def _taken(self, row: Raw, spec: FieldSpec, trouble: Trouble, parse: Parser) -> tuple[Any, Trouble | None]:
        """The suggestion, where somebody said yes to it."""
        if trouble.suggestion and row.answers.get(f"take-{spec.code}") == "yes":
            value = parse(trouble.suggestion)
            if value.__class__ is not Trouble:
                return value, None
        return None, trouble


def _problem(line: Line, spec: FieldSpec, written: Value, trouble: Trouble) -> Problem:
    choices = []
    if trouble.suggestion:
        words = "按补齐的号码" if spec.personal == "sensitive" else f"按“{trouble.suggestion}”"
        choices.append(answer(f"take-{spec.code}", "yes", words))
    if trouble.may_blank:
        choices.append(EMPTY)
    return Problem(line.number, spec.code, trouble.code, trouble.sentence, line.who, shown(spec, written), tuple(choices))


def shown(spec: FieldSpec, written: Value) -> str:
    """What a page may repeat of a cell: of a number only how long it is."""
    text = " ".join(str(written).split())
    if spec.personal == "sensitive":
        return f"（{len(text)} 位）" if text else ""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
