"""People found by name."""

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.queries.paths import scope
from zerentian.people.models import Membership
from zerentian.people.queries.persons import organisation_names
from zerentian.storage.names import matching


def people_found(actor: Actor, words: str, limit: int) -> list[tuple[str, str, str]]:
    """People in the actor's scope by name, pinyin or initials: uid, name, where they are members."""
    rows = Membership.objects.filter(scope(actor, clock.today()), matching(words, "person__"), valid_to=FOREVER)
    rows = rows.select_related("person").order_by("person__sort_key")[:limit]
    names = organisation_names({row.organisation_id for row in rows})
    return [(row.person.uid, row.person.name, names[row.organisation_id]) for row in rows]


def named_exactly(actor: Actor, name: str) -> list[str]:
    """Uids of members in the actor's scope called exactly this."""
    rows = Membership.objects.filter(scope(actor, clock.today()), valid_to=FOREVER, person__name="".join(name.split()))
    return list(rows.values_list("person__uid", flat=True))
