"""Many rows at once, below Django's objects: for rows that are prepared in memory by the ten thousand."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models, transaction


def set_aside(model: type[models.Model], count: int) -> Sequence[int]:
    """`count` primary keys, rising, that no other writer will be given. Gaps do no harm: keys never leave the database."""
    table = model._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, table])
        if not cursor.rowcount:
            cursor.execute("INSERT INTO sqlite_sequence(name, seq) VALUES (%s, %s)", [table, count])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Values as the database takes them: days as 2026-01-05, bytes as bytes. Nothing is checked but by the database."""
    quote = connection.ops.quote_name
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})", list(rows))  # noqa: S608


def copy_rows(
    into: type[models.Model], columns: Sequence[str], out_of: type[models.Model], expressions: Sequence[str], where: tuple[str, Any]
) -> None:
    """INSERT … SELECT: the rows never pass through Python, so a lock is held a third as long. `where`: a column and its value.

    An expression is a column of `out_of`, or a literal if it begins with a quote or a digit.
    """
    quote = connection.ops.quote_name
    chosen = [text if text[0] in "'0123456789" else quote(text) for text in expressions]
    statement = (
        f"INSERT INTO {quote(into._meta.db_table)} ({', '.join(map(quote, columns))}) SELECT {', '.join(chosen)} "  # noqa: S608
        f"FROM {quote(out_of._meta.db_table)} WHERE {quote(where[0])} = %s ORDER BY {quote(_key(out_of))}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [where[1]])


def _key(model: type[models.Model]) -> str:
    assert model._meta.pk
    return model._meta.pk.attname
