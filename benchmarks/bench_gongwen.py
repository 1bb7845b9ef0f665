"""Official documents of four pages: written as .docx (baseline: docxtpl with a template that an office would make in Word), and as PDF."""

from functools import cache
from io import BytesIO
from itertools import count
from random import Random

from benchmarks.harness import SEED, Row, at_most, benchmark, compare, times_better

SECTIONS, POINTS = 4, 6
CLAUSE = "街道党工委每月听取一次网格党支部工作汇报，对群众反映的“停车难”问题逐件登记、逐件销号，" * 2 + "群众满意率稳步上升。"
TITLE = "青禾街道党工委关于2025年度抓基层党建工作情况的报告"
ADDRESSEE, OFFICE, DATE = "中共云溪区委组织部", "中共青禾街道工作委员会", "2026年1月5日"
NUMBERS = "一二三四五六"


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, (heading of level 2, paragraph below it))."""
    return [
        (f"{NUMBERS[one]}、抓实第{one + 1}件事", [(f"（{NUMBERS[point]}）把第{point + 1}步走稳", CLAUSE) for point in range(POINTS)])
        for one in range(SECTIONS)
    ]


@cache
def template() -> bytes:
    """Looks by styles, as ours; the text stands in loops over paragraphs."""
    from docx import Document
    from docx.shared import Pt

    book = Document()
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        book.styles[name].font.name = "仿宋_GB2312"
        book.styles[name].font.size = Pt(16)
    book.add_paragraph("{{ title }}", style="Title")
    book.add_paragraph("{{ addressee }}：")
    book.add_paragraph("{%p for heading, points in sections %}")
    book.add_paragraph("{{ heading }}", style="Heading 1")
    book.add_paragraph("{%p for words, text in points %}")
    book.add_paragraph("{{ words }}", style="Heading 2")
    book.add_paragraph("{{ text }}")
    book.add_paragraph("{%p endfor %}")
    book.add_paragraph("{%p endfor %}")
    book.add_paragraph("{{ office }}")
    book.add_paragraph("{{ date }}")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def text_of(data: bytes) -> str:
    """Without the lines into which a title is broken, and without what only holds places."""
    from docx import Document

    return "\n".join(text for one in Document(BytesIO(data)).paragraphs if (text := one.text.replace("\n", "")))


@benchmark("gongwen.docx")
def docx() -> Row:
    """From blocks to bytes, against loading the template, filling it in and saving it: a filled template cannot be filled again."""
    from docxtpl import DocxTemplate

    from zerentian.gongwen.blocks import Document, Heading, Paragraph, Signature
    from zerentian.gongwen.docx.writing import docx_of

    def ours() -> bytes:
        blocks: list[Heading | Paragraph] = []
        for heading, points in sections():
            blocks.append(Heading(1, heading[:2], heading[2:]))
            for words, text in points:
                blocks += [Heading(2, words[:3], words[3:]), Paragraph(text)]
        return docx_of(Document("plain", TITLE, tuple(blocks), addressee=ADDRESSEE, signature=Signature((OFFICE,), DATE)))

    def theirs() -> bytes:
        book = DocxTemplate(BytesIO(template()))
        book.render({"title": TITLE, "addressee": ADDRESSEE, "sections": sections(), "office": OFFICE, "date": DATE}, autoescape=True)
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    assert text_of(ours()) == text_of(theirs())
    return compare(ours, theirs, runs=15, unit="ms", goal=times_better(20))


@benchmark("gongwen.pdf")
def pdf() -> Row:
    """From blocks to bytes, with fonts found before but each time other text: what was laid out once is not laid out again."""
    from pypdfium2 import PdfDocument

    from zerentian.gongwen.blocks import Document, Heading, Paragraph
    from zerentian.gongwen.pdf.writing import pdf_of

    numbers = count(SEED)

    def ours() -> bytes:
        draw = Random(next(numbers))
        blocks: list[Heading | Paragraph] = []
        for heading, points in sections():
            blocks.append(Heading(1, heading[:2], heading[2:]))
            for words, text in points[:3]:
                blocks += [Heading(2, words[:3], words[3:]), Paragraph("".join(draw.sample(text, len(text))))]
        return pdf_of(Document("plain", TITLE, tuple(blocks), byline=(OFFICE,), addressee=ADDRESSEE)).data

    assert len(PdfDocument(ours())) == 4
    return compare(ours, runs=15, unit="ms", goal=at_most(50))
