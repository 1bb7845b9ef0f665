"""Reading reports: Word documents as offices write them, their looks said anew for every run of letters; and texts, read and checked."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from benchmarks.harness import SEED, Row, at_least, benchmark, compare, times_better

DOCUMENTS, SECTIONS, PARAGRAPHS = 4, 4, 6
MARKED = Path(__file__).parent.parent / "src" / "zerentian" / "reading" / "tests" / "texts"
DEBRIEFS, CLAUSES, POINTS = 12, 400, 9  # clauses of a debrief without a figure; sentences of a point, as dense as in three real reports
COUNTS = re.compile("[一二三四五六七八九十](?:是|要|抓|、)|首先|其次|再次|最后|第[一二三四五六]")  # of an enumeration that is not ours
FONT = "仿宋_GB2312"
WORDS = [
    *("支部", "党员", "大会", "学习", "教育", "召开", "组织", "开展", "培训", "整改", "落实", "社区", "村", "街道"),
    *("书记", "带头", "讲", "党课", "走访", "群众", "解决", "问题", "一是", "二是", "全年", "共", "人次"),
]


def report(draw: Random) -> bytes:
    """Some 9,000 characters: a title, headings by style, and paragraphs in runs of a few words, as Word cuts what is typed and mended."""
    from docx import Document

    book = Document()
    book.add_paragraph("抓基层党建工作述职报告")
    for section in "一二三四"[:SECTIONS]:
        book.add_heading(f"{section}、{sentence(draw, 5)}", 1)
        for _ in range(PARAGRAPHS):
            paragraph = book.add_paragraph()
            for _ in range(draw.randint(12, 24)):
                add_run(paragraph, sentence(draw, draw.randint(4, 12)))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sentence(draw: Random, words: int) -> str:
    return "".join(draw.choices(WORDS, k=words)) + f"{draw.randint(1, 99)}次，"


def add_run(paragraph: object, text: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    run.font.name, run.font.size = FONT, Pt(16)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


@cache
def reports() -> list[bytes]:
    draw = Random(SEED)
    return [report(draw) for _ in range(DOCUMENTS)]


@benchmark("reading.docx")
def docx() -> Row:
    """Opening with every refusal in place, to paragraphs. Baseline: the text of the paragraphs as python-docx gives it, no more."""
    from docx import Document

    from zerentian.reading.documents.opening import open_document

    def ours() -> list[str]:
        return ["\n".join(one.text for one in open_document(data, "述职.docx").paragraphs) for data in reports()]

    def theirs() -> list[str]:
        return ["\n".join(one.text for one in Document(BytesIO(data)).paragraphs) for data in reports()]

    assert ours() == theirs()
    return compare(ours, theirs, runs=15, unit="ms", goal=times_better(15))


@cache
def texts() -> list[str]:
    """Debriefs of some 5,000 characters, as long as real ones, with a figure in every hundred characters or so, as these have."""
    from zerentian.reading.figures import figures
    from zerentian.reading.tests.marking import all_marked

    draw = Random(SEED)
    bodies = [marked.plain for folder in sorted(MARKED.iterdir()) for marked in all_marked(folder)]
    words = {one for body in bodies for one in re.findall("(?<=[，。；])[\u4e00-\u9fff“”、《》]{6,30}(?=[，。；])", body)}
    clauses = sorted(one for one in words if not figures(one) and not COUNTS.search(one))
    counted = sorted({one for body in bodies for one in re.findall("[\u4e00-\u9fff]{4,20}[0-9]+[\u4e00-\u9fff]{1,12}(?=[，。；])", body)})
    return [debrief(draw.sample(clauses, CLAUSES), draw.sample(counted, CLAUSES // 16), draw) for _ in range(DEBRIEFS)]


def debrief(clauses: list[str], counted: list[str], draw: Random) -> str:
    clauses = [*clauses, *counted]
    draw.shuffle(clauses)
    sentences = ["，".join(clauses[begin : begin + 3]) + "。" for begin in range(0, len(clauses), 3)]
    lines = ["青禾社区党委书记2025年度抓基层党建工作述职报告", "各位领导："]
    for part, heading in enumerate(("一、主要做法", "二、存在的问题", "三、下一步打算")):
        own = sentences[part * len(sentences) // 3 : (part + 1) * len(sentences) // 3]
        lines.append(heading)
        for begin in range(0, len(own), POINTS * 4):
            group = own[begin : begin + POINTS * 4]
            points = "".join(f"{'一二三四'[n]}是{''.join(group[n * POINTS : (n + 1) * POINTS])}" for n in range(4))
            lines.append(f"（{'一二三四五六七八九'[begin // (POINTS * 4)]}）办实事。{points}")
    return "\n".join([*lines, "青禾社区党委", "2025年12月31日"])


@benchmark("reading.text")
def text() -> Row:
    """From text to structure, figures and findings, on one core; bytes of UTF-8 a second."""
    from zerentian.reading.checking import check
    from zerentian.reading.reader import read_text

    read = [read_text(one) for one in texts()]
    assert all(len(report.sections) == 3 and report.figures for report in read)
    size = sum(len(one.encode()) for one in texts())
    return compare(lambda: [check(read_text(one)) for one in texts()], runs=15, unit="bytes/s", count=size, goal=at_least(5_000_000))
