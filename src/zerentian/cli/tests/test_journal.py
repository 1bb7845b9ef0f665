"""The journal is verified from outside, and a broken one stops the line."""

import sqlite3

import pytest

from tests.databases import DataFolder, drop, new_folder
from zerentian.cli.journal import checkpoint
from zerentian.cli.tests.begun import begun
from zerentian.kernel.errors import Refusal

pytestmark = pytest.mark.both
__all__ = ["begun"]


@pytest.fixture
def template(begun: DataFolder) -> DataFolder:
    """A district of eight journal entries."""
    return begun


@pytest.fixture
def district(data_folder: DataFolder) -> DataFolder:
    return data_folder


def run_sql(data: DataFolder, *statements: str) -> None:
    """As someone with the database in hand would, past the program."""
    if not data.address:
        with sqlite3.connect(data.database) as file:
            file.executescript(";".join(statements))
        file.close()
        return
    import psycopg

    with psycopg.connect(data.address) as server:
        for statement in statements:
            server.execute(statement)  # type: ignore[call-overload, unused-ignore]


def without_triggers(data: DataFolder) -> list[str]:
    if data.address:
        return ["ALTER TABLE journal_entry DISABLE TRIGGER USER"]
    return [f"DROP TRIGGER journal_entry_{name}" for name in ("no_update", "no_delete", "in_order")]


def test_a_sound_journal_says_how_many_and_gives_its_end(district: DataFolder) -> None:
    done = district.run("journal", "verify")
    head = district.run("journal", "head").stdout.strip()
    assert done.stdout.startswith("核验了 8 条，每秒 ")
    assert f"日志完好。校验点 {head}，" in done.stdout
    assert head.startswith("8:sha256:")
    assert district.run("journal", "verify", "--kept", head).returncode == 0


def test_a_changed_entry_is_named_and_the_exit_code_says_so(district: DataFolder) -> None:
    run_sql(district, *without_triggers(district), "UPDATE journal_entry SET actor = 'someone' WHERE seq = 3")
    done = district.run("journal", "verify", check=False)
    assert done.returncode == 1
    assert "核验了 2 条" in done.stdout
    assert "第 3 条" in done.stdout


def test_a_cut_tail_is_found_with_the_end_that_was_kept(district: DataFolder) -> None:
    head = district.run("journal", "head").stdout.strip()
    run_sql(district, *without_triggers(district), "DELETE FROM journal_entry WHERE seq = 8")
    assert district.run("journal", "verify").returncode == 0
    done = district.run("journal", "verify", "--kept", head, check=False)
    assert done.returncode == 1
    assert "第 8 条被截去或整条链被重写" in done.stdout


@pytest.mark.parametrize("kept", ["8", "sha256:00", "8:md5:00", "x:sha256:" + "0" * 64, "8:sha256:" + "0" * 63])
def test_a_mistyped_checkpoint_is_refused(kept: str) -> None:
    with pytest.raises(Refusal, match="照当时显示的整串抄写"):
        checkpoint(kept)


def test_a_folder_without_a_database_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = new_folder(tmp_path_factory.mktemp("bare") / "data")
    done = data.run("journal", "head", check=False)
    drop(data)
    assert done.returncode == 2
    assert "zerentian migrate" in done.stderr
