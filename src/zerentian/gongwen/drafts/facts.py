"""What a draft says of itself before it begins: the lines between two `---`, with Chinese names."""

import re
from dataclasses import dataclass, fields
from typing import Any

from zerentian.gongwen.drafts import messages
from zerentian.gongwen.drafts.settings import Broken, mapping, yes_or_no
from zerentian.kernel.errors import Invalid
from zerentian.reading.cleaning import characters

MOST = 20_000  # characters
BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")
AROUND = re.compile(r"\s*---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Facts:
    """ "", () and None: not said."""

    kind: str = ""
    title: str = ""
    addressee: str = ""
    names: tuple[str, ...] = ()
    date: str = ""
    number: str = ""
    signers: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    copies_to: str = ""
    office: str = ""
    office_date: str = ""
    mark: str = ""
    secrecy: str = ""
    urgency: str = ""
    copy_number: str = ""
    note: str = ""
    sealed: bool | None = None
    present: str = ""
    excused: str = ""
    attending: str = ""


KEYS = {
    "文种": "kind",
    "标题": "title",
    "主送": "addressee",
    "署名": "names",
    "日期": "date",
    "发文字号": "number",
    "签发人": "signers",
    "附件": "annexes",
    "抄送": "copies_to",
    "印发机关": "office",
    "印发日期": "office_date",
    "标志": "mark",
    "密级": "secrecy",
    "紧急程度": "urgency",
    "份号": "copy_number",
    "附注": "note",
    "盖章": "sealed",
    "出席": "present",
    "请假": "excused",
    "列席": "attending",
}
LISTS = {"names", "signers", "annexes"}
BRACKETED = {"note": "（）()"}
PRESENT = {"出席": "present", "请假": "excused", "列席": "attending"}


def parted(text: str) -> tuple[Facts, str]:
    """(what the draft says of itself, the draft). A draft that only begins with a line drawn across says nothing. Raises Invalid."""
    text = characters(text)
    found = AROUND.match(text)
    if not found:
        return Facts(), text
    said = found[1] or ""
    if len(said) > MOST:
        raise Invalid(messages.FACTS_LONG.format(length=len(said), most=MOST))
    if said.strip() and not re.search("[：:]", said):
        return Facts(), text
    try:
        return facts_of(mapping(said)), text[found.end() :]
    except Broken as error:
        raise Invalid(messages.FACTS_BROKEN.format(line=error.line)) from None


def facts_of(found: dict[str, Any]) -> Facts:
    """Raises Invalid."""
    unknown = next((name for name in found if name not in KEYS), None)
    if unknown is not None:
        raise Invalid(messages.UNKNOWN_KEY.format(name=unknown, names="、".join(KEYS)))
    values = {KEYS[name]: _value(name, value) for name, value in found.items()}
    assert values.keys() <= {one.name for one in fields(Facts)}
    return Facts(**values)


def _value(name: str, value: Any) -> Any:
    key = KEYS[name]
    several = [_words(name, one) for one in value] if isinstance(value, list) else None
    if key == "sealed":
        return yes_or_no(name, _words(name, value))
    if key == "signers" and several is None:
        several = BETWEEN_NAMES.split(_words(name, value))
    if key in LISTS:
        return tuple(one for one in (several if several is not None else [_words(name, value)]) if one)
    said = "、".join(several) if several is not None else _words(name, value)
    return said.strip(BRACKETED[key]) if key in BRACKETED else said.rstrip("：:") if key == "addressee" else said


def _words(name: str, value: Any) -> str:
    if isinstance(value, list | dict):
        raise Invalid(messages.FACTS_NESTED.format(name=name))
    return " ".join(str(value or "").split())
