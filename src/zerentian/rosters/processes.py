"""Where the work on an import is done: here and now for a small one, in a process of its own for a large one; pages stay quick."""

import os
import subprocess
import sys

from django.conf import settings

from zerentian.rosters.work import advance

SMALL_FILE = 250_000  # bytes: about two thousand rows of .xlsx, read and checked in about a second
SMALL_ROSTER = 2_000  # rows


def is_small_file(size: int) -> bool:
    return size <= SMALL_FILE


def is_small_roster(rows: int) -> bool:
    return rows <= SMALL_ROSTER


def begin(uid: str, *, small: bool) -> None:
    """Do the work, or see to it that it is done. The process outlives the page that began it; the import's row tells how far it is."""
    if small:
        advance(uid)
        return
    environment = {**os.environ, "ZERENTIAN_DATA": str(settings.INSTALLATION.folder)}
    command = [sys.executable, "-m", "zerentian.cli", "roster", uid]
    nowhere = subprocess.DEVNULL
    subprocess.Popen(command, env=environment, start_new_session=True, stdin=nowhere, stdout=nowhere, stderr=nowhere)
