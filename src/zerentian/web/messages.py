"""Sentences of the shell. Those of an act itself come with its refusal."""

from typing import NamedTuple


class Sentences(NamedTuple):
    """What happened, what is kept, what to do."""

    title: str
    kept: str
    todo: str


NOTHING_WRITTEN = "什么都没有写进去。"

REFUSALS = {
    "refused": Sentences(
        "这一步没有做成",
        NOTHING_WRITTEN,
        "照上面的话改一改，再做一次。",
    ),
    "invalid": Sentences(
        "填的内容对不上",
        NOTHING_WRITTEN,
        "回到刚才的页面，核对以后再做一次。",
    ),
    "not-allowed": Sentences(
        "您现在的岗位做不了这件事",
        NOTHING_WRITTEN,
        "请有这项权限的同志来做；岗位有变动的，请组织干事登记任免。",
    ),
    "not-found": Sentences(
        "没有找到这一页",
        "别的内容都没有变。",
        "可能地址不全，也可能不在您能看的范围。可以回首页，或者用上面的查找。",
    ),
    "conflict": Sentences(
        "现在的情况不允许这样做",
        NOTHING_WRITTEN,
        "先看看现在是什么情况，再决定怎么办。",
    ),
    "stale": Sentences(
        "别人刚改过同一条",
        "您填的还在这台设备上，没有盖掉别人的改动。",
        "重新打开，看过新的内容，再做一次。",
    ),
    "form-expired": Sentences(
        "这张表单放得太久了",
        "您填的还在这台设备上，没有写进去。",
        "重新打开这一页，填的会放回来，再做一次。",
    ),
    "too-many": Sentences(
        "这一小时办得太多了",
        NOTHING_WRITTEN,
        "等一会儿再办。",
    ),
    "busy": Sentences(
        "这会儿太忙，没有存上",
        "您填的还在这台设备上，没有写进去，也不会重复记。",
        "等一分钟，再存一次。",
    ),
}
FAULT = Sentences(
    "系统出了差错",
    "这一步没有写进去，也不会重复记。您填的还在这台设备上。",
    "再做一次；还是不行，把下面的编号念给系统管理员就行。",
)
