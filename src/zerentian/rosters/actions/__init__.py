"""Writes on rosters: one verb, one function."""

from zerentian.rosters.actions.exports import Taken, roster_agree, roster_ask, roster_decline, roster_export, roster_take
from zerentian.rosters.actions.imports import import_discard, import_map, import_open, import_resume, import_settle, import_write

__all__ = [
    "Taken",
    "import_discard",
    "import_map",
    "import_open",
    "import_resume",
    "import_settle",
    "import_write",
    "roster_agree",
    "roster_ask",
    "roster_decline",
    "roster_export",
    "roster_take",
]
