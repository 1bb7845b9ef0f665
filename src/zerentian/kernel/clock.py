"""Time: people's days are plain dates in Asia/Shanghai, instants are UTC."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_pinned: date | None = None


def now() -> datetime:
    """The present instant, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Asia/Shanghai, or the day a demonstration is pinned to."""
    return _pinned or now().astimezone(SHANGHAI).date()


def pin(day: date | None) -> None:
    """Fix `today` for a demonstration whose year ends at `day`; instants stay real."""
    global _pinned
    _pinned = day


def to_microseconds(moment: datetime) -> int:
    """Whole microseconds since 1970, UTC: the form in which instants enter a hash."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    return EPOCH + timedelta(microseconds=value)
