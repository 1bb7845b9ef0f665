"""From nothing to pages that answer, on both databases."""

import sqlite3
import urllib.error
import urllib.request

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from tests.databases import DataFolder, drop, new_folder
from tests.servers import serving

pytestmark = pytest.mark.both


def test_migrating_twice_changes_nothing_the_second_time(data_folder: DataFolder) -> None:
    assert data_folder.run("migrate").stdout == "数据库已经是这一版，不用动。\n"


def test_an_unmigrated_folder_is_not_served(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = new_folder(tmp_path_factory.mktemp("bare") / "data")
    done = data.run("serve", "--port", "18999", check=False)
    drop(data)
    assert done.returncode == 2
    assert "zerentian migrate" in done.stderr


def test_pages_answer_and_the_process_ends_when_told(data_folder: DataFolder) -> None:
    with serving(data_folder, workers=2) as server:
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(f"{server.url}/no-such-page")
        assert answer.value.code in {302, 404}
    assert server.process.returncode == 0


def test_a_copy_takes_real_commits_and_leaves_the_template_alone(fresh_database: DataFolder, empty_template: DataFolder) -> None:
    with transaction.atomic():
        ContentType.objects.create(app_label="a", model="b")
    connection.close()
    assert rows_in(fresh_database) == rows_in(empty_template) + 1


def rows_in(data: DataFolder) -> int:
    """Counted outside Django."""
    query = "SELECT count(*) FROM django_content_type"
    if not data.address:
        return int(sqlite3.connect(data.database).execute(query).fetchone()[0])
    import psycopg

    with psycopg.connect(data.address) as other:
        row = other.execute(query).fetchone()
    assert row
    return int(row[0])
