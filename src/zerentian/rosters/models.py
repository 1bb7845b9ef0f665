"""Rosters on their way in and out. What a file says lies sealed, in pieces, until it is written or given up."""

from django.db import models

from zerentian.kernel import clock
from zerentian.organisations.models import Organisation
from zerentian.rosters.vocabulary import Stage
from zerentian.storage.uids import UidField


class RosterImport(models.Model):
    """One file, from choosing it to writing it. Its salt goes when it is written or given up, and nothing of the file can be read again."""

    uid = UidField()
    kind = models.CharField("名册", max_length=20)  # code in the pack of rosters
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")  # the roster is of this and what is below
    as_of = models.DateField("名册截止日期")
    file_name = models.CharField("文件名", max_length=200)
    file_digest = models.BinaryField(max_length=16)  # keyed: says whether it is the same file, and nothing else
    file = models.BinaryField(null=True)  # sealed; gone once read
    salt = models.BinaryField(max_length=16, null=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.READING)
    notes = models.TextField(blank=True)  # what was left aside while reading, a sentence a line; or why it failed
    said = models.CharField(max_length=300, blank=True)  # why the last stage did not end as it should
    sheet = models.CharField(max_length=100, blank=True)
    columns = models.JSONField(default=list)  # per column: title, field, doubtful, masked, why
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)  # rows handled in the present stage
    changes = models.BinaryField(null=True)  # sealed: what writing would alter, row by row
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    by = models.CharField("导入人", max_length=16)  # account uid
    started_at = models.DateTimeField(default=clock.now)
    beat_at = models.DateTimeField(default=clock.now)  # the work was seen alive
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["by", "started_at"], name="imports_of_somebody")]


class ImportPiece(models.Model):
    """Up to a few hundred rows of a file, sealed together."""

    roster_import = models.ForeignKey(RosterImport, models.CASCADE, related_name="pieces")
    first_row = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roster_import", "first_row"], name="piece_once")]


class ImportProblem(models.Model):
    """Something in a cell, or about a row, that must be settled before anything is written. `shown` never holds a number of a person."""

    roster_import = models.ForeignKey(RosterImport, models.CASCADE, related_name="problems")
    row = models.PositiveIntegerField()  # as Excel counts
    column = models.PositiveIntegerField(null=True)  # zero-based; None: the row as a whole
    code = models.CharField(max_length=30)
    who = models.CharField(max_length=100, blank=True)
    shown = models.CharField(max_length=100, blank=True)
    sentence = models.CharField(max_length=300)
    choices = models.JSONField(default=list)  # [value, words]: ways to settle it with one press

    class Meta:
        indexes = [models.Index(fields=["roster_import", "code", "row"], name="problems_in_order")]


class StagedMember(models.Model):
    """A new member in the form in which it is written: the one transaction copies these rows and does nothing else to them.

    Integer keys are set aside beforehand; the numbers lie sealed in `people.Confidential` already, which nobody reaches without the person.
    """

    person = models.BigIntegerField(primary_key=True)
    roster_import = models.ForeignKey(RosterImport, models.CASCADE, related_name="staged")
    uid = models.CharField(max_length=16)
    name = models.CharField(max_length=100)
    sort_key = models.CharField(max_length=200)
    pinyin = models.CharField(max_length=200)
    initials = models.CharField(max_length=60)
    sex = models.CharField(max_length=6)
    birth = models.DateField(null=True)
    ethnicity = models.CharField(max_length=20)
    education = models.CharField(max_length=10)
    joined = models.DateField(null=True)
    full_on = models.DateField(null=True)
    work = models.CharField(max_length=100)
    organisation = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    valid_from = models.DateField()


class RosterExport(models.Model):
    """A roster asked for with its numbers open. Large ones wait for a second person; taking it is journalled."""

    uid = UidField()
    kind = models.CharField("名册", max_length=20)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField("用途", max_length=200)
    rows = models.PositiveIntegerField()
    asked_by = models.CharField("申请人", max_length=16)  # account uid
    asked_at = models.DateTimeField(default=clock.now)
    agreed_by = models.CharField("同意人", max_length=16, blank=True)
    agreed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
