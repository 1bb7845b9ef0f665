"""Handing a person everything held on them, and erasing it, by the operator at the machine."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from typer.testing import CliRunner, Result

from tests.databases import DataFolder
from tests.numbers import IDENTITY, PHONE
from zerentian.cli.person import app
from zerentian.cli.tests.begun import begun
from zerentian.journal.models import Entry
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.errors import Refusal
from zerentian.organisations.models import Organisation
from zerentian.people.actions import person_register
from zerentian.people.models import Confidential, Person

pytestmark = pytest.mark.both
__all__ = ["begun"]


@pytest.fixture
def template(begun: DataFolder) -> DataFolder:
    return begun


@pytest.fixture
def known(fresh_database: DataFolder, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ZERENTIAN_PRIVACY_KEY", settings.PRIVACY_KEY())  # processes open what this one sealed
    root = Organisation.objects.get().uid
    asked = {"name": "竺小溪", "on": date(2020, 1, 1), "membership": "full", "identity": IDENTITY, "phone": PHONE}
    return person_register(by=SYSTEM_ACTOR, organisation=root, **asked)  # type: ignore[arg-type]


def asked(*line: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, list(line), input=typed)


def test_a_person_gets_everything_in_a_file_that_only_its_owner_reads(fresh_database: DataFolder, known: str, tmp_path: Path) -> None:
    out = tmp_path / "竺小溪.json"
    printed = fresh_database.run("person", "export", "--uid", known, "-o", str(out)).stdout
    held = json.loads(out.read_text(encoding="utf8"))
    assert held["numbers"] == {"identity": IDENTITY, "phone": PHONE}
    assert held["tables"]["people.Person"]["rows"][0]["name"] == "竺小溪"
    assert out.stat().st_mode & 0o777 == 0o600
    assert IDENTITY not in printed
    assert (Entry.objects.latest("seq").verb, Entry.objects.latest("seq").object) == ("person.export", known)


def test_a_file_that_is_there_is_not_overwritten_and_nothing_is_noted(known: str, tmp_path: Path) -> None:
    out, entries = tmp_path / "there.json", Entry.objects.count()
    out.write_text("别动", encoding="utf8")
    done = asked("export", "--uid", known, "-o", str(out))
    assert isinstance(done.exception, Refusal)
    assert "已经有了" in done.exception.message
    assert out.read_text(encoding="utf8") == "别动"
    assert Entry.objects.count() == entries


def test_the_number_is_asked_and_not_shown(known: str, tmp_path: Path) -> None:
    done = asked("export", "--identity", "-o", str(tmp_path / "a.json"), typed=f"{IDENTITY}\n")
    assert done.exit_code == 0
    assert IDENTITY not in done.output
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf8"))["person"] == known


@pytest.mark.parametrize(
    ("line", "words"), [((), "写一个"), (("--uid", "x", "--identity"), "写一个"), (("--uid", "nobody"), "没有编号是这个的人")]
)
def test_a_person_is_named_in_one_way(known: str, tmp_path: Path, line: tuple[str, ...], words: str) -> None:
    done = asked("export", "-o", str(tmp_path / "a.json"), *line)
    assert isinstance(done.exception, Refusal)
    assert words in done.exception.message
    assert not (tmp_path / "a.json").exists()


def test_erasing_asks_by_name_first(known: str) -> None:
    done = asked("erase", "--uid", known, "--reason", "本人要求", typed="好\n")
    assert "将删除竺小溪的全部信息" in done.output
    assert isinstance(done.exception, Refusal)
    assert Person.objects.get(uid=known).name == "竺小溪"


def test_erasing_leaves_a_sound_journal_and_no_name(fresh_database: DataFolder, known: str) -> None:
    printed = fresh_database.run("person", "erase", "--uid", known, "--reason", "本人要求", "--yes").stdout
    assert re.search(r"已删除。结束了 1 项", printed)
    assert "竺小溪" not in printed
    assert Person.objects.get(uid=known).name == "已删除的人员"
    assert not Confidential.objects.exists()
    assert json.loads(Entry.objects.latest("seq").data)["reason"] == "asked"
    assert "日志完好" in fresh_database.run("journal", "verify").stdout


def test_a_reason_of_ones_own_is_refused(fresh_database: DataFolder, known: str) -> None:
    done = fresh_database.run("person", "erase", "--uid", known, "--reason", "看着不顺眼", "--yes", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "本人要求、误登记、不再需要、不该收集" in done.stderr
