"""Tables of tests: written as dicts of what a row says, checked as the import checks them."""

from datetime import date

from zerentian.organisations.models import Organisation
from zerentian.rosters.cells import Raw
from zerentian.rosters.checking.members import MemberCheck
from zerentian.rosters.checking.outcome import Checked
from zerentian.rosters.known import Members
from zerentian.rosters.lines import Reader
from zerentian.rosters.pack import kinds
from zerentian.rosters.places import Places

AS_OF = date(2026, 6, 1)
FIRST_ROW = 2
Row = dict[str, object]


def raw(rows: list[Row], answers: dict[int, dict[str, str]]) -> tuple[dict[str, int], list[Raw]]:
    """(field → column, rows); the first row is row 2 of the file."""
    fields = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: place for place, name in enumerate(fields)}
    said = [
        Raw(FIRST_ROW + place, [row.get(name, "") for name in fields], answers=answers.get(FIRST_ROW + place, {}))  # type: ignore[misc]
        for place, row in enumerate(rows)
    ]
    return columns, said


def check_members(top: str, rows: list[Row], answers: dict[int, dict[str, str]] | None = None) -> Checked:
    organisation = Organisation.objects.get(uid=top)
    columns, said = raw(rows, answers or {})
    reader = Reader(kinds()["members"], columns, {})
    return MemberCheck(Places(organisation), Members(organisation), AS_OF).check(reader.lines(said))


def codes(checked: Checked) -> list[tuple[int, str | None, str]]:
    return [(problem.row, problem.field, problem.code) for problem in checked.problems]
