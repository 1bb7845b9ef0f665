"""What stands below the body: the note of annexes, who signs, when, 附注, 版记."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zerentian.gongwen.blocks import Present
from zerentian.reading.frame import BLANKED_DATE, DATE, ROUND, SENTENCE_END, SIGNS, signed

ANNEX = re.compile(r"附(?:\s*件)?\s*(?:\d{0,2})\s*[:：]\s*(.*)")
NUMBERED = re.compile(r"(\d{1,2})\s*[.．、]\s*(.+)")
NOTE = re.compile(r"[（(](.+)[）)]")
COPIES = re.compile(r"抄\s*送\s*[:：]\s*(.+?)[。.]?")
ISSUED = re.compile(r"(?P<office>.*?)\s*(?P<date>(?:\d{4}|[二〇○零一三四五六七八九]{4})\s*年.{1,8}日)\s*印\s*发")
PRESENT = re.compile(r"((?:出席|请假|列席|缺席|参会)(?:人员|人|单位)?)\s*[:：]\s*(.+)")
PLACE = re.compile("[＿_]+")


@dataclass(slots=True)
class Foot:
    names: list[str] = field(default_factory=list)
    date: str = ""
    note: str = ""
    annexes: list[str] = field(default_factory=list)
    moved: bool = False  # annexes are named below the signature
    copies_to: str = ""
    office: str = ""
    office_date: str = ""
    present: list[Present] = field(default_factory=list)


def foot_of(texts: Sequence[str]) -> Foot | None:
    """None where a line is none of these, or one of them comes twice: then nobody knows what the others are."""
    foot = Foot()
    listing = False  # the line before was one of the list of annexes
    for text in texts:
        listed = annexes(foot, text, listing)
        if not (listed or around(foot, text) or dated(foot, text) or named(foot, text)):
            return None
        listing = listed
    return foot


def annexes(foot: Foot, text: str, listing: bool) -> bool:
    found = ANNEX.fullmatch(text)
    numbered = NUMBERED.fullmatch(found[1] if found else text)
    if not found and not (listing and numbered):
        return False
    name = numbered[2] if numbered else found[1] if found else ""
    if name:
        foot.annexes.append(name)
    foot.moved = foot.moved or bool(foot.names or foot.date)
    return True


def around(foot: Foot, text: str) -> bool:
    """附注, 版记, and who was there."""
    present, copies, issued, note = PRESENT.fullmatch(text), COPIES.fullmatch(text), ISSUED.fullmatch(text), NOTE.fullmatch(text)
    if present:
        foot.present.append(Present(present[1], present[2]))
    elif copies and not foot.copies_to:
        foot.copies_to = copies[1]
    elif issued and not foot.office_date:
        foot.office, foot.office_date = issued["office"], issued["date"]
    elif note and not foot.note and not signed(text)[1] and (foot.date or foot.names):
        foot.note = note[1]
    else:
        return False
    return True


def dated(foot: Foot, text: str) -> bool:
    """A day, alone or behind a name."""
    plain = text.strip(ROUND + " \t")
    found = DATE.search(plain)
    who, when = (plain[: found.start()].strip(" \t，"), plain[found.start() :]) if found else ("", plain)
    if foot.date or not (found or blank_date(plain)) or len(who) > SIGNS:
        return False
    if who:
        foot.names.append(who)
    foot.date = when
    return True


def blank_date(text: str) -> bool:
    """＿＿年＿＿月＿＿日 and 2026年 月 日: to be filled in by hand."""
    return bool(BLANKED_DATE.fullmatch(PLACE.sub("_", text)) or re.fullmatch(r"(?:20\d\d)?\s*年\s*月\s*日", text))


def named(foot: Foot, text: str) -> bool:
    if foot.date or foot.note or foot.copies_to or len(text) > SIGNS or text[-1] in SENTENCE_END + "：:" or "\t" in text:
        return False
    foot.names.append(text)
    return True
