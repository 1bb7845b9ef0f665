import time

import pytest
from hypothesis import HealthCheck, given, settings

from zerentian.reading.checking import check
from zerentian.reading.reader import read_text
from zerentian.reading.tests.pieces import REPEATED, WORDS, same_again, sound, texts

LONGER = 8  # times the text
AT_MOST = 24  # times as long it may take; what grows with the square takes 64
NOISE = 0.05  # seconds that a busy machine adds to anything
MEGABYTE = 350_000  # characters of Chinese that make one in UTF-8
few = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read_and_check(text: str) -> None:
    check(read_text(text))


def seconds(text: str) -> float:
    """Of this process alone, the better of two."""
    taken = []
    for _ in range(2):
        before = time.process_time()
        read_and_check(text)
        taken.append(time.process_time() - before)
    return min(taken)


def assert_linear(piece: str, characters: int) -> None:
    short = piece * (characters // LONGER // len(piece))
    once, longer = seconds(short), seconds(short * LONGER)
    assert longer <= AT_MOST * once + NOISE, f"{characters} characters of {piece!r}: {longer:.3f} s, an eighth of them {once:.3f} s"


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
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    assert_linear(piece, 16_000)


@pytest.mark.soak
@pytest.mark.parametrize("piece", [*REPEATED, "".join(WORDS)])
def test_a_megabyte_of_one_piece_takes_linear_time(piece: str) -> None:
    assert_linear(piece, MEGABYTE)


@pytest.mark.soak
@pytest.mark.parametrize("piece", ["支部召开会议12次，培训党员近300人，", "一是抓学习，二是抓服务。", "支"])
def test_a_line_of_ten_megabytes_takes_linear_time(piece: str) -> None:
    assert_linear(piece, 10 * MEGABYTE)
