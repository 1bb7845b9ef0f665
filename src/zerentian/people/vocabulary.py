"""The closed lists of words this package stores, with what people read."""

from django.db.models import TextChoices


class MembershipKind(TextChoices):
    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"


class MembershipEnd(TextChoices):
    """Why a membership row ended. The first three go on elsewhere or otherwise; after the others the person is no member any more."""

    MOVED = "moved", "转到别的组织"
    CONFIRMED = "confirmed", "转正"
    SUCCEEDED = "succeeded", "组织合并或撤销"
    LEFT_DISTRICT = "left_district", "转到区外"
    DECEASED = "deceased", "去世"
    WITHDREW = "withdrew", "退党"
    REMOVED = "removed", "除名"
    EXPELLED = "expelled", "开除党籍"
    CANCELLED = "cancelled", "取消预备党员资格"


class Sex(TextChoices):
    MALE = "male", "男"
    FEMALE = "female", "女"


class Education(TextChoices):
    """In rising order: comparisons go by place in this list."""

    PRIMARY = "primary", "小学及以下"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中"
    SECONDARY = "secondary", "中专、中技"
    COLLEGE = "college", "大专"
    BACHELOR = "bachelor", "大学本科"
    MASTER = "master", "硕士研究生"
    DOCTOR = "doctor", "博士研究生"


class RelationFault(TextChoices):
    """What a check of membership papers finds (机制表 B5)."""

    POCKET = "pocket", "口袋党员"  # the letter of introduction was never handed in
    HIDDEN = "hidden", "隐形党员"  # does not disclose being a member
    VACANT = "vacant", "空挂党员"  # on the roster, takes no part
    LOST = "lost", "失联党员"


class PutRight(TextChoices):
    """How a fault of the relation was put right."""

    HANDED_IN = "handed_in", "组织关系已落到支部"
    TAKES_PART = "takes_part", "已参加组织生活"
    IN_TOUCH = "in_touch", "已取得联系"
    DISPOSED = "disposed", "已按规定作出组织处置"


class ErasureReason(TextChoices):
    """Why everything held on a person was erased."""

    ASKED = "asked", "本人要求"
    MISTAKEN = "mistaken", "误登记"
    NOT_NEEDED = "not_needed", "不再需要"
    UNLAWFUL = "unlawful", "不该收集"


class TransferState(TextChoices):
    OPEN = "open", "已开介绍信，等接收"
    RECEIVED = "received", "已接收"
    RETURNED = "returned", "已退回"
    CANCELLED = "cancelled", "已撤销"
