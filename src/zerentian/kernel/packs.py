"""Where the packs lie: beside the source in a checkout, inside the package once installed."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
BESIDE = PACKAGE.parent.parent / "packs"
PACKS = BESIDE if BESIDE.is_dir() else PACKAGE / "packs"
