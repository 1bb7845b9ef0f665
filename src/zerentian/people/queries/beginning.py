from zerentian.organisations.models import Organisation
from zerentian.people.models import Account


def begun() -> bool:
    """Whether this database holds a district or a demonstration already."""
    return Organisation.objects.exists() or Account.objects.exists()
