"""Identity and telephone numbers, where people type them and where they do not belong: in an address."""

import re

NUMBER = re.compile(r"(?:\d[\s-]?){8}")  # eight figures in a row, which no name has
NO_NUMBERS_HERE = "这里只按名称找。身份证号、手机号请到“按号码找人”里填，写在这里会留在地址栏上。刚才填的已经去掉了。"


def holds_a_number(words: str) -> bool:
    """Whether the words have in them what may be somebody's number, or most of it."""
    return bool(NUMBER.search(words))
