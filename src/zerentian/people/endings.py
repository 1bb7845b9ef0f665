"""What ends among people when an organisation ends: its posts; its members, attachments and transfers go to the successor."""

from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict
from zerentian.organisations.checks import name_of, parent_of
from zerentian.organisations.endings import EndOfLife
from zerentian.people import messages
from zerentian.people.models import Attachment, Membership, Post, RelationCheck, Transfer
from zerentian.people.vocabulary import MembershipEnd, TransferState


def people_leave(end: EndOfLife) -> dict[str, int]:
    """Refuses when members would be left without an organisation; returns counts for the journal."""
    members = Membership.objects.filter(organisation=end.organisation, valid_to=FOREVER)
    count = members.count()
    if count and end.successor is None:
        raise Conflict(messages.MEMBERS_LEFT.format(organisation=name_of(end.organisation), count=count), field="receiver")
    _hand_over_transfers(end)
    _move_members(end)
    _move_attachments(end)
    keeper = end.successor or parent_of(end.organisation)
    RelationCheck.objects.filter(organisation=end.organisation, valid_to=FOREVER).update(organisation=keeper)
    return {"members": count, "posts": _end_posts(end)}


def _hand_over_transfers(end: EndOfLife) -> None:
    """The successor opens and receives in the place of the one that ends; between the two of them there is nothing left to transfer."""
    under_way = Transfer.objects.filter(state=TransferState.OPEN)
    expected = under_way.filter(target=end.organisation)
    if end.successor is None:
        if expected.exists():
            sentence = messages.TRANSFERS_LEFT.format(organisation=name_of(end.organisation), count=expected.count())
            raise Conflict(sentence, field="receiver")
        return
    both = {end.organisation, end.successor}
    for each in under_way.filter(source__in=both, target__in=both):
        each.state, each.closed_on, each.why = TransferState.CANCELLED, max(end.on, each.opened_on), messages.MOOT_BY_SUCCESSION
        each.save(update_fields=["state", "closed_on", "why"])
    under_way.filter(source=end.organisation).update(source=end.successor)
    expected.update(target=end.successor)


def _move_members(end: EndOfLife) -> None:
    members = Membership.objects.filter(organisation=end.organisation, valid_to=FOREVER)
    members.filter(valid_from__gte=end.on).update(organisation=end.successor)  # joined on the day or later: never a member here
    leaving = list(members.values_list("person_id", "kind"))
    members.update(valid_to=end.on, ending=MembershipEnd.SUCCEEDED)
    Membership.objects.bulk_create(
        [Membership(person_id=p, organisation=end.successor, kind=kind, valid_from=end.on) for p, kind in leaving], batch_size=500
    )


def _move_attachments(end: EndOfLife) -> None:
    """They go on with the successor, where the person does not take part in the same way already; without one they end."""
    attached = Attachment.objects.filter(organisation=end.organisation, valid_to=FOREVER)
    going_on = list(attached.values_list("person_id", "kind", "valid_from")) if end.successor else []
    attached.filter(valid_from__gte=end.on).delete()  # began on the day or later: never held here
    attached.update(valid_to=end.on)
    there = set(Attachment.objects.filter(organisation=end.successor, valid_to=FOREVER).values_list("person_id", "kind"))
    Attachment.objects.bulk_create(
        [
            Attachment(person_id=p, organisation=end.successor, kind=kind, valid_from=max(since, end.on))
            for p, kind, since in going_on
            if (p, kind) not in there
        ],
        batch_size=500,
    )


def _end_posts(end: EndOfLife) -> int:
    posts = Post.objects.filter(organisation=end.organisation, valid_to__gt=end.on)
    later = posts.filter(valid_from__gte=end.on).count()
    if later:
        sentence = messages.POST_BEGINS_LATER.format(organisation=name_of(end.organisation), count=later, on=in_words(end.on))
        raise Conflict(sentence, field="on")
    return posts.update(valid_to=end.on)
