"""The questions acts on people ask first. Each raises a refusal in words, or returns what it found."""

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotAllowed, NotFound
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.people import messages
from zerentian.people.models import Membership, Person, Post


def organisation_kept(by: Actor, uid: str) -> Organisation:
    """The organisation, if the actor keeps its people."""
    organisation = organisation_checks.organisation_seen(by, uid)
    if not by.may(Right.KEEP_PEOPLE, path_keys(organisation)):
        raise NotAllowed(messages.NEEDS_PEOPLE_RIGHT.format(name=organisation_checks.name_of(organisation)))
    return organisation


def person_seen(by: Actor, uid: str) -> Person:
    """The person, if the actor sees an organisation in which that person is a member or holds a post today."""
    person = Person.objects.filter(uid=uid).first()
    if person is None or not (by.program or _within(by, person)):
        raise NotFound(messages.NO_SUCH_PERSON)
    return person


def _within(by: Actor, person: Person) -> bool:
    visible = scope(by, clock.today())
    return any(model.objects.filter(visible, person=person, valid_to=FOREVER).exists() for model in (Membership, Post))


def post_seen(by: Actor, uid: str) -> Post:
    """The post, if the actor sees the organisation it is in."""
    post: Post | None = Post.objects.filter(uid=uid).select_related("person", "organisation").first()
    if post is None or not by.may(Right.SEE, path_keys(post.organisation)):
        raise NotFound(messages.NO_SUCH_POST)
    return post
