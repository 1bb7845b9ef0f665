"""What holds for each paragraph of a .docx by its own styles: a small reader of its own, which knows nothing of the writer."""

from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Facts = dict[str, str]


def tree(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(ZipFile(BytesIO(data)).read(name))


def settings(element: etree._Element | None) -> Facts:
    """Settings of a pPr or rPr as one flat table: spacing.line, ind.left, sz.val …"""
    facts: Facts = {}
    for one in element if element is not None else ():
        name = one.tag.removeprefix(W)
        facts |= {f"{name}.{key.removeprefix(W)}": value for key, value in one.attrib.items()} or {name: "on"}
        if name in ("pBdr", "tabs"):
            facts[name] = " ".join(" ".join(side.attrib.values()) for side in one)
    return facts


class Styles:
    def __init__(self, data: bytes) -> None:
        root = tree(data, "word/styles.xml")
        self.by_id = {one.get(f"{W}styleId"): one for one in root.iter(f"{W}style")}
        self.defaults = settings(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def chain(self, key: str | None) -> list[etree._Element]:
        found = []
        while key:
            style = self.by_id[key]
            found.insert(0, style)
            base = style.find(f"{W}basedOn")
            key = None if base is None else base.get(f"{W}val")
        return found

    def name(self, key: str) -> str:
        return self.by_id[key].find(f"{W}name").get(f"{W}val")

    def facts(self, key: str | None, part: str) -> Facts:
        facts: Facts = {}
        for style in self.chain(key):
            facts |= settings(style.find(f"{W}{part}"))
        return facts


@dataclass
class Line:
    """A paragraph: `runs` are (text, font for Chinese, half points, colour)."""

    style: str
    text: str
    facts: Facts
    runs: list[tuple[str, str, int, str]] = field(default_factory=list)

    def __getattr__(self, name: str) -> int:
        """line.before, line.left …: a length in twips, 0 if nothing is said."""
        where = {"before": "spacing.before", "exact": "spacing.line"}.get(name, f"ind.{name}")
        return int(self.facts.get(where, "0"))

    @property
    def look(self) -> tuple[str, float]:
        """(font, points) of the whole paragraph; there must be only one."""
        (only,) = {(font, size / 2) for _, font, size, _ in self.runs}
        return only

    @property
    def aligned(self) -> str:
        return self.facts["jc.val"]


def line_of(paragraph: etree._Element, styles: Styles) -> Line:
    key = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    own = paragraph.find(f"{W}pPr")
    line = Line(styles.name(key), "", styles.facts(key, "pPr") | settings(own))
    for run in paragraph.iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        character = None if look is None else look.find(f"{W}rStyle")
        facts = styles.defaults | styles.facts(key, "rPr")
        facts |= styles.facts(None if character is None else character.get(f"{W}val"), "rPr")
        facts |= settings(look)
        text = "".join(signs(one) for one in run)
        line.text += text
        if text.strip():
            line.runs.append((text, facts["rFonts.eastAsia"], int(facts["sz.val"]), facts.get("color.val", "black")))
    return line


def signs(element: etree._Element) -> str:
    return {f"{W}br": "\n", f"{W}tab": "\t", f"{W}t": element.text or ""}.get(element.tag, "")


def lines_of(data: bytes, name: str = "word/document.xml") -> list[Line]:
    """All paragraphs with words in them or lines at them, tables included, in their order."""
    styles = Styles(data)
    found = [line_of(one, styles) for one in tree(data, name).iter(f"{W}p")]
    return [one for one in found if one.text or "pBdr" in one.facts]


def sections_of(data: bytes) -> list[etree._Element]:
    return list(tree(data, "word/document.xml").iter(f"{W}sectPr"))


def starting(lines: list[Line], text: str) -> Line:
    return next(one for one in lines if one.text.startswith(text))
