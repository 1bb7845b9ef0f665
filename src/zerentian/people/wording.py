"""What the columns of a person are called, in the order of the forms."""

from collections.abc import Iterable

TITLES = {
    "name": "姓名",
    "sex": "性别",
    "birth": "出生日期",
    "ethnicity": "民族",
    "education": "学历",
    "joined": "入党日期",
    "full_on": "转正日期",
    "work": "工作单位及职务",
    "identity": "身份证号",
    "phone": "手机",
}


def fields_in_words(fields: Iterable[str]) -> str:
    """`identity`, `phone` → 身份证号、手机."""
    return "、".join(TITLES[field] for field in fields if field in TITLES)
