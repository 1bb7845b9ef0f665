"""Ending an organisation's own rows; shared by closing and merging."""

from datetime import date

from zerentian.kernel.dates import FOREVER
from zerentian.organisations import checks, endings, tree
from zerentian.organisations.models import Designation, Grid, GridBranch, Organisation, Reach, Term, Unit


def end_life(end: endings.EndOfLife) -> dict[str, int]:
    """People first, then coverage and grids, then the organisation itself. Returns counts for the journal."""
    counts = endings.run(end)
    counts["reaches"] = _hand_over(Reach, end)
    counts["grids"] = _hand_over(GridBranch, end)
    _hand_over_territory(end)
    _stop(Term, end.organisation, end.on)
    _stop(Designation, end.organisation, end.on)
    tree.end(end.organisation, end.on)
    end.organisation.closed = end.on
    end.organisation.save(update_fields=["closed"])
    return counts


def _hand_over(model: type[Reach] | type[GridBranch], end: endings.EndOfLife) -> int:
    """Rows that hold for the organisation stop on the day; the successor, if there is one, goes on with the same unit or grid."""
    rows: list[Reach | GridBranch] = list(model.objects.filter(organisation=end.organisation, valid_to=FOREVER))
    for row in rows:
        _stop_row(row, end.on)
        if end.successor and not _stands_there(row, end.successor):
            row.pk, row.organisation = None, end.successor
            row.valid_from, row.valid_to = max(row.valid_from, end.on), FOREVER
            row.save(force_insert=True)
    return len(rows)


def _stands_there(row: Reach | GridBranch, successor: Organisation) -> bool:
    """The successor may have stood on the same grid all along; once is enough."""
    if not isinstance(row, GridBranch):
        return False
    return GridBranch.objects.filter(grid=row.grid_id, organisation=successor, valid_to=FOREVER).exists()


def _hand_over_territory(end: endings.EndOfLife) -> None:
    """Units and grids lie where they lay; the successor, or else the level above, keeps them from now on."""
    keeper = end.successor or checks.parent_of(end.organisation)
    for model in (Unit, Grid):
        model.objects.filter(place=end.organisation, valid_to=FOREVER).update(place=keeper)


def _stop_row(row: Reach | GridBranch, on: date) -> None:
    """A row that would begin on the closing day or later never held: it goes; others end."""
    if row.valid_from >= on:
        type(row).objects.filter(pk=row.pk).delete()
    else:
        type(row).objects.filter(pk=row.pk).update(valid_to=on)


def _stop(model: type[Term] | type[Designation], organisation: Organisation, on: date) -> None:
    model.objects.filter(organisation=organisation, valid_to=FOREVER).update(valid_to=on)
