import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from zerentian.reading.checking import check
from zerentian.reading.reader import read_text
from zerentian.reading.tests.pieces import REPEATED, WORDS, same_again, sound, texts

TIMES = 2.6  # twice the length may take this much longer
NOISE = 0.02  # seconds that a busy machine adds to anything
MEGABYTE = 350_000  # characters of Chinese that make one in UTF-8
few = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read_and_check(text: str) -> None:
    check(read_text(text))


def seconds(text: str, action: Callable[[str], None]) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        before = time.perf_counter()
        action(text)
        taken.append(time.perf_counter() - before)
    return min(taken)


def assert_linear(piece: str, characters: int) -> None:
    """Doubles the text until it has so many characters, from small: what grows too fast is seen before it takes an hour."""
    text = piece * (2000 // len(piece))
    once = seconds(text, read_and_check)
    while len(text) < characters:
        text += text
        twice = seconds(text, read_and_check)
        if twice > TIMES * once + NOISE:  # perhaps another process took the time
            once, twice = seconds(text[: len(text) // 2], read_and_check), seconds(text, read_and_check)
        assert twice <= TIMES * once + NOISE, f"{len(text)} characters of {piece!r}: {twice:.3f} s, half of them {once:.3f} s"
        once = twice


@few
@given(texts)
def test_any_text_is_read_and_all_places_lie_inside(text: str) -> None:
    report = read_text(text)
    report.findings = check(report)
    sound(report)


@few
@given(texts)
def test_a_cleaned_text_is_clean(text: str) -> None:
    same_again(read_text(text))


@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    assert_linear(piece, 16_000)


@pytest.mark.slow
@pytest.mark.parametrize("piece", [*REPEATED, "".join(WORDS)])
def test_a_megabyte_of_one_piece_takes_linear_time(piece: str) -> None:
    assert_linear(piece, MEGABYTE)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["支部召开会议12次，培训党员近300人，", "一是抓学习，二是抓服务。", "支"])
def test_a_line_of_ten_megabytes_takes_linear_time(piece: str) -> None:
    assert_linear(piece, 10 * MEGABYTE)
