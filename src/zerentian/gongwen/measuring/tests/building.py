"""Documents made with python-docx, set up by hand as the standard wants them. Its numbers are typed here once more."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Change = Callable[[Document], object]
BODY = (
    "青禾街道党工委坚持把党建引领贯穿基层治理全过程，今年以来召开专题会议9次，走访居民412户，"
    "办结实事86件，居民反映的停车、垃圾分类等问题逐项有了着落。"
)
FONTS = {"body": "仿宋_GB2312", "title": "方正小标宋简体", 1: "黑体", 2: "楷体_GB2312", 3: "仿宋_GB2312", 4: "仿宋_GB2312"}


def made(*changes: Change) -> bytes:
    """The notice, spoilt by these changes."""
    document = notice()
    for change in changes:
        change(document)
    return saved(document)


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def setting(parent: Any, name: str, **attributes: object) -> Any:
    """The child of this name, anew, with these attributes. It goes to the end; what reads the file does not mind."""
    for old in parent.findall(qn(f"w:{name}")):
        parent.remove(old)
    found = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        found.set(qn(f"w:{key}"), str(value))
    parent.append(found)
    return found


def blank() -> Document:
    """A4, edges 37, 28, 26 and 35 mm, a grid of 22 lines and 28 characters, page numbers; no text."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    font(normal.element.get_or_add_rPr(), "仿宋_GB2312")
    normal.paragraph_format.space_after = Pt(0)
    page(document.sections[0])
    document.settings.odd_and_even_pages_header_footer = True
    number(document.sections[0].footer.paragraphs[0], ALIGN.RIGHT, "right")
    number(document.sections[0].even_page_footer.paragraphs[0], ALIGN.LEFT, "left")
    return document


def page(section: Any) -> None:
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1587), Twips(1474)
    section.footer_distance = Twips(1304)
    setting(section._sectPr, "docGrid", type="linesAndChars", linePitch=579, charSpace=-849)


def font(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("eastAsia", "ascii", "hAnsi"):
        fonts.set(qn(f"w:{key}"), name)


def number(paragraph: Paragraph, align: ALIGN, side: str) -> None:
    """— 1 — with a field, each piece of it in a run of its own that says how it looks."""
    paragraph.alignment = align
    setting(paragraph._p.get_or_add_pPr(), "ind", **{f"{side}Chars": 100, side: 280})
    for kind in ("— ", "begin", "code", "separate", "1", "end", " —"):
        run = look(paragraph.add_run(kind if kind in ("— ", "1", " —") else ""), "宋体", 14)
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._r.append(code)
        elif kind.isalpha():
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def write(
    document: Document, text: str, name: str = "仿宋_GB2312", size: float = 16, *, first: float = 2, align: ALIGN | None = None
) -> Paragraph:
    """A paragraph of one run, with all its settings of its own. `first` in 字."""
    paragraph = document.add_paragraph()
    shown = paragraph.add_run(text)
    look(shown, name, size)
    paragraph.alignment = align
    line(paragraph, 579 if size == 16 else 680)
    if first:
        setting(paragraph._p.get_or_add_pPr(), "ind", firstLineChars=round(first * 100), firstLine=round(first * size * 20))
    return paragraph


def look(run: Run, name: str, size: float = 16) -> Run:
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    font(run._r.get_or_add_rPr(), name)
    return run


def line(paragraph: Paragraph, twips: int, rule: str = "exact", **more: int) -> None:
    setting(paragraph._p.get_or_add_pPr(), "spacing", line=twips, lineRule=rule, before=0, after=0, **more)


def right(document: Document, text: str, gap: float) -> Paragraph:
    """A line so many 字 from the right."""
    paragraph = write(document, text, first=0, align=ALIGN.RIGHT)
    setting(paragraph._p.get_or_add_pPr(), "ind", rightChars=round(gap * 100), right=round(gap * 320))
    return paragraph


def title(document: Document, *lines: str) -> None:
    for one in lines:
        write(document, one, "方正小标宋简体", 22, first=0, align=ALIGN.CENTER)
    write(document, "", first=0)


def heading(document: Document, level: int, words: str, text: str = "") -> Paragraph:
    paragraph = write(document, words, FONTS[level])
    if text:
        look(paragraph.add_run(text), "仿宋_GB2312")
    return paragraph


def body(document: Document) -> None:
    """Headings of four levels, on lines of their own and with text behind them."""
    write(document, BODY)
    heading(document, 1, "一、主要做法")
    write(document, BODY)
    heading(document, 2, "（一）楼道议事常态化。", BODY)
    heading(document, 2, "（二）物业评议清单化")
    heading(document, 3, "1.先听后议。", BODY)
    heading(document, 3, "2.先急后缓。", BODY)
    heading(document, 4, "（1）停车难的小区先排。", BODY)
    heading(document, 1, "二、下一步打算")
    write(document, BODY)


def signed(document: Document, name: str, date: str, gaps: tuple[float, float]) -> None:
    write(document, "", first=0)
    right(document, name, gaps[0])
    right(document, date, gaps[1])


def notice() -> Document:
    """Without a seal: eight characters two from the right, the date of six two behind, which leaves two to its right."""
    document = blank()
    title(document, "关于报送楼道议事工作情况的通知")
    write(document, "各社区党委、各直属党支部：", first=0)
    body(document)
    signed(document, "中共青禾街道工委", "2026年1月5日", (2, 2))
    return document


def sealed() -> Document:
    """With a seal: the date four from the right, ten characters centred above its six and a half."""
    document = blank()
    title(document, "关于楼道议事工作的情况报告")
    write(document, "市委组织部：", first=0)
    body(document)
    write(document, "附件：楼道议事清单")
    signed(document, "中共青禾街道工作委员会", "2026年11月5日", (1.75, 4))
    write(document, "（联系人：钮晓雾，电话：6021）")
    return document


def long_date() -> Document:
    """A date longer than the name: it stands two from the right, the name's first character two before its own: 7 + 4 - 4."""
    document = blank()
    title(document, "关于开展桥头集市整治的通知")
    write(document, "各支部：", first=0)
    body(document)
    signed(document, "街道工委", "2026年11月15日", (7, 2))
    return document


def debrief() -> Document:
    document = blank()
    title(document, "2025年度抓基层党建工作述职报告")
    write(document, "青禾街道党工委书记 束小满", "楷体_GB2312", first=0, align=ALIGN.CENTER)
    write(document, "（2026年1月5日）", "楷体_GB2312", first=0, align=ALIGN.CENTER)
    body(document)
    return document


def annexed() -> Document:
    """Two annexes, one of them a table on its side."""
    document = blank()
    title(document, "关于上报评议结果的通知")
    write(document, "各社区党委：", first=0)
    body(document)
    write(document, "", first=0)
    write(document, "附件：1.评议对象名册")
    write(document, "2.评议分数一览表", first=5)
    signed(document, "青禾街道党建工作办公室", "2026年3月18日", (2, 4.5))
    write(document, "附件1", "黑体", first=0).paragraph_format.page_break_before = True
    write(document, "", first=0)
    write(document, "评议对象名册", "方正小标宋简体", 22, first=0, align=ALIGN.CENTER)
    write(document, BODY)
    landscape(document)
    write(document, "附件2", "黑体", first=0)
    write(document, "评议分数一览表", "方正小标宋简体", 22, first=0, align=ALIGN.CENTER)
    table(document, [("姓名", "职务", "得分"), ("钮晓雾", "书记", "92.5"), ("亓朵朵", "委员", "90")])
    return document


def landscape(document: Document) -> None:
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(16838), Twips(11906)
    section.top_margin, section.bottom_margin = Twips(1474), Twips(1587)
    section.left_margin, section.right_margin = Twips(2098), Twips(1984)


def table(document: Document, rows: Sequence[Sequence[str]]) -> Any:
    made_ = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for cells, row in zip(rows, made_.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            look(cell.paragraphs[0].add_run(text), "仿宋_GB2312", 10.5)
    return made_


def headed() -> Document:
    """With a head above and an imprint of paragraphs below."""
    document = blank()
    for text, name in (("000012", "仿宋_GB2312"), ("机密★1年", "黑体"), ("特急", "黑体")):
        write(document, text, name, first=0)
    mark = write(document, "中共青禾街道工作委员会文件", "方正小标宋简体", 36, first=0, align=ALIGN.CENTER)
    mark.runs[0].font.color.rgb = RGBColor(255, 0, 0)
    write(document, "青街工委〔2026〕3号", first=0, align=ALIGN.CENTER)
    for _ in range(2):
        write(document, "", first=0)
    title(document, "中共青禾街道工作委员会", "关于印发楼道议事办法的通知")
    write(document, "各社区党委：", first=0)
    body(document)
    signed(document, "中共青禾街道工作委员会", "2026年1月5日", (2, 5))
    imprint(document)
    return document


def imprint(document: Document) -> None:
    for text, lines in (("抄送：区委组织部，区纪委监委。", ("top",)), ("青禾街道党政办公室　　　2026年1月5日印发", ("top", "bottom"))):
        paragraph = write(document, text, size=14, first=0)
        setting(paragraph._p.get_or_add_pPr(), "ind", leftChars=100, left=280, rightChars=100, right=280)
        around = setting(paragraph._p.get_or_add_pPr(), "pBdr")
        for side in lines:
            thick = 8 if side == "bottom" or text.startswith("抄送") else 6
            setting(around, side, val="single", sz=thick, space=1, color="000000")


def imprint_in_table() -> Document:
    document = notice()
    made_ = document.add_table(2, 1)
    around = setting(made_._tbl.tblPr, "tblBorders")
    for side, thick in (("top", 8), ("bottom", 8), ("insideH", 6)):
        setting(around, side, val="single", sz=thick, space=0, color="000000")
    for cell, text in zip(
        (row.cells[0] for row in made_.rows), ("抄送：区委组织部。", "青禾街道党政办公室　2026年1月5日印发"), strict=True
    ):
        look(cell.paragraphs[0].add_run(text), "仿宋", 14)
        setting(cell.paragraphs[0]._p.get_or_add_pPr(), "ind", leftChars=100, left=280, rightChars=100, right=280)
    document.add_paragraph()
    return document


def styled() -> Document:
    """All by styles based on one another, letters drawn closer by twentieths of a point in place of the grid."""
    document = blank()
    setting(document.sections[0]._sectPr, "docGrid", type="lines", linePitch=579)
    text = document.styles.add_style("公文正文", 1)
    text.base_style = document.styles["Normal"]
    setting(text.element.get_or_add_pPr(), "spacing", line=579, lineRule="exact", before=0, after=0)
    setting(text.element.get_or_add_pPr(), "ind", firstLine=640)
    setting(text.element.get_or_add_rPr(), "spacing", val=-5)
    setting(text.element.get_or_add_pPr(), "jc", val="both")
    for level, name in ((1, "黑体"), (2, "楷体")):
        one = document.styles.add_style(f"公文标题{level}", 1)
        one.base_style = text
        font(one.element.get_or_add_rPr(), name)
        setting(one.element.get_or_add_pPr(), "outlineLvl", val=level - 1)
    title(document, "庆七一表彰大会主持词")
    document.add_paragraph("各位来宾、同志们：" + BODY, "公文正文")
    document.add_paragraph("一、第一项议程", "公文标题1")
    document.add_paragraph(BODY, "公文正文")
    document.add_paragraph("（一）宣读决定", "公文标题2")
    document.add_paragraph(BODY, "公文正文")
    return document


CORRECT: dict[str, Callable[[], Document]] = {
    "通知，不盖章": notice,
    "情况报告，盖章，有附件说明和附注": sealed,
    "通知，日期比署名长": long_date,
    "述职报告": debrief,
    "通知，两个附件，横排表": annexed,
    "通知，有版头和版记": headed,
    "通知，版记在表格里": imprint_in_table,
    "主持词，全用样式": styled,
}
