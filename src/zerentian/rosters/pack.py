"""The kinds of rosters, from `packs/rosters.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from zerentian.rosters.headers import RosterKind, read_kinds

FILE = "rosters.yaml"


@cache
def kinds() -> Mapping[str, RosterKind]:
    return read_kinds(yaml.safe_load((Path(settings.PACKS_DIR) / FILE).read_text(encoding="utf8")))
