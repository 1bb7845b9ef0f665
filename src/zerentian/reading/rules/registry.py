"""All rules, in the order in which filter buttons stand."""

from zerentian.reading.rules.dated import OutdatedPhrase, StudiedBeforeIssued
from zerentian.reading.rules.lost import BlankNumber, LostNumber
from zerentian.reading.rules.measures import MeasureWithoutProblem, ProblemWithoutMeasure
from zerentian.reading.rules.numbering import Numbering
from zerentian.reading.rules.offices import LevelOffice
from zerentian.reading.rules.parts import MissingPart, ProblemsTooThin
from zerentian.reading.rules.repeats import RepeatedPassage
from zerentian.reading.rules.rule import Rule
from zerentian.reading.rules.sums import SharesDoNotSum, SumMismatch
from zerentian.reading.rules.typography import Typography
from zerentian.reading.rules.vagueness import VagueClaim
from zerentian.reading.rules.years import YearDrift

RULES: tuple[Rule, ...] = (
    LostNumber(),
    BlankNumber(),
    LevelOffice(),
    RepeatedPassage(),
    YearDrift(),
    SharesDoNotSum(),
    SumMismatch(),
    Numbering(),
    ProblemWithoutMeasure(),
    MeasureWithoutProblem(),
    ProblemsTooThin(),
    MissingPart(),
    StudiedBeforeIssued(),
    OutdatedPhrase(),
    VagueClaim(),
    Typography(),
)
NAMES = frozenset(rule.name for rule in RULES)
