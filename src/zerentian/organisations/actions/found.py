from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Designation, Organisation
from zerentian.organisations.vocabulary import ActKind, Form, PartRole
from zerentian.storage.names import named


@transaction.atomic
def organisation_found(
    *,
    by: Actor,
    parent: str | None,
    name: str,
    kind: str,
    area: str,
    on: date,
    short_name: str = "",
    code: str = "",
    form: Form = Form.REGULAR,
    expected_end: date | None = None,
    paper: str = "",
) -> str:
    """Found an organisation under `parent` and return its uid. Only the program founds a root (`parent` None)."""
    tree.lock_tree()
    above = _parent(by, parent, name)
    checks.require_not_future(on)
    if above:
        checks.require_alive_since(above, on)
    require_sound(name, kind, area, form, on, expected_end)
    if above:
        checks.require_fits(above, kind)
    checks.require_name_free(above, name.strip())
    _require_code_free(code.strip())
    organisation = create(above, name.strip(), kind, area, on, short_name.strip(), code.strip(), form, expected_end)
    parts = [(PartRole.SUBJECT, organisation), *([(PartRole.NEW_PARENT, above)] if above else [])]
    write_act(by, "organisation.found", ActKind.FOUNDED, on, paper, f"设立{name.strip()}", parts)
    return organisation.uid


def _parent(by: Actor, parent: str | None, name: str) -> Organisation | None:
    if parent is None:
        if not by.program:
            raise NotAllowed(messages.NEEDS_TREE_RIGHT_AT_ROOT.format(name=name))
        return None
    above = checks.organisation_seen(by, parent)
    checks.require_tree_right_below(by, above, name)
    return above


def require_sound(name: str, kind: str, area: str, form: Form, on: date, expected_end: date | None) -> None:
    """What can be said of a designation without looking at the tree."""
    if not name.strip():
        raise Invalid(messages.NAME_MISSING, field="name")
    checks.require_length(name.strip(), 100, "名称", "name")
    if kind not in catalogue().kinds:
        raise Invalid(messages.UNKNOWN_KIND.format(kind=kind), field="kind")
    if area not in catalogue().areas:
        raise Invalid(messages.UNKNOWN_AREA.format(area=area), field="area")
    if form == Form.TEMPORARY and expected_end is None:
        raise Invalid(messages.TEMPORARY_NEEDS_END, field="expected_end")
    if expected_end and expected_end <= on:
        raise Invalid(messages.END_BEFORE_START.format(end=in_words(expected_end), on=in_words(on)), field="expected_end")


def _require_code_free(code: str) -> None:
    taken = Organisation.objects.filter(code=code).first() if code else None
    if taken:
        raise Conflict(messages.CODE_TAKEN.format(code=code, name=checks.name_of(taken)), field="code")


def create(
    parent: Organisation | None,
    name: str,
    kind: str,
    area: str,
    on: date,
    short_name: str = "",
    code: str = "",
    form: Form = Form.REGULAR,
    expected_end: date | None = None,
) -> Organisation:
    """The rows of a new organisation; the caller has checked and writes the history."""
    organisation = Organisation.objects.create(code=code, founded=on)
    Designation.objects.create(
        organisation=organisation,
        **named(name),
        short_name=short_name or name[:40],
        kind=kind,
        area=area,
        form=form,
        expected_end=expected_end,
        valid_from=on,
    )
    tree.begin(organisation, parent, on)
    return organisation
