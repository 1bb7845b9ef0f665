"""The closed lists of words this package stores, with what people read. Pages offer them; packs do not change them."""

from django.db.models import TextChoices


class Form(TextChoices):
    """设置形式 (支部工作条例 第五条)."""

    REGULAR = "regular", "单独"
    JOINT = "joint", "联合"
    TEMPORARY = "temporary", "临时"


class ActKind(TextChoices):
    FOUNDED = "founded", "设立"
    DESIGNATED = "designated", "更名或改设"
    MOVED = "moved", "调整隶属"
    SPLIT = "split", "分设"
    MERGED = "merged", "合并"
    CLOSED = "closed", "撤销"
    ELECTED = "elected", "换届"
    POSTPONED = "postponed", "延期换届"


WITHDRAWABLE = (ActKind.MOVED, ActKind.DESIGNATED, ActKind.ELECTED)
"""Acts that touch one organisation's own rows only, so that the state before can be told from them."""


class PartRole(TextChoices):
    """An organisation's part in an act."""

    SUBJECT = "subject", "本组织"
    SOURCE = "source", "并入方"
    RESULT = "result", "结果"
    OLD_PARENT = "old_parent", "原上级"
    NEW_PARENT = "new_parent", "新上级"
    MOVED = "moved", "随之调整"


ABOUT = (PartRole.SUBJECT, PartRole.RESULT)
"""The organisation an act is about: its subject; in a merger, which has none, the one that goes on."""


class How(TextChoices):
    """How an organisation reaches a unit."""

    OWN = "own", "单独组建"
    JOINT = "joint", "联合组建"
    INSTRUCTOR = "instructor", "党建指导员联系"
    GRID = "grid", "网格党组织联系"
