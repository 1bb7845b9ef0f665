"""Cleaning text and cutting it into lines."""

import re

BREAKS = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\ufdd0-\ufdef\ufeff\ufffe\uffff]")
PAGE_BREAK = "\f"


def lines(text: str) -> list[str]:
    """Lines without breaks, control characters and marks nobody sees. A page break divides only what has text on both sides.

    >>> lines("一、束\\r\\n二、钮\\f"), lines("束\\f三、霁"), lines("")
    (['一、束', '二、钮'], ['束', '三、霁'], [''])
    """
    if text.isprintable():
        return [text]
    if PAGE_BREAK in text:
        text = "\n".join([page for page in text.split(PAGE_BREAK) if page.strip()])
    return BREAKS.sub("\n", UNWANTED.sub("", text)).split("\n")
