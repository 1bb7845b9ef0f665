"""Rules that the database itself holds, on SQLite and PostgreSQL alike: migration operations that write triggers and constraints."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation


class _PerVendor(Operation):
    """Runs one list of statements on SQLite and another on PostgreSQL."""

    reversible = False
    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models know nothing of it."""

    def statements(self, vendor: str, table: str) -> list[str]:
        raise NotImplementedError

    def table(self, app_label: str) -> str:
        raise NotImplementedError

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any) -> None:
        for statement in self.statements(schema_editor.connection.vendor, self.table(app_label)):
            schema_editor.execute(statement, params=None)


class NoOverlap(_PerVendor):
    """No two rows of a dated table that agree on `keys` may hold on the same day."""

    def __init__(self, model: str, keys: list[str]) -> None:
        self.model, self.keys = model, keys

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"model": self.model, "keys": self.keys}

    def describe(self) -> str:
        return f"One {self.model} at a time per {', '.join(self.keys)}"

    def table(self, app_label: str) -> str:
        return f"{app_label}_{self.model.lower()}"

    def statements(self, vendor: str, table: str) -> list[str]:
        return self.on_postgresql(table) if vendor == "postgresql" else self.on_sqlite(table)

    def on_postgresql(self, table: str) -> list[str]:
        # int8range(k,k,'[]') with && compares integers under GiST without the btree_gist extension.
        keys = ", ".join(f"int8range({key}, {key}, '[]') WITH &&" for key in self.keys)
        return [
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap "
            f"EXCLUDE USING gist ({keys}, daterange(valid_from, valid_to) WITH &&) DEFERRABLE INITIALLY IMMEDIATE"
        ]

    def on_sqlite(self, table: str) -> list[str]:
        same = " AND ".join(f"{key} = NEW.{key}" for key in self.keys)
        body = (
            f"BEGIN SELECT RAISE(ABORT, '{table}_no_overlap') WHERE EXISTS (SELECT 1 FROM {table} WHERE {same} "
            "AND id <> NEW.id AND valid_from < NEW.valid_to AND valid_to > NEW.valid_from); END"
        )
        return [
            f"CREATE TRIGGER {table}_no_overlap_insert AFTER INSERT ON {table} {body}",
            f"CREATE TRIGGER {table}_no_overlap_update AFTER UPDATE ON {table} {body}",
        ]


class NoOverlapAgain(NoOverlap):
    """The same rule after a change of columns: SQLite then copies the table and leaves its triggers behind, PostgreSQL keeps all."""

    def describe(self) -> str:
        return f"Still one {self.model} at a time per {', '.join(self.keys)}"

    def on_postgresql(self, table: str) -> list[str]:
        return []

    def on_sqlite(self, table: str) -> list[str]:
        left = [f"DROP TRIGGER IF EXISTS {table}_no_overlap_{moment}" for moment in ("insert", "update")]
        return left + super().on_sqlite(table)


class AppendOnly(_PerVendor):
    """Rows of `model` are written once, in the order of `sequence` without a gap, and never changed, replaced or removed."""

    def __init__(self, model: str, sequence: str) -> None:
        self.model, self.sequence = model, sequence

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"model": self.model, "sequence": self.sequence}

    def describe(self) -> str:
        return f"{self.model} is append-only"

    def table(self, app_label: str) -> str:
        return f"{app_label}_{self.model.lower()}"

    def statements(self, vendor: str, table: str) -> list[str]:
        return self.on_postgresql(table) if vendor == "postgresql" else self.on_sqlite(table)

    def on_sqlite(self, table: str) -> list[str]:
        refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
        # REPLACE deletes silently unless recursive_triggers is on for the connection, so the insert itself checks the sequence.
        gap = f"NEW.{self.sequence} <> COALESCE((SELECT MAX({self.sequence}) FROM {table}), 0) + 1"
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}; END",
            f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} WHEN {gap} BEGIN {refuse}; END",
        ]

    def on_postgresql(self, table: str) -> list[str]:
        gap = f"NEW.{self.sequence} <> COALESCE((SELECT MAX({self.sequence}) FROM {table}), 0) + 1"
        return [
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
            f"CREATE FUNCTION {table}_order() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {gap} THEN RAISE EXCEPTION '{table} is append-only'; END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_order()",
        ]
