"""Numbers of persons for tests: region 990101, which does not exist, with the right check character worked out by hand where it matters."""

from zerentian.kernel.identity import check_character


def identity(birth: str = "19900630", order: str = "123") -> str:
    """`birth` as YYYYMMDD; an odd last digit of `order` is a man."""
    first = f"990101{birth}{order}"
    return first + check_character(first)


IDENTITY = identity()
PHONE = "19900001234"
