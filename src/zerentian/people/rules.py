"""What cannot be true of one person at the same time. Pure; forms refuse by it and imports list it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zerentian.kernel import identity
from zerentian.kernel.dates import add_years, in_words
from zerentian.people.facts import Facts

JOINING_AGE = 18  # 发展党员工作细则（2026）第五条
PROBATION_YEARS = 1  # 第三十一条：预备期一年
PROBATION_SINCE = date(1982, 9, 6)  # the constitution of the Twelfth Congress; before it probation was shorter, and at times there was none
OLDEST = 120


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`field` is the column a person would look at first. A `question` may be answered "yes, it is so"; the others cannot be."""

    field: str
    code: str
    sentence: str
    question: bool = False


def contradictions(facts: Facts, *, kind: str, number: str, today: date) -> Iterator[Contradiction]:
    """`kind` of membership, "" if none; `number` is a sound identity number or ""."""
    yield from _in_the_future(facts, today)
    if number:
        yield from _with_number(facts, number)
    yield from _of_dates(facts, today)
    yield from _of_kind(facts, kind, today)


def _in_the_future(facts: Facts, today: date) -> Iterator[Contradiction]:
    for field, title, day in (("birth", "出生", facts.birth), ("joined", "入党", facts.joined), ("full_on", "转正", facts.full_on)):
        if day and day > today:
            yield Contradiction(field, "future", f"{title}日期 {in_words(day)} 还没到。请核对。")


def _with_number(facts: Facts, number: str) -> Iterator[Contradiction]:
    if facts.birth and facts.birth != identity.birth_of(number):
        yield Contradiction("birth", "birth-number", "出生日期和身份证号里的不一样。请核对，以身份证为准。")
    if facts.sex and facts.sex != identity.sex_of(number):
        yield Contradiction("sex", "sex-number", "性别和身份证号里的不一样。请核对，以身份证为准。")


def _of_dates(facts: Facts, today: date) -> Iterator[Contradiction]:
    if facts.birth and add_years(facts.birth, OLDEST) < today:
        yield Contradiction("birth", "too-old", f"按出生日期已满 {OLDEST} 岁。请核对年份。", question=True)
    if facts.birth and facts.joined and facts.joined < add_years(facts.birth, JOINING_AGE):
        yield Contradiction("joined", "joined-young", f"按出生日期，入党时不满 {JOINING_AGE} 岁。请核对这两个日期。", question=True)
    if facts.joined and facts.full_on and facts.full_on < facts.joined:
        yield Contradiction("full_on", "full-before", "转正早于入党。请一起核对。")
    elif facts.joined and facts.full_on and facts.joined >= PROBATION_SINCE and facts.full_on < add_years(facts.joined, PROBATION_YEARS):
        yield Contradiction("full_on", "full-soon", "转正离入党不满一年，预备期是一年。请核对。", question=True)


def _of_kind(facts: Facts, kind: str, today: date) -> Iterator[Contradiction]:
    if kind == "probationary" and facts.full_on:
        yield Contradiction("full_on", "probationary-full", "预备党员不应有转正日期。已经转正的，类别改成正式党员。")
    if kind == "full" and facts.joined and not facts.full_on and facts.joined > add_years(today, -PROBATION_YEARS):
        yield Contradiction("joined", "full-early", "入党不满一年，应当还是预备党员。请核对类别和日期。", question=True)
