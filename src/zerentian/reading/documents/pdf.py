"""The text of a PDF. It is read in a process of its own, so that a file made to break the reader or to eat memory breaks only that."""

import json
import subprocess
import sys
from typing import Any

from zerentian.files.badfile import BadFile
from zerentian.files.messages import DAMAGED
from zerentian.reading.documents import messages
from zerentian.reading.documents.lines import lines
from zerentian.reading.report import Paragraph

READER = "zerentian.reading.documents.pdf_process"
SECONDS_MOST = 60
PAGES_MOST = 1_000
SCANNED = 8  # letters on a page with a picture, up to which it counts as a picture of a page: a page number, a stamp
PRIVATE = range(0xE000, 0xF900)  # letters of a font that does not say what they are
GARBLED = 0.2  # share of these
NAMED_MOST = 5


def read(data: bytes) -> tuple[list[Paragraph], list[str]]:
    """A paragraph for every line of a page. Raises BadFile."""
    found = asked(data)
    if found["error"] or found["pages"] > PAGES_MOST:
        raise BadFile(refusal(found["error"]) if found["error"] else messages.PDF_PAGES.format(pages=found["pages"], most=PAGES_MOST))
    texts: list[str] = found["texts"]
    pictures = [at for at, text in enumerate(texts) if found["pictures"][at] and len("".join(text.split())) <= SCANNED]
    if len(pictures) == len(texts):
        raise BadFile(messages.PICTURES_ONLY)
    refuse_garbled("".join(texts))
    paragraphs = [Paragraph(line) for at, text in enumerate(texts) if at not in pictures for line in lines(text)]
    return paragraphs, pages_left(pictures)


def asked(data: bytes) -> dict[str, Any]:
    """What the other process says. Raises BadFile where it does not live to say anything."""
    command = [sys.executable, "-P", "-m", READER, str(PAGES_MOST)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS_MOST, check=False)
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise BadFile(messages.PDF_HEAVY) from error
    return found


def refusal(error: str) -> str:
    return messages.LOCKED_PDF if error == "password" else DAMAGED


def refuse_garbled(text: str) -> None:
    letters = "".join(text.split())
    private = sum(ord(letter) in PRIVATE or letter == "\ufffd" for letter in letters)
    if private > GARBLED * len(letters):
        raise BadFile(messages.PDF_GARBLED)


def pages_left(pictures: list[int]) -> list[str]:
    if not pictures:
        return []
    named = "、".join(str(at + 1) for at in pictures[:NAMED_MOST]) + (messages.PAGES_MORE if len(pictures) > NAMED_MOST else "")
    return [messages.PAGES_LEFT.format(count=len(pictures), pages=named)]
