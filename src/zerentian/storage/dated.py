"""Rows that hold for a time: `valid_from` is the first day, `valid_to` the first day on which it no longer holds."""

from datetime import date
from typing import Self, TypeVar

from django.db import models

from zerentian.kernel.dates import FOREVER

_Row = TypeVar("_Row", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[_Row]):
    def at(self, day: date) -> Self:
        """Rows that hold on `day`."""
        return self.filter(valid_from__lte=day, valid_to__gt=day)


DatedManager = models.Manager.from_queryset(DatedQuerySet)


class Dated(models.Model):
    """Base of every table whose rows hold for a time. `NoOverlap` in the migration keeps two rows of one key apart."""

    valid_from = models.DateField("起")
    valid_to = models.DateField("止", default=FOREVER)

    objects = DatedManager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("valid_to")), name="%(app_label)s_%(class)s_period"),
        ]

    @property
    def open(self) -> bool:
        return self.valid_to == FOREVER
