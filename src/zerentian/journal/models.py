"""The journal: one gap-free sequence of acts, each hashed together with the one before it.

Actors and objects stand here by uid, with no foreign key, so that nothing else in the database can hold an entry back or take it
away. Personal data stays outside: `data` holds uids, dates, kinds and counts.
"""

from django.db import models

from zerentian.kernel import clock


class Entry(models.Model):
    seq = models.BigIntegerField("序号", primary_key=True)
    at = models.BigIntegerField("时间")  # microseconds since 1970 UTC; never less than in the entry before
    actor = models.CharField("谁", max_length=16)
    verb = models.CharField("做了什么", max_length=60)  # noun.verb, as the action is called
    object = models.CharField("对什么", max_length=16, db_index=True)  # uid; the history of one object is read by it
    data = models.TextField("内容")  # canonical JSON
    previous = models.CharField("上一条", max_length=80)  # "" for the first
    hash = models.CharField("校验值", max_length=80)  # algorithm:hex

    class Meta:
        ordering = ["seq"]


class Submission(models.Model):
    """A form that was sent: the same key sent again leads to the same result and does nothing more."""

    key = models.CharField(max_length=40, primary_key=True)
    actor = models.CharField(max_length=16)
    body = models.CharField(max_length=64)  # SHA-256 of what was sent: the same key with other content is refused
    result = models.CharField(max_length=300)  # where the person was led
    at = models.DateTimeField(default=clock.now, db_index=True)  # old keys are cleared by it
