"""Which columns of a table page an account has chosen."""

from zerentian.kernel.actor import Actor
from zerentian.people.models import ColumnChoice


def columns_chosen(actor: Actor, table: str) -> list[str]:
    """Names in order; nothing chosen: empty. A name the table no longer offers is for the page to pass over."""
    found = ColumnChoice.objects.filter(account__uid=actor.uid, table=table).values_list("columns", flat=True).first()
    return found.split() if found else []
