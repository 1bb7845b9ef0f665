"""What is known of a person besides the name, as forms and rosters hand it over."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """ "" and None: not known. `sex`, `education`: codes of the vocabulary; `work`: employer and office."""

    sex: str = ""
    birth: date | None = None
    ethnicity: str = ""
    education: str = ""
    joined: date | None = None
    full_on: date | None = None
    work: str = ""
