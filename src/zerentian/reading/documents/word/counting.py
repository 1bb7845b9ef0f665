"""How Word writes the numbers of a list."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖", "仟佰拾"
PLAIN = "零一二三四五六七八九", "千百十"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
ROMAN_ONES = ((4, "iv"), (1, "i"))
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
LETTERS_MOST = 26 * 5  # aaaaa, bbbbb; whoever counts further means a number
THOUSANDS = 9999


def counted(number: int, signs: tuple[str, str]) -> str:
    """Up to 9999.

    >>> [counted(number, PLAIN) for number in (1, 10, 12, 20, 105, 110, 2026)]
    ['一', '十', '十二', '二十', '一百零五', '一百一十', '二千零二十六']
    >>> [counted(number, FORMAL) for number in (1, 10, 12)]
    ['壹', '壹拾', '壹拾贰']
    """
    digits, units = signs
    text, gap = "", False
    for power, unit in zip((1000, 100, 10, 1), (*units, ""), strict=True):
        digit = number // power % 10
        text += (digits[0] if gap and text and digit else "") + (digits[digit] + unit if digit else "")
        gap = not digit
    return text[1:] if signs is PLAIN and 10 <= number < 20 else text


def chinese(number: int) -> str:
    """
    >>> chinese(31), chinese(120)
    ('三十一', '一二〇')
    """
    return counted(number, PLAIN) if number < 100 else digital(number)


def digital(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def letters(number: int) -> str:
    """
    >>> letters(1), letters(28), letters(10**9)
    ('a', 'bb', '1000000000')
    """
    return ALPHABET[(number - 1) % 26] * ((number - 1) // 26 + 1) if number <= LETTERS_MOST else str(number)


def roman(number: int) -> str:
    """
    >>> roman(4), roman(1949)
    ('iv', 'mcmxlix')
    """
    text = ""
    for value, sign in (*ROMAN, *ROMAN_ONES):
        text += sign * (number // value)
        number %= value
    return text


def from_signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def from_character(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= count else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": lambda number: counted(number, PLAIN),
    "chineseLegalSimplified": lambda number: counted(number, FORMAL),
    "japaneseCounting": lambda number: counted(number, PLAIN),
    "japaneseDigitalTenThousand": digital,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": lambda number: counted(number, PLAIN),
    "taiwaneseDigital": digital,
    "ideographDigital": digital,
    "ideographLegalTraditional": lambda number: counted(number, FORMAL),
    "ideographTraditional": from_signs(STEMS),
    "ideographZodiac": from_signs(BRANCHES),
    "ideographEnclosedCircle": from_character("㊀", 10),
    "decimalEnclosedCircle": from_character("①", 20),
    "decimalEnclosedCircleChinese": from_character("①", 20),
    "decimalEnclosedParen": from_character("⑴", 20),
    "decimalEnclosedFullstop": from_character("⒈", 20),
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "none": lambda _: "",
}


def as_written(number: int, form: str) -> str:
    """As figures where the form is not known or does not reach so far."""
    return FORMATS.get(form, str)(number) if 0 < number <= THOUSANDS else str(number)
