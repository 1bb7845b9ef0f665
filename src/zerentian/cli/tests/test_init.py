"""A real district begins empty, with four people who can sign in, or not at all."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.databases import DataFolder, drop, new_folder
from zerentian.cli.init import written
from zerentian.cli.tests.begun import ASKED, PRINTED, begun
from zerentian.config.installation import Installation
from zerentian.journal.models import Entry
from zerentian.journal.verification import verify
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Right, Role
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people.actions import district_begin
from zerentian.people.models import Account, Post
from zerentian.people.queries.actors import actor_of

__all__ = ["begun"]
SHOWN = re.compile(r"  (\S+?)　账号 (\S+)　初始密码 (\S+)")


@pytest.fixture
def template(begun: DataFolder) -> DataFolder:
    return begun


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[DataFolder]:
    """A folder in which nothing was ever done: the verb migrates it first."""
    data = new_folder(tmp_path / "empty")
    yield data
    drop(data)


@pytest.mark.both
def test_it_prints_four_sign_ins_that_work_and_must_be_changed(fresh_database: DataFolder) -> None:
    printed = (fresh_database.folder / PRINTED).read_text(encoding="utf8")
    shown = SHOWN.findall(printed)
    assert [(title, name) for title, name, _ in shown] == [
        ("系统管理员", "xitong"),
        ("安全管理员", "anquan"),
        ("审计管理员", "shenji"),
        ("组织干事", "shuxiaoman"),
    ]
    assert len({password for _, _, password in shown}) == 4
    for _, name, password in shown:
        account = Account.objects.get(username=name)
        assert account.check_password(password)
        assert account.must_change_password


@pytest.mark.both
def test_the_clerk_may_build_the_tree_and_the_administrators_see_nothing(fresh_database: DataFolder) -> None:
    root = Organisation.objects.get()
    actors = {account.username: actor_of(account, clock.today()) for account in Account.objects.all()}
    assert root.founded == date(1996, 7, 1)
    assert all(actors["shuxiaoman"].may_below(right, path_keys(root)) for right in Right)
    for name, role in (("xitong", Role.SYSTEM), ("anquan", Role.SECURITY), ("shenji", Role.AUDIT)):
        assert (actors[name].role, actors[name].grants) == (role, ())
    assert Post.objects.get().kind == "clerk"


@pytest.mark.both
def test_every_step_stands_in_the_journal(fresh_database: DataFolder) -> None:
    assert list(Entry.objects.values_list("verb", flat=True)) == [
        "organisation.found",
        *["account.reset_password"] * 3,
        "person.register",
        "post.appoint",
        "account.open",
        "district.begin",
    ]
    assert verify().sound
    assert "束小满" not in "".join(Entry.objects.values_list("data", flat=True))


def test_it_says_what_the_installation_is_called_and_that_it_is_no_demonstration(data_folder: DataFolder) -> None:
    facts = json.loads((data_folder.folder / "installation.json").read_text(encoding="utf8"))
    assert facts == {"name": "云汀区", "demo": False, "today": None}


def test_a_second_district_in_the_same_folder_is_refused(fresh_database: DataFolder) -> None:
    entries = Entry.objects.count()
    done = fresh_database.run("init", *ASKED, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "这个数据文件夹里已经有一个区县，没有动它。要开新的，请用 --data 指定另一个文件夹。\n"
    assert Entry.objects.count() == entries


def test_a_wrong_answer_is_refused_and_nothing_is_written(empty: DataFolder) -> None:
    done = empty.run("init", *ASKED, "--founded", "1996年7月", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("“1996年7月”不是日期。请写成 ")
    assert empty.run("journal", "head").stdout == "0:\n"
    assert not (empty.folder / "installation.json").exists()


def test_without_its_name_on_disk_the_district_has_no_rows_either(db: None, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.INSTALLATION = Installation(tmp_path / "file" / "data")  # a folder that cannot be made
    usernames = {Role.SYSTEM: "xitong", Role.SECURITY: "anquan", Role.AUDIT: "shenji"}
    begin = partial(district_begin, by=SYSTEM_ACTOR, root="中共云汀区委员会", founded=date(1996, 7, 1), clerk="束小满", usernames=usernames)
    with pytest.raises(OSError, match="file"):
        written("云汀区", begin)
    assert (Organisation.objects.count(), Account.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_what_was_not_given_is_asked(empty: DataFolder) -> None:
    done = empty.run("init", *ASKED[:-2], check=False)
    assert "第一位组织干事的姓名" in done.stdout
    assert (done.returncode, done.stderr.strip()) == (130, "已停下。")
