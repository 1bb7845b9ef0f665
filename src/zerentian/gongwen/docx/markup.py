"""Paragraphs and runs as WordprocessingML. Lengths are twips unless the name says otherwise."""

import re

from zerentian.gongwen.standard import CHARACTER
from zerentian.kernel.errors import Invalid

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML may hold them, not even escaped
UNPRINTED = "文字里有打印不出来的控制字符（编号 {}），请把它所在的“{}”重新输入一遍。"
BEFORE_TEXT = '<w:r><w:rPr>{}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">'  # the hint: “” … — are as wide as a character
PLAIN = BEFORE_TEXT.format("")
AFTER_TEXT = "</w:t></w:r>"
NEW_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = "<w:r><w:tab/></w:r>"
WHOLE_PARAGRAPH = "</w:p>"


def escaped(text: str) -> str:
    """For the inside of w:t. Ends of lines and tabs within it become Word's own."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", NEW_LINE)
        text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return text


def refuse_unprinted(xml: str) -> None:
    found = FORBIDDEN.search(xml)
    if found:
        around = re.sub("<[^>]*>", "", FORBIDDEN.sub("", xml[max(found.start() - 12, 0) : found.end() + 12])).split(">")[-1].split("<")[0]
        raise Invalid(UNPRINTED.format(f"U+{ord(found[0]):04X}", around))


def run(text: str, style: str = "") -> str:
    """`style`: of characters; looks otherwise come from the paragraph."""
    before = BEFORE_TEXT.format(f'<w:rStyle w:val="{style}"/>') if style else PLAIN
    return before + escaped(text) + AFTER_TEXT if text else ""


def paragraph(style: str, content: str, settings: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{settings}</w:pPr>{content}</w:p>'


def twips(characters: float) -> int:
    """Of so many 字 of the body."""
    return round(characters * CHARACTER)


# Settings of a paragraph; they must stand in the order in which they are defined here
KEEP_NEXT = "<w:keepNext/>"
NEW_PAGE = "<w:pageBreakBefore/>"


def tabs(*stops: tuple[str, int]) -> str:
    """(left, center or right; twips from the left edge)."""
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for kind, place in stops) + "</w:tabs>"


def spacing(before: int, line: int = 0) -> str:
    exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
    return f'<w:spacing w:before="{before}"{exact}/>' if before or line else ""


def indents(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"' + (
        f' w:hanging="{hanging}"/>' if hanging else ' w:firstLineChars="0" w:firstLine="0"/>'
    )
