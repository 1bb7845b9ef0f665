from datetime import UTC, date, datetime

import pytest

from zerentian.kernel import clock
from zerentian.kernel.dates import FOREVER
from zerentian.web.templatetags import zt


@pytest.fixture(autouse=True)
def today() -> object:
    clock.pin(date(2026, 11, 19))
    yield
    clock.pin(None)


def test_days_are_written_as_this_field_writes_them() -> None:
    assert zt.day(date(2026, 1, 5)) == "2026年1月5日"
    assert zt.day(FOREVER) == "至今"
    assert zt.day(None) == ""
    assert zt.short_day(date(2026, 11, 9)) == "11月9日"
    assert zt.short_day(date(2025, 11, 9)) == "2025年11月9日"


def test_an_instant_is_shown_in_shanghai_time() -> None:
    assert zt.moment(datetime(2026, 11, 18, 17, 5, tzinfo=UTC)) == "2026年11月19日 1:05"
    assert zt.clock_time(datetime(2026, 11, 19, 1, 5, 1, tzinfo=UTC)) == "9:06"


def test_a_number_keeps_its_unit_on_the_line() -> None:
    assert zt.nb(60000, "人") == '<span class="nb">60,000 人</span>'
    assert zt.nb("88.64", "%") == '<span class="nb">88.64%</span>'


def test_a_mark_has_shape_word_and_colour() -> None:
    shown = zt.mark("late", "逾期")
    assert 'class="zt-state is-late"' in shown
    assert "#m-late" in shown
    assert "<span>逾期</span>" in shown
