"""What an installation puts on its documents: its own head, its own signature. Values only; where they lie is for those who ask."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zerentian.gongwen.drafts import messages
from zerentian.kernel.errors import Invalid

FILE = "documents.yaml"  # in a data folder
KEY = re.compile(r"^([\u4e00-\u9fff]{2,6})\s*[：:]\s*(.*)$")
SPECIAL = "{&*!|>%@`"  # with which YAML begins something other than words
YES_NO = {"是": True, "否": False, "": None}


@dataclass(frozen=True, slots=True)
class Settings:
    """ "" and None: not set; then nothing is put there."""

    mark: str = ""  # 发文机关标志, with 文件 where it belongs to it
    letter_mark: str = ""
    minutes_mark: str = ""
    bulletin_mark: str = ""
    signature: str = ""
    office: str = ""  # 印发机关
    sealed: bool | None = None


KEYS = {
    "发文机关标志": "mark",
    "信函标志": "letter_mark",
    "纪要标志": "minutes_mark",
    "简报标志": "bulletin_mark",
    "署名": "signature",
    "印发机关": "office",
    "盖章": "sealed",
}


class Broken(Exception):
    """The words are no list of settings; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Words(yaml.SafeLoader):
    """Every value is words: 2026-01-05 is no date, 是 no truth, 003 no number."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def settings_in(folder: Path) -> Settings:
    """The settings that lie in a data folder, none where there are none."""
    path = folder / FILE
    return settings_of_bytes(path.read_bytes()) if path.is_file() else Settings()


def settings_of_bytes(data: bytes) -> Settings:
    """Raises Invalid."""
    try:
        return settings_of(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Invalid(messages.SETTINGS_UNREADABLE) from None


def settings_of(text: str) -> Settings:
    """Raises Invalid."""
    try:
        found = mapping(text)
    except Broken as error:
        raise Invalid(messages.SETTINGS_BROKEN.format(line=error.line)) from None
    unknown = next((name for name in found if name not in KEYS), None)
    if unknown is not None:
        raise Invalid(messages.UNKNOWN_SETTING.format(name=unknown, names="、".join(KEYS)))
    values: dict[str, Any] = {KEYS[name]: str(value or "").strip() for name, value in found.items()}
    return Settings(**values | ({"sealed": yes_or_no("盖章", values["sealed"])} if "sealed" in values else {}))


def yes_or_no(name: str, value: str) -> bool | None:
    if value not in YES_NO:
        raise Invalid(messages.YES_OR_NO.format(name=name, value=value))
    return YES_NO[value]


def mapping(text: str) -> dict[str, Any]:
    """YAML of one level, also with a Chinese colon. Raises Broken."""
    written = "\n".join(map(plain, text.splitlines()))
    try:
        found = Words(written).get_single_data()
    except yaml.MarkedYAMLError as error:
        raise Broken(error.problem_mark.line + 1 if error.problem_mark else 1) from None
    except (yaml.YAMLError, RecursionError):
        raise Broken(1) from None
    if not isinstance(found, dict | None):
        raise Broken(1)
    return {str(name).strip(): value for name, value in (found or {}).items()}


def plain(line: str) -> str:
    """A line as YAML reads it: Chinese colons are colons, a value that only looks like something else is words."""
    found = KEY.match(line)
    if not found:
        return line
    value = found[2]
    if value[:1] and (value[0] in SPECIAL or ": " in value or " #" in value):
        value = "'" + value.replace("'", "''") + "'"
    return f"{found[1]}: {value}"
