"""Whatever a cell holds, a parser answers, and keeps its word about suggestions."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zerentian.kernel.identity import birth_of, sex_of
from zerentian.rosters.values import Trouble, as_identity, parser_of, parsers

WORDS = {"男": "male", "女": "female", "1": "male"}
LIKE_DAYS = st.from_regex(r"[0-9０-９]{0,4}[-/.年。 ]?[0-9一二三十]{0,3}[-/.月 ]?[0-9]{0,3}[日号]?( [0-9]{1,2}:[0-9]{2})?", fullmatch=True)
LIKE_NUMBERS = st.from_regex(r"'?[+0-9０-９Xx*×\- ]{0,20}", fullmatch=True)
LIKE_NAMES = st.text("束小满·•．()（）[1２ \u3000*？、无\u200b", max_size=12)
CELLS = st.one_of(
    st.none(),
    st.text(),
    st.text(st.characters(), max_size=20),  # halves of surrogate pairs, too
    LIKE_DAYS,
    LIKE_NUMBERS,
    LIKE_NAMES,
    st.integers(),
    st.integers(0, 10**9),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.binary(),
)


@pytest.mark.parametrize("name", sorted(parsers.NAMES))
@given(raw=CELLS)
@example(raw="२००९-०७-०१")  # digits of another script
@example(raw="²")
@example(raw="\ud800")
@example(raw="1" * 5000)
@example(raw=10**400)
def test_no_cell_makes_a_parser_stumble(name: str, raw: object) -> None:
    parse = parser_of(name, 100, WORDS)
    found = parse(raw)
    if not isinstance(found, Trouble):
        assert found is None or type(found) in (str, int, date)
        assert found != ""
        return
    assert found.code
    assert 0 < len(found.sentence) <= 200
    assert not re.search(r"\d{7}", found.sentence)
    assert not found.keeps or found.suggestion
    if found.suggestion:
        assert parse(found.suggestion) is not None
        assert not isinstance(parse(found.suggestion), Trouble)


@pytest.mark.parametrize("name", ["text", "name", "day", "identity", "phone"])
@given(raw=CELLS)
def test_a_value_written_out_is_read_as_the_same_value(name: str, raw: object) -> None:
    parse = parser_of(name, 100, WORDS)
    found = parse(raw)
    if isinstance(found, str | date):
        again = found.isoformat() if isinstance(found, date) else found
        assert parse(again) == found


BIRTHS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WEIGHTS = [2**power % 11 for power in range(17, 0, -1)]  # as GB 11643-1999 defines them


def complete(body: str) -> str:
    """The check character by the definition: the sum of digit × 2^place, check included, leaves 1 when divided by 11."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    check = next(value for value in range(11) if (rest + value) % 11 == 1)
    return body + ("X" if check == 10 else str(check))


@given(st.integers(100000, 999999), BIRTHS, st.integers(0, 999))
def test_every_number_put_together_by_the_standard_is_taken(region: int, birth: date, sequence: int) -> None:
    number = complete(f"{region}{birth:%Y%m%d}{sequence:03}")
    assert as_identity(number) == number
    assert as_identity(number.lower()) == number
    assert birth_of(number) == birth
    assert sex_of(number) == ("female" if sequence % 2 == 0 else "male")


@given(st.integers(100000, 999999), BIRTHS, st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_a_number_with_one_changed_digit_is_never_taken(region: int, birth: date, sequence: int, place: int, by: int) -> None:
    number = complete(f"{region}{birth:%Y%m%d}{sequence:03}")
    digit = "0" if number[place] == "X" else str((int(number[place]) + by) % 10)
    changed = number[:place] + digit + number[place + 1 :]
    assert isinstance(as_identity(changed), Trouble)
