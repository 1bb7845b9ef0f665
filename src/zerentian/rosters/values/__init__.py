"""Understanding one cell of a roster: a value, None for a blank, or Trouble. Pure."""

from zerentian.rosters.values.counts import as_count
from zerentian.rosters.values.days import as_day
from zerentian.rosters.values.identities import as_identity
from zerentian.rosters.values.parsers import parser_of
from zerentian.rosters.values.phones import as_phone
from zerentian.rosters.values.trouble import Trouble
from zerentian.rosters.values.words import as_choice, as_name, as_text

__all__ = ["Trouble", "as_choice", "as_count", "as_day", "as_identity", "as_name", "as_phone", "as_text", "parser_of"]
