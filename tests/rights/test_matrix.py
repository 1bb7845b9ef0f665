"""Who may open and send what: every address × every kind of person × where the object stands to them. The table is written by hand.

Objects are asked for by the clerk of willow's place in the tree (`tests/cast.py`): "own" is the street willow and what hangs on it,
"child" the branch first, "sibling" the street spring, "parent" the district.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import ADMINISTRATORS, Cast, account_of, everything, holder
from tests.rights.table import ACTORS, BODIES, PLAIN, SENT, STANDINGS, WITH_OBJECT
from zerentian.kernel.actor import SYSTEM_ACTOR
from zerentian.organisations.actions import grid_open, organisation_found, organisation_move, unit_register
from zerentian.organisations.models import Act, Organisation
from zerentian.people.actions import (
    acting_begin,
    attachment_begin,
    person_register,
    post_appoint,
    post_end,
    relation_check_note,
    transfer_open,
)
from zerentian.people.models import Account, Person, Post
from zerentian.rosters.models import RosterExport, RosterImport

LONG_AGO = date(2020, 6, 1)
YESTERDAY = date(2026, 6, 29)
SIGN_IN_PAGES = ("account_", "mfa_")  # allauth's own, tested in web/accounts


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, f"{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield space + each.name


def test_every_address_stands_in_the_table() -> None:
    known = set(PLAIN) | set(WITH_OBJECT)
    found = {name for name in names(get_resolver().url_patterns) if not name.startswith(SIGN_IN_PAGES)}
    assert found - known == set()
    assert known - found == set()


@dataclass(frozen=True)
class Scene:
    """What hangs on each of the four places: the uid by which an address names it."""

    cast: Cast
    uids: dict[tuple[str, str], str]  # (sort of object, standing) → uid
    accounts: dict[str, Account]

    def address(self, name: str, standing: str) -> str:
        return reverse(name, args=[self.uids[WITH_OBJECT[name].sort, standing]])

    def client(self, actor: str) -> Client:
        client = Client(raise_request_exception=False)
        if actor != "anonymous":
            client.force_login(self.accounts[actor], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture
def scene(cast: Cast) -> Scene:
    accounts = {
        "clerk": cast.accounts["clerk"],
        "neighbour": cast.accounts["neighbour"],
        "secretary": cast.accounts["secretary"],
        "district_clerk": cast.accounts["district_clerk"],
        "stranger": cast.accounts["stranger"],
        **{name: cast.accounts[name] for name in ADMINISTRATORS},
        "ended": ended_clerk(cast),
        "moved": clerk_moved_away(cast),
    }
    for name, account in accounts.items():
        account.must_change_password = False
        account.save()
        if name in ADMINISTRATORS:
            TOTP.activate(account, generate_totp_secret())
    return Scene(cast, objects(cast), accounts)


def ended_clerk(cast: Cast) -> Account:
    account = holder(cast.willow, "荆暮云", "clerk")
    post_end(by=SYSTEM_ACTOR, post=Post.objects.get(person=account.person).uid, on=YESTERDAY)
    return account


def clerk_moved_away(cast: Cast) -> Account:
    """Clerk of a community that went from willow to spring yesterday: neither street nor district is theirs to see."""
    community = organisation_found(
        by=SYSTEM_ACTOR, parent=cast.willow, name="菱湖社区党委", kind="committee", area="community", on=LONG_AGO
    )
    account = holder(community, "阮听蝉", "clerk")
    organisation_move(by=SYSTEM_ACTOR, organisation=community, parent=cast.spring, on=YESTERDAY)
    return account


def objects(cast: Cast) -> dict[tuple[str, str], str]:
    beyond = organisation_found(by=SYSTEM_ACTOR, parent=None, name="远山工委", kind="committee", area="organ", on=LONG_AGO)
    places = {"own": cast.willow, "child": cast.first, "sibling": cast.spring, "parent": cast.district}
    found: dict[tuple[str, str], str] = {}
    for number, (standing, place) in enumerate(places.items()):
        name, phone = f"鹿听{'甲乙丙丁'[number]}", f"1990000000{number}"
        person = person_register(by=SYSTEM_ACTOR, organisation=place, name=name, on=LONG_AGO, membership="full", phone=phone)
        found |= {
            ("organisation", standing): place,
            ("person", standing): person,
            ("post", standing): post_appoint(by=SYSTEM_ACTOR, organisation=place, person=person, kind="committee_member", on=LONG_AGO),
            ("unit", standing): unit_register(by=SYSTEM_ACTOR, place=place, name="云梭织造厂", sort="enterprise", on=LONG_AGO),
            ("grid", standing): grid_open(by=SYSTEM_ACTOR, place=place, name="第一网格", on=LONG_AGO),
            ("act", standing): Act.objects.get(kind="founded", parts__organisation__uid=place, parts__role="subject").uid,
            ("account", standing): account_of(holder_of_account(place)).uid,
        }
        found |= moved_about(beyond, standing, place)
        found["import", standing] = import_by_the_clerk(cast, place)
        found["export", standing] = export_asked_by_the_clerk(cast, place)
        found["acting", standing] = acting_period(found["post", standing], found["account", standing])
    return found


def moved_about(beyond: str, standing: str, place: str) -> dict[tuple[str, str], str]:
    """What somebody from an organisation that nobody in the table sees has to do with the place, and what leaves it."""

    def member(organisation: str, name: str) -> str:
        name = f"{name}{standing}"
        return person_register(by=SYSTEM_ACTOR, organisation=organisation, name=name, on=LONG_AGO, membership="full")

    arriving, leaving, guest = member(beyond, "来人"), member(place, "去人"), member(beyond, "客人")
    return {
        ("transfer_in", standing): transfer_open(by=SYSTEM_ACTOR, person=arriving, target=place, on=LONG_AGO),
        ("transfer_out", standing): transfer_open(by=SYSTEM_ACTOR, person=leaving, elsewhere="远山县委", on=LONG_AGO),
        ("attachment", standing): attachment_begin(by=SYSTEM_ACTOR, person=guest, organisation=place, kind="floating", on=LONG_AGO),
        ("relation", standing): relation_check_note(by=SYSTEM_ACTOR, person=leaving, organisation=place, fault="vacant", on=LONG_AGO),
    }


def import_by_the_clerk(cast: Cast, place: str) -> str:
    """One of each standing, all brought by the clerk of willow: not even those above look into somebody else's file."""
    top, salt = Organisation.objects.get(uid=place), bytes(16)
    facts = {"kind": "members", "as_of": LONG_AGO, "file_name": "名册.xlsx", "file_digest": salt, "stage": "checked"}
    uid: str = RosterImport.objects.create(organisation=top, salt=salt, by=cast.accounts["clerk"].uid, **facts).uid
    return uid


def export_asked_by_the_clerk(cast: Cast, place: str) -> str:
    """Waits for somebody else who may open the numbers there."""
    top, by = Organisation.objects.get(uid=place), cast.accounts["clerk"].uid
    uid: str = RosterExport.objects.create(kind="members", organisation=top, reason="核对名册", rows=9_000, asked_by=by).uid
    return uid


def acting_period(post: str, account: str) -> str:
    person = Person.objects.get(account__uid=account).uid
    return acting_begin(by=SYSTEM_ACTOR, post=post, person=person, on=YESTERDAY, until=date(2026, 12, 31))


def holder_of_account(place: str) -> str:
    return person_register(by=SYSTEM_ACTOR, organisation=place, name="司徒有号", on=LONG_AGO, membership="full")


@pytest.mark.parametrize("actor", ACTORS)
def test_what_each_person_gets_to_see(scene: Scene, actor: str) -> None:
    client, wrong = scene.client(actor), list[str]()
    before = everything()
    for name, row in PLAIN.items():
        answer = client.get(reverse(name)).status_code
        if answer != row[ACTORS.index(actor)]:
            wrong.append(f"{name}: {answer}, not {row[ACTORS.index(actor)]}")
    for name, expected in WITH_OBJECT.items():
        for standing in STANDINGS:
            answer = client.get(scene.address(name, standing)).status_code
            if answer != expected.status(actor, standing):
                wrong.append(f"{name} of {standing}: {answer}, not {expected.status(actor, standing)}")
    assert wrong == []
    assert everything() == before


@pytest.mark.parametrize("actor", ACTORS)
def test_what_each_person_gets_to_send(scene: Scene, actor: str) -> None:
    """Whoever may not is refused, and nothing at all is written; the forms are right but for who sends them."""
    client, wrong = scene.client(actor), list[str]()
    before = everything()
    for name, body in BODIES.items():
        for standing in STANDINGS:
            if SENT[name].status(actor, standing) == 302 and actor != "anonymous":
                continue  # theirs to do; that it works is the business of the package's own tests
            sent = {"submission": f"{name}-{standing}-key-key-key"[:40], **filled(scene, body, standing)}
            answer = client.post(scene.address(name, standing), sent).status_code
            if answer != SENT[name].status(actor, standing):
                wrong.append(f"{name} of {standing}: {answer}, not {SENT[name].status(actor, standing)}")
    assert wrong == []
    assert everything() == before


def filled(scene: Scene, body: dict[str, str], standing: str) -> dict[str, str]:
    uids = {"{reed}": scene.cast.reed, "{third}": scene.cast.third, "{person}": scene.uids["person", standing]}
    return {name: uids.get(value, value) for name, value in body.items()}
