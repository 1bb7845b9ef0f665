"""Numbers of people who do not exist: well formed, and of a region and a range of telephones in which nobody can have one."""

from datetime import date

from zerentian.kernel.identity import check_character

REGION = "990101"  # 99 is no province
ORDERS = 500  # numbers of one sex on one day
MOBILE = "19900"
MOBILES = 10**6
STEP = 387_420_489  # odd and no multiple of five: going through all mobiles in steps of it meets each once


class Numbering:
    """Hands out each number once."""

    def __init__(self, region: str = REGION, first_mobile: int = 0) -> None:
        self.region, self.mobiles = region, first_mobile
        self.given: dict[tuple[date, str], int] = {}

    def identity(self, birth: date, sex: str) -> str:
        order = self.given.get((birth, sex), birth.toordinal() * 7)  # a start of its own for every day
        self.given[birth, sex] = order + 1
        first = f"{self.region}{birth:%Y%m%d}{order % ORDERS * 2 + (sex == 'male'):03}"
        return first + check_character(first)

    def mobile(self) -> str:
        self.mobiles += 1
        return f"{MOBILE}{self.mobiles * STEP % MOBILES:06}"
