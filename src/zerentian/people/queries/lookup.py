"""Finding one person for the command line, where an operator acts and no post."""

from zerentian.kernel.errors import NotFound
from zerentian.people import messages
from zerentian.people.confidential import person_with_identity
from zerentian.people.models import Person
from zerentian.people.particulars import clean_identity


def uid_with_identity(number: str) -> str:
    """Uid of whoever holds the identity number."""
    holder = person_with_identity(clean_identity(number))
    if holder is None:
        raise NotFound(messages.NOBODY_WITH_NUMBER)
    return holder


def name_of_person(uid: str) -> str:
    return person_with_uid(uid).name


def person_with_uid(uid: str) -> Person:
    found = Person.objects.filter(uid=uid).first()
    if found is None:
        raise NotFound(messages.NO_SUCH_UID)
    return found
