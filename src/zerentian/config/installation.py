"""One installation = one data folder: database, secret key, evidence, and `installation.json` (name, demonstration or not)."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

DATA_VARIABLE = "ZERENTIAN_DATA"
DATABASE_VARIABLE = "ZERENTIAN_DATABASE"


@dataclass(frozen=True)
class Installation:
    """`today` pins the calendar of a demonstration; `name` stands under the product's name on the sign-in page."""

    folder: Path
    name: str = ""
    demo: bool = False
    today: date | None = None

    def write(self) -> None:
        facts = asdict(self)
        del facts["folder"]
        facts["today"] = self.today.isoformat() if self.today else None
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "installation.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf8")

    def secret_key(self) -> str:
        """The signing key of sessions and forms."""
        return self._key("ZERENTIAN_SECRET_KEY", "secret.key")

    def privacy_key(self) -> str:
        """The key under which personal numbers are sealed. Lost, they are lost; it is kept apart from the database and its backups."""
        return self._key("ZERENTIAN_PRIVACY_KEY", "privacy.key")

    def _key(self, variable: str, file_name: str) -> str:
        """From the environment, else a file of this folder that only the owner reads, made when first needed."""
        given = os.environ.get(variable)
        if given:
            return given
        path = self.folder / file_name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()


def current() -> Installation:
    """The installation named by the environment, `zerentian-data` in the working folder by default."""
    folder = Path(os.environ.get(DATA_VARIABLE, "zerentian-data")).absolute()
    path = folder / "installation.json"
    if not path.exists():
        return Installation(folder)
    facts = json.loads(path.read_text(encoding="utf8"))
    pinned = date.fromisoformat(facts["today"]) if facts.get("today") else None
    return Installation(folder, name=facts["name"], demo=facts["demo"], today=pinned)
