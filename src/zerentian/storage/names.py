"""Names that people search by character, by pinyin and by initials, and that sort by pinyin."""

import re
from functools import lru_cache

from django.db import models

from zerentian.kernel.numerals import with_figures

NOT_A_WORD = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=50_000)
def pinyin_keys(name: str) -> tuple[str, str]:
    """(full pinyin, initials) of a name, lower case, no tones: 青禾社区 → ('qingheshequ', 'qhsq')."""
    from pypinyin import Style, lazy_pinyin  # heavy dictionary: loaded when the first name is written

    syllables = [NOT_A_WORD.sub("", s.lower()) for s in lazy_pinyin(name, style=Style.NORMAL)]
    return "".join(syllables)[:200], "".join(s if s.isdigit() else s[:1] for s in syllables)[:60]


class Named(models.Model):
    """Base of tables with a name that is searched; `named()` gives its columns, so that the keys follow."""

    name = models.CharField("名称", max_length=100)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)  # pinyin with numerals as figures: 第二 before 第十
    pinyin = models.CharField(max_length=200, editable=False)
    initials = models.CharField(max_length=60, editable=False)

    class Meta:
        abstract = True


def named(name: str) -> dict[str, str]:
    """Column values for a `Named` row."""
    full, initials = pinyin_keys(name)
    sort_key, _ = pinyin_keys(with_figures(name))
    return {"name": name, "sort_key": sort_key, "pinyin": full, "initials": initials}


def matching(words: str, prefix: str = "") -> models.Q:
    """Rows whose name contains `words`, or whose pinyin or initials begin with or contain them."""
    typed = words.strip()
    latin = NOT_A_WORD.sub("", typed.lower())
    found = models.Q(**{f"{prefix}name__icontains": typed})
    if latin and latin == typed.lower().replace(" ", ""):
        found |= models.Q(**{f"{prefix}pinyin__contains": latin}) | models.Q(**{f"{prefix}initials__contains": latin})
    return found


def name_fits(words: str, name: str, pinyin: str, initials: str) -> bool:
    """The same question as `matching`, for rows already in memory."""
    typed = words.strip().lower()
    latin = typed.replace(" ", "")
    return typed in name.lower() or (latin.isascii() and latin != "" and (latin in pinyin or latin in initials))
