"""A .docx is read as its reader sees it."""

import doctest
import io
from types import ModuleType

import docx
import pytest
from docx.enum.text import WD_BREAK

from zerentian.reading.documents import lines, messages
from zerentian.reading.documents.opening import open_document
from zerentian.reading.documents.tests.files import MAIN, NAMES, WORD, document, para, read, run, texts
from zerentian.reading.documents.tests.files import docx as made
from zerentian.reading.documents.word import counting, usual
from zerentian.reading.report import Paragraph


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(*paragraphs: str, place: str = "wps:txbx") -> str:
    return f"<w:r><w:drawing><{place}><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></{place}></w:drawing></w:r>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='1'/></w:tcPr>{''.join(paragraphs)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize(("module", "count"), [(lines, 1), (counting, 5), (usual, 1)])
def test_the_examples_in_the_docstrings_hold(module: ModuleType, count: int) -> None:
    assert doctest.testmod(module) == (0, count)


def test_what_python_docx_writes_is_read_word_for_word() -> None:
    book = docx.Document()
    book.add_heading("书记述职报告", 0)
    book.add_heading("一、主要做法", 1)
    book.add_paragraph("束小满\t一是抓学习，<共 12 次> & “三会”。\n二是抓队伍。")
    book.add_paragraph("")
    strong = book.add_paragraph()
    strong.add_run("（一）").bold = True
    strong.add_run("着力").bold = True
    strong.add_run("　")
    mixed = book.add_paragraph("问题：")
    mixed.add_run("重").bold = True
    mixed.add_run().add_break(WD_BREAK.PAGE)
    out = io.BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert "\n".join(one.text for one in found) == "\n".join(one.text for one in book.paragraphs)
    assert [one.heading for one in found] == [0, 1, 0, 0, 0, 0, 0]
    assert [one.bold for one in found] == [False, True, False, False, False, True, False]  # 标题 1 of this template is bold


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        ((run("束"), run("小满")), "束小满"),
        (("束", "<w:ins w:id='1'><w:r><w:t>小</w:t></w:r></w:ins>", "满"), "束小满"),
        (("束", "<w:del w:id='1'><w:r><w:delText>大</w:delText></w:r></w:del>", "小"), "束小"),
        (("束", "<w:moveFrom w:id='1'><w:r><w:t>大</w:t></w:r></w:moveFrom>", "小"), "束小"),
        (("束", "<w:moveTo w:id='1'><w:r><w:t>小</w:t></w:r></w:moveTo>"), "束小"),
        (("共", field("begin"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", field("separate"), "3", field("end"), "页"), "共3页"),
        (("共", field("begin"), field("begin"), field("separate"), "内", field("end"), field("separate"), "3", field("end")), "共3"),
        (("共", field("begin"), field("separate"), "3"), "共3"),
        (("<w:fldSimple w:instr='DATE'><w:r><w:t>5日</w:t></w:r></w:fldSimple>",), "5日"),
        (("<w:hyperlink r:id='r1'><w:r><w:t>网页</w:t></w:r></w:hyperlink>", "。"), "网页。"),
        (("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>钮晓雾</w:t></w:r></w:sdtContent></w:sdt>",), "钮晓雾"),
        (("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>", "钮"), "钮"),
        (("<w:smartTag><w:r><w:t>束</w:t></w:r></w:smartTag>",), "束"),
        (("<w:ruby><w:rt><w:r><w:t>shù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>束</w:t></w:r></w:rubyBase></w:ruby>",), "束"),
        (("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>7</w:t><w:tab/><w:t>人</w:t></w:r>",), "3-7\t人"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"), "☑是"),
        (('<w:r><w:sym w:font="Odd" w:char="F123"/></w:r>', "是"), "□是"),
        (("<m:oMath><m:r><m:t>x≥3</m:t></m:r></m:oMath>",), "x≥3"),
        (("&lt;束&#x5c0f;&#28385;&gt; &amp;amp;",), "<束小满> &amp;"),
        (("<w:r><w:t xml:space='preserve'> 束 </w:t><w:t/></w:r>",), " 束 "),
        (("<w:r><w:t>束</w:t><w:br w:type='page'/></w:r>",), "束"),
        (("束", run("隐", "<w:vanish/>"), run("小", "<w:vanish w:val='0'/>"), "满"), "束小满"),
        (("<w:r><w:rPr><w:rPrChange w:id='1'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>束</w:t></w:r>",), "束"),
    ],
)
def test_a_paragraph_is_read_as_it_is_seen(inner: tuple[str, ...], seen: str) -> None:
    assert texts(made(para(*inner) + para("。"))) == [seen, "。"]


@pytest.mark.parametrize("sign", ["<w:br/>", "<w:cr/>"])
def test_a_line_break_ends_a_line(sign: str) -> None:
    body = para(f"<w:r><w:t>一、束</w:t>{sign}<w:t>二、钮</w:t></w:r>", looks='<w:jc w:val="center"/>')
    assert read(made(body)) == [Paragraph("一、束", centred=True), Paragraph("二、钮", centred=True)]


def test_a_page_break_between_two_texts_divides_them() -> None:
    assert texts(made(para("<w:r><w:t>束</w:t><w:br w:type='page'/><w:t>钮</w:t></w:r>"))) == ["束", "钮"]


def test_a_deleted_end_of_paragraph_lets_it_run_on() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert texts(made(para("一是", looks=gone) + para("抓学习") + para("。", looks=gone))) == ["一是抓学习", "。"]


def test_tables_are_rows_and_deleted_rows_are_gone() -> None:
    rows = [cell(para("姓名")) + cell(para("束"), para("小满")), "<w:trPr><w:del w:id='1'/></w:trPr>" + cell(para("删")), cell(para(""))]
    assert read(made(para("表") + table(*rows) + para("完"))) == [
        Paragraph("表"),
        Paragraph("姓名\t束 小满", table=True),
        Paragraph("完"),
    ]


def test_a_table_in_a_table_is_read_row_by_row() -> None:
    inner = table(cell(para("甲")) + cell(para("1")), cell(para("乙")) + cell(para("2")))
    assert read(made(table(cell(para("名")) + cell(inner, para(""))))) == [
        Paragraph("名", table=True),
        Paragraph("甲\t1", table=True),
        Paragraph("乙\t2", table=True),
    ]


def test_a_cell_that_holds_a_whole_report_is_read_as_its_paragraphs() -> None:
    report = para("一、做法", looks='<w:outlineLvl w:val="0"/>') + para("束" * 120)
    found = read(made(table(cell(para("述职内容")) + cell(report))))
    assert found == [Paragraph("述职内容", table=True), Paragraph("一、做法", heading=1), Paragraph("束" * 120)]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    chosen = f"<mc:Choice Requires='wps'>{box(para('框里'), para('两行'))}</mc:Choice>"
    spare = f"<mc:Fallback>{box(para('框里'), para('两行'), place='v:textbox')}</mc:Fallback>"
    body = para("前", f"<mc:AlternateContent>{chosen}{spare}</mc:AlternateContent>", "后") + para("完")
    assert texts(made(body)) == ["前后", "框里", "两行", "完"]


def test_a_text_box_of_the_older_kind_and_a_table_in_it() -> None:
    body = para("前", box(table(cell(para("甲")) + cell(para("乙"))), para("尾"), place="v:textbox"))
    assert texts(made(body)) == ["前", "甲\t乙", "尾"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
<w:style w:type="paragraph" w:styleId="odd"><w:name w:val="公文小标题"/><w:basedOn w:val="1"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="deep"><w:name w:val="三级"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="圈"/><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:name w:val="圈二"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("looks", "inner", "seen"),
    [
        ('<w:pStyle w:val="1"/>', "束", Paragraph("束", heading=1, bold=True)),
        ('<w:pStyle w:val="1"/>', run("束", '<w:b w:val="false"/>'), Paragraph("束", heading=1)),
        ('<w:pStyle w:val="2"/>', "束", Paragraph("束", heading=2)),
        ('<w:pStyle w:val="odd"/>', "束", Paragraph("束", heading=1)),
        ('<w:pStyle w:val="deep"/>', "束", Paragraph("束", heading=3, centred=True)),
        ('<w:pStyle w:val="deep"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/>', "束", Paragraph("束")),
        ('<w:pStyle w:val="loop"/>', "束", Paragraph("束")),
        ('<w:pStyle w:val="nowhere"/>', "束", Paragraph("束")),
        ('<w:outlineLvl w:val="1"/>', "束", Paragraph("束", heading=2)),
        ('<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>', "束", Paragraph("束", centred=True)),
        ("", run("束", '<w:rStyle w:val="s"/>'), Paragraph("束", bold=True)),
        ("", run("束", "<w:b/>") + run("小"), Paragraph("束小")),
        ("", run("束", "<w:b/><w:sz w:val='32'/>") + run("　") + run("小", "<w:b w:val='1'/>"), Paragraph("束　小", bold=True)),
        ("", run("", "<w:b/>"), Paragraph("")),
    ],
)
def test_looks_come_from_the_paragraph_its_letters_and_its_styles(looks: str, inner: str, seen: Paragraph) -> None:
    assert read(made(para(inner, looks=looks) + para("。"), styles=STYLES)) == [seen, Paragraph("。")]


def level(at: int, form: str, text: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


NUMBERING = "".join(
    [
        "<w:abstractNum w:abstractNumId='0'>",
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "japaneseCounting", "（%2）", "<w:pStyle w:val='2'/>"),
        level(2, "decimal", "%3."),
        "</w:abstractNum><w:abstractNum w:abstractNumId='1'>",
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2", "<w:suff w:val='space'/>"),
        level(2, "bullet", ""),
        level(3, "ideographTraditional", "%4、"),
        "</w:abstractNum>",
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>",
        "<w:num w:numId='3'><w:abstractNumId w:val='0'/>",
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>",
    ]
)


def listed(number: int, at: int, text: str = "束") -> str:
    return para(text, looks=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.mark.parametrize(
    ("places", "seen"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["一、束", "（一）束", "（二）束", "二、束", "（一）束"]),
        ([(1, 0)] * 11, [f"{number}、束" for number in [*"一二三四五六七八九十", "十一"]]),
        ([(1, 2), (1, 2), (1, 0), (1, 2)], ["1. 束", "2. 束", "一、束", "1. 束"]),
        ([(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], ["1. 束", "1.1 束", "1.2 束", "2. 束", "2.1 束"]),
        ([(2, 1)], ["1.1 束"]),
        ([(2, 2), (2, 3), (2, 3)], ["束", "甲、束", "乙、束"]),
        ([(1, 0), (3, 0), (3, 0)], ["一、束", "五、束", "六、束"]),
        ([(0, 0), (9, 0), (1, 7)], ["束", "束", "束"]),
    ],
)
def test_automatic_numbers_are_written_out(places: list[tuple[int, int]], seen: list[str]) -> None:
    assert texts(made("".join(listed(*place) for place in places), numbering=NUMBERING)) == seen


def test_a_style_may_bring_the_number_and_its_level() -> None:
    styles = '<w:style w:styleId="2"><w:name w:val="标题 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = para("束", looks='<w:pStyle w:val="2"/>') + para("钮", looks='<w:pStyle w:val="2"/>')
    body += para("霁", looks='<w:pStyle w:val="2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = read(made(body, styles=styles, numbering=NUMBERING))
    assert found == [Paragraph("（一）束", heading=2), Paragraph("（二）钮", heading=2), Paragraph("霁", heading=2)]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (para("束", "<w:r><w:footnoteReference w:id='1'/></w:r>"), messages.NOTES_LEFT),
        (para("束", "<w:r><w:commentReference w:id='1'/></w:r>"), messages.COMMENTS_LEFT),
        (para("束", run("小", "<w:vanish/>")), messages.HIDDEN_LEFT),
        (para("束") + "<w:altChunk r:id='r1'/>", messages.EMBEDDED_LEFT),
        (para("束", "<w:ins w:id='1'><w:r><w:t>小</w:t></w:r></w:ins>"), messages.CHANGES_TAKEN),
        (para("束") + para("一、做法 1", looks='<w:pStyle w:val="t1"/>'), messages.CONTENTS_LEFT),
    ],
)
def test_what_is_left_out_is_told(body: str, note: str) -> None:
    assert open_document(made(body, styles=STYLES), "述职.docx").notes == (note,)


def test_headers_embedded_files_and_links_do_not_matter() -> None:
    parts: dict[str, str | bytes | None] = {"word/header1.xml": "x", "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}
    related = [("hyperlink", "https://example.invalid/", "External"), ("header", "header1.xml", "")]
    found = open_document(made(parts=parts, related=related), "述职.docx")
    assert [one.text for one in found.paragraphs] == ["束小满"]
    assert found.notes == (messages.EMBEDDED_LEFT,)
    assert not found.wrapped


UNUSUAL = document(
    para("束", "<w:r><w:tab/><w:t>小</w:t></w:r>", looks='<w:tabs><w:tab w:val="left"/></w:tabs><w:jc w:val="center"/>') + para("满")
)


@pytest.mark.parametrize(
    "content",
    [
        UNUSUAL,
        UNUSUAL.replace("w:", "q:").replace("xmlns:w=", "xmlns:q="),
        UNUSUAL.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", f'xmlns="{WORD}" xmlns:w='),
        UNUSUAL.replace("束", "<!-- 注 -->束"),
        UNUSUAL.replace("束", "<![CDATA[束]]>"),
        UNUSUAL.replace("<w:body>", "<?odd 注?><w:body>"),
        UNUSUAL.replace("<w:pPr>", "<w:pPr >").replace("</w:t>", "</w:t\n>").replace("</w:p>", "</w:p >"),
        UNUSUAL.replace('"', "'"),
        UNUSUAL.replace(HEAD_OF := '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', HEAD_OF + "<!-- 注 -->"),
        UNUSUAL.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        "\ufeff" + UNUSUAL,
    ],
)
def test_unusual_ways_to_write_the_same_are_read_the_same(content: str) -> None:
    assert read(made(parts={MAIN: content})) == [Paragraph("束\t小", centred=True), Paragraph("满")]


def test_a_picture_brings_names_of_its_own() -> None:
    drawing = '<w:r><w:drawing><a:graphic xmlns:a="urn:a" descr="a > b"><a:t>图</a:t></a:graphic></w:drawing></w:r>'
    assert texts(made(para("束", drawing, "小"))) == ["束小"]


def test_the_names_of_the_test_documents_are_usual_ones() -> None:
    assert usual.is_usual(UNUSUAL.encode())
    assert not usual.is_usual(UNUSUAL.replace(NAMES, NAMES.replace("xmlns:w", "xmlns:q")).encode())
    assert not usual.is_usual(UNUSUAL.encode()[:200])


@pytest.mark.parametrize("other", ['"urn:a\'b"', f'"urn:{"a" * 400}"', '"urn:&lt;a"'])
def test_letters_of_another_language_under_the_usual_name_are_not_text(other: str) -> None:
    names = NAMES.replace(f'"{WORD}"', other) + f' xmlns:q="{WORD}"'
    content = UNUSUAL.replace(NAMES, names).replace("</w:body>", "<q:p><q:r><q:t>霁</q:t></q:r></q:p></w:body>")
    assert not usual.is_usual(content.encode())
    assert texts(made(parts={MAIN: content})) == ["霁"]
