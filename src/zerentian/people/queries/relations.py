"""关系排查: faults found in the actor's scope, and members attached there."""

from collections.abc import Mapping

from django.db.models import BooleanField, Case, Count, OuterRef, QuerySet, Subquery, Value, When

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.organisations.models import Designation
from zerentian.organisations.queries.paths import scope
from zerentian.people.models import Attachment, Membership, RelationCheck
from zerentian.people.vocabulary import RelationFault


def relation_checks(actor: Actor) -> QuerySet[RelationCheck]:
    """Open and closed findings in scope; each row knows `organisation_name` and whether the actor keeps people there (`kept`)."""
    rows: QuerySet[RelationCheck] = RelationCheck.objects.filter(scope(actor, clock.today())).select_related("person", "organisation")
    return rows.annotate(organisation_name=name_of("organisation"), kept=kept_by(actor))


def open_faults(actor: Actor) -> Mapping[RelationFault, int]:
    """How many of each fault are open in scope."""
    rows = RelationCheck.objects.filter(scope(actor, clock.today()), valid_to=FOREVER)
    found = dict(rows.values_list("fault").annotate(count=Count("pk")).order_by())
    return {fault: found.get(fault.value, 0) for fault in RelationFault}


def attachments(actor: Actor) -> QuerySet[Attachment]:
    """Attachments in scope that have not ended; each row knows `organisation_name`, `kept`, and `member_of`, where the person is a member
    as far as that is known here."""
    rows: QuerySet[Attachment] = Attachment.objects.filter(scope(actor, clock.today()), valid_to=FOREVER)
    home = Membership.objects.filter(person=OuterRef("person"), valid_to=FOREVER)
    name = Designation.objects.filter(organisation=OuterRef("organisation")).order_by("-valid_to").values("name")[:1]
    member_of = Subquery(home.annotate(name=Subquery(name)).values("name")[:1])
    rows = rows.select_related("person", "organisation")
    return rows.annotate(organisation_name=name_of("organisation"), kept=kept_by(actor), member_of=member_of)


def name_of(column: str) -> Subquery:
    return Subquery(Designation.objects.filter(organisation=OuterRef(column)).order_by("-valid_to").values("name")[:1])


def kept_by(actor: Actor) -> Case:
    keeps = scope(actor, clock.today(), Right.KEEP_PEOPLE)
    return Case(When(keeps, then=Value(True)), default=Value(False), output_field=BooleanField())
