"""党员结构: every figure leads to just as many rows."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.cast import Cast
from tests.members import four_of_rice
from zerentian.web.organisations.tests.conftest import client_of

STRUCTURE = "/people/structure/"
FIGURE = re.compile(r'<a class="zt-fig" href="([^"]+)"><span class="nb">([\d,]+) 名</span></a>')


@pytest.fixture
def clerk(cast: Cast) -> Client:
    four_of_rice(cast)
    return client_of(cast.accounts["clerk"])


def test_every_figure_is_a_door_to_its_rows(cast: Cast, clerk: Client) -> None:
    doors = FIGURE.findall(clerk.get(STRUCTURE, {"of": cast.rice}).content.decode())
    assert len(doors) == 1 + 4 + 3 + 5 + 3 + 2 + 1  # all, ages, educations, standings, sexes, kinds, areas
    for address, count in doors:
        text = clerk.get(unescape(address)).content.decode()
        assert f'共 <span class="nb">{count} 名</span>' in text, address


def test_the_page_says_shares_with_both_numbers_and_the_bars_in_words(cast: Cast, clerk: Client) -> None:
    text = clerk.get(STRUCTURE, {"of": cast.rice}).content.decode()
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
    assert "31至35岁 1 名 20.0% 1 / 5" in plain
    assert "没有登记 2 名 40.0% 2 / 5" in plain
    assert 'aria-label="性别：男 2 名，女 2 名，没有登记 1 名"' in text
    assert " style=" not in text


def test_it_begins_with_ones_own_organisation(cast: Cast, clerk: Client) -> None:
    assert "柳溪街道党工委　党员结构" in clerk.get(STRUCTURE).content.decode()
    assert "青禾第一党支部　党员结构" in client_of(cast.accounts["secretary"]).get(STRUCTURE).content.decode()
    assert "青禾社区党委　党员结构" in clerk.get(STRUCTURE, {"of_words": "青禾社区党委"}).content.decode()
    unknown = clerk.get(STRUCTURE, {"of_words": "没有这个"}).content.decode()
    assert "没有叫“没有这个”的组织" in unknown
    assert "柳溪街道党工委　党员结构" in unknown


def test_nobody_there_leads_on(cast: Cast, clerk: Client) -> None:
    text = clerk.get(STRUCTURE, {"of": cast.third}).content.decode()
    assert "这里还没有党员" in text
    assert f"/people/of/{cast.third}/" in text
    assert "没有您能看的组织" in client_of(cast.accounts["stranger"]).get(STRUCTURE).content.decode()
