"""LibreOffice for the tests: it opens what is written here, and writes what is read here."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.programs import find_office

SECONDS_MOST = 180
needs_office = pytest.mark.skipif(not find_office(), reason="没有 LibreOffice：sudo apt-get install libreoffice-writer")


def convert(files: Sequence[Path], to: str, out: Path, *, filters: Sequence[str] = ()) -> None:
    """`to`: an ending, with a colon and the name of a filter where one is meant. Settings and home are of this run only."""
    program = find_office()
    assert program
    home = out.parent
    command = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore", *filters]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS_MOST, env=os.environ | {"HOME": str(home)})
