"""Whatever a file says, an import ends in words: nothing crashes, and nothing is written that was not sound."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
import xlsxwriter
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast, everything
from zerentian.kernel.errors import Refusal
from zerentian.rosters.actions import import_open, import_settle, import_write
from zerentian.rosters.models import ImportProblem, RosterImport
from zerentian.rosters.pack import kinds
from zerentian.rosters.vocabulary import Stage
from zerentian.rosters.work import advance

pytestmark = [pytest.mark.both]
AS_OF = date(2026, 6, 1)
SAID = (
    "青禾第一党支部",
    "正式",
    "预备党员",
    "男",
    "女",
    "1985.7.16",
    "1985年7月",
    "２０２０／１／１",
    "竺小溪",
    "书记",
    "党支部",
    "社区",
    "青禾社区党委",
    "99010119850716",
    "=1+1",
    "合计",
)
texts = st.one_of(st.sampled_from(SAID), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
cells = st.one_of(
    texts,
    texts,
    st.none(),
    st.integers(-10, 10**12),
    st.floats(-1e6, 1e9),
    days,
    st.datetimes(datetime(1950, 1, 1), datetime(2050, 1, 1)),
    st.booleans(),
    st.just(time(1, 2)),
)
KEPT_APART = ("rosters.", "journal.")  # what an import writes of itself


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    kind = draw(st.sampled_from(sorted(kinds())))
    heads = draw(st.lists(st.sampled_from([spec.headers[0] for spec in kinds()[kind].fields]), min_size=2, max_size=12, unique=True))
    rows = draw(st.lists(st.lists(cells, max_size=len(heads)), max_size=12))
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for place, row in enumerate([heads, *rows]):
        for column, value in enumerate(row):
            sheet.write(place, column, value)
    book.close()
    return kind, file.getvalue()


def others() -> dict[str, object]:
    return {name: rows for name, rows in everything().items() if not name.startswith(KEPT_APART)}


def tried(cast: Cast, kind: str, data: bytes) -> None:
    before = others()
    try:
        uid = import_open(by=cast.clerk, kind=kind, organisation=cast.willow, as_of=AS_OF, file_name="名册.xlsx", data=data)
    except Refusal as refusal:
        in_words(refusal)
        return
    advance(uid)
    settle_what_is_offered(cast, uid)
    it = RosterImport.objects.get(uid=uid)
    assert it.stage in (Stage.CHECKED, Stage.FAILED), it.said
    assert "代码 E-" not in it.said + it.notes
    assert others() == before
    if it.stage == Stage.CHECKED:
        written(cast, uid, before)


def in_words(refusal: Refusal) -> None:
    assert refusal.message.endswith("。")


def settle_what_is_offered(cast: Cast, uid: str) -> None:
    """Press the first button of every problem, as somebody in a hurry would."""
    offered = {p.pk: p.choices[0][0] for p in ImportProblem.objects.filter(roster_import__uid=uid) if p.choices}
    if offered:
        import_settle(by=cast.clerk, roster_import=uid, settled=offered)
        advance(uid)


def written(cast: Cast, uid: str, before: dict[str, object]) -> None:
    try:
        import_write(by=cast.clerk, roster_import=uid)
    except Refusal as refusal:
        in_words(refusal)
        assert others() == before
        return
    advance(uid)
    it = RosterImport.objects.get(uid=uid)
    assert it.stage == Stage.WRITTEN, it.said
    assert others() != before


def scene(cast: Cast, drawn: tuple[str, bytes]) -> None:
    with transaction.atomic():
        tried(cast, *drawn)
        transaction.set_rollback(True)


@given(drawn=files())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_file_ends_in_words(cast: Cast, drawn: tuple[str, bytes]) -> None:
    scene(cast, drawn)


@pytest.mark.soak
@given(drawn=files())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_file_ends_in_words_at_length(cast: Cast, drawn: tuple[str, bytes]) -> None:
    scene(cast, drawn)
