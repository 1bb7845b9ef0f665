"""A district that was begun by the command, once in a run; tests get copies of it."""

from collections.abc import Iterator

import pytest

from tests.databases import DataFolder, copy_of, drop

ASKED = ["--district", "云汀区", "--root", "中共云汀区委员会", "--founded", "1996-07-01", "--clerk", "束小满"]
PRINTED = "init.txt"


@pytest.fixture(scope="module")
def begun(empty_template: DataFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """What the command printed lies in init.txt."""
    data = copy_of(empty_template, tmp_path_factory.mktemp("begun") / "data")
    (data.folder / PRINTED).write_text(data.run("init", *ASKED).stdout, encoding="utf8")
    yield data
    drop(data)
