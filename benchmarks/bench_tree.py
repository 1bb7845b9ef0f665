"""The tree of a district of 2,000 organisations: pages as the server answers them, and the move of a street.

Baselines ask the same questions of the placements alone, as a program without the derived lineage would.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.harness import Row, Work, at_most, benchmark, compare, demonstration, use

if TYPE_CHECKING:
    from django.test import Client

    from zerentian.organisations.models import Organisation

CLERK = "yanzhixing"  # the district's clerk in the demonstration
TREE = "/organisations/"


@cache
def clerk() -> "Client":
    use(demonstration("district"))
    from django.test import Client

    from zerentian.people.models import Account

    client = Client()
    client.force_login(Account.objects.get(username=CLERK), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(address: str, **asked: str) -> Callable[[], str]:
    """The body of the answer."""
    client = clerk()

    def get() -> str:
        answer = client.get(address, asked)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.content.decode()

    return get


def root() -> "Organisation":
    clerk()
    from zerentian.kernel.dates import FOREVER
    from zerentian.organisations.models import Organisation

    found: Organisation = Organisation.objects.get(placements__parent=None, placements__valid_to=FOREVER)
    return found


def streets() -> list["Organisation"]:
    """Organisations directly below the root with anything below them, the largest first."""
    top = root()
    return sorted((o for o in children_of(top.pk, today()) if walked(o.pk)), key=lambda o: -walked(o.pk))


def today() -> date:
    from zerentian.kernel import clock

    return clock.today()


def children_of(key: int, day: date) -> list["Organisation"]:
    from zerentian.organisations.models import Organisation

    placed = {"placements__parent": key, "placements__valid_from__lte": day, "placements__valid_to__gt": day}
    return list(Organisation.objects.filter(**placed))


def walked(key: int) -> int:
    """How many stand below, one query for every organisation."""
    return sum(1 + walked(child.pk) for child in children_of(key, today()))


def walk_level(key: int) -> list[tuple[str, int]]:
    """Uid and how many stand below, for one level."""
    return sorted((child.uid, walked(child.pk)) for child in children_of(key, today()))


def level_of(key: int) -> list[tuple[str, int]]:
    from zerentian.organisations.models import Organisation
    from zerentian.organisations.queries.tree import children
    from zerentian.people.models import Account
    from zerentian.people.queries.actors import actor_of

    actor = actor_of(Account.objects.get(username=CLERK), today())
    return sorted((node.uid, node.below) for node in children(actor, Organisation.objects.get(pk=key).uid, today()).nodes)


@benchmark("tree.page")
def tree_page() -> Row:
    """The whole page as the server sends it. Baseline: only counting what stands below each row, by walking."""
    get, top = page(TREE), root()
    assert level_of(top.pk) == walk_level(top.pk)
    return compare(get, lambda: walk_level(top.pk), runs=7, unit="ms", goal=at_most(200))


@benchmark("tree.expand")
def tree_expand() -> Row:
    """The largest street opened. Baseline: counting what stands below each of its rows, by walking."""
    clerk()
    street = streets()[0]
    assert level_of(street.pk) == walk_level(street.pk)
    get = page(f"{TREE}{street.uid}/below/", depth="1")
    return compare(get, lambda: walk_level(street.pk), runs=11, unit="ms", goal=at_most(100))


@benchmark("tree.search")
def tree_search() -> Row:
    """Twenty branches by initials, with what stands above each. Baseline: every name read and turned to pinyin anew."""
    clerk()
    from zerentian.organisations.models import Designation
    from zerentian.organisations.queries.tree import search
    from zerentian.people.models import Account
    from zerentian.people.queries.actors import actor_of

    actor = actor_of(Account.objects.get(username=CLERK), today())
    name = Designation.objects.at(today()).filter(kind="branch").order_by("pk").values_list("name", flat=True)[7]
    words = initials(name)
    assert {found.uid for found in search(actor, words, today(), 10_000)} == scanned(words)
    return compare(lambda: search(actor, words, today()), lambda: scanned(words), runs=11, unit="ms", goal=at_most(100))


def initials(name: str) -> str:
    from zerentian.storage.names import pinyin_keys

    return pinyin_keys(name)[1]


def scanned(words: str) -> set[str]:
    from zerentian.organisations.models import Designation
    from zerentian.storage.names import pinyin_keys

    pinyin_keys.cache_clear()
    rows = Designation.objects.at(today()).values_list("organisation__uid", "name")
    return {uid for uid, name in rows if any(words in key for key in (name, *pinyin_keys(name)))}


@benchmark("tree.subtree")
def tree_subtree() -> Row:
    """Everything below the root on a day a year ago. Baseline: a recursive query over the placements of that day."""
    top = root()
    from zerentian.kernel.dates import add_years

    day = add_years(today(), -1)
    assert derived(top.pk, day) == recursive(top.pk, day)
    return compare(lambda: derived(top.pk, day), lambda: recursive(top.pk, day), runs=21, unit="ms")


def derived(key: int, day: date) -> set[int]:
    from zerentian.organisations.models import Lineage

    return set(Lineage.objects.at(day).filter(ancestor=key).values_list("organisation_id", flat=True))


def recursive(key: int, day: date) -> set[int]:
    from django.db import connection

    statement = """
        WITH RECURSIVE below(key) AS (
            SELECT %s UNION
            SELECT p.organisation_id FROM organisations_placement p JOIN below ON p.parent_id = below.key
            WHERE p.valid_from <= %s AND p.valid_to > %s
        ) SELECT key FROM below
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [key, day, day])
        return {row[0] for row in cursor.fetchall()}


@benchmark("tree.move")
def tree_move() -> Row:
    """The largest community of the largest street goes to another street with all below it, undone after each run.

    Baseline: the placement changed and the lineage of the whole district worked out and written anew.
    """
    clerk()
    street, other = streets()[:2]
    community = max(children_of(street.pk, today()), key=lambda o: walked(o.pk))
    spans = (Counter[Any](), Counter[Any]())
    contender, baseline = moved(community, other, spans[0]), replaced(community, other, spans[1])
    row = compare(contender, baseline, runs=7, unit="ms", goal=at_most(500))
    assert spans[0].keys() == spans[1].keys()
    return row


def moved(organisation: "Organisation", parent: "Organisation", spans: Counter[Any]) -> Work:
    from zerentian.kernel.actor import SYSTEM_ACTOR
    from zerentian.organisations.actions import organisation_move

    return undone(lambda: organisation_move(by=SYSTEM_ACTOR, organisation=organisation.uid, parent=parent.uid, on=today()), spans)


def replaced(organisation: "Organisation", parent: "Organisation", spans: Counter[Any]) -> Work:
    from zerentian.kernel.dates import FOREVER
    from zerentian.organisations.lineage import Placed, closure
    from zerentian.organisations.models import Lineage, Organisation, Placement

    def work() -> None:
        Placement.objects.filter(organisation=organisation, valid_to=FOREVER).update(valid_to=today())
        Placement.objects.create(organisation=organisation, parent=parent, valid_from=today())
        placed = Placement.objects.values_list("organisation_id", "parent_id", "valid_from", "valid_to")
        found = closure([Placed(*row) for row in placed], Organisation.objects.values_list("pk", "founded", "closed"))
        Lineage.objects.all().delete()
        Lineage.objects.bulk_create(
            [
                Lineage(ancestor_id=s.ancestor, organisation_id=s.organisation, depth=s.depth, valid_from=s.start, valid_to=s.end)
                for s in found
            ],
            batch_size=500,
        )

    return undone(work, spans)


def undone(work: Callable[[], object], spans: Counter[Any]) -> Work:
    """The work in a transaction that is rolled back; the first time, `spans` takes the lineage that it made."""
    from django.db import transaction

    from zerentian.organisations.models import Lineage

    def run() -> None:
        with transaction.atomic():
            work()
            if not spans:
                spans.update(Lineage.objects.values_list("ancestor_id", "organisation_id", "depth", "valid_from", "valid_to"))
            transaction.set_rollback(True)

    return run
