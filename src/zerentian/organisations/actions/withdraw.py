from datetime import date

from django.db import transaction
from django.utils import timezone

from zerentian.journal.actions import record
from zerentian.kernel.actor import Actor
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import Conflict, Invalid, NotFound
from zerentian.organisations import checks, messages, tree
from zerentian.organisations.actions.designate import require_kind_fits
from zerentian.organisations.models import Act, Designation, Lineage, Organisation, Placement, Term
from zerentian.organisations.vocabulary import ABOUT, WITHDRAWABLE, ActKind, PartRole

ROWS: dict[str, type[Placement] | type[Designation] | type[Term]] = {
    ActKind.MOVED: Placement,
    ActKind.DESIGNATED: Designation,
    ActKind.ELECTED: Term,
}


@transaction.atomic
def act_withdraw(*, by: Actor, act: str, why: str) -> None:
    """Take back the latest move, designation or election of an organisation, entered wrongly: what held before holds again.

    The act stays in the history with the reason. Mergers, splits and closures touched people and others; they are not taken back.
    """
    tree.lock_tree()
    subject, entered = withdrawable(by, act)
    if not why.strip():
        raise Invalid(messages.WHY_MISSING, field="why")
    if entered.kind == ActKind.MOVED:
        _require_old_place(by, subject, entered.on)
        tree.unhang(subject, entered.on)
    else:
        if entered.kind == ActKind.DESIGNATED:
            _require_old_name(subject, entered.on)
        rows = ROWS[entered.kind].objects.filter(organisation=subject)
        rows.filter(valid_from=entered.on).delete()
        rows.filter(valid_to=entered.on).update(valid_to=FOREVER)
    Act.objects.filter(pk=entered.pk).update(withdrawn_at=timezone.now(), withdrawn_by=by.uid, withdrawn_why=why.strip()[:200])
    Organisation.objects.filter(pk=subject.pk).update(version=subject.version + 1)
    record(by=by, verb="act.withdraw", object=subject.uid, data={"act": entered.uid})


def withdrawable(by: Actor, act: str) -> tuple[Organisation, Act]:
    """The organisation an act is about, and the act, or the refusal that taking it back would meet."""
    entered = Act.objects.filter(uid=act).first()
    part = entered.parts.filter(role__in=ABOUT).select_related("organisation").order_by("pk").first() if entered else None
    if entered is None or part is None:
        raise NotFound(messages.NO_SUCH_ACT)
    subject = checks.organisation_seen(by, part.organisation.uid)
    checks.require_tree_right(by, subject)
    checks.require_open(subject)
    if entered.withdrawn_at:
        raise Conflict(messages.WITHDRAWN_ALREADY)
    if entered.kind not in WITHDRAWABLE:
        raise Conflict(messages.CANNOT_WITHDRAW.format(kind=ActKind(entered.kind).label))
    _require_last(subject, entered)
    return subject, entered


def _require_last(subject: Organisation, entered: Act) -> None:
    """The row the act began is the present one, no correction was laid over it, and there is one before it to go back to."""
    rows = ROWS[entered.kind].objects.filter(organisation=subject)
    same_day = Act.objects.filter(kind=entered.kind, on=entered.on, withdrawn_at=None)
    same_day = same_day.filter(parts__organisation=subject, parts__role=PartRole.SUBJECT)
    present = rows.filter(valid_from=entered.on, valid_to=FOREVER).exists()
    before = entered.kind == ActKind.ELECTED or rows.filter(valid_to=entered.on).exists()
    if not (present and before and same_day.count() == 1):
        raise Conflict(messages.NOT_THE_LAST)


def _require_old_place(by: Actor, subject: Organisation, on: date) -> None:
    """The old parent is there, takes the organisation back, and the actor keeps the tree there too."""
    placement = Placement.objects.select_related("parent").get(organisation=subject, valid_to=on)
    old = placement.parent
    if old is None:
        raise Conflict(messages.NOT_THE_LAST)
    checks.require_tree_right_below(by, old, checks.name_of(subject))
    checks.require_open(old)
    if Lineage.objects.filter(ancestor=subject, organisation=old, valid_to__gt=on).exists():  # it went below the subject since
        raise Conflict(messages.INTO_ITSELF.format(above=checks.name_of(old), name=checks.name_of(subject)))
    checks.require_fits(old, checks.designation_of(subject).kind)
    checks.require_name_free(old, checks.name_of(subject))


def _require_old_name(subject: Organisation, on: date) -> None:
    """No sibling has taken the old name since, and the old kind still fits above and below."""
    now, old = checks.designation_of(subject), Designation.objects.get(organisation=subject, valid_to=on)
    require_kind_fits(subject, now, old.kind)
    if old.name != now.name:
        checks.require_name_free(checks.parent_of(subject), old.name, besides=subject)
