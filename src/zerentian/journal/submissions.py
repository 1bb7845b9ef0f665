"""A form that is sent twice does its work once: by double click, by the back button, by a phone that lost the answer."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction

from zerentian.journal.models import Submission
from zerentian.kernel import clock
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Conflict
from zerentian.storage.sealing import digest

KEPT = timedelta(days=30)  # a form left open longer than this is opened anew anyway


@dataclass(frozen=True, slots=True)
class Once:
    """`result` is None when the work is still to be done; call `finish` with where the person is led, in the same transaction."""

    key: str
    result: str | None

    def finish(self, result: str) -> None:
        Submission.objects.filter(pk=self.key).update(result=result)


def submitted_once(*, key: str, by: Actor, body: str) -> Once:
    """Claim `key` inside the caller's transaction; another transaction with the same key waits for it and then sees its result."""
    sent = digest("form", body).hex()  # keyed: a short number in a form could else be found by trying
    Submission.objects.filter(at__lt=clock.now() - KEPT).delete()
    try:
        with transaction.atomic():
            Submission.objects.create(key=key, actor=by.uid, body=sent, result="")
    except IntegrityError:
        return _known(Submission.objects.get(pk=key), by, sent)
    return Once(key, None)


def _known(earlier: Submission, by: Actor, sent: str) -> Once:
    if earlier.actor != by.uid or earlier.body != sent:
        raise Conflict("这张表单已经存过一次，内容和这次不同。请回到页面重新打开，再填一次。")
    return Once(earlier.key, earlier.result)
