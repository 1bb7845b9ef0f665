"""What a reader of pages and files can still not tell: of an identity number at least a thousand possibilities remain.

The reader knows birth date and sex, which the page shows, and that the person was born in one of ten districts of a city.
"""

import io
import re
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests.cast import Cast
from tests.numbers import PHONE, identity
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.identity import check_character
from zerentian.people.actions import person_register
from zerentian.people.actions.columns import column_choice_set
from zerentian.web.organisations.tests.conftest import client_of
from zerentian.web.people.members import COLUMNS, OPTIONAL

REGIONS = [str(number) for number in range(990101, 990111)]
LEAST = 1_000
MASKED = re.compile(r"(?<![\dXx])[\dXx•*＊●·・]{18}(?![\dXx])")
NEAR = re.compile(r"身份证[^\d]{0,20}([\dXx]{2,18})(?!\d*[•*＊●])")
NUMBER = identity("19900630", "123")


def candidates() -> Iterator[str]:
    """Every number that fits a man born on 30 June 1990: ten districts, five hundred odd orders each."""
    for region in REGIONS:
        for order in range(1, 1_000, 2):
            first = f"{region}19900630{order:03d}"
            yield first + check_character(first)


def left_by(text: str) -> int:
    """How many candidates agree with every masked number and with every piece of digits beside 身份证 in the text."""
    shapes = [re.compile("".join(sign if sign in "0123456789X" else "." for sign in found.upper())) for found in MASKED.findall(text)]
    pieces = [found.upper() for found in NEAR.findall(text)]
    fits = (number for number in candidates() if all(shape.fullmatch(number) for shape in shapes))
    return sum(1 for number in fits if all(number.startswith(piece) or number.endswith(piece) for piece in pieces))


@pytest.fixture
def known(cast: Cast) -> str:
    asked = {"name": "竺小溪", "on": date(2026, 3, 1), "membership": "full", "identity": NUMBER, "phone": PHONE}
    return person_register(by=SYSTEM_ACTOR, organisation=cast.first, **asked)  # type: ignore[arg-type]


@pytest.fixture
def clerk(cast: Cast) -> Client:
    """Who chose every column there is."""
    column_choice_set(by=cast.clerk, table="members", columns=[column.name for column in (*COLUMNS, *OPTIONAL)])
    return client_of(cast.accounts["clerk"])


def words_of(content: bytes) -> str:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return "\n".join(" ".join(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True))


def test_common_ways_of_masking_would_be_noticed() -> None:
    assert left_by("出生日期 1990年6月30日") == 5_000
    assert left_by(f"身份证号 {NUMBER[:6]}********{NUMBER[14:]}") == 1
    assert left_by(f"身份证号 **************{NUMBER[14:]}") < 10
    assert left_by(f"身份证号：尾号 {NUMBER[14:]}") < 10
    assert left_by(NUMBER) == 1


def test_pages_and_files_leave_a_thousand_possibilities(cast: Cast, clerk: Client, known: str) -> None:
    roster = reverse("people:roster", args=[cast.first])
    pages = [reverse("people:person", args=[known]), roster, reverse("people:members"), reverse("people:correct", args=[known])]
    pages += [f"{roster}?q=竺小溪", reverse("people:unmask", args=[known]), reverse("people:find") + "?q=竺小溪"]
    for address in pages:
        page = clerk.get(address).content.decode()
        assert "竺小溪" in page, address
        assert left_by(page) >= LEAST, address
        assert left_by(strip_tags(page)) >= LEAST, address
        assert PHONE not in page, address
    for address in (f"{roster}?excel=1", reverse("people:members") + "?excel=1"):
        answer = clerk.get(address)
        assert answer.status_code == 200, address
        written = words_of(b"".join(answer.streaming_content))  # type: ignore[arg-type]
        assert "竺小溪" in written
        assert left_by(written) >= LEAST
        assert PHONE not in written
