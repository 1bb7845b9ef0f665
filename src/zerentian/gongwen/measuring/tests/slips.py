"""Thirty and more ways to depart from the standard, each put into a document that is right: (name, change, rule, what is said of it)."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips
from docx.text.paragraph import Paragraph

from zerentian.gongwen.measuring.tests import building
from zerentian.gongwen.measuring.tests.building import BODY, Change, font, line, setting

Slip = tuple[str, Change, str, str]


def found(document: Document, begins: str) -> Paragraph:
    return next(one for one in document.paragraphs if one.text.startswith(begins))


def texts(document: Document) -> list[Paragraph]:
    return [one for one in document.paragraphs if one.text == BODY]


def grid(document: Document, **given: object) -> None:
    setting(document.sections[0]._sectPr, "docGrid", **given)


def edge(name: str, centimetres: float) -> Change:
    return lambda document: setattr(document.sections[0], name, Cm(centimetres))


def letter_paper(document: Document) -> None:
    """Paper of 216 × 279 mm with the edges of the standard."""
    document.sections[0].page_width, document.sections[0].page_height = Twips(12240), Twips(15840)


def lines(rule: str, twips: int, **more: int) -> Change:
    def change(document: Document) -> None:
        for one in document.paragraphs:
            if one.text[:1] in "青一（12二":
                line(one, twips, rule, **more)

    return change


def space_after(document: Document) -> None:
    setting(texts(document)[1]._p.pPr, "spacing", line=579, lineRule="exact", after=200)


def only_latin(document: Document) -> None:
    """What python-docx and many scripts do: a font for Latin letters, none for Chinese ones."""
    for one in texts(document):
        font(one.runs[0]._r.rPr, "仿宋")
        del one.runs[0]._r.rPr.rFonts.attrib[qn("w:eastAsia")]
    font(document.styles["Normal"].element.rPr, "仿宋")
    del document.styles["Normal"].element.rPr.rFonts.attrib[qn("w:eastAsia")]


def no_font(document: Document) -> None:
    """Neither the defaults of the document name one."""
    only_latin(document)
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault"))
    for fonts_ in list(defaults.iter(qn("w:rFonts"))):
        fonts_.getparent().remove(fonts_)


def of_theme(document: Document) -> None:
    for one in texts(document):
        one.runs[0]._r.rPr.rFonts.set(qn("w:eastAsiaTheme"), "minorEastAsia")


def fonts(begins: str, name: str) -> Change:
    return lambda document: font(found(document, begins).runs[0]._r.rPr, name)


def sizes(begins: str, points: float) -> Change:
    return lambda document: setattr(found(document, begins).runs[0].font, "size", Pt(points))


def body_size(document: Document) -> None:
    for one in texts(document):
        one.runs[0].font.size = Pt(15)


def coloured(document: Document) -> None:
    found(document, "一、").runs[0].font.color.rgb = RGBColor(0, 0, 255)


def bold(document: Document) -> None:
    found(document, "一、").runs[0].bold = True


def indents(begins: str, **given: object) -> Change:
    return lambda document: setting(found(document, begins)._p.pPr, "ind", **given)


def aligned(begins: str, align: ALIGN) -> Change:
    return lambda document: setattr(found(document, begins), "alignment", align)


def words(before: str, after: str) -> Change:
    def change(document: Document) -> None:
        run = found(document, before).runs[0]
        run.text = run.text.replace(before, after, 1)

    return change


def typed(document: Document) -> None:
    for one in texts(document):
        one.runs[0].text = "　　" + BODY
        setting(one._p.pPr, "ind", firstLine=0)


def pushed(document: Document) -> None:
    for _ in range(5):
        found(document, "二、").insert_paragraph_before("")


def no_numbers(document: Document) -> None:
    for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
        for run in footer.paragraphs[0].runs:
            run._r.getparent().remove(run._r)


def both_footers(change: Any) -> Change:
    def changed(document: Document) -> None:
        for footer in (document.sections[0].footer, document.sections[0].even_page_footer):
            change(footer.paragraphs[0])

    return changed


def number_size(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(9)


def no_dashes(paragraph: Paragraph) -> None:
    for run in (paragraph.runs[0], paragraph.runs[-1]):
        run.text = ""


def centred_on_every_page(document: Document) -> None:
    document.settings.odd_and_even_pages_header_footer = False
    document.sections[0].footer.paragraphs[0].alignment = ALIGN.CENTER


def swapped(document: Document) -> None:
    """The date above the name."""
    name, date = found(document, "中共青禾"), found(document, "2026年")
    name._p.addprevious(date._p)


def with_annex(document: Document) -> None:
    building.write(document, "附件1", "黑体", first=0).paragraph_format.page_break_before = True
    building.write(document, "评议名册", "方正小标宋简体", 22, first=0, align=ALIGN.CENTER)


def annex_font(document: Document) -> None:
    with_annex(document)
    fonts("附件1", "仿宋_GB2312")(document)


def annex_on_the_same_page(document: Document) -> None:
    with_annex(document)
    found(document, "附件1").paragraph_format.page_break_before = False


def annex_after_break(document: Document) -> None:
    """Right: a break in a paragraph of its own begins the page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    with_annex(document)
    found(document, "附件1").paragraph_format.page_break_before = False


def annex_note(text: str, first: float = 2) -> Change:
    def change(document: Document) -> None:
        note = building.write(document, text, first=first)
        found(document, "中共青禾")._p.addprevious(note._p)

    return change


def imprint_without_line(document: Document) -> None:
    building.imprint(document)
    setting(document.paragraphs[-1]._p.pPr, "pBdr")


def imprint_size(document: Document) -> None:
    building.imprint(document)
    document.paragraphs[-2].runs[0].font.size = Pt(16)


def imprint_flush(document: Document) -> None:
    building.imprint(document)
    setting(document.paragraphs[-2]._p.pPr, "ind", left=0)


def imprint_words(document: Document) -> None:
    building.imprint(document)
    document.paragraphs[-2].runs[0].text = "抄送:区委组织部"


MENDED: tuple[Slip, ...] = (
    ("纸张", letter_paper, "page_size", "215.9 毫米 × 279.4 毫米"),
    ("上边距", edge("top_margin", 2.54), "margins", "上边距 25.4 毫米"),
    ("左边距", edge("left_margin", 3.18), "margins", "左边距 31.8 毫米"),
    ("右边距", edge("right_margin", 2.0), "margins", "右边距 20 毫米"),
    ("下边距", edge("bottom_margin", 2.54), "margins", "下边距 25.4 毫米"),
    ("行距 2 倍", lines("auto", 480), "line_pitch", "约 57.9 磅，每面 11 行"),
    ("行距 30 磅", lines("exact", 600), "line_pitch", "固定值 30 磅，每面 21 行"),
    ("行距 28 磅", lines("exact", 560), "line_pitch", "固定值 28 磅，每面 22 行"),
    ("没有网格", lambda document: grid(document, type="lines", linePitch=579), "characters_a_line", "一个字占 16 磅，版心每行 27 字"),
    ("段后 10 磅", space_after, "space_around", "段后 10 磅"),
    ("标题黑体", fonts("关于", "黑体"), "title_font", "黑体"),
    ("标题小二", sizes("关于", 18), "title_size", "小2号"),
    ("标题靠左", aligned("关于", ALIGN.LEFT), "title_centred", "靠左"),
    ("主送缩进", indents("各社区", firstLineChars=200), "addressee", "左空 2 字"),
    ("只设西文字体", only_latin, "body_font", "宋体"),
    ("哪里都没有中文字体", no_font, "body_font", "没有指定中文字体"),
    ("主题字体", of_theme, "body_font", "宋体"),
    ("署名宋体", fonts("中共青禾", "微软雅黑"), "body_font", "微软雅黑"),
    ("正文小三", body_size, "body_size", "小3号"),
    ("蓝字", coloured, "colour", "蓝色"),
    ("首行不缩进", indents("青禾街道党工委", firstLine=0), "first_line_indent", "首行空 0 字"),
    ("整段缩进", indents("一、", left=640), "first_line_indent", "首行空 2 字，回行不顶格"),
    ("正文居中", aligned("青禾街道党工委", ALIGN.CENTER), "sides", "居中"),
    ("右缩进", indents("青禾街道党工委", firstLineChars=200, right=640), "sides", "右空 2 字"),
    ("一级标题宋体", fonts("一、", "宋体"), "heading_font", "宋体"),
    ("二级标题黑体", fonts("（一）", "黑体"), "heading_font", "黑体"),
    ("三级标题黑体", fonts("1.", "黑体"), "heading_font", "黑体"),
    ("一级标题二号", sizes("二、", 22), "heading_size", "2号"),
    ("署名不缩进", indents("中共青禾", right=0), "signature_place", "署名右空 0 字、日期右空 2 字"),
    ("日期居中", aligned("2026年", ALIGN.CENTER), "signature_place", "署名右空 2 字、日期右空 12 字"),
    ("附件说明顶格", annex_note("附件：楼道议事清单", 0), "annex_note", "左空 0 字"),
    ("附件仿宋", annex_font, "annex_head", "仿宋_GB2312"),
    ("附件接排", annex_on_the_same_page, "annex_head", "接在正文后面"),
    ("版记三号", imprint_size, "imprint_letters", "3号"),
    ("版记顶格", imprint_flush, "imprint_place", "左空 0 字"),
    ("版记没有线", imprint_without_line, "imprint_lines", "下面没有线"),
    ("没有页码", no_numbers, "page_number", "没有页码"),
    ("页码小五", both_footers(number_size), "page_number_letters", "小5号宋体"),
    ("页码没有一字线", both_footers(no_dashes), "page_number_dashes", "1"),
    ("页码居中", centred_on_every_page, "page_number_place", "单页居中"),
    ("页脚太低", edge("footer_distance", 1.5), "footer_distance", "页脚距纸边 15 毫米"),
)  # fmt: skip
LEFT: tuple[Slip, ...] = (
    ("一.", words("一、", "一."), "heading_mark", "写成“一.”"),
    ("（一）、", words("（一）", "（一）、"), "heading_mark", "写成“（一）、”"),
    ("1、", words("1.", "1、"), "heading_mark", "写成“1、”"),
    ("半角括号", words("（1）", "(1)"), "heading_mark", "写成“(1)”"),
    ("加粗", bold, "bold", "加粗"),
    ("半角冒号", words("各社区党委、各直属党支部：", "各社区党委、各直属党支部:"), "addressee", "后面是半角冒号"),
    ("空格缩进", typed, "typed_spaces", "段首用了 2 个空格"),
    ("空行分页", pushed, "empty_lines", "前面连着 5 个空行"),
    ("汉字日期", words("2026年1月5日", "二〇二六年一月五日"), "date_form", "二〇二六年一月五日"),
    ("虚位", words("2026年1月5日", "2026年01月05日"), "date_form", "2026年01月05日"),
    ("附件说明有句号", annex_note("附件：楼道议事清单。"), "annex_note", "写成“附件：楼道议事清单。”"),
    ("日期在署名上面", swapped, "ending_order", "署名在成文日期后面"),
    ("抄送写法", imprint_words, "imprint_words", "“抄送:区委组织部”"),
)  # fmt: skip
RIGHT = (annex_after_break,)
