"""Everything held on a person comes out with them; and goes, so that nothing in the database's files knows them any more."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from threading import Timer

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from tests import cast as standing
from tests.cast import Cast, everything, refused
from tests.databases import DataFolder
from tests.numbers import IDENTITY, PHONE
from zerentian.journal.verification import verify
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from zerentian.organisations.models import Act
from zerentian.people.actions import person_register, person_unmask, post_appoint
from zerentian.people.actions.accounts import account_enable
from zerentian.people.actions.disclosures import person_export, person_find
from zerentian.people.erasure import person_erase, scrub
from zerentian.people.facts import Facts
from zerentian.people.models import (
    Account,
    Acting,
    Attachment,
    ColumnChoice,
    Confidential,
    Disclosure,
    Membership,
    Person,
    Post,
    RelationCheck,
    Transfer,
)
from zerentian.people.queries.members import members
from zerentian.people.queries.persons import person
from zerentian.people.queries.rosters import people_found
from zerentian.people.registry import registry

pytestmark = [pytest.mark.both, pytest.mark.usefixtures("today")]

NAME, WORK, LETTER = "扈栖迟", "霜降制伞厂", "柳溪转字一三七九"
ON, TODAY = date(2025, 3, 1), date(2026, 6, 30)


@dataclass(frozen=True)
class Scene:
    cast: Cast
    uid: str
    account: Account


def session_of(account: Account) -> str:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(client.session.session_key)


def people(cast: Cast) -> Scene:
    """Somebody about whom every table of `people` holds something."""
    facts = Facts(ethnicity="汉族", education="college", joined=date(2015, 7, 1), full_on=date(2016, 7, 1), work=WORK)
    asked = {"name": NAME, "on": ON, "membership": "full", "facts": facts, "identity": IDENTITY, "phone": PHONE}
    uid = person_register(by=SYSTEM_ACTOR, organisation=cast.first, **asked)  # type: ignore[arg-type]
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.first, person=uid, kind="committee_member", on=ON)
    post_appoint(by=SYSTEM_ACTOR, organisation=cast.first, person=uid, kind="worker", on=TODAY)
    Post.objects.filter(person__uid=uid).update(paper=f"任{NAME}的通知")
    who, other = Person.objects.get(uid=uid), Person.objects.get(name="束小满")
    account: Account = Account.objects.create(username="huqichi", person=who, email="")
    place = Membership.objects.get(person=who).organisation
    Attachment.objects.create(person=who, organisation=place, kind="part_time", valid_from=ON)
    RelationCheck.objects.create(person=who, organisation=place, fault="lost", valid_from=ON)
    Transfer.objects.create(person=who, source=place, elsewhere="区外某支部", letter=LETTER, opened_on=ON)
    Acting.objects.create(post=Post.objects.get(person=who, kind="committee_member"), person=other, valid_from=ON, paper=f"{NAME}出差")
    Acting.objects.create(post=Post.objects.get(person=other), person=who, valid_from=ON)
    ColumnChoice.objects.create(account=account, table="members", columns="name")
    person_unmask(by=cast.clerk, person=uid, fields=["phone"], reason=f"请{NAME}来开会")
    Disclosure.objects.create(person=other, fields="phone", reason=f"{NAME}托我问", by=account.uid)
    Act.objects.filter(pk=Act.objects.first().pk).update(summary=f"由{NAME}宣读批复")  # type: ignore[union-attr]
    import_module(settings.SESSION_ENGINE)
    session_of(account)
    session_of(cast.accounts["clerk"])
    return Scene(cast, uid, account)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return people(cast)


def test_the_export_holds_every_table_of_the_registry(scene: Scene) -> None:
    held = person_export(by=SYSTEM_ACTOR, person=scene.uid)
    apart = {"people.Confidential", "journal.Entry"}  # under "numbers" and "journal"
    assert set(held["tables"]) | apart == {table.label for table in registry().personal() if not table.unfound}
    counts = {label: len(table["rows"]) for label, table in held["tables"].items() if table["rows"]}
    assert counts == {
        "people.Person": 1,
        "people.Membership": 1,
        "people.Attachment": 1,
        "people.RelationCheck": 1,
        "people.Transfer": 1,
        "people.Post": 2,
        "people.Acting": 2,  # somebody acts for them, and they act for somebody
        "people.Disclosure": 2,  # looked at, and looking
        "people.Account": 1,
        "people.ColumnChoice": 1,
        "sessions.Session": 1,
    }
    assert held["numbers"] == {"identity": IDENTITY, "phone": PHONE}
    verbs = [entry["verb"] for entry in held["journal"]]
    assert verbs == ["person.register", "post.appoint", "post.appoint", "person.unmask"]


def test_the_export_can_be_written_down_and_holds_no_secret(scene: Scene) -> None:
    text = json.dumps(person_export(by=SYSTEM_ACTOR, person=scene.uid), ensure_ascii=False)
    assert "青禾第一党支部" in text
    assert WORK in text
    assert scene.account.password not in text or not scene.account.password
    assert [word for word in ('"password"', '"salt"', '"session_data"') if word in text] == []


def test_what_was_open_is_closed_and_what_they_did_for_others_stays(scene: Scene) -> None:
    counts = person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
    who = Person.objects.get(uid=scene.uid)
    assert (who.name, who.pinyin, who.initials, who.sort_key) == ("已删除的人员", "", "", "")
    assert (who.sex, who.birth, who.work, who.joined) == ("", None, "", None)
    assert not Confidential.objects.filter(person=scene.uid).exists()
    rows = [(post.kind, post.valid_from, post.valid_to, post.paper) for post in Post.objects.filter(person=who)]
    assert rows == [("committee_member", ON, TODAY, "")]  # the one of today never was
    assert [row.valid_to for row in Membership.objects.filter(person=who)] == [TODAY]
    assert set(Acting.objects.values_list("valid_to", "paper")) == {
        (TODAY, ""),
        (TODAY, "某人出差"),
    }  # their own; another's, for their post
    assert RelationCheck.objects.count() == 0
    transfer = Transfer.objects.get()
    assert (transfer.state, transfer.closed_on, transfer.letter, transfer.elsewhere) == ("cancelled", TODAY, "", "")
    reasons = dict(Disclosure.objects.values_list("person__name", "reason"))
    assert reasons == {"已删除的人员": "", "束小满": "某人托我问"}
    account = Account.objects.get(pk=scene.account.pk)
    assert (account.username, account.is_active, account.has_usable_password()) == (f"已删除-{account.uid}", False, False)
    assert Session.objects.count() == 1
    assert ColumnChoice.objects.count() == 0
    # closed: membership, two posts, attachment, relation check, two periods of acting, transfer
    assert (counts["closed"], counts["sessions"]) == (8, 1)
    assert verify().sound


def test_the_erased_are_in_no_list_and_no_search(scene: Scene) -> None:
    person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
    cast = scene.cast
    assert [row.person.name for row in members(cast.clerk, cast.first) if row.person.uid == scene.uid] == []
    for words in ("扈", "huqichi", "hqc", "已删除"):
        assert people_found(cast.clerk, words, 10) == []
    assert person_find(by=cast.clerk, number=IDENTITY).persons == ()
    with refused(NotFound):
        person(cast.clerk, scene.uid)
    with refused(NotFound):
        person_unmask(by=cast.clerk, person=scene.uid, fields=["phone"], reason="核对身份")


def test_the_account_of_the_erased_is_not_let_in_again(scene: Scene, cast: Cast) -> None:
    person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
    with refused(Conflict, "另开账号"):
        account_enable(by=cast.actor("security"), account=scene.account.uid)


def test_the_number_may_be_registered_anew(scene: Scene) -> None:
    person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="mistaken")
    again = person_register(by=scene.cast.clerk, organisation=scene.cast.first, name=NAME, on=ON, membership="full", identity=IDENTITY)
    assert again != scene.uid


def test_others_are_left_alone(scene: Scene) -> None:
    before = everything()
    person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
    after = everything()
    for label in ("people.Person", "people.Account", "people.Membership", "people.Confidential"):
        assert len([row for row in before[label] if row not in after[label]]) == 1


def test_erasing_is_for_the_program_once_and_for_a_known_reason(scene: Scene) -> None:
    with refused(NotAllowed, "zerentian person erase"):
        person_erase(by=scene.cast.clerk, person=scene.uid, reason="asked")
    with refused(NotAllowed, "zerentian person export"):
        person_export(by=scene.cast.clerk, person=scene.uid)
    with refused(Invalid, "本人要求", field="reason"):
        person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="因为")
    with refused(NotFound):
        person_erase(by=SYSTEM_ACTOR, person="a" * 16, reason="asked")
    person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
    with refused(Conflict, "已经删除过"):
        person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")


def test_somebody_without_an_account_is_erased_too(cast: Cast) -> None:
    uid = person_register(by=SYSTEM_ACTOR, organisation=cast.first, name=NAME, on=TODAY, membership="full")
    person_erase(by=SYSTEM_ACTOR, person=uid, reason="mistaken")
    assert not Membership.objects.filter(person__uid=uid, valid_to=FOREVER).exists()


def files_of(data: DataFolder) -> Iterator[Path]:
    """Of the database: what a thief of the disk would read."""
    if connection.vendor == "sqlite":
        yield from data.folder.glob("zerentian.sqlite3*")
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()")
        folder, key = cursor.fetchone()
    yield from (path for path in (Path(folder) / "base" / str(key)).iterdir() if path.is_file())


def hits(data: DataFolder) -> dict[str, int]:
    """How often name, work, letter, account name and the sealed row's salt stand in the files, as bytes."""
    content = [path.read_bytes() for path in files_of(data)]
    known = {word: word.encode() for word in (NAME, WORK, LETTER, "huqichi", IDENTITY, PHONE)}
    return {word: sum(each.count(needle) for each in content) for word, needle in known.items()}


@contextmanager
def somebody_at_work() -> Iterator[None]:
    """A transaction that began before and ends a second later, in another database of the same PostgreSQL; SQLite has no others."""
    if connection.vendor == "sqlite":
        yield
        return
    import psycopg

    other = psycopg.connect(**connection.get_connection_params() | {"dbname": "postgres", "cursor_factory": None})
    other.execute("SELECT pg_current_xact_id()")
    ending = Timer(1, other.close)
    ending.start()
    yield
    ending.join()


def test_nothing_in_the_files_of_the_database_knows_them(fresh_database: DataFolder, today: date) -> None:
    scene = people(standing.build())
    salt = bytes(Confidential.objects.get(person=scene.uid).salt)
    before = hits(fresh_database)
    assert min(before[word] for word in (NAME, WORK, LETTER, "huqichi")) > 0
    assert (before[IDENTITY], before[PHONE]) == (0, 0)
    with somebody_at_work():
        person_erase(by=SYSTEM_ACTOR, person=scene.uid, reason="asked")
        scrub()
    assert hits(fresh_database) == dict.fromkeys(before, 0)
    assert sum(path.read_bytes().count(salt) for path in files_of(fresh_database)) == 0
    assert verify().sound
