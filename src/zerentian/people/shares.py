"""Shares as people read them. Pure."""


def percent(part: int, whole: int) -> str | None:
    """`part` of `whole` in percent, rounded half up to 0.1; None where there is nothing to divide: not applicable, not zero.

    Each share is rounded for itself, so the shares of a whole need not add up to 100.

    >>> percent(1, 3), percent(1, 16), percent(0, 0)
    ('33.3%', '6.3%', None)
    """
    if not whole:
        return None
    tenths = (2_000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"
