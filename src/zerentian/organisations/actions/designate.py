from datetime import date

from django.db import transaction

from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.actions.found import require_sound
from zerentian.organisations.catalogue import catalogue
from zerentian.organisations.history import write_act
from zerentian.organisations.models import Designation, Organisation, Placement
from zerentian.organisations.vocabulary import ActKind, Form, PartRole
from zerentian.storage.names import named


@transaction.atomic
def organisation_designate(
    *,
    by: Actor,
    organisation: str,
    name: str,
    kind: str,
    area: str,
    on: date,
    short_name: str = "",
    form: Form = Form.REGULAR,
    expected_end: date | None = None,
    paper: str = "",
    seen: int | None = None,
) -> None:
    """Rename an organisation, or make it another kind (支部→总支) or form, from `on`.

    On the very day its present name began, the name was entered wrongly: it is put right and does not become a former name.
    """
    tree.lock_tree()
    subject = checks.organisation_seen(by, organisation)
    checks.require_tree_right(by, subject)
    checks.require_not_future(on)
    checks.require_open(subject)
    checks.require_fresh(subject, seen)
    require_sound(name, kind, area, form, on, expected_end)
    now = checks.designation_of(subject)
    wanted = {"name": name.strip(), "short_name": short_name.strip() or name.strip()[:40], "kind": kind, "area": area, "form": form}
    if all(getattr(now, key) == value for key, value in wanted.items()) and now.expected_end == expected_end:
        raise Invalid(messages.NOTHING_CHANGES)
    checks.require_not_before(subject, now.valid_from, on)
    require_kind_fits(subject, now, kind)
    if name.strip() != now.name:
        checks.require_name_free(checks.parent_of(subject), name.strip(), besides=subject)
    _replace(subject, now, {**wanted, **named(name.strip())}, expected_end, on)
    summary = ("更正：" if on == now.valid_from else "") + _summary(now, name.strip(), kind, form)
    write_act(by, "organisation.designate", ActKind.DESIGNATED, on, paper, summary, [(PartRole.SUBJECT, subject)])


def _replace(subject: Organisation, now: Designation, columns: dict[str, str], expected_end: date | None, on: date) -> None:
    if on == now.valid_from:
        Designation.objects.filter(pk=now.pk).update(**columns, expected_end=expected_end)
        return
    Designation.objects.filter(pk=now.pk).update(valid_to=on)
    Designation.objects.create(organisation=subject, **columns, expected_end=expected_end, valid_from=on)


def require_kind_fits(subject: Organisation, now: Designation, kind: str) -> None:
    if kind == now.kind:
        return
    parent = checks.parent_of(subject)
    if parent:
        checks.require_fits(parent, kind)
    kinds = catalogue().kinds
    below = Placement.objects.filter(parent=subject, valid_to=FOREVER).values("organisation")
    for child in Designation.objects.filter(organisation__in=below, valid_to=FOREVER):
        if child.kind not in kinds[kind].may_contain:
            sentence = messages.CHILDREN_DO_NOT_FIT.format(kind=kinds[kind].title, child=child.name, child_kind=kinds[child.kind].title)
            raise Conflict(sentence, field="kind")


def _summary(now: Designation, name: str, kind: str, form: Form) -> str:
    kinds, said = catalogue().kinds, []
    if name != now.name:
        said.append(f"{now.name}更名为{name}")
    if kind != now.kind:
        said.append(f"由{kinds[now.kind].title}改设为{kinds[kind].title}")
    if form != now.form:
        said.append(f"设置形式由{Form(now.form).label}改为{Form(form).label}")
    return "，".join(said) or "改简称、领域或预计撤销日期"
