"""The questions acts on people ask first. Each raises a refusal in words, or returns what it found."""

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import FOREVER
from zerentian.kernel.errors import NotAllowed, NotFound
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys, scope
from zerentian.people import messages
from zerentian.people.models import Attachment, Membership, Person, Post, RelationCheck, Transfer
from zerentian.people.vocabulary import TransferState


def organisation_kept(by: Actor, uid: str) -> Organisation:
    """The organisation, if the actor keeps its people."""
    organisation = organisation_checks.organisation_seen(by, uid)
    require_kept(by, organisation)
    return organisation


def require_kept(by: Actor, organisation: Organisation) -> None:
    """To an actor who knows of the organisation already, such as the other side of a transfer."""
    if not keeps(by, organisation):
        raise NotAllowed(messages.NEEDS_PEOPLE_RIGHT.format(name=organisation_checks.name_of(organisation)))


def keeps(by: Actor, organisation: Organisation) -> bool:
    return by.may(Right.KEEP_PEOPLE, path_keys(organisation))


def person_seen(by: Actor, uid: str) -> Person:
    """The person, if the actor sees an organisation where that person belongs, holds a post, is expected, or belonged last."""
    person = Person.objects.filter(uid=uid).first()
    if person is None or person.name == messages.ERASED_NAME or not (by.program or _within(by, person)):
        raise NotFound(messages.NO_SUCH_PERSON)
    return person


def _within(by: Actor, person: Person) -> bool:
    visible = scope(by, clock.today())
    here = (Membership, Post, Attachment, RelationCheck)
    return (
        any(model.objects.filter(visible, person=person, valid_to=FOREVER).exists() for model in here)
        or any(by.may(Right.SEE, path_keys(organisation)) for organisation in _expected_at(person))
        or any(by.may(Right.SEE, path_keys(organisation)) for organisation in _left_last(person))
    )


def _expected_at(person: Person) -> list[Organisation]:
    """Where a transfer is to bring the person: whoever receives looks first."""
    return list(Organisation.objects.filter(transfers_in__person=person, transfers_in__state=TransferState.OPEN))


def _left_last(person: Person) -> list[Organisation]:
    """Where a person who belongs nowhere any more belonged last: an ending entered by mistake can be looked at there."""
    for model in (Membership, RelationCheck, Attachment):
        last = model.objects.filter(person=person).order_by("-valid_to", "-pk").select_related("organisation").first()
        if last is not None:
            return [] if last.open else [last.organisation]
    return []


def post_seen(by: Actor, uid: str) -> Post:
    """The post, if the actor sees the organisation it is in."""
    post: Post | None = Post.objects.filter(uid=uid).select_related("person", "organisation").first()
    if post is None or not by.may(Right.SEE, path_keys(post.organisation)):
        raise NotFound(messages.NO_SUCH_POST)
    return post


def attachment_seen(by: Actor, uid: str) -> Attachment:
    """The attachment, if the actor sees the organisation it is to."""
    found: Attachment | None = Attachment.objects.filter(uid=uid).select_related("person", "organisation").first()
    if found is None or not by.may(Right.SEE, path_keys(found.organisation)):
        raise NotFound(messages.NO_SUCH_ATTACHMENT)
    return found


def relation_check_seen(by: Actor, uid: str) -> RelationCheck:
    """The finding, if the actor sees the organisation that follows it up."""
    found: RelationCheck | None = RelationCheck.objects.filter(uid=uid).select_related("person", "organisation").first()
    if found is None or not by.may(Right.SEE, path_keys(found.organisation)):
        raise NotFound(messages.NO_SUCH_CHECK)
    return found


def transfer_seen(by: Actor, uid: str) -> Transfer:
    """The transfer, if the actor sees one of its two sides."""
    found = Transfer.objects.filter(uid=uid).select_related("person", "source", "target").first()
    if found is None or not any(by.may(Right.SEE, path_keys(side)) for side in (found.source, found.target) if side):
        raise NotFound(messages.NO_SUCH_TRANSFER)
    return found
