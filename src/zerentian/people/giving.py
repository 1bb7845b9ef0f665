"""Whether a post, or for a time what it allows, may be given: asked by the acts, and by pages before they show a form."""

from zerentian.kernel import clock
from zerentian.kernel.actor import Actor, Right
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from zerentian.organisations import checks as organisation_checks
from zerentian.organisations.catalogue import PostKind, catalogue
from zerentian.organisations.models import Organisation
from zerentian.organisations.queries.paths import path_keys
from zerentian.people import messages
from zerentian.people.checks import organisation_kept
from zerentian.people.models import Account, Acting, Person, Post


def post_kind(code: str) -> PostKind:
    kind = catalogue().posts.get(code)
    if kind is None:
        raise Invalid(messages.UNKNOWN_POST.format(kind=code), field="kind")
    return kind


def require_can_give(by: Actor, organisation: Organisation, kind: PostKind) -> None:
    """Nobody gives a right they do not hold themselves."""
    path = path_keys(organisation)
    held = all(by.may_below(right, path) if below else by.may(right, path) for right, below in kind.rights.items())
    if not held:
        name = organisation_checks.name_of(organisation)
        raise NotAllowed(messages.CANNOT_GIVE.format(post=kind.title, organisation=name))


def require_can_lend(by: Actor, post: Post) -> None:
    """The holder lets somebody act for them, or whoever could appoint to the post does. What was lent is not passed on."""
    if by.acting_for:
        raise NotAllowed(messages.LENT_ALREADY)
    if not stands_for(by, post.person):
        require_can_give(by, organisation_kept(by, post.organisation.uid), post_kind(post.kind))


def require_lendable(post: Post) -> None:
    """The post is held today and allows something."""
    if post.valid_to <= clock.today():
        raise Conflict(messages.POST_ENDED.format(ended=in_words(post.valid_to)))
    kind = post_kind(post.kind)
    if not kind.rights:
        raise Conflict(messages.NOTHING_TO_LEND.format(post=kind.title))


def may_lend(by: Actor, post: Post) -> bool:
    try:
        require_can_lend(by, post)
        require_lendable(post)
    except Refusal:
        return False
    return True


def acting_seen(by: Actor, uid: str) -> Acting:
    """The period of acting, if the actor is one of the two people or sees the organisation the post is in."""
    found = Acting.objects.filter(uid=uid).select_related("person", "post__person", "post__organisation").first()
    if found is None or not (_is_one_of_the_two(by, found) or by.may(Right.SEE, path_keys(found.post.organisation))):
        raise NotFound(messages.NO_SUCH_ACTING)
    return found


def require_can_end(by: Actor, acting: Acting) -> None:
    """Either of the two people, or whoever could appoint to the post."""
    if not _is_one_of_the_two(by, acting):
        require_can_give(by, organisation_kept(by, acting.post.organisation.uid), post_kind(acting.post.kind))


def may_end(by: Actor, acting: Acting) -> bool:
    try:
        require_can_end(by, acting)
    except Refusal:
        return False
    return True


def stands_for(by: Actor, person: Person) -> bool:
    """Whether the account the actor signed in with is this person's own."""
    return bool(Account.objects.filter(uid=by.uid, person=person).exists())


def _is_one_of_the_two(by: Actor, acting: Acting) -> bool:
    return stands_for(by, acting.person) or stands_for(by, acting.post.person)
