"""The writer and the measure agree: what the one writes, the other finds nothing in but what the words themselves get wrong."""

from dataclasses import replace
from itertools import product

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from zerentian.gongwen.blocks import Block, Document, Head, Heading, Imprint, Paragraph, Present, Signature, Table
from zerentian.gongwen.docx.tests.forms import DOWNWARD, FORMS, MINUTES, SMALL, TEXT, UPWARD
from zerentian.gongwen.docx.writing import docx_of
from zerentian.gongwen.drafts.kinds import DocumentKind, kinds
from zerentian.gongwen.drafts.reading import draft_of_text
from zerentian.gongwen.drafts.settings import Settings
from zerentian.gongwen.drafts.tests import test_markdown, test_reports
from zerentian.gongwen.measuring import findings, measure, mended
from zerentian.gongwen.measuring.measured import Name
from zerentian.gongwen.measuring.tests import building, slips

SETTINGS = Settings(
    "青禾街道党工委文件", "云溪区青禾街道办事处", "青禾街道党工委会议纪要", "青禾夜校简报", "青禾街道党工委", "青禾街道党政办公室", True
)
OFFICES = (
    "中共青禾街道工作委员会",
    "青禾街道办事处",
    "云溪区民政局",
    "云溪区麦浪社区综合服务中心",
    "云溪区蓼花桥集市管理委员会办公室联合工作站",
    "武装部",
)
SIGNED = {
    "one": OFFICES[:1],
    "one that is short": OFFICES[5:],
    "one that is wider than its seal": OFFICES[4:5],
    "two": OFFICES[:2],
    "the last is shorter": OFFICES[3:0:-1],
    "five": OFFICES[:5],
    "six": OFFICES,
    "blank": ("＿＿",),
    "two blanks": ("＿＿", "＿＿"),
}
DATES = ("2026年1月5日", "2026年11月25日", "＿＿年＿＿月＿＿日")
LAST: tuple[Block, ...] = (Paragraph("蓼花桥头的集市已经整治完毕。"),)


def found_in(document: Document) -> list[tuple[str, str, str]]:
    return [(one.rule, one.place, one.found) for one in findings(measure(docx_of(document)))]


def named(document: Document, *names: Name) -> list[str]:
    measured = measure(docx_of(document))
    return [measured.paragraphs[place].text for place in measured.of(*names)]


@pytest.mark.parametrize("document", FORMS.values(), ids=FORMS.keys())
def test_nothing_is_found_in_any_form(document: Document) -> None:
    assert found_in(document) == []


@pytest.mark.parametrize("settings", [Settings(), SETTINGS], ids=["no settings", "settings"])
@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_nothing_is_found_in_a_blank_template(kind: DocumentKind, settings: Settings) -> None:
    assert found_in(draft_of_text(kind.template, "空白.md", kind=kind.code, settings=settings).document) == []


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_nothing_is_found_in_a_template_that_was_filled_in(kind: DocumentKind) -> None:
    written = kind.template.replace("〔＿＿〕＿＿号", "〔2026〕11号").replace("＿＿年＿＿月＿＿日", "2026年3月18日").replace("＿＿", "柳溪")
    assert found_in(draft_of_text(written, "填好.md", kind=kind.code, settings=SETTINGS).document) == []


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (test_reports.OFFICIAL, [("heading_mark", "写成“二.”")]),  # the draft says 二. where 二、 is wanted, and words are never touched
        (test_reports.DEBRIEF, []),
        (test_markdown.DRAFT, []),
    ],
    ids=["report", "debrief", "markdown"],
)
def test_in_filled_drafts_only_wrong_words_are_found(draft: str, wrong: list[tuple[str, str]]) -> None:
    assert [(rule, found) for rule, _, found in found_in(draft_of_text(draft, "文稿.txt").document)] == wrong


@pytest.mark.parametrize(("names", "date", "sealed"), list(product(SIGNED, DATES, (False, True))))
def test_names_and_dates_stand_right_however_many_sign(names: str, date: str, sealed: bool) -> None:
    """The last paragraph of the text is short: only where they stand tells names from it."""
    signed = replace(UPWARD, title="关于整治蓼花桥集市的情况报告", blocks=LAST, signature=Signature(SIGNED[names], date, sealed))
    assert found_in(signed) == []
    assert "".join(named(signed, "signature")).replace("\t", "") == "".join(SIGNED[names])
    assert named(signed, "date", "body") == [LAST[0].text, date]  # type: ignore[union-attr]


def test_several_names_in_a_line_are_measured_by_the_last() -> None:
    """Three 字 further to the left than the date below it asks for."""
    measured = measure(docx_of(replace(UPWARD, signature=Signature(OFFICES[:3], DATES[0], sealed=True))))
    place = measured.of("signature")[-1]
    line = measured.paragraphs[place]
    moved = replace(line, right_stops=(*line.right_stops[:-1], line.right_stops[-1] + 3))
    (found,) = findings(replace(measured, paragraphs=(*measured.paragraphs[:place], moved, *measured.paragraphs[place + 1 :])))
    assert (found.rule, found.mends) == ("signature_place", ())  # a tab cannot be mended without touching what was typed


def test_names_under_one_another_are_mended_together() -> None:
    """Without a seal: the longest of 11 characters stands 2 from the right, so all begin 13 from it: one of 7 ends 6 from it, and the date,
    6 wide, which begins 11 from it, 5."""
    document = building.sealed()
    (above,) = [one for one in document.paragraphs if one.text == OFFICES[0]]
    building.setting(above._p.pPr, "ind", right=640)
    below = building.right(document, OFFICES[1], 0)
    above._p.addnext(below._p)
    slips.found(document, "2026年").runs[0].text = "2026年1月5日"
    (found,) = findings(measure(building.saved(document)))
    assert (found.rule, found.wanted.partition("；")[0]) == ("signature_place", "不盖章：署名右空 6 字、日期右空 5 字")
    data = mended(building.saved(document))
    assert data.left == ()
    assert [one.placing.right for one in measure(data.data).paragraphs if one.text in (*OFFICES[:2], "2026年1月5日")] == [2, 6, 5]


def test_names_under_one_another_may_each_stand_two_from_the_right() -> None:
    """The standard says of the further names only that they stand below. The last is 7 wide, the date of 6 begins two behind it: it ends 1
    from the right."""
    document = building.blank()
    building.title(document, "关于整治蓼花桥集市的情况报告")
    building.write(document, "市委组织部：", first=0)
    building.body(document)
    building.write(document, "", first=0)
    for text, gap in ((OFFICES[0], 2), (OFFICES[1], 2), (DATES[0], 1)):
        building.right(document, text, gap)
    assert findings(measure(building.saved(document))) == []


@pytest.mark.parametrize("names", [(), ("柳溪社区党委",), ("＿＿",)])
def test_a_date_or_a_name_may_stand_alone(names: tuple[str, ...]) -> None:
    for date in ("", "2026年1月5日") if names else DATES:
        assert found_in(replace(UPWARD, title="关于集市的情况报告", signature=Signature(names, date), note="")) == []


@pytest.mark.parametrize(
    "signers", [("束小满",), ("束小满", "钮晓雾"), ("束小满", "钮晓雾", "乔麦"), ("束小满", "钮晓雾", "乔麦", "柏小舟", "宣禾")]
)
@pytest.mark.parametrize("number", ["青街工委〔2026〕4号", "＿＿〔＿＿〕＿＿号", "〔2026〕11号"])
def test_number_and_signers_are_of_the_head(signers: tuple[str, ...], number: str) -> None:
    for mark in ("", "中共青禾街道工作委员会文件"):
        headed = replace(UPWARD, head=Head(mark, number, signers))
        assert found_in(headed) == []
        assert "".join(named(headed, "title")).replace("\n", "") == UPWARD.title


@pytest.mark.parametrize("mark", ["青禾街道党工委会议纪要", "＿＿会议纪要"])
def test_the_mark_of_minutes_is_not_their_title(mark: str) -> None:
    blank = replace(MINUTES, title="＿＿会议纪要", head=Head(mark), present=(Present("出席", "＿＿"), Present("列席", "＿＿")))
    assert found_in(blank) == []
    assert (named(blank, "head"), named(blank, "title")) == ([mark], ["＿＿会议纪要"])
    assert named(blank, "present") == ["出席：＿＿", "列席：＿＿"]


def test_present_members_follow_minutes_that_end_with_a_list() -> None:
    document = replace(MINUTES, blocks=(*MINUTES.blocks, *TEXT), imprint=None)
    assert found_in(document) == []
    assert [one[:3] for one in named(document, "present")] == ["出席：", "请假：", "列席："]


@pytest.mark.parametrize("title", ["网格党支部情况", "表1 综合评价结果", "问题清单"])
def test_a_title_of_a_table_is_no_body(title: str) -> None:
    table = Table(SMALL.header, SMALL.rows, title)
    document = replace(DOWNWARD, blocks=(Heading(1, "一、", "总体情况"), *LAST, table, *LAST, table), annexes=())
    assert found_in(document) == []
    assert named(document, "table_title") == [title, title]


def test_a_sentence_or_a_heading_above_a_table_is_no_title_of_it() -> None:
    document = building.annexed()
    sentence = slips.found(document, "二、")
    for text, font, rules in (
        ("评议结果如下表所示。", "仿宋_GB2312", ["sides"]),
        ("（三）评议结果", "楷体_GB2312", ["sides"]),
        ("评议结果", "黑体", []),
    ):
        line = building.write(document, text, font, first=0, align=ALIGN.CENTER)
        table = building.table(document, [("组织", "得分"), ("柳溪社区", "92")])
        for one in (line._p, table._tbl):
            sentence._p.addprevious(one)
        assert [one.rule for one in findings(measure(building.saved(document)))] == rules
        line._p.getparent().remove(line._p)


def test_those_present_are_written_in_two_fonts_and_one_size() -> None:
    def spoilt(name: str, size: float) -> list[str]:
        document = building.blank()
        building.title(document, "青禾街道党工委会议纪要")
        building.write(document, building.BODY)
        building.write(document, "", first=0)
        line = building.write(document, "出席：", "黑体")
        building.look(line.add_run("束小满、钮晓雾"), name, size)
        return [one.rule for one in findings(measure(building.saved(document)))]

    assert (spoilt("仿宋_GB2312", 16), spoilt("微软雅黑", 16), spoilt("仿宋_GB2312", 14)) == ([], ["body_font"], ["body_size"])


def test_a_speech_may_turn_to_those_present() -> None:
    speech = (*LAST, Paragraph("同志们：", indented=False), *LAST)
    assert found_in(Document("plain", "在夜校开课仪式上的主持词", speech)) == []


@pytest.mark.parametrize("title", ["夜校", "关于" + "蓼花桥集市、麦浪社区夜校和青禾街道养老驿站" * 4 + "有关事项的通知"])
def test_what_is_set_as_a_title_is_one(title: str) -> None:
    document = Document("plain", title, (*LAST, *TEXT), imprint=Imprint("", "青禾街道党政办公室", "＿＿年＿＿月＿＿日"))
    assert found_in(document) == []
    assert "".join(named(document, "title")).replace("\n", "") == title
