"""What ends among people when an organisation ends: its posts; its members go to the successor."""

from zerentian.kernel.dates import FOREVER, in_words
from zerentian.kernel.errors import Conflict
from zerentian.organisations.checks import name_of
from zerentian.organisations.endings import EndOfLife
from zerentian.people import messages
from zerentian.people.models import Membership, Post


def people_leave(end: EndOfLife) -> dict[str, int]:
    """Refuses when members would be left without an organisation; returns counts for the journal."""
    members = Membership.objects.filter(organisation=end.organisation, valid_to=FOREVER)
    count = members.count()
    if count and end.successor is None:
        raise Conflict(messages.MEMBERS_LEFT.format(organisation=name_of(end.organisation), count=count), field="receiver")
    _move_members(end)
    return {"members": count, "posts": _end_posts(end)}


def _move_members(end: EndOfLife) -> None:
    members = Membership.objects.filter(organisation=end.organisation, valid_to=FOREVER)
    members.filter(valid_from__gte=end.on).update(organisation=end.successor)  # joined on the day or later: never a member here
    leaving = list(members.values_list("person_id", "kind"))
    members.update(valid_to=end.on)
    Membership.objects.bulk_create(
        [Membership(person_id=p, organisation=end.successor, kind=kind, valid_from=end.on) for p, kind in leaving], batch_size=500
    )


def _end_posts(end: EndOfLife) -> int:
    posts = Post.objects.filter(organisation=end.organisation, valid_to__gt=end.on)
    later = posts.filter(valid_from__gte=end.on).count()
    if later:
        sentence = messages.POST_BEGINS_LATER.format(organisation=name_of(end.organisation), count=later, on=in_words(end.on))
        raise Conflict(sentence, field="on")
    return posts.update(valid_to=end.on)
