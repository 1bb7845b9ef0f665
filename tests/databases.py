"""Data folders for tests that need real commits, threads or processes.

Ordinary tests use `django_db`: one transaction, rolled back. `transactional_db` cannot be used: it empties the tables afterwards,
and the journal refuses that. Instead every such test gets a copy of a folder that was migrated once per run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from zerentian.config.installation import DATA_VARIABLE, DATABASE_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
SERVER = os.environ.get(DATABASE_VARIABLE)  # address of the run's PostgreSQL; None: SQLite


@dataclass(frozen=True)
class DataFolder:
    """A data folder with its own database; `address` is that of the database on PostgreSQL."""

    folder: Path
    address: str | None = None

    @property
    def database(self) -> str:
        """The NAME of Django's DATABASES."""
        return urlsplit(self.address).path.lstrip("/") if self.address else str(self.folder / "zerentian.sqlite3")

    @property
    def environment(self) -> dict[str, str]:
        """For processes that are to work on this folder."""
        kept = {name: value for name, value in os.environ.items() if name not in {DATABASE_VARIABLE, "DJANGO_SETTINGS_MODULE"}}
        named = {DATABASE_VARIABLE: self.address} if self.address else {}
        return {**kept, **named, DATA_VARIABLE: str(self.folder), "PYTHONPATH": str(ROOT)}

    def run(self, *verb: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Runs `zerentian VERB…` on this folder in a process of its own."""
        command = [sys.executable, "-m", "zerentian.cli", *verb]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert not check or done.returncode == 0, f"{' '.join(verb)}: {done.stdout}\n{done.stderr}"
        return done


def new_folder(folder: Path) -> DataFolder:
    """An empty data folder; on PostgreSQL with an empty database."""
    folder.mkdir(parents=True)
    return DataFolder(folder, create_database())


def copy_of(template: DataFolder, folder: Path) -> DataFolder:
    shutil.copytree(template.folder, folder)
    return DataFolder(folder, create_database(template.database) if template.address else None)


def create_database(template: str = "template0") -> str | None:
    if not SERVER:
        return None
    name = f"zerentian_{uuid4().hex}"
    administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def drop(data: DataFolder) -> None:
    if data.address:
        administer(f'DROP DATABASE "{data.database}" WITH (FORCE)')


def administer(statement: str) -> None:
    import psycopg

    assert SERVER
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload, unused-ignore]


@contextmanager
def pointed_at(data: DataFolder) -> Iterator[None]:
    """Django's connections of this process, of every thread, lead to the database of `data`."""
    kept, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = {**settings, "NAME": data.database}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = kept


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """Migrated, no rows."""
    data = new_folder(tmp_path_factory.mktemp("empty") / "data")
    data.run("migrate")
    yield data
    drop(data)


@pytest.fixture(scope="session")
def street_template(empty_template: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """The demonstration street as `make run` shows it; what loading it printed lies in load.txt, passwords included."""
    data = copy_of(empty_template, tmp_path_factory.mktemp("street") / "data")
    printed = data.run("demo", "--scale", "street").stdout
    (data.folder / "load.txt").write_text(printed, encoding="utf8")
    yield data
    drop(data)


@pytest.fixture
def template(empty_template: DataFolder) -> DataFolder:
    """What `data_folder` starts as. A test module that wants the street overrides this fixture with `street_template`."""
    return empty_template


@pytest.fixture
def data_folder(template: DataFolder, tmp_path: Path) -> Iterator[DataFolder]:
    """A data folder of the test's own, with a database that takes real commits."""
    data = copy_of(template, tmp_path / "data")
    yield data
    drop(data)


@pytest.fixture
def fresh_database(data_folder: DataFolder, django_db_blocker: DjangoDbBlocker) -> Iterator[DataFolder]:
    """`data_folder`, with Django's connections of this process led to its database. Threads close the connections they opened."""
    with django_db_blocker.unblock(), pointed_at(data_folder):
        yield data_folder
