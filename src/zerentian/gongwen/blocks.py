"""A document as its parts, in the words of GB/T 9704—2012; how they look is decided elsewhere (`standard.py`). Plain values."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["document", "letter", "minutes", "plain"]
"""公文 with its head, 信函, 纪要; plain: 述职报告, 主持词 and the like, which are no 公文 by kind and follow the rules of the body only."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、) to 4 （1）. `text` behind it in the same paragraph is body."""

    level: int
    number: str  # as it stands before the words, with its mark: 一、, （一）, 1., （1）; "" for none
    words: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    indented: bool = True  # by two characters


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text. `widths` are shares of the width, equal ones where empty."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    widths: tuple[int, ...] = ()
    landscape: bool = False  # on a page of its own that lies on its side


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Head:
    """版头. What is empty is left out, with its line where the standard gives it one."""

    mark: str  # 发文机关标志, with 文件 where it belongs to it
    number: str = ""  # 发文字号: ×街工委〔2026〕3号
    signers: tuple[str, ...] = ()  # 签发人, of what goes upwards
    copy_number: str = ""  # 份号, six figures
    secrecy: str = ""  # 密级和保密期限: 机密★1年
    urgency: str = ""  # 紧急程度: 特急


@dataclass(frozen=True, slots=True)
class Signature:
    """发文机关署名 and 成文日期. With more than one name all stand above the one date."""

    names: tuple[str, ...]
    date: str  # 2026年1月5日, as it will be printed; "" leaves its place blank, never today's
    sealed: bool = False  # room for a seal: other places for name and date


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex, on a page of its own. `name` stands in the note below the text and above the annex."""

    name: str
    blocks: tuple[Block, ...] = ()  # none: it is handed over by itself


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记."""

    copies_to: str = ""  # 抄送, organs divided by 、，
    office: str = ""  # 印发机关
    date: str = ""  # 印发日期


@dataclass(frozen=True, slots=True)
class Present:
    """出席, 请假, 列席 of minutes."""

    label: str
    names: str


@dataclass(frozen=True, slots=True)
class Document:
    form: Form
    title: str  # one line; where it breaks is worked out
    blocks: tuple[Block, ...] = ()
    head: Head | None = None
    byline: tuple[str, ...] = ()  # below the title of a plain one: who, when
    addressee: str = ""  # 主送机关, without the colon
    annexes: tuple[Annex, ...] = ()
    signature: Signature | None = None
    note: str = ""  # 附注, without brackets
    imprint: Imprint | None = None
    present: tuple[Present, ...] = ()
