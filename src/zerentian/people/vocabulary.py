"""The closed lists of words this package stores, with what people read."""

from django.db.models import TextChoices


class MembershipKind(TextChoices):
    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"
