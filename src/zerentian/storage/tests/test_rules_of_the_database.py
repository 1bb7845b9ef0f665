"""What the database refuses by itself, whoever writes: raw SQL, without the program."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.cast import Cast
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Designation, Lineage, Organisation, Placement, Term
from zerentian.people.models import Account, Membership
from zerentian.storage.dated import Dated

pytestmark = pytest.mark.both

RULED: list[tuple[type[Dated], str]] = [
    (Designation, "organisation_id"),
    (Placement, "organisation_id"),
    (Lineage, "organisation_id"),
    (Membership, "person_id"),
]
names = [model.__name__ for model, _ in RULED]


def copied(model: type[Dated], **changes: object) -> None:
    """Inserts a copy of the first row of the table, with some columns changed, as any SQL client could."""
    meta = model._meta
    columns = [field.column for field in meta.concrete_fields if not field.primary_key]
    chosen = [f"%({column})s" if column in changes else column for column in columns]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {meta.db_table} ({', '.join(columns)}) SELECT {', '.join(chosen)} FROM {meta.db_table} "
            f"WHERE id = (SELECT MIN(id) FROM {meta.db_table})",
            changes,
        )


@pytest.mark.parametrize(("model", "key"), RULED, ids=names)
def test_a_second_row_for_the_same_days_is_refused(cast: Cast, model: type[Dated], key: str) -> None:
    rows = model.objects.count()
    with pytest.raises(DatabaseError, match="no_overlap"):
        copied(model)
    with pytest.raises(DatabaseError, match="no_overlap"):
        copied(model, valid_from=date(2026, 1, 1))
    assert model.objects.count() == rows


@pytest.mark.parametrize(("model", "key"), RULED, ids=names)
def test_rows_that_touch_without_overlapping_are_taken(cast: Cast, model: type[Dated], key: str) -> None:
    first = model.objects.order_by("pk")[0]
    copied(model, valid_from=date(1999, 1, 1), valid_to=first.valid_from)
    key_value = getattr(first, key)
    assert model.objects.filter(valid_to=first.valid_from, **{key: key_value}).count() == 1


@pytest.mark.parametrize(("model", "key"), RULED, ids=names)
def test_a_row_cannot_be_stretched_over_its_neighbour(cast: Cast, model: type[Dated], key: str) -> None:
    first = model.objects.order_by("pk")[0]
    copied(model, valid_from=date(1999, 1, 1), valid_to=first.valid_from)
    with pytest.raises(DatabaseError, match="no_overlap"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET valid_to = %s WHERE valid_from = '1999-01-01'", [FOREVER])


@pytest.mark.parametrize("model", [Designation, Placement, Lineage, Membership, Term])
def test_a_period_that_ends_before_it_begins_is_refused(cast: Cast, model: type[Dated]) -> None:
    if model is Term:
        Term.objects.create(organisation=Organisation.objects.first(), years=5, valid_from=date(2021, 1, 1))
    with pytest.raises(IntegrityError):
        copied(model, valid_from=date(1999, 1, 2), valid_to=date(1999, 1, 2))


def test_an_administrator_cannot_stand_for_a_person(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(username="audit-account").update(person=cast.accounts["clerk"].person_id)


def test_a_member_account_without_a_person_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="nobody")
