import re
from collections.abc import Sequence

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid, NotAllowed
from zerentian.people import messages
from zerentian.people.models import Account, ColumnChoice

NAME = re.compile(r"[a-z_]{1,40}")
LONGEST = 400  # what the row holds


@transaction.atomic
def column_choice_set(*, by: Actor, table: str, columns: Sequence[str]) -> None:
    """Keep which columns of a table page the actor's own account is shown, in order; none: the page's own again."""
    account = Account.objects.select_for_update().filter(uid=by.uid).first()
    if account is None:
        raise NotAllowed(messages.NO_ACCOUNT_FOR_COLUMNS)
    names = list(dict.fromkeys(columns))
    if len(" ".join(names)) > LONGEST or not all(NAME.fullmatch(name) for name in (table, *names)):
        raise Invalid(messages.UNKNOWN_COLUMNS)
    if names:
        ColumnChoice.objects.update_or_create(account=account, table=table, defaults={"columns": " ".join(names)})
    else:
        ColumnChoice.objects.filter(account=account, table=table).delete()
    record(by=by, verb="list.columns", object=account.uid, data={"table": table, "columns": names})
