"""What stands outside the 版心: page numbers, and the red lines and the mark of a letter."""

from zerentian.gongwen.docx.markup import indents, paragraph, run, spacing
from zerentian.gongwen.docx.styles import DECLARATION, NAMESPACES, TINY
from zerentian.gongwen.layout import mark_size
from zerentian.gongwen.standard import (
    BODY_WIDTH,
    FOOTER,
    LEFT,
    LETTER_FOOT_MM,
    LETTER_LINE_MM,
    NUMBER_INDENT,
    PAGE_WIDTH,
    RED,
    RED_LINE_BELOW_MM,
    RIGHT,
    SIZE_4,
    TWIPS_PER_MM,
)

DASH = "—"  # 一字线
FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
NUMBER = run(f"{DASH} ") + FIELD + run(f" {DASH}")
EMU = 635  # in a twip
SHAPES = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
# On a page that lies on its side the number stands where the upright page has it: a box at the left edge, its text turned to the right
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
    ' relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/><wp:docPr id="1" name="页码"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
    '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


def page_number(even: bool, below: int = 0) -> str:
    """7.5. `below`: room below it, where the footer of the document begins lower than the number stands."""
    indent = NUMBER_INDENT * SIZE_4 * 10
    room = f'<w:spacing w:after="{below}"/>' if below else ""
    side = indents(left=indent) + '<w:jc w:val="left"/>' if even else indents(right=indent) + '<w:jc w:val="right"/>'
    return paragraph("PageNumber", NUMBER, room + side)


def lying_number(even: bool) -> str:
    box = BOX.format(left=FOOTER * EMU, top=LEFT * EMU, width=SIZE_4 * 10 * EMU, height=BODY_WIDTH * EMU, content=page_number(even))
    return paragraph("PageNumber", box)


def footer(content: str) -> str:
    return f"{DECLARATION}<w:ftr {NAMESPACES}{SHAPES}>{content}</w:ftr>"


def header(content: str) -> str:
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{content}</w:hdr>"


# 10.1 letters


LETTER_FOOTER = round(LETTER_FOOT_MM * TWIPS_PER_MM)
THICK, THIN = 18, 6  # eighths of a point


def double_line(upper: int, lower: int, before: int = 0) -> str:
    """170 mm, in the middle of the page, whatever the margins are."""
    beyond = (PAGE_WIDTH - round(LETTER_LINE_MM * TWIPS_PER_MM)) // 2
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{RED}"/>' for side, eighths in (("top", upper), ("bottom", lower))
    )
    return paragraph("Rule", "", f"<w:pBdr>{edges}</w:pBdr>{spacing(before, TINY * 2)}{indents(beyond - LEFT, beyond - RIGHT)}")


def letter_head(mark: str) -> str:
    size = mark_size(mark)
    return header(mark_paragraph(mark, size) + double_line(THICK, THIN, round(RED_LINE_BELOW_MM * TWIPS_PER_MM)))


def letter_foot() -> str:
    return footer(double_line(THIN, THICK))


def mark_paragraph(mark: str, size: int, before: int = 0) -> str:
    """A line a fifth higher than its letters, so that fonts with long strokes are not cut."""
    look = f'<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    content = run(mark).replace('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>', look)
    return paragraph("Mark", content, spacing(before, size * 12))


NUMBER_ROOM = FOOTER - LETTER_FOOTER  # twips: the footers of a letter begin lower than its page numbers stand
