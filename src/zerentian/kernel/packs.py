"""Where the packs lie, and what every pack may say: parameters with their basis, patterns.

They lie beside the source in a checkout, inside the package once installed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zerentian.kernel.errors import Fault

PACKAGE = Path(__file__).resolve().parent.parent
BESIDE = PACKAGE.parent.parent / "packs"
PACKS = BESIDE if BESIDE.is_dir() else PACKAGE / "packs"
WANTED = ("title", "value", "unit", "basis", "sure")


class BadPack(Fault):
    """A pack says something the program cannot run; the message names the entry."""

    code = "pack"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number with the paper it rests on and how sure that is."""

    title: str
    value: float
    unit: str
    basis: str
    sure: str


def parameter(code: str, entry: Mapping[str, Any]) -> Parameter:
    """Raises BadPack."""
    missing = [name for name in WANTED if name not in entry]
    if missing:
        raise BadPack(f"parameter {code} lacks {', '.join(missing)}")
    return Parameter(entry["title"], float(entry["value"]), entry["unit"], entry["basis"], entry["sure"])


def pattern(where: str, words: str) -> re.Pattern[str]:
    """Raises BadPack."""
    try:
        return re.compile(words)
    except re.error as error:
        raise BadPack(f"{where}: {words} is not a pattern: {error}") from error
