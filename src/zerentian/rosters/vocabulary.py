"""The closed lists of words this package stores, with what people read."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where an import stands."""

    READING = "reading", "正在读表"
    CHECKING = "checking", "正在核对"
    CHECKED = "checked", "核对好了，还没写入"
    WRITING = "writing", "正在写入"
    WRITTEN = "written", "已写入"
    DISCARDED = "discarded", "已放弃"
    FAILED = "failed", "没有读成"


WORKING = (Stage.READING, Stage.CHECKING, Stage.WRITING)
ENDED = (Stage.WRITTEN, Stage.DISCARDED, Stage.FAILED)
