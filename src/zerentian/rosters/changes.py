"""What writing would alter, as the page lists it: kept sealed while the import is open."""

import json
from collections.abc import Sequence

from zerentian.rosters.cells import CHANGES, opened
from zerentian.rosters.checking.outcome import Change
from zerentian.rosters.models import RosterImport

KEPT = 500  # more than anybody reads; the count beside them is exact


def as_text(changes: Sequence[Change]) -> str:
    return json.dumps(changes[:KEPT], ensure_ascii=False)


def changes_of(it: RosterImport) -> list[Change]:
    if it.changes is None or it.salt is None:
        return []
    return [Change(*entry) for entry in json.loads(opened(it, CHANGES, it.changes))]
