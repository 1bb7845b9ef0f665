"""Founding many organisations at once, as a roster names them: those above first, one entry in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.actions.found import require_sound
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.loading import fingerprint, write_lineage
from zerentian.organisations.models import Act, Designation, Organisation, Part, Placement, Term
from zerentian.organisations.vocabulary import ActKind, Form, PartRole
from zerentian.storage.names import named
from zerentian.storage.uids import new_uid


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """`above`: uid of an organisation that exists, or the place in the list of one that comes earlier in it."""

    above: str | int
    name: str
    short_name: str
    kind: str
    area: str
    founded: date
    form: Form = Form.REGULAR
    code: str = ""
    elected: date | None = None


@transaction.atomic
def organisation_enrol(*, by: Actor, organisations: Sequence[NewOrganisation], paper: str = "") -> list[str]:
    """Found all of them or none; returns their uids in the same order. Refuses by the first that cannot be."""
    tree.lock_tree()
    parents = {
        above: checks.organisation_seen(by, above) for above in dict.fromkeys(o.above for o in organisations) if isinstance(above, str)
    }
    for parent in parents.values():
        checks.require_tree_right_below(by, parent, checks.name_of(parent))
    for place, one in enumerate(organisations):
        _require(organisations, place, one, parents)
    _require_free(organisations, parents)
    rows = _write(by, organisations, parents, paper)
    write_lineage()
    uids = [row.uid for row in rows]
    data: dict[str, object] = {"count": len(uids), "list": fingerprint([Organisation], {"Organisation": rows}), "paper": paper}
    record(by=by, verb="organisation.enrol", object="", data=data)
    return uids


def _require(given: Sequence[NewOrganisation], place: int, one: NewOrganisation, parents: dict[str, Organisation]) -> None:
    require_sound(one.name, one.kind, one.area, one.form, one.founded, None)
    checks.require_not_future(one.founded)
    if isinstance(one.above, str):
        checks.require_alive_since(parents[one.above], one.founded)
        checks.require_fits(parents[one.above], one.kind)
    else:
        above = given[one.above]
        if one.above >= place or above.founded > one.founded or one.kind not in catalogue().kinds[above.kind].may_contain:
            raise Invalid(messages.CANNOT_STAND.format(name=one.name, above=above.name))


def _require_free(given: Sequence[NewOrganisation], parents: dict[str, Organisation]) -> None:
    """No two siblings of one name, no code twice."""
    siblings = {(one.above, one.name) for one in given}
    codes = [one.code for one in given if one.code]
    if len(siblings) < len(given) or len(set(codes)) < len(codes):
        raise Conflict(messages.ENROLLED_TWICE)
    for uid, parent in parents.items():
        inside = Placement.objects.filter(parent=parent, valid_to=FOREVER).values("organisation")
        known = set(Designation.objects.filter(organisation__in=inside, valid_to=FOREVER).values_list("name", flat=True))
        taken = next((one.name for one in given if one.above == uid and one.name in known), None)
        if taken:
            raise Conflict(messages.NAME_TAKEN.format(above=checks.name_of(parent), name=taken), field="name")
    held = Organisation.objects.filter(code__in=codes).first()
    if held:
        raise Conflict(messages.CODE_TAKEN.format(code=held.code, name=checks.name_of(held)), field="code")


def _write(by: Actor, given: Sequence[NewOrganisation], parents: dict[str, Organisation], paper: str) -> list[Organisation]:
    rows = Organisation.objects.bulk_create([Organisation(uid=new_uid(), code=one.code, founded=one.founded) for one in given])
    pairs = list(zip(given, rows, strict=True))
    Designation.objects.bulk_create([_designation(one, row) for one, row in pairs])
    above = [parents[one.above] if isinstance(one.above, str) else rows[one.above] for one in given]
    Placement.objects.bulk_create(
        [Placement(organisation=row, parent=parent, valid_from=row.founded) for row, parent in zip(rows, above, strict=True)]
    )
    elected = [(one, row) for one, row in pairs if one.elected]
    Term.objects.bulk_create([_term(one, row) for one, row in elected if catalogue().term_years(one.kind, one.area)])
    acts = Act.objects.bulk_create(
        [Act(kind=ActKind.FOUNDED, on=o.founded, paper=paper, summary=f"设立{o.name}", recorded_by=by.uid) for o in given]
    )
    parts = [(act, row, PartRole.SUBJECT) for act, row in zip(acts, rows, strict=True)]
    parts += [(act, parent, PartRole.NEW_PARENT) for act, parent in zip(acts, above, strict=True)]
    Part.objects.bulk_create([Part(act=act, organisation=organisation, role=role) for act, organisation, role in parts])
    return rows


def _designation(one: NewOrganisation, row: Organisation) -> Designation:
    short = one.short_name or one.name[:40]
    columns = {"kind": one.kind, "area": one.area, "form": one.form, "valid_from": one.founded}
    return Designation(organisation=row, **named(one.name), short_name=short, **columns)


def _term(one: NewOrganisation, row: Organisation) -> Term:
    assert one.elected
    return Term(organisation=row, years=catalogue().term_years(one.kind, one.area) or 0, valid_from=one.elected)
