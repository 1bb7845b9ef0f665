"""Writes: one verb, one function. Pages, the command line and the demonstration call these and nothing else."""

from zerentian.organisations.actions.close import organisation_close
from zerentian.organisations.actions.designate import organisation_designate
from zerentian.organisations.actions.elect import organisation_elect, organisation_postpone
from zerentian.organisations.actions.enrol import NewOrganisation, organisation_enrol
from zerentian.organisations.actions.found import organisation_found
from zerentian.organisations.actions.grids import grid_open, grid_staff
from zerentian.organisations.actions.merge import organisation_merge
from zerentian.organisations.actions.move import organisation_move
from zerentian.organisations.actions.split import NewPart, organisation_split
from zerentian.organisations.actions.units import unit_reach, unit_register, unit_survey
from zerentian.organisations.actions.withdraw import act_withdraw

__all__ = [
    "NewOrganisation",
    "NewPart",
    "act_withdraw",
    "grid_open",
    "grid_staff",
    "organisation_close",
    "organisation_designate",
    "organisation_elect",
    "organisation_enrol",
    "organisation_found",
    "organisation_merge",
    "organisation_move",
    "organisation_postpone",
    "organisation_split",
    "unit_reach",
    "unit_register",
    "unit_survey",
]
